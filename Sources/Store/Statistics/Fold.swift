import Domain
import Foundation
import SQL

/// What a tally counts. Kept in the database: never to change.
enum TallyKind: Int, CaseIterable {
    case state, stateBySegment, areas, areasBySegment, topics
}

extension Store {
    /// Adds what is new in the journal and in the results to the tallies. Figures are the same before and after: it
    /// only makes them faster to read. Several servers may do it at once.
    /// - Parameter most: at most so many rows of the journal and a quarter as many results, so that nobody waits long.
    /// - Returns: how many rows were added.
    @discardableResult
    public func foldStatistics(most: Int = 5000) async throws -> Int {
        let now = clock()
        return try await database.write { connection in
            let year = CalendarDay(of: now, in: .gmt).year
            return try foldJournal(most: most, year: year, on: connection)
                + foldChoices(most: max(most / 4, 1), on: connection)
        }
    }

    /// Everything that is new, in several transactions.
    public func foldAllStatistics() async throws {
        while try await foldStatistics() > 0 {}
    }
}

struct TallyKey: Hashable {
    let programme: String
    let kind: Int
    let period: Int
    let segment: Int
    let value: Int
}

private func foldJournal(most: Int, year: Int, on connection: any Connection) throws -> Int {
    let rows = try connection.rows(
        """
        SELECT journal.* FROM journal_new CROSS JOIN journal
        WHERE journal.school = journal_new.school AND journal.key = journal_new.key
        ORDER BY journal_new.school, journal_new.key LIMIT \(most)
        """)
    guard let last = rows.last else { return 0 }
    let lines = try rows.map { (line: try JournalLine($0), change: try $0["change"] as Int) }
    try addToTally(sums(of: lines, year: year, on: connection), on: connection)
    let (school, key): (Int64, Int64) = try (last["school"], last["key"])
    try connection.run("DELETE FROM journal_new WHERE (school, key) <= (\(school), \(key))")
    return rows.count
}

private func sums(
    of lines: [(line: JournalLine, change: Int)], year: Int, on connection: any Connection
) throws -> [TallyKey: Int] {
    var sums: [TallyKey: Int] = [:]
    for (programme, lines) in Dictionary(grouping: lines, by: \.line.programme) {
        let years = lines.map(\.line.day).map { $0 / 10_000 }
        let checkpoints = try checkpoints(
            of: programme, from: years.min() ?? year, to: min((years.max() ?? year) + 1, year + 3), on: connection)
        for (line, change) in lines {
            let periods = [line.day / 100] + checkpoints.filter { $0 > line.day / 10_000 }.map { $0 * 100 }
            for period in periods { tally(line, change, period, into: &sums) }
        }
    }
    return sums
}

/// Adds sums to those that are kept.
func addToTally(_ sums: [TallyKey: Int], on connection: any Connection) throws {
    try connection.insert(
        "INSERT INTO tally (programme, kind, period, segment, value, schools) VALUES ",
        sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { key, schools in
            [
                key.programme.stored, key.kind.stored, key.period.stored, key.segment.stored, key.value.stored,
                schools.stored,
            ]
        },
        """
         ON CONFLICT (programme, kind, period, segment, value)
        DO UPDATE SET schools = tally.schools + excluded.schools
        """)
}

/// Counts a row of the journal in a period.
func tally(_ line: JournalLine, _ change: Int, _ period: Int, into sums: inout [TallyKey: Int]) {
    func count(_ kind: TallyKind, _ segment: Int, _ value: Int) {
        let key = TallyKey(
            programme: line.programme, kind: kind.rawValue, period: period, segment: segment, value: value)
        sums[key, default: 0] += change
    }
    count(.state, 0, line.state)
    count(.stateBySegment, line.segment, line.state)
    for (place, points) in line.scores.toldAreas {
        count(.areas, 0, place * 32 + points)
        count(.areasBySegment, line.segment, place * 32 + points)
    }
    for (place, points) in line.scores.toldTopics { count(.topics, 0, place * 8 + points) }
}

extension PackedScores {
    var toldAreas: [(place: Int, points: Int)] {
        areas == 0 ? [] : (0..<ScoreLayout.mostAreas).compactMap { place in area(place).map { (place, $0) } }
    }

    var toldTopics: [(place: Int, points: Int)] {
        topics == 0 ? [] : (0..<ScoreLayout.mostTopics).compactMap { place in topic(place).map { (place, $0) } }
    }
}

extension TallyKey: Comparable {
    static func < (one: TallyKey, other: TallyKey) -> Bool {
        (one.programme, one.kind, one.period, one.segment, one.value)
            < (other.programme, other.kind, other.period, other.segment, other.value)
    }
}

/// A clock that jumped must not make a sum for each of a thousand years.
private let mostYears = 80

/// The years that have a sum of all before, made up to the last where they are missing. An earlier year than the
/// first gets none: there the months are added up.
@discardableResult
func checkpoints(of programme: String, from first: Int, to last: Int, on connection: any Connection) throws -> [Int] {
    let known = try connection.rows("SELECT year FROM tally_year WHERE programme = \(programme) ORDER BY year")
        .map { try $0["year"] as Int }
    let start = known.last.map { $0 + 1 } ?? first + 1
    let last = min(last, (known.first ?? start) + mostYears)
    guard start <= last else { return known }
    for year in start...last {
        try connection.run("INSERT INTO tally_year (programme, year) VALUES (\(programme), \(year))")
        try connection.run(
            """
            INSERT INTO tally (programme, kind, period, segment, value, schools)
            SELECT \(programme), kind, \(year * 100), segment, value, CAST(SUM(schools) AS BIGINT) FROM tally
            WHERE programme = \(programme) AND kind IN (\(list: TallyKind.allCases.map(\.rawValue)))
                AND period >= \((year - 1) * 100) AND period < \(year * 100)
            GROUP BY kind, segment, value HAVING SUM(schools) <> 0
            """)
    }
    return known + Array(start...last)
}
