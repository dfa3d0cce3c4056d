import Domain

/// Reads language/<language>.yaml: limits of length and words to avoid. A language without a file has no rules.
struct LanguageReader {
    let folder: ContentFolder

    private enum Keys: String, ClosedKeys {
        case limits, words
    }

    private enum LimitKeys: String, ClosedKeys {
        case question, choice, sentence
    }

    private enum WordKeys: String, ClosedKeys {
        case avoid, say
    }

    func read() -> [Language: LanguageRules] {
        var rules: [Language: LanguageRules] = [:]
        for name in folder.files(in: "language") {
            let file = "language/\(name).yaml"
            guard name.isLanguage else {
                folder.faults.add(
                    in: file, "\(name.quoted) is not a language", "name the file by its tag, such as `nl.yaml`")
                continue
            }
            rules[Language(name)] = folder.open(file).flatMap(read)
        }
        return rules
    }

    private func read(_ root: Cursor) -> LanguageRules? {
        guard let fields = root.fields(Keys.self) else { return nil }
        let limits = fields[.limits].flatMap(readLimits)
        let words = fields[optional: .words].map { ($0.list() ?? []).compactMap(readWord) } ?? []
        return limits.map { LanguageRules(limits: $0, avoided: words) }
    }

    private func readLimits(_ cursor: Cursor) -> LanguageRules.Limits? {
        guard let fields = cursor.fields(LimitKeys.self) else { return nil }
        let question = fields[.question]?.number(1...1000)
        let choice = fields[.choice]?.number(1...1000)
        let sentence = fields[.sentence]?.number(1...1000)
        guard let question, let choice, let sentence else { return nil }
        return LanguageRules.Limits(question: question, choice: choice, sentence: sentence)
    }

    private func readWord(_ cursor: Cursor) -> LanguageRules.Avoided? {
        guard let fields = cursor.fields(WordKeys.self) else { return nil }
        let word = fields[.avoid]?.prose()
        let instead = fields[.say]?.prose()
        guard let word, let instead else { return nil }
        return LanguageRules.Avoided(word: word, instead: instead)
    }
}
