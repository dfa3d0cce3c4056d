import ArgumentParser
import ContentReader
import Domain
import Foundation

struct NewVersion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-version",
        abstract: "Begins a version as a copy of another, with a mapping in which every question is the same.")

    @OptionGroup var content: ContentOptions

    @Argument(help: "The scheme, such as esafety-label.")
    var scheme: String

    @Argument(help: "The version to begin from, such as 2026.1.")
    var old: String

    @Argument(help: "The name of the new version, such as 2027.1.")
    var new: String

    func run() async throws {
        let edition = try content.edition(scheme, old, in: try content.read(for: .working))
        let folder = content.folder.appending(path: "schemes/\(scheme)")
        let target = folder.appending(path: new)
        guard !new.isEmpty, new.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-.".utf8.contains($0) }),
            new.first?.isLetter == true || new.first?.isNumber == true
        else { throw BadInput("\(new) can't be the name of a version. Write one like 2027.1.") }
        guard !FileManager.default.fileExists(atPath: target.path) else {
            throw BadInput("There is a version \(new) already, in \(target.path).")
        }
        try FileManager.default.copyItem(at: folder.appending(path: old), to: target)
        let structure = target.appending(path: "structure.yaml")
        let text = try String(contentsOf: structure, encoding: .utf8)
        try Data(begun(from: text, edition.version).utf8).write(to: structure, options: .atomic)
        print("\(scheme) \(new) is a draft in \(target.path), with a mapping from \(old).")
    }

    /// structure.yaml of the new version: its own name, and a mapping instead of the one that was there.
    private func begun(from text: String, _ earlier: Version) -> String {
        var lines: [Substring] = []
        var isLeftOut = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let first = line.first, first != " ", first != "#", first != "-" {
                isLeftOut = line.hasPrefix("follows:") || line.hasPrefix("mapping:")
            }
            if isLeftOut { continue }
            lines.append(line.hasPrefix("version:") ? "version: \"\(new)\"" : line)
        }
        let entries = earlier.questions.map { "  - {as: \"same\", from: \"\($0.id)\", to: \"\($0.id)\"}\n" }
        let kept = lines.joined(separator: "\n")
        return kept + (kept.hasSuffix("\n") ? "" : "\n") + "follows: \"\(old)\"\nmapping:\n" + entries.joined()
    }
}
