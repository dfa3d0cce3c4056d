import ArgumentParser
import ContentReader
import Domain
import Foundation
import Hummingbird
import Logging
import Web

struct PreviewVersion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Serves a questionnaire for its author, to read only, on this machine alone.",
        discussion: "Reads the content for each page: change a file and reload. Ctrl-C ends it.")

    @OptionGroup var content: ContentOptions

    @Argument(help: "The scheme, such as esafety-label.")
    var scheme: String

    @Argument(help: "The version, such as 2026.1.")
    var version: String

    @Option(help: "The two languages side by side, such as nl,fr. Default the version's first two.")
    var languages: String?

    @Option(help: "The port. 0 takes a free one.")
    var port = 8090

    func run() async throws {
        guard (0...65_535).contains(port) else { throw BadInput("\(port) is no port.") }
        let edition = try content.edition(scheme, version, in: try content.read(for: .working))
        let shown = languages?.split(separator: ",").map { Language(String($0)) } ?? Array(edition.languages.prefix(2))
        guard !shown.isEmpty, shown.allSatisfy({ edition.texts[$0] != nil }) else {
            let known = edition.languages.map(\.rawValue).joined(separator: " ")
            throw BadInput("\(edition.version.name) is not in all of these languages. It has: \(known).")
        }
        let (folder, name) = (content.folder, edition.version.name)
        var logger = Logger(label: "esafety")
        logger.logLevel = .warning
        let app = Application(
            router: previewRoutes { previewed(name, in: folder, shown) },
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
            onServerRunning: { channel in
                say("\(name) to read at http://localhost:\(channel.localAddress?.port ?? 0)/")
            }, logger: logger)
        try await app.runService()
    }
}

/// The version as the files say it now.
private func previewed(_ name: Version.Name, in folder: URL, _ languages: [Language]) -> Previewed {
    let reading = readContent(at: folder, allowsUnrecordedTexts: true)
    guard let edition = reading.catalogue?.edition(name) else {
        return .faults(reading.faults.map(\.description) + ["\(reading.faults.count) fault(s)"])
    }
    return .edition(edition, languages: languages)
}
