import ArgumentParser

struct SchoolsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schools", abstract: "The register of schools.",
        subcommands: [Import.self, Merge.self, Leave.self, Count.self])
}
