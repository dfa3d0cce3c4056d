import ArgumentParser
import ContentReader
import Domain

struct ContentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "content", abstract: "The questionnaires, programmes and words.", subcommands: [Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Names each fault of the content: file, line, id, what is wrong and how to mend it.")

        @OptionGroup var content: ContentOptions

        func run() async throws {
            let reading = readContent(at: content.folder)
            for fault in reading.faults { print(fault) }
            guard let catalogue = reading.catalogue else { throw NotSo("\(reading.faults.count) fault(s).") }
            for edition in catalogue.editions.values.sorted(by: { "\($0.version.name)" < "\($1.version.name)" }) {
                let version = edition.version
                print(
                    "\(version.name) (\(edition.isPublished ? "published" : "draft")): "
                        + "\(version.questions.count) questions, \(version.actions.count) actions, "
                        + "languages \(version.languages.map(\.rawValue).joined(separator: " "))")
            }
            print("Programmes: \(catalogue.programmes.map(\.id.rawValue).joined(separator: " ")). No faults.")
        }
    }
}
