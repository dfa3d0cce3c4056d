import Domain

/// Reads text/<language>.yaml of a programme.
struct LocalTextReader {
    let known: KnownIDs
    let offers: [String]
    let book: Phrasebook

    private enum Keys: String, ClosedKeys {
        case questions, actions, glossary, offers
    }

    private enum ActionKeys: String, ClosedKeys {
        case name, steps, proof
    }

    private enum TermKeys: String, ClosedKeys {
        case term, meaning
    }

    private enum TitledKeys: String, ClosedKeys {
        case name, about
    }

    func read(_ root: Cursor, _ revision: String) -> (LocalText, [Offer.ID: VersionText.Titled])? {
        guard let fields = root.fields(Keys.self) else { return nil }
        let questions = section(fields[optional: .questions], among: Array(known.choices.keys), called: "question") {
            RewordingReader(book: book, choices: known.isWhole ? known.choices[$1] : nil).read($0, "question.\($1)")
        }
        let actions = section(fields[optional: .actions], among: known.actions, called: "action", action)
        let terms = section(fields[optional: .glossary], among: known.terms, called: "term", term)
        let words = offerWords(fields[optional: .offers])
        let text = LocalText(
            revision: revision, questions: byID(questions), actions: byID(actions), glossary: terms)
        return (text, byID(words))
    }

    private func section<Value>(
        _ cursor: Cursor?, among ids: [String], called kind: String, _ read: (Cursor, String) -> Value?
    ) -> [String: Value] {
        var values: [String: Value] = [:]
        for (id, value) in cursor?.pairs() ?? [] {
            known.check(id, among: ids, called: kind, at: value.of(id))
            values[id] = read(value.of(id), id)
        }
        return values
    }

    private func byID<Of, Value>(_ values: [String: Value]) -> [ContentID<Of>: Value] {
        Dictionary(values.map { (ContentID($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    private func action(_ cursor: Cursor, _ id: String) -> LocalText.OfAction? {
        guard let fields = cursor.fields(ActionKeys.self) else { return nil }
        let part = { (key: ActionKeys) in
            fields[optional: key].flatMap { book.prose($0, "action.\(id).\(key.rawValue)") }
        }
        return LocalText.OfAction(name: part(.name), steps: part(.steps), proof: part(.proof))
    }

    private func term(_ cursor: Cursor, _ id: String) -> LocalText.OfTerm? {
        guard let fields = cursor.fields(TermKeys.self) else { return nil }
        let part = { (key: TermKeys) in
            fields[optional: key].flatMap { book.prose($0, "glossary.\(id).\(key.rawValue)") }
        }
        return LocalText.OfTerm(term: part(.term), meaning: part(.meaning))
    }

    private func offerWords(_ cursor: Cursor?) -> [String: VersionText.Titled] {
        var words: [String: VersionText.Titled] = [:]
        for (id, value) in cursor?.pairs() ?? [] {
            let at = value.of(id)
            if !offers.contains(id) {
                at.refuseUnknown("offer", id, among: offers, in: "offers.yaml")
            }
            guard let fields = at.fields(TitledKeys.self) else { continue }
            let name = fields[.name].flatMap { book.prose($0, "offers.\(id).name") }
            let about = fields[.about].flatMap { book.prose($0, "offers.\(id).about") }
            if let name, let about { words[id] = VersionText.Titled(name: name, about: about) }
        }
        return words
    }
}
