import Domain
public import Foundation

/// The words of a file of texts, each by its place in it: `questions/q101/ask`. In the order of the file, and
/// whatever the rest of the content says: also of a translation that is not complete yet.
public struct Wordlist: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        public let id: String
        public let text: String

        public init(id: String, text: String) {
            self.id = id
            self.text = text
        }
    }

    public let entries: [Entry]

    public init(entries: [Entry]) {
        self.entries = entries
    }

    public var texts: [String: String] {
        Dictionary(entries.map { ($0.id, $0.text) }) { first, _ in first }
    }

    /// As YAML: nested by the places, every text in quotation marks. What it writes reads back the same.
    public func yaml(comment: String) -> String {
        var lines = ["# " + comment]
        var open: [Substring] = []
        for entry in entries {
            let keys = entry.id.split(separator: "/")
            let shared = zip(open, keys.dropLast()).prefix { $0 == $1 }.count
            for depth in shared..<max(keys.count - 1, shared) {
                lines.append(indent(depth) + key(keys[depth]) + ":")
            }
            open = keys.dropLast()
            lines.append(indent(keys.count - 1) + key(keys.last ?? "") + ": " + quotedScalar(entry.text))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func indent(_ depth: Int) -> String {
        String(repeating: "  ", count: depth)
    }

    /// Ids that YAML could take for something else are quoted.
    private func key(_ key: Substring) -> String {
        let first = key.utf8.first ?? 0
        let isWord = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) && !key.contains(".")
        return isWord && !["no", "yes", "on", "off", "y", "n", "null", "true", "false"].contains(key)
            ? String(key) : quotedScalar(String(key))
    }
}

/// The text as YAML in double quotation marks.
func quotedScalar(_ text: String) -> String {
    var scalar = "\""
    for character in text.unicodeScalars {
        switch character {
        case "\"": scalar += "\\\""
        case "\\": scalar += "\\\\"
        case "\n": scalar += "\\n"
        default: scalar.unicodeScalars.append(character)
        }
    }
    return scalar + "\""
}

/// A file of texts as it was read: its words, or what is wrong with it.
public struct WordlistReading: Sendable {
    public let list: Wordlist?
    public let faults: [ContentFault]
}

/// Reads the words of one file, by its path in the folder of content.
public func readWordlist(_ path: String, in folder: URL) -> WordlistReading {
    let faults = Faults()
    let root = ContentFolder(root: folder, faults: faults).open(path)
    var entries: [Wordlist.Entry] = []
    root.map { gather($0, under: "", into: &entries) }
    return WordlistReading(list: faults.count == 0 ? Wordlist(entries: entries) : nil, faults: faults.sorted)
}

private func gather(_ cursor: Cursor, under path: String, into entries: inout [Wordlist.Entry]) {
    guard cursor.isMapping else {
        if let text = cursor.scalar("a text") { entries.append(Wordlist.Entry(id: path, text: text)) }
        return
    }
    for (key, value) in cursor.pairs() ?? [] {
        gather(value, under: path.isEmpty ? key : "\(path)/\(key)", into: &entries)
    }
}
