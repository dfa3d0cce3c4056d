import SQL

/// A word that somebody asked for, with the words of the register that it may mean.
struct SearchTerm {
    let word: String
    private(set) var keys: [Int64]
    /// So many words begin with it that they are not listed. Such a beginning is hardly a mistake, and is taken
    /// as it is.
    let isBroad: Bool
    /// Words with a typing error are among the keys.
    private(set) var forgives = false

    private static let most = 100

    init(beginning word: String, on connection: any Connection) throws {
        self.word = word
        let begins: Statement = "text >= \(Array(word.utf8)) AND text < \(word.utf8 + [0xFF])"
        let found: [Int64] = try connection.rows(
            "SELECT key FROM word WHERE \(part: begins) LIMIT \(Self.most + 1)"
        ).map { try $0["key"] }
        isBroad = found.count > Self.most
        keys = isBroad ? [] : found
    }

    var isHopeless: Bool { keys.isEmpty && !isBroad }

    /// The condition that a row of `first` is one of its words.
    var leads: Statement {
        isBroad
            ? """
            word.text >= \(Array(word.utf8)) AND word.text < \(word.utf8 + [0xFF]) AND first.word = word.key
            """ : "first.word IN (\(list: keys))"
    }

    /// The condition that the school of `first` has one of its words.
    var fits: Statement {
        // A word is letters and digits: it can't hold what LIKE takes for more.
        isBroad
            ? "school.searchable LIKE \("% \(word)%")"
            : """
            EXISTS (SELECT 1 FROM word_school AS other
                WHERE other.school = first.school AND other.word IN (\(list: keys)))
            """
    }

    /// The same term with the words that are one typing error away. A typed word of three letters can mean
    /// one of four.
    func forgiving(on connection: any Connection) throws -> SearchTerm {
        guard !isBroad, let spelled = SpelledWord(word), spelled.characters.count >= SpelledWord.fewest - 1
        else { return self }
        let near = try nearWords(spelled, on: connection).filter { !keys.contains($0) }
        guard !near.isEmpty else { return self }
        var term = self
        term.keys += near.prefix(4 * Self.most)
        term.forgives = true
        return term
    }

    /// How many of its rows there are, up to a number beyond which it does not matter.
    fileprivate func weight(on connection: any Connection) throws -> Int {
        let source: Statement = isBroad ? "word CROSS JOIN word_school AS first" : "word_school AS first"
        return try connection.row(
            """
            SELECT COUNT(*) AS weight FROM (
                SELECT 1 AS one FROM \(part: source) WHERE \(part: leads) LIMIT 20000) AS counted
            """)?["weight"] ?? 0
    }
}

/// The words that a typing error makes of this one. An error spoils at most four trigrams of the typed word, so
/// all but four must be there; what is left is compared letter by letter.
private func nearWords(_ typed: SpelledWord, on connection: any Connection) throws -> [Int64] {
    let grams = typed.trigrams.sorted()
    let size = typed.characters.count
    let sizes = Array(max(size - 1, SpelledWord.fewest)...(size + 1))
    let rows = try connection.rows(
        """
        SELECT key, text FROM (
            SELECT word AS candidate FROM trigram
            WHERE gram IN (\(list: grams)) AND size IN (\(list: sizes))
            GROUP BY word HAVING COUNT(*) >= \(max(grams.count - 4, 1))) AS near
        CROSS JOIN word WHERE key = candidate
        """)
    return try rows.compactMap { row in
        let text: [UInt8] = try row["text"]
        guard let word = SpelledWord(String(decoding: text, as: UTF8.self)), word.isWithinOneError(of: typed)
        else { return nil }
        return try row["key"]
    }
}

/// The terms, the one with the fewest schools first.
func byRarity(_ terms: [SearchTerm], on connection: any Connection) throws -> [SearchTerm] {
    let weighed = try terms.map { (term: $0, weight: try $0.weight(on: connection)) }
    return weighed.sorted { one, other in
        one.weight != other.weight ? one.weight < other.weight : (!one.term.isBroad && other.term.isBroad)
    }.map(\.term)
}
