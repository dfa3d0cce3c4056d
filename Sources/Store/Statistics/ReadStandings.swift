import Domain
import Foundation
import SQL

/// How many schools of a segment stand so: a state, or points of an area or topic, as the kind of the tally says.
struct TallyCell: Hashable {
    let segment: Int
    let value: Int
}

/// Sums of the journal of one programme at the end of a day.
struct JournalSums {
    let programme: Programme.ID
    let connection: any Connection

    /// By the tallies: the sum of all before the year, the whole months since, the rows of a month that is not over,
    /// and the older ones that no tally holds yet.
    func schools(_ kind: TallyKind, on day: CalendarDay) throws -> [TallyCell: Int] {
        var sums: [TallyCell: Int] = [:]
        let isMonthsEnd = day == lastDay(ofMonth: day.monthNumber)
        let end = isMonthsEnd ? day.next.monthNumber : day.monthNumber
        let rows = try connection.rows(
            """
            SELECT segment, value, CAST(SUM(schools) AS BIGINT) AS schools FROM tally
            WHERE programme = \(programme) AND kind = \(kind.rawValue)
                AND period >= \(try checkpoint(until: end / 100) * 100) AND period < \(end)
            GROUP BY segment, value
            """)
        for row in rows {
            sums[TallyCell(segment: try row["segment"], value: try row["value"]), default: 0] += try row["schools"]
        }
        if !isMonthsEnd {
            let month = "day >= \(end * 100) AND day <= \(day.number)" as Statement
            try add(lines("journal", "programme = \(programme) AND \(part: month)", kind), kind, to: &sums)
        }
        // A cross join, for the few new rows to be looked up in the journal and not the journal in them.
        try add(
            lines(
                "journal_new CROSS JOIN journal",
                """
                journal.school = journal_new.school AND journal.key = journal_new.key
                AND programme = \(programme) AND day < \(end * 100)
                """, kind),
            kind, to: &sums)
        return sums.filter { $0.value != 0 }
    }

    /// The plain way: the whole journal, or what was noted in it by then.
    func schools(_ kind: TallyKind, on day: CalendarDay, knownAt: Moment?) throws -> [TallyCell: Int] {
        var sums: [TallyCell: Int] = [:]
        let known: Statement = knownAt.map { "AND noted_at <= \($0)" } ?? ""
        try add(
            lines("journal", "programme = \(programme) AND day <= \(day.number) \(part: known)", kind), kind, to: &sums)
        return sums.filter { $0.value != 0 }
    }

    private func checkpoint(until year: Int) throws -> Int {
        try connection.row(
            """
            SELECT COALESCE(MAX(year), 0) AS year FROM tally_year WHERE programme = \(programme) AND year <= \(year)
            """
        ).map { try $0["year"] } ?? 0
    }

    private func lines(_ source: Statement, _ condition: Statement, _ kind: TallyKind) throws -> [Row] {
        let column: Statement =
            switch kind {
            case .state, .stateBySegment: "state"
            case .areas, .areasBySegment: "areas"
            case .topics: "topics"
            }
        return try connection.rows(
            """
            SELECT segment, \(part: column) AS word, CAST(SUM(change) AS BIGINT) AS schools FROM \(part: source)
            WHERE \(part: condition) GROUP BY segment, \(part: column)
            """)
    }

    private func add(_ rows: [Row], _ kind: TallyKind, to sums: inout [TallyCell: Int]) throws {
        for row in rows {
            let (segment, word, schools): (Int, Int, Int) = try (row["segment"], row["word"], row["schools"])
            for value in kind.values(of: word) {
                sums[TallyCell(segment: kind.isBySegment ? segment : 0, value: value), default: 0] += schools
            }
        }
    }
}

extension TallyKind {
    var isBySegment: Bool { self == .stateBySegment || self == .areasBySegment }

    /// The values under which the word of a journal row is counted.
    fileprivate func values(of word: Int) -> [Int] {
        switch self {
        case .state, .stateBySegment: [word]
        case .areas, .areasBySegment:
            PackedScores(areas: word, topics: 0).toldAreas.map { $0.place * 32 + $0.points }
        case .topics: PackedScores(areas: 0, topics: word).toldTopics.map { $0.place * 8 + $0.points }
        }
    }
}
