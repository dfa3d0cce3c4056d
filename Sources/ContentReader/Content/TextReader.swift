import Domain

/// Reads text/<language>.yaml of a version: all its words in one language, by id.
struct TextReader {
    let language: Language
    let revision: String
    let index: VersionIndex
    let book: Phrasebook

    private enum Keys: String, ClosedKeys {
        case scheme, areas, topics, levels, questions, actions, glossary
    }

    private enum TitledKeys: String, ClosedKeys {
        case name, about
    }

    private enum QuestionKeys: String, ClosedKeys {
        case ask, why, who, keep, choices, variants
        case findOut = "find-out"
    }

    private enum TermKeys: String, ClosedKeys {
        case term, meaning
    }

    private enum ActionKeys: String, ClosedKeys {
        case name, steps, proof
    }

    func read(_ root: Cursor) -> VersionText? {
        guard let fields = root.fields(Keys.self) else { return nil }
        let scheme = fields[.scheme].flatMap { titled($0, "scheme") }
        let areas = section(fields[.areas], .area, titled)
        let topics = section(fields[.topics], .topic, titled)
        let levels = section(fields[.levels], .level, titled)
        let questions = section(fields[.questions], .question, question)
        let variants = fields[.questions].map(readVariants) ?? [:]
        let actions = section(fields[.actions], .action, action)
        let glossary = fields[optional: .glossary].map(glossary) ?? []
        guard let scheme else { return nil }
        return VersionText(
            language: language, revision: revision, scheme: scheme, areas: byID(areas), topics: byID(topics),
            levels: byID(levels), questions: byID(questions), actions: byID(actions),
            glossary: glossary, variants: variants)
    }

    private func byID<Of, Value>(_ values: [String: Value]) -> [ContentID<Of>: Value] {
        Dictionary(values.map { (ContentID($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The texts by id: one for each thing of this kind, and none for what is not there.
    private func section<Value>(
        _ cursor: Cursor?, _ kind: Kind, _ read: (Cursor, String) -> Value?
    ) -> [String: Value] {
        guard let cursor else { return [:] }
        return texts(cursor, kind, of: index.ids(kind), mustBeKnown: index.isWhole(kind)) { text, id in
            read(text.of(id), "\(kind.rawValue).\(id)")
        }
    }

    private func texts<Value>(
        _ cursor: Cursor, _ kind: Kind, of ids: [String], mustBeKnown: Bool, _ read: (Cursor, String) -> Value?
    ) -> [String: Value] {
        guard let pairs = cursor.pairs() else { return [:] }
        let known = Set(ids)
        var texts: [String: Value] = [:]
        for (id, text) in pairs {
            if mustBeKnown && !known.contains(id) {
                text.of(id).refuseUnknown(
                    kind.rawValue, id, among: ids, in: kind == .action ? "actions.yaml" : "structure.yaml")
            }
            texts[id] = read(text, id)
        }
        let written = Set(pairs.map(\.key))
        let unknown = mustBeKnown ? written.subtracting(known) : []
        let misspelt = Set(unknown.compactMap { closest(to: $0, among: ids) })
        for id in ids where !written.contains(id) && !misspelt.contains(id) {
            cursor.of(id).refuse("the \(kind.rawValue) \(id.quoted) has no text here", "add its text in \(language)")
        }
        return texts
    }
}

// MARK: - The texts of one thing

extension TextReader {
    private func prose(_ cursor: Cursor?, _ path: String) -> String? {
        cursor.flatMap { book.prose($0, path) }
    }

    private func titled(_ cursor: Cursor, _ path: String) -> VersionText.Titled? {
        guard let fields = cursor.fields(TitledKeys.self) else { return nil }
        let name = prose(fields[.name], "\(path).name")
        let about = prose(fields[.about], "\(path).about")
        guard let name, let about else { return nil }
        return VersionText.Titled(name: name, about: about)
    }

    private func question(_ cursor: Cursor, _ path: String) -> VersionText.OfQuestion? {
        guard let fields = cursor.fields(QuestionKeys.self) else { return nil }
        let ask = prose(fields[.ask], "\(path).ask")
        let why = prose(fields[.why], "\(path).why")
        let who = prose(fields[.who], "\(path).who")
        let findOut = prose(fields[.findOut], "\(path).find-out")
        let keep = prose(fields[.keep], "\(path).keep")
        let choices = fields[.choices].map { situations($0, of: cursor.id ?? "", path) }
        guard let ask, let why, let who, let findOut, let keep, let choices else { return nil }
        return VersionText.OfQuestion(
            ask: ask, why: why, who: who, findOut: findOut, keep: keep, choices: byID(choices))
    }

    private func situations(_ cursor: Cursor, of question: String, _ path: String) -> [String: String] {
        let isKnown = index.isStructureWhole && index.ids(.question).contains(question)
        return texts(cursor, .choice, of: index.choices(of: question), mustBeKnown: isKnown) { text, id in
            prose(text.of(id), "\(path).choices.\(id)")
        }
    }

    /// The terms in the order of the file.
    private func glossary(_ cursor: Cursor) -> [VersionText.Term] {
        (cursor.pairs() ?? []).compactMap { id, value in
            guard let fields = value.of(id).fields(TermKeys.self) else { return nil }
            let term = prose(fields[.term], "glossary.\(id).term")
            let meaning = prose(fields[.meaning], "glossary.\(id).meaning")
            guard let term, let meaning else { return nil }
            return VersionText.Term(id: id, term: term, meaning: meaning)
        }
    }

    private func action(_ cursor: Cursor, _ path: String) -> VersionText.OfAction? {
        guard let fields = cursor.fields(ActionKeys.self) else { return nil }
        let name = prose(fields[.name], "\(path).name")
        let steps = prose(fields[.steps], "\(path).steps")
        let proof = prose(fields[.proof], "\(path).proof")
        guard let name, let steps, let proof else { return nil }
        return VersionText.OfAction(name: name, steps: steps, proof: proof)
    }
}

// MARK: - Variants

extension TextReader {
    /// The other words of questions, by level of education.
    private func readVariants(_ questions: Cursor) -> [EducationLevel: [Question.ID: Rewording]] {
        var variants: [EducationLevel: [Question.ID: Rewording]] = [:]
        for (id, question) in questions.isMapping ? questions.pairs() ?? [] : [] {
            guard let list = question.peek("variants")?.of(id) else { continue }
            for (name, cursor) in list.pairs() ?? [] {
                guard let level = list.key(name, of: EducationLevel.self, called: "level of education") else {
                    continue
                }
                let reader = RewordingReader(book: book, choices: choices(of: id))
                variants[level, default: [:]][Question.ID(id)] =
                    reader.read(cursor, "question.\(id).variants.\(name)")
            }
        }
        return variants
    }

    /// The ids that the choices may have; nil where they are not known.
    private func choices(of question: String) -> [String]? {
        index.isStructureWhole && index.ids(.question).contains(question) ? index.choices(of: question) : nil
    }
}
