public import Domain
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

/// Where each school of a programme stands on a day, for break-downs that the tallies do not have.
struct SchoolsStanding {
    let programme: Programme.ID
    let connection: any Connection

    func lines(on day: CalendarDay, knownAt: Moment?) throws -> [School.ID: JournalLine] {
        let known: Statement = knownAt.map { "AND noted_at <= \($0)" } ?? ""
        let rows = try connection.rows(
            """
            SELECT school, programme, segment, state, areas, topics, MAX(day) AS day FROM journal
            WHERE programme = \(programme) AND day <= \(day.number) \(part: known)
            GROUP BY school, programme, segment, state, areas, topics HAVING SUM(change) > 0
            """)
        return try Dictionary(rows.map { (try $0["school"] as School.ID, try JournalLine($0)) }) { first, _ in first }
    }

    /// The group on the day, where the break-down is by group; the source of the first registration; the version of
    /// the latest result. Empty where there is none.
    func words(for breakdown: Breakdown, on day: CalendarDay, zone: TimeZone) throws -> [School.ID: String] {
        let rows: [Row] =
            switch breakdown {
            case .group: try groups(on: day)
            case .source: try sources()
            case .version: try versions(before: day.next, zone)
            default: []
            }
        // Of several rows of a school the last one is meant.
        return try rows.reduce(into: [:]) { words, row in words[try row["school"]] = try row["word"] }
    }

    private func groups(on day: CalendarDay) throws -> [Row] {
        try connection.rows(
            """
            SELECT school, period.group_number AS word FROM school_period period
            JOIN school ON school.key = period.school
            WHERE programme = \(programme) AND period.group_number IS NOT NULL
                AND from_on <= \(day.text) AND (until_on IS NULL OR until_on > \(day.text))
            """)
    }

    private func sources() throws -> [Row] {
        try connection.rows(
            """
            SELECT claim.school, claim.source AS word, 1 AS place FROM claim JOIN school ON school.key = claim.school
            WHERE programme = \(programme) AND school_confirmed_at IS NOT NULL
            UNION SELECT brought_in.school, 'history', 2 FROM brought_in JOIN school ON school.key = brought_in.school
            WHERE programme = \(programme) ORDER BY place
            """)
    }

    private func versions(before day: CalendarDay, _ zone: TimeZone) throws -> [Row] {
        let results = try connection.rows(
            """
            SELECT result.school, scheme || ' ' || version.version AS word
            FROM result JOIN assessment ON assessment.key = result.assessment
            JOIN version ON version.key = assessment.version JOIN school ON school.key = result.school
            WHERE programme = \(programme) AND result.submitted_at < \(day.start(in: zone))
            ORDER BY result.submitted_at, result.key
            """)
        let broughtIn = try connection.rows(
            """
            SELECT brought_in.school, scheme AS word FROM brought_in JOIN school ON school.key = brought_in.school
            WHERE programme = \(programme) AND completed_on < \(day.text) ORDER BY completed_on, brought_in.key
            """)
        return broughtIn + results
    }
}
