import Crypto
public import Domain
public import Foundation

/// What is wrong with a translation, by the place of the text.
public struct TranslationFault: Error, Sendable, Equatable, CustomStringConvertible {
    public let id: String
    public let what: String

    public var description: String { "\(id): \(what)" }
}

/// A translation that comes back: complete, or all that is wrong with it.
public enum TranslationReading: Sendable {
    case complete(Wordlist)
    case refused([TranslationFault])
}

/// Puts the translated texts in the order of their source. Refuses ids that the source has not, ids that are
/// missing or there twice, and texts that `content check` would refuse.
public func translation(of source: Wordlist, from rows: [Wordlist.Entry]) -> TranslationReading {
    let known = source.texts
    var faults: [TranslationFault] = []
    var texts: [String: String] = [:]
    for row in rows {
        guard let original = known[row.id] else {
            let likely = suggestion(for: row.id, among: known.keys).map { "; \($0)" } ?? ""
            faults.append(TranslationFault(id: row.id, what: "there is no such text\(likely)"))
            continue
        }
        if texts.updateValue(row.text, forKey: row.id) != nil {
            faults.append(TranslationFault(id: row.id, what: "the text is there twice"))
        }
        if let defect = defect(inProse: row.text.trimmingSpace()) {
            faults.append(TranslationFault(id: row.id, what: "\(defect.what) — \(defect.remedy)"))
        } else if placeholders(in: row.text) != placeholders(in: original) {
            faults.append(
                TranslationFault(id: row.id, what: "the places for values (`{…}`) are not those of the source"))
        }
    }
    for entry in source.entries where texts[entry.id] == nil {
        faults.append(TranslationFault(id: entry.id, what: "the text is missing"))
    }
    guard faults.isEmpty else { return .refused(faults) }
    return .complete(Wordlist(entries: source.entries.map { .init(id: $0.id, text: texts[$0.id] ?? "") }))
}

/// Of which source texts the texts of a language were translated: so that it shows when a source is newer.
public struct TranslationRecord: Sendable, Equatable {
    public let source: Language
    /// The start of the SHA-256 of the source text, by the place of the text.
    public let marks: [String: String]

    public init(source: Language, marks: [String: String]) {
        self.source = source
        self.marks = marks
    }

    public static func mark(of text: String) -> String {
        String(hexadecimal(SHA256.hash(data: Data(text.utf8))).prefix(12))
    }

    public func yaml() -> String {
        let lines = marks.sorted { $0.key < $1.key }.map { "  \(quotedScalar($0.key)): \"\($0.value)\"" }
        return """
            # Of which texts this translation was made. Written by `esafety content import`; not for hands.
            from: "\(source)"
            texts:
            \(lines.joined(separator: "\n"))

            """
    }

    private enum Keys: String, ClosedKeys {
        case from, texts
    }

    /// The record in this file; nil where there is none, and faults where it can't be read.
    public static func read(_ path: String, in folder: URL) -> (record: TranslationRecord?, faults: [ContentFault]) {
        let faults = Faults()
        let content = ContentFolder(root: folder, faults: faults)
        guard content.has(path) else { return (nil, []) }
        guard let fields = content.open(path)?.fields(Keys.self), let source = fields[.from]?.language() else {
            return (nil, faults.sorted)
        }
        var marks: [String: String] = [:]
        for (id, mark) in fields[.texts]?.pairs() ?? [] {
            marks[id] = mark.text()
        }
        return (faults.count == 0 ? TranslationRecord(source: source, marks: marks) : nil, faults.sorted)
    }
}
