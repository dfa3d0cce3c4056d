import ArgumentParser
import ContentReader
import Domain

struct DiffVersions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Tells what changed from one version to another, and what can be compared.")

    @OptionGroup var content: ContentOptions

    @Argument(help: "The scheme, such as esafety-label.")
    var scheme: String

    @Argument(help: "The earlier version, such as 2026.1.")
    var old: String

    @Argument(help: "The later version, such as 2027.1.")
    var new: String

    func run() async throws {
        let catalogue = try content.read(for: .working)
        let earlier = try content.edition(scheme, old, in: catalogue)
        let later = try content.edition(scheme, new, in: catalogue)
        for line in VersionDifference(earlier: earlier, later: later).lines { print(line) }
    }
}
