import Foundation

/// The text without accents and capitals, letters and digits only, with a space before each word.
func searchable(_ text: String) -> String {
    searchWords(text).map { " " + $0 }.joined()
}

/// The words of a text without accents and capitals; everything but letters and digits parts them.
func searchWords(_ text: String) -> [String] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
        return text.lowercased().utf8.split { !isPlain($0) }.map { String(decoding: $0, as: UTF8.self) }
    }
    let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
    let spelled = folded.lowercased().map { ligatures[$0] ?? String($0) }.joined()
    return spelled.split { !$0.isLetter && !$0.isNumber }.map(String.init)
}

private func isPlain(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
}

/// Letters that are no accented form of another, as people without their keyboard write them.
private let ligatures: [Character: String] = [
    "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
]

/// A word of letters, in which a typing error is forgiven. Numbers are exact: another one is another school.
struct SpelledWord {
    let characters: [Unicode.Scalar]

    /// Nil for words with anything but letters, or of so many that nobody types them.
    init?(_ word: String) {
        characters = Array(word.unicodeScalars)
        guard characters.count <= 60, characters.allSatisfy(\.properties.isAlphabetic) else { return nil }
    }

    /// The fewest characters of a word that is found in spite of an error.
    static let fewest = 4

    /// Every three characters that follow each other, two blanks before the first and after the last included.
    var trigrams: Set<Int64> {
        let padded: [Int64] = [0, 0] + characters.map { Int64($0.value) } + [0, 0]
        return Set(padded.indices.dropLast(2).map { padded[$0] << 42 | padded[$0 + 1] << 21 | padded[$0 + 2] })
    }

    /// Whether one character too many, missing or other, or two next to each other in the wrong order, makes
    /// the one from the other; or nothing.
    func isWithinOneError(of other: SpelledWord) -> Bool {
        guard abs(characters.count - other.characters.count) <= 1 else { return false }
        let start = zip(characters, other.characters).prefix { $0 == $1 }.count
        let (mine, theirs) = (characters.dropFirst(start), other.characters.dropFirst(start))
        let end = zip(mine.reversed(), theirs.reversed()).prefix { $0 == $1 }.count
        let (left, right) = (Array(mine.dropLast(end)), Array(theirs.dropLast(end)))
        return (left.count <= 1 && right.count <= 1) || (left.count == 2 && Array(left.reversed()) == right)
    }
}
