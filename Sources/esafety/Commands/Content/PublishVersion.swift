import ArgumentParser
import ContentReader
import Domain
import Foundation

struct PublishVersion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publishes a version, or records a correction of its texts.",
        discussion: """
            Writes the checksum of structure and actions into published.yaml: from then on they can't change. Texts \
            can: called again, it records each changed text as a revision with its day, which results name.
            """)

    @OptionGroup var content: ContentOptions

    @Argument(help: "The scheme, such as esafety-label.")
    var scheme: String

    @Argument(help: "The version, such as 2026.1.")
    var version: String

    @Option(help: "The day from which it holds, such as 2026-11-22. Default today.")
    var on: String?

    func run() async throws {
        let day = try dayOrToday(on)
        let reading = readContent(at: content.folder, allowsUnrecordedTexts: true)
        guard let catalogue = reading.catalogue else {
            for fault in reading.faults { print(fault) }
            throw NotSo("Nothing is published: the content has \(reading.faults.count) fault(s).")
        }
        let edition = try content.edition(scheme, version, in: catalogue)
        switch try publish(edition, in: content.folder, on: day) {
        case .published:
            print("\(edition.version.name) is published from \(day), checksum \(edition.checksum).")
        case .recorded(let languages):
            let names = languages.map(\.rawValue).joined(separator: " ")
            print("\(edition.version.name): the texts in \(names) have a revision of \(day).")
        case .unchanged:
            print("\(edition.version.name) was published before, and nothing changed since.")
        }
    }
}
