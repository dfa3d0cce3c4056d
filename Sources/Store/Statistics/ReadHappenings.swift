import Domain
import Foundation
import SQL

/// Measures of what happened from a day to another: read from the facts themselves.
struct HappeningsReading {
    let request: StatisticRequest
    let tabulation: Tabulation
    let words: StatisticWords
    let versions: VersionShelf
    let connection: any Connection

    func cells(of measure: Measure, from first: CalendarDay, to last: CalendarDay) throws -> [[String]: Int?] {
        switch measure {
        case .choices: try choices(from: first, to: last)
        case .timeToComplete: try medians(of: timesToComplete(from: first, to: last), on: last)
        case .timeToNextLevel: try medians(of: timesToNextLevel(from: first, to: last), on: last)
        case .actionsDone: try sums(of: actionsDone(from: first, to: last), on: last)
        default: [:]
        }
    }

    private func choices(from first: CalendarDay, to last: CalendarDay) throws -> [[String]: Int?] {
        var sums: [(words: [Breakdown: String], sum: Int)] = []
        for programme in request.programmes {
            let counting = ChoiceCounting(
                programme: programme, zone: try zone(of: programme, on: connection), connection: connection)
            sums += try counting.counts(from: first, to: last).map { choice, answers in
                (
                    [
                        .programme: programme.rawValue, .question: choice.question.rawValue,
                        .choice: choice.response.description,
                    ], answers
                )
            }
        }
        return tabulation.cells(of: .choices, sums: sums).mapValues { $0 }
    }

    private struct Measured {
        let school: School.ID
        let value: Int
    }

    /// Days from the first answer to the submission.
    private func timesToComplete(from first: CalendarDay, to last: CalendarDay) throws -> [Measured] {
        try request.programmes.flatMap { programme in
            let zone = try zone(of: programme, on: connection)
            return try connection.rows(
                """
                SELECT result.school, started_at, result.submitted_at
                FROM result JOIN assessment ON assessment.key = result.assessment
                JOIN school ON school.key = result.school
                WHERE programme = \(programme) AND started_at IS NOT NULL
                    AND result.submitted_at >= \(first.start(in: zone))
                    AND result.submitted_at < \(last.next.start(in: zone))
                """
            ).map { row in
                let (start, end): (Moment, Moment) = try (row["started_at"], row["submitted_at"])
                let days =
                    CalendarDay(of: end, in: zone).daysSince1970 - CalendarDay(of: start, in: zone).daysSince1970
                return try Measured(school: row["school"], value: max(days, 0))
            }
        }
    }

    private func actionsDone(from first: CalendarDay, to last: CalendarDay) throws -> [Measured] {
        try request.programmes.flatMap { programme in
            let zone = try zone(of: programme, on: connection)
            return try connection.rows(
                """
                SELECT task.school, COUNT(*) AS done FROM task JOIN school ON school.key = task.school
                WHERE programme = \(programme) AND action IS NOT NULL AND state = 'done'
                    AND done_at >= \(first.start(in: zone)) AND done_at < \(last.next.start(in: zone))
                GROUP BY task.school
                """
            ).map { try Measured(school: $0["school"], value: $0["done"]) }
        }
    }

    /// Whole months from the first outcome to the first that is above it, of those that came to it within the days.
    private func timesToNextLevel(from first: CalendarDay, to last: CalendarDay) throws -> [Measured] {
        let reading = FactsReading(versions: versions, connection: connection)
        return try request.programmes.flatMap { programme in
            let schools = try connection.rows(
                """
                SELECT result.school FROM result JOIN school ON school.key = result.school
                WHERE programme = \(programme) UNION
                SELECT brought_in.school FROM brought_in JOIN school ON school.key = brought_in.school
                WHERE programme = \(programme)
                """
            ).map { try $0["school"] as School.ID }
            return try schools.chunks(of: 500).flatMap { chunk in
                try reading.facts(of: Array(chunk)).compactMap { school, facts in
                    monthsToNextLevel(facts, from: first, to: last).map { Measured(school: school, value: $0) }
                }
            }
        }
    }

    private func monthsToNextLevel(_ facts: SchoolFactsDated, from first: CalendarDay, to last: CalendarDay) -> Int? {
        let told = facts.submissions.filter { $0.outcome != nil }
        guard let start = told.first, let outcome = start.outcome,
            let higher = told.first(where: { ($0.outcome ?? outcome) > outcome }),
            first <= higher.day, higher.day <= last
        else { return nil }
        let months = (higher.day.year - start.day.year) * 12 + higher.day.month - start.day.month
        return higher.day.dayOfMonth < start.day.dayOfMonth ? months - 1 : months
    }
}

extension HappeningsReading {
    /// The value that half of them do not exceed; nil where there are none.
    private func medians(of measured: [Measured], on day: CalendarDay) throws -> [[String]: Int?] {
        let cells = try byCell(measured, on: day)
        guard !cells.isEmpty || !tabulation.breakdowns.isEmpty else { return [[]: .none] }
        return cells.mapValues { values in
            let sorted = values.sorted()
            return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
        }
    }

    private func sums(of measured: [Measured], on day: CalendarDay) throws -> [[String]: Int?] {
        let cells = try byCell(measured, on: day)
        guard !cells.isEmpty || !tabulation.breakdowns.isEmpty else { return [[]: 0] }
        return cells.mapValues { $0.reduce(0, +) }
    }

    /// The values in each cell; a school counts in the segment that it has, or last had, on the day.
    private func byCell(_ measured: [Measured], on day: CalendarDay) throws -> [[String]: [Int]] {
        let segments = try segments(on: day)
        var cells: [[String]: [Int]] = [:]
        for one in measured {
            guard let segment = segments[one.school], tabulation.passes(segment.words(for:)) else { continue }
            for key in tabulation.keys(segment.words(for:)) { cells[key, default: []].append(one.value) }
        }
        return cells
    }

    private func segments(on day: CalendarDay) throws -> [School.ID: Segment] {
        let rows = try connection.rows(
            """
            SELECT school_period.school, programme, COALESCE(school_period.region, '') AS region, levels,
                school_period.kind, COALESCE(school_period.network, '') AS network, COALESCE(size_class, '') AS size
            FROM school_period JOIN school ON school.key = school_period.school
            WHERE programme IN (\(list: request.programmes)) AND from_on <= \(day.text)
            ORDER BY school_period.school, from_on
            """)
        return try rows.reduce(into: [:]) { segments, row in
            segments[try row["school"]] = try segment(row, of: row["programme"])
        }
    }
}
