import Domain
import Foundation

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

        /// One in lower case is found in any case.
        private var ignoresCase: Bool { word == word.lowercased() }

        /// Whether the word may stand in the text, perhaps as a part of another: quickly told, for long texts.
        func mayStand(in text: String, lower: String) -> Bool {
            (ignoresCase ? lower : text).range(of: word, options: .literal) != nil
        }

        /// Whether the word stands in the text with no letter or digit beside it.
        func stands(in text: String) -> Bool {
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
        let all = book.phrases.values.map(\.value).joined(separator: "\n")
        let lower = all.lowercased()
        let suspects = avoided.filter { $0.mayStand(in: all, lower: lower) }
        for (path, phrase) in book.phrases {
            let place = phrase.at.of(path)
            checkLength(of: phrase.value, limit: isQuestionnaire ? whole(path) : nil, at: place)
            for jargon in suspects where jargon.stands(in: phrase.value) {
                place.refuse("\(jargon.word.quoted) is a word to avoid", "say \(jargon.instead.quoted)")
            }
        }
    }

    /// - Parameter limit: of the text as a whole; nil where its sentences are limited.
    private func checkLength(of text: String, limit: Int?, at place: Cursor) {
        // A text with few spaces has few words, whatever stands between them; some spaces are not of ASCII.
        let spaces = text.utf8.count { $0 <= UInt8(ascii: " ") || $0 >= 0x80 }
        guard spaces >= limit ?? limits.sentence else { return }
        if let limit {
            let count = words(in: text)
            if count > limit { refuse(place, "the text has \(count) words", limit) }
            return
        }
        for sentence in sentences(of: text) {
            let count = words(in: sentence)
            if count > limits.sentence {
                refuse(place, "the sentence \(sentence.quoted) has \(count) words", limits.sentence)
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
