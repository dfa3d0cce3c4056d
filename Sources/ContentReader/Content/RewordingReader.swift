import Domain

/// Reads other words for parts of a question.
struct RewordingReader {
    let book: Phrasebook
    /// The choices that the question has; nil where they are not known.
    let choices: [String]?

    private enum Keys: String, ClosedKeys {
        case ask, why, who, keep, choices
        case findOut = "find-out"
    }

    func read(_ cursor: Cursor, _ path: String) -> Rewording? {
        guard let fields = cursor.fields(Keys.self) else { return nil }
        if Keys.allCases.allSatisfy({ !fields.has($0) }), cursor.entriesOfMapping == 0 {
            cursor.refuse("nothing is said otherwise here", "write a part of the question, or take this out")
        }
        let part = { (key: Keys) in fields[optional: key].flatMap { book.prose($0, "\(path).\(key.rawValue)") } }
        return Rewording(
            ask: part(.ask), why: part(.why), who: part(.who), findOut: part(.findOut), keep: part(.keep),
            choices: fields[optional: .choices].map { readChoices($0, path) } ?? [:])
    }

    private func readChoices(_ cursor: Cursor, _ path: String) -> [Choice.ID: String] {
        var words: [Choice.ID: String] = [:]
        for (id, text) in cursor.pairs() ?? [] {
            if let choices, !choices.contains(id) {
                text.of(id).refuseUnknown("choice", id, among: choices, in: "structure.yaml")
            }
            words[Choice.ID(id)] = book.prose(text.of(id), "\(path).choices.\(id)")
        }
        return words
    }
}

extension Phrasebook {
    /// Takes up the words that stand here, where they can be read.
    func prose(_ cursor: Cursor, _ path: String) -> String? {
        let text = cursor.prose()
        add(text, at: cursor, as: path)
        return text
    }
}
