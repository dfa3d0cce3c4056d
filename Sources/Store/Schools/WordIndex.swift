import Domain
import SQL

/// Keeps which words the schools have, for the search. Schools are gathered and written many at a time, in the
/// order of the tables, so that a register of a whole country costs seconds. Words that no school has any more
/// stay in the list: they find nothing.
struct WordIndex {
    private var waiting: [School.ID: Set<String>] = [:]
    private var known: [School.ID] = []

    private static let most = 20_000

    /// - Parameter isKnown: whether the school may have words already.
    mutating func add(_ school: School.ID, words: [String], isKnown: Bool, on connection: any Connection) throws {
        waiting[school] = Set(words)
        if isKnown { known.append(school) }
        if waiting.count >= Self.most { try finish(on: connection) }
    }

    /// Writes what is waiting.
    mutating func finish(on connection: any Connection) throws {
        let keys = try wordKeys(of: Set(waiting.values.joined()), on: connection)
        var wanted = Set(
            waiting.flatMap { school, words in
                words.compactMap { word in keys[word].map { Posting(word: $0, school: school.rawValue) } }
            })
        var counts: [Int64: Int] = [:]
        for some in known.chunks(of: 500) {
            let rows = try connection.rows(
                "SELECT word, school FROM word_school WHERE school IN (\(list: Array(some)))")
            for row in rows {
                let posting = try Posting(word: row["word"], school: row["school"])
                guard wanted.remove(posting) == nil else { continue }
                counts[posting.word, default: 0] -= 1
                try connection.run(
                    "DELETE FROM word_school WHERE word = \(posting.word) AND school = \(posting.school)")
            }
        }
        try connection.insert(
            "INSERT INTO word_school (word, school) VALUES ",
            wanted.sorted().map { [.integer($0.word), .integer($0.school)] })
        for posting in wanted { counts[posting.word, default: 0] += 1 }
        for (word, count) in counts.sorted(by: { $0.key < $1.key }) {
            try connection.run("UPDATE word SET schools = schools + \(count) WHERE key = \(word)")
        }
        (waiting, known) = ([:], [])
    }
}

private struct Posting: Hashable, Comparable {
    let word: Int64
    let school: Int64

    static func < (one: Posting, other: Posting) -> Bool {
        (one.word, one.school) < (other.word, other.school)
    }
}

/// The keys of the words; those that are new get one.
private func wordKeys(of words: Set<String>, on connection: any Connection) throws -> [String: Int64] {
    let sorted = words.sorted()
    var keys: [String: Int64] = [:]
    for chunk in sorted.chunks(of: 500) {
        let texts = chunk.map { Array($0.utf8) }
        for row in try connection.rows("SELECT key, text FROM word WHERE text IN (\(list: texts))") {
            let text: [UInt8] = try row["text"]
            keys[String(decoding: text, as: UTF8.self)] = try row["key"]
        }
    }
    let missing = sorted.filter { keys[$0] == nil }
    guard !missing.isEmpty else { return keys }
    // Small numbers in a row instead of keys with chance: they stay inside, and there are millions of them.
    let last: Int64 = try connection.row("SELECT COALESCE(MAX(key), 0) AS last FROM word")?["last"] ?? 0
    for (offset, word) in missing.enumerated() { keys[word] = last + Int64(offset) + 1 }
    try insert(missing, keys: keys, on: connection)
    return keys
}

private func insert(_ words: [String], keys: [String: Int64], on connection: any Connection) throws {
    try connection.insert(
        "INSERT INTO word (key, text, schools) VALUES ",
        words.compactMap { word in keys[word].map { [.integer($0), .bytes(Array(word.utf8)), .integer(0)] } })
    var grams: [[Int64]] = []
    for word in words {
        guard let key = keys[word], let spelled = SpelledWord(word), spelled.characters.count >= SpelledWord.fewest
        else { continue }
        grams += spelled.trigrams.map { [$0, Int64(spelled.characters.count), key] }
    }
    grams.sort { $0.lexicographicallyPrecedes($1) }
    try connection.insert(
        "INSERT INTO trigram (gram, size, word) VALUES ", grams.map { $0.map(Value.integer) })
}

/// The words by which a school is found.
func words(of school: School) -> [String] {
    // People write a number as they know it, often without the zeros that the register puts before it.
    let short = String(school.number.drop { $0 == "0" })
    let text = [school.number, short, school.name, school.address.postcode, school.address.place]
    return searchWords(text.joined(separator: " "))
}

/// Gives the schools of a database from before the search their words. Part of a migration.
@Sendable func fillWordIndex(_ connection: any Connection) throws {
    var index = WordIndex()
    var last: Int64 = 0
    while true {
        let rows = try connection.rows(
            "SELECT key, number, name, postcode, place FROM school WHERE key > \(last) ORDER BY key LIMIT 1000")
        for row in rows {
            let id: School.ID = try row["key"]
            let words = searchWords(
                try ["number", "name", "postcode", "place"].map { try row[$0] as String }.joined(separator: " "))
            let text = words.map { " " + $0 }.joined()
            try connection.run("UPDATE school SET searchable = \(text) WHERE key = \(id)")
            try index.add(id, words: words, isKnown: false, on: connection)
            last = id.rawValue
        }
        guard rows.count == 1000 else { break }
    }
    try index.finish(on: connection)
}
