/// The words of one file by their path, to be held against the same words in another language.
final class Phrasebook {
    let file: String
    /// All paths with where they stand, also those whose text has a fault.
    private(set) var places: [String: Cursor] = [:]
    private(set) var phrases: [String: Sited<String>] = [:]

    init(file: String) {
        self.file = file
    }

    func add(_ phrase: String?, at place: Cursor, as path: String) {
        places[path] = place
        phrases[path] = phrase.map { Sited(value: $0, at: place) }
    }
}

/// Refuses places for values (`{name}`) that are not the same in every language.
func checkPlaceholders(of books: [Phrasebook]) {
    var first: [String: Sited<String>] = [:]
    for book in books {
        for (path, phrase) in book.phrases {
            guard let other = first[path] else {
                first[path] = phrase
                continue
            }
            let (here, there) = (placeholders(in: phrase.value) ?? [], placeholders(in: other.value) ?? [])
            guard here != there else { continue }
            let line = other.at.line.map { ":\($0)" } ?? ""
            phrase.at.of(path).refuse(
                "the text has \(inBraces(here)), but \(other.at.file)\(line) has \(inBraces(there))",
                "let both have the same places for values")
        }
    }
}

private func inBraces(_ names: Set<String>) -> String {
    names.isEmpty ? "no `{…}`" : names.sorted().map { "`{\($0)}`" }.joined(separator: ", ")
}
