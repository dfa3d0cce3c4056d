import Domain

/// How words in a language may be: how long, and which to avoid. Data of language/<language>.yaml.
struct LanguageRules {
    struct Limits {
        let question: Int
        let choice: Int
        let sentence: Int
    }

    struct Avoided {
        let word: String
        let instead: String

        /// Whether the word stands in the text, as a whole. One in lower case is found in any case.
        func stands(in text: String) -> Bool {
            let ignoresCase = word == word.lowercased()
            let place = ignoresCase ? text.lowercased() : text
            var rest = place[...]
            while let found = rest.firstRange(of: word) {
                let isWhole =
                    !(place[..<found.lowerBound].last?.isPartOfWord ?? false)
                    && !(place[found.upperBound...].first?.isPartOfWord ?? false)
                if isWhole { return true }
                rest = rest[found.upperBound...]
            }
            return false
        }
    }

    let limits: Limits
    let avoided: [Avoided]

    /// Refuses sentences that are too long, and words to avoid.
    /// - Parameter isQuestionnaire: whether questions and choices are among them, by their paths.
    func check(_ book: Phrasebook, isQuestionnaire: Bool) {
        for (path, phrase) in book.phrases {
            let place = phrase.at.of(path)
            let longest = isQuestionnaire ? whole(path) : nil
            if let longest {
                let count = words(in: phrase.value)
                if count > longest { refuse(place, "the text has \(count) words", longest) }
            } else if let sentence = sentences(of: phrase.value).max(by: { words(in: $0) < words(in: $1) }) {
                let count = words(in: sentence)
                if count > limits.sentence {
                    refuse(place, "the sentence \(sentence.quoted) has \(count) words", limits.sentence)
                }
            }
            for jargon in avoided where jargon.stands(in: phrase.value) {
                place.refuse("\(jargon.word.quoted) is a word to avoid", "say \(jargon.instead.quoted)")
            }
        }
    }

    private func refuse(_ place: Cursor, _ what: String, _ limit: Int) {
        place.refuse("\(what), and at most \(limit) are allowed here", "make it shorter, or two of it")
    }

    /// How many words a text may have that is counted as a whole; nil where its sentences are.
    private func whole(_ path: String) -> Int? {
        if path.hasSuffix(".ask") { return limits.question }
        return path.contains(".choices.") ? limits.choice : nil
    }
}

/// The words of a text: what has a letter or a digit in it, between spaces.
func words(in text: some StringProtocol) -> Int {
    text.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isPartOfWord) }
}

/// The sentences of a text. A colon ends one: what follows is read anew.
func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var current = ""
    var hasEnded = false
    for character in text {
        if character == "\n" || (hasEnded && character.isWhitespace) {
            sentences.append(current)
            current = ""
        } else {
            current.append(character)
        }
        let closes = "”»\"“’)".contains(character)
        hasEnded = ".!?…:".contains(character) || (hasEnded && (closes || character.isWhitespace))
    }
    return (sentences + [current]).filter { !$0.allSatisfy(\.isWhitespace) }
}

extension Character {
    fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "{" }
}
