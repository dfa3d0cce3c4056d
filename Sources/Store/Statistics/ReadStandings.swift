import Domain
import Foundation
import SQL

/// How many schools of a segment stand so: a state, or points of an area or topic, as the kind of the tally says.
struct TallyCell: Hashable {
    let segment: Int
    let value: Int

    /// As one number: thousands are hashed for a table.
    func hash(into hasher: inout Hasher) {
        hasher.combine(segment << 32 ^ value)
    }
}

/// Sums of the journal of one programme at the end of a day.
struct JournalSums {
    let programme: Programme.ID
    let connection: any Connection
    /// The segment that each is counted with, where that is another.
    var together: [Int: Int] = [:]

    /// By the tallies: what came before the month, the rows of a month that is not over, and the older ones that no
    /// tally holds yet.
    func schools(_ kind: TallyKind, on day: CalendarDay) throws -> [TallyCell: Int] {
        var sums: [TallyCell: Int] = [:]
        let isMonthsEnd = day == lastDay(ofMonth: day.monthNumber)
        let end = isMonthsEnd ? day.next.monthNumber : day.monthNumber
        for (segment, value, schools) in try tallied(kind, before: end) {
            sums[cell(kind, segment, Int(value)), default: 0] += Int(schools)
        }
        if !isMonthsEnd {
            let month = "programme = \(programme) AND day >= \(end * 100) AND day <= \(day.number)" as Statement
            try add(
                connection.triples(
                    "SELECT segment, \(part: kind.column), change FROM journal WHERE \(part: month)"),
                kind, to: &sums)
        }
        // A cross join, for the few new rows to be looked up in the journal and not the journal in them.
        try add(
            grouped(
                "journal_new CROSS JOIN journal",
                """
                journal.school = journal_new.school AND journal.key = journal_new.key
                AND programme = \(programme) AND day < \(end * 100)
                """, kind),
            kind, to: &sums)
        return sums.filter { $0.value != 0 }
    }

    /// The sum of all before a year and the months since; or, where it is nearer, that of the year after less the
    /// months that are left.
    private func tallied(_ kind: TallyKind, before month: Int) throws -> [(Int64, Int64, Int64)] {
        let (year, following) = (month / 100, month / 100 + 1)
        let checkpoint = try checkpoint(until: month % 100 > 7 ? following : year)
        guard checkpoint == following else {
            return try connection.triples(
                """
                SELECT segment, value, schools FROM tally WHERE programme = \(programme) AND kind = \(kind.rawValue)
                    AND period >= \(checkpoint * 100) AND period < \(month)
                """)
        }
        return try connection.triples(
            """
            SELECT segment, value, CASE WHEN period = \(following * 100) THEN schools ELSE -schools END FROM tally
            WHERE programme = \(programme) AND kind = \(kind.rawValue)
                AND period >= \(month) AND period <= \(following * 100)
            """)
    }

    /// The plain way: the whole journal, or what was noted in it by then.
    func schools(_ kind: TallyKind, on day: CalendarDay, knownAt: Moment?) throws -> [TallyCell: Int] {
        var sums: [TallyCell: Int] = [:]
        let known: Statement = knownAt.map { "AND noted_at <= \($0)" } ?? ""
        try add(
            grouped("journal", "programme = \(programme) AND day <= \(day.number) \(part: known)", kind), kind,
            to: &sums)
        return sums.filter { $0.value != 0 }
    }

    private func checkpoint(until year: Int) throws -> Int {
        try connection.row(
            """
            SELECT COALESCE(MAX(year), 0) AS year FROM tally_year WHERE programme = \(programme) AND year <= \(year)
            """
        ).map { try $0["year"] } ?? 0
    }

    private func grouped(
        _ source: Statement, _ condition: Statement, _ kind: TallyKind
    ) throws -> [(Int64, Int64, Int64)] {
        try connection.triples(
            """
            SELECT segment, \(part: kind.column), CAST(SUM(change) AS BIGINT) FROM \(part: source)
            WHERE \(part: condition) GROUP BY segment, \(part: kind.column)
            """)
    }

    private func add(
        _ rows: [(Int64, Int64, Int64)], _ kind: TallyKind, to sums: inout [TallyCell: Int]
    ) throws {
        for (segment, word, schools) in rows {
            for value in kind.values(of: Int(word)) { sums[cell(kind, segment, value), default: 0] += Int(schools) }
        }
    }

    private func cell(_ kind: TallyKind, _ segment: Int64, _ value: Int) -> TallyCell {
        let segment = Int(segment)
        return TallyCell(segment: kind.isBySegment ? together[segment] ?? segment : 0, value: value)
    }
}

extension TallyKind {
    var isBySegment: Bool { self == .stateBySegment || self == .areasBySegment }

    /// Of the journal.
    fileprivate var column: Statement {
        switch self {
        case .state, .stateBySegment: "state"
        case .areas, .areasBySegment: "areas"
        case .topics: "topics"
        }
    }

    /// The values under which the word in that column is counted.
    fileprivate func values(of word: Int) -> [Int] {
        switch self {
        case .state, .stateBySegment: [word]
        case .areas, .areasBySegment:
            PackedScores(areas: word, topics: 0).toldAreas.map { $0.place * 32 + $0.points }
        case .topics: PackedScores(areas: 0, topics: word).toldTopics.map { $0.place * 8 + $0.points }
        }
    }
}
