import SQL

/// A word that somebody asked for, with the words of the register that it may mean.
struct SearchTerm {
    let word: String
    private(set) var keys: [Int64]
    /// So many words begin with it that they are not listed. Such a beginning is hardly a mistake, and is taken
    /// as it is.
    let isBroad: Bool
    /// How many schools have one of its words; of very many words, at least so many.
    private(set) var weight: Int
    /// Words with a typing error are among the keys.
    private(set) var forgives = false

    private static let most = 100

    init(beginning word: String, on connection: any Connection) throws {
        self.word = word
        let begins: Statement = "text >= \(Array(word.utf8)) AND text < \(word.utf8 + [0xFF])"
        let found = try connection.rows(
            "SELECT key, schools FROM word WHERE \(part: begins) LIMIT \(Self.most + 1)")
        isBroad = found.count > Self.most
        keys = try isBroad ? [] : found.map { try $0["key"] }
        guard isBroad else {
            weight = try found.reduce(0) { $0 + (try $1["schools"]) }
            return
        }
        weight =
            try connection.row(
                """
                SELECT CAST(SUM(schools) AS BIGINT) AS weight FROM (
                    SELECT schools FROM word WHERE \(part: begins) LIMIT 2000) AS counted
                """)?["weight"] ?? 0
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
        let near = try nearWords(spelled, on: connection).filter { !keys.contains($0.key) }.prefix(4 * Self.most)
        guard !near.isEmpty else { return self }
        var term = self
        term.keys += near.map(\.key)
        term.weight += near.reduce(0) { $0 + $1.schools }
        term.forgives = true
        return term
    }
}

/// The words that a typing error makes of this one. An error spoils at most four trigrams of the typed word, so
/// all but four must be there; what is left is compared letter by letter.
private func nearWords(
    _ typed: SpelledWord, on connection: any Connection
) throws -> [(key: Int64, schools: Int)] {
    let grams = typed.trigrams.sorted()
    let size = typed.characters.count
    let sizes = Array(max(size - 1, SpelledWord.fewest)...(size + 1))
    let rows = try connection.rows(
        """
        SELECT key, text, schools FROM (
            SELECT word AS candidate FROM trigram
            WHERE gram IN (\(list: grams)) AND size IN (\(list: sizes))
            GROUP BY word HAVING COUNT(*) >= \(max(grams.count - 4, 1))) AS near
        CROSS JOIN word WHERE key = candidate
        """)
    return try rows.compactMap { row in
        let text: [UInt8] = try row["text"]
        guard let word = SpelledWord(String(decoding: text, as: UTF8.self)), word.isWithinOneError(of: typed)
        else { return nil }
        return (key: try row["key"], schools: try row["schools"])
    }
}
