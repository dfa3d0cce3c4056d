import ContentReader
import Foundation

/// A translator's table, as it came back: by RFC 4180, with comma or semicolon as a spreadsheet may save it.
struct TranslationSheet {
    /// The source text of each id, as the translator saw it.
    let sources: [String: String]
    let translated: [Wordlist.Entry]

    init(_ data: Data, source: String, target: String) throws {
        guard let text = String(validating: data, as: UTF8.self) else {
            throw BadInput("The file is not in UTF-8. Save it as CSV in UTF-8.")
        }
        let rows = try parsedCSV(text)
        guard let header = rows.first, let id = header.firstIndex(of: "id"),
            let from = header.firstIndex(of: source), let to = header.firstIndex(of: target)
        else { throw BadInput("The first line must name the columns id, \(source) and \(target).") }
        var sources: [String: String] = [:]
        var translated: [Wordlist.Entry] = []
        for (number, row) in rows.enumerated().dropFirst() where row != [""] {
            guard row.count == header.count else {
                throw BadInput("Row \(number + 1) has \(row.count) cells, not \(header.count).")
            }
            let cells = row.map(Self.unguarded)
            sources[cells[id]] = cells[from]
            translated.append(Wordlist.Entry(id: cells[id], text: cells[to]))
        }
        self.sources = sources
        self.translated = translated
    }

    private static let formula = Set("=+-@\t\r")

    /// A text whose own apostrophes can't be taken for the one that guards a formula.
    static func guarded(_ text: String) -> String {
        isGuarded(text) ? "'" + text : text
    }

    private static func unguarded(_ cell: String) -> String {
        isGuarded(cell) ? String(cell.dropFirst()) : cell
    }

    /// Whether it begins with an apostrophe, or more, before what a spreadsheet takes for a formula.
    private static func isGuarded(_ text: String) -> Bool {
        let rest = text.drop { $0 == "'" }
        return rest.count < text.count && rest.first.map(formula.contains) ?? false
    }
}

/// The rows of a table as CSV. The separator is what the first line has more of, comma or semicolon.
func parsedCSV(_ text: String) throws -> [[String]] {
    let characters = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
    let first = characters.prefix { $0 != "\n" && $0 != "\r" }
    let separator: Unicode.Scalar = first.count { $0 == ";" } > first.count { $0 == "," } ? ";" : ","
    var parser = CSVParser(separator: separator)
    for character in characters { parser.take(character) }
    return try parser.finish()
}

private struct CSVParser {
    let separator: Unicode.Scalar
    private var rows: [[String]] = []
    private var row: [String] = []
    private var cell = String.UnicodeScalarView()
    private var isQuoted = false
    /// After a quotation mark within quotes: it ends them, or a second one stands for itself.
    private var sawQuote = false
    private var sawReturn = false

    init(separator: Unicode.Scalar) {
        self.separator = separator
    }

    mutating func take(_ character: Unicode.Scalar) {
        if isQuoted && !sawQuote {
            if character == "\"" { sawQuote = true } else { cell.append(character) }
            return
        }
        if sawQuote {
            sawQuote = false
            if character == "\"" {
                cell.append(character)
                return
            }
            isQuoted = false
        }
        takePlain(character)
    }

    private mutating func takePlain(_ character: Unicode.Scalar) {
        defer { sawReturn = character == "\r" }
        switch character {
        case "\"" where cell.isEmpty: isQuoted = true
        case separator: endCell()
        case "\n" where sawReturn: break
        case "\n", "\r": endRow()
        default: cell.append(character)
        }
    }

    private mutating func endCell() {
        row.append(String(cell))
        cell = String.UnicodeScalarView()
    }

    private mutating func endRow() {
        endCell()
        rows.append(row)
        row = []
    }

    mutating func finish() throws -> [[String]] {
        if isQuoted && !sawQuote { throw BadInput("A quotation mark in the file is never closed.") }
        if !cell.isEmpty || !row.isEmpty { endRow() }
        return rows
    }
}
