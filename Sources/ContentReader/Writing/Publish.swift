import Crypto
public import Domain
public import Foundation

/// What publishing did.
public enum Publication: Sendable, Equatable {
    /// The version is published, and frozen from now on.
    case published
    /// It was published before; the texts of these languages have a new dated revision.
    case recorded([Language])
    /// It was published before, and nothing changed since.
    case unchanged
}

/// Writes the checksum of a version and the states of its texts in published.yaml. From then on structure and
/// actions can't change; a text can, when its new state is recorded by the same call.
/// - Parameters:
///   - edition: as read with `allowsUnrecordedTexts`, without a fault.
///   - day: from which the new states hold, `YYYY-MM-DD`.
public func publish(_ edition: Edition, in folder: URL, on day: String) throws -> Publication {
    let name = edition.version.name
    let path = "schemes/\(name.scheme)/published.yaml"
    let content = ContentFolder(root: folder, faults: Faults())
    var all = content.has(path) ? content.open(path).map { PublishedReader().read($0).mapValues(\.value) } ?? [:] : [:]
    let before = all[name.version]
    var texts = before?.texts ?? [:]
    var recorded: [Language] = []
    for language in edition.languages {
        let file = "schemes/\(name.scheme)/\(name.version)/text/\(language).yaml"
        let data = try Data(contentsOf: folder.appending(path: file))
        let checksum = hexadecimal(SHA256.hash(data: data))
        guard texts[language.rawValue]?.last?.checksum != checksum else { continue }
        texts[language.rawValue, default: []].append(Published.Revision(day: day, checksum: checksum))
        recorded.append(language)
    }
    guard before == nil || !recorded.isEmpty else { return .unchanged }
    all[name.version] = Published(day: before?.day ?? day, checksum: edition.checksum, texts: texts)
    try Data(yaml(of: all).utf8).write(to: folder.appending(path: path), options: .atomic)
    return before == nil ? .published : .recorded(recorded)
}

private func yaml(of published: [String: Published]) -> String {
    var lines = [
        "# What is published. Written by `esafety content publish`: structure and actions of these versions never",
        "# change again, and each state of a text has its day.",
    ]
    for (version, entry) in published.sorted(by: { $0.key < $1.key }) {
        lines += ["\"\(version)\":", "  on: \"\(entry.day)\"", "  checksum: \"\(entry.checksum)\"", "  texts:"]
        for (language, revisions) in entry.texts.sorted(by: { $0.key < $1.key }) {
            lines += ["    \(language == "no" ? "\"no\"" : language):", "      revisions:"]
            lines += revisions.map { "        - {on: \"\($0.day)\", checksum: \"\($0.checksum)\"}" }
        }
    }
    return lines.joined(separator: "\n") + "\n"
}
