import Domain
import Foundation
import SQL

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

extension SchoolsStanding {
    /// The first line of each school that counts for the measure.
    func firstLines(
        for measure: Measure, until last: CalendarDay, knownAt: Moment?
    ) throws -> [School.ID: JournalLine] {
        let known: Statement = knownAt.map { "AND noted_at <= \($0)" } ?? ""
        let rows = try connection.rows(
            """
            SELECT school, programme, day, segment, state, areas, topics FROM journal
            WHERE programme = \(programme) AND day <= \(last.number) \(part: known)
            GROUP BY school, programme, day, segment, state, areas, topics HAVING SUM(change) > 0
            """)
        return try rows.reduce(into: [:]) { first, row in
            let line = try JournalLine(row)
            guard measure.counts(StandingState(word: line.state)) else { return }
            let school: School.ID = try row["school"]
            if let known = first[school], known.day <= line.day { return }
            first[school] = line
        }
    }
}
