import Domain
import SQL

/// Reads when labels end and whether schools may begin again, of many schools at once.
struct SchoolDatesReading {
    let now: Moment
    let rules: [Programme.ID: ReminderRules]
    let versions: VersionShelf
    let connection: any Connection

    func dates(of schools: [School.ID: Programme.ID]) throws -> [School.ID: SchoolDates] {
        let ids = schools.keys.sorted()
        let (labels, results, assessing) = try (labels(of: ids), latestResults(of: ids), assessing(ids))
        let plans = try plansWithWorkDone(after: results.mapValues(\.result))
        let known = schools.map { school, programme -> (School.ID, SchoolDates) in
            guard let rules = rules[programme] else { return (school, SchoolDates()) }
            let label = (labels[school] ?? []).max { rank($0, rules) < rank($1, rules) }
            let isEarned = plans[school].map {
                Reassessment(after: $0, months: rules.reassessmentMonths, in: rules.zone).isEarned
            }
            let opens = results[school].map {
                reassessmentOpens(months: rules.reassessmentMonths, after: $0.at, in: rules.zone)
            }
            let isOpen = isEarned ?? false || opens.map { $0 <= now } ?? false
            let mayBegin = !assessing.contains(school) && isOpen
            return (
                school,
                SchoolDates(
                    label: label.map { end($0, rules) }, mayBeginAfter: mayBegin ? results[school]?.result : nil)
            )
        }
        return Dictionary(known) { first, _ in first }
    }

    private typealias Award = (result: AssessmentResult.ID, label: Label)

    private func end(_ award: Award, _ rules: ReminderRules) -> SchoolDates.LabelEnd {
        SchoolDates.LabelEnd(
            result: award.result, level: award.label.level,
            lastDay: calendarDay(of: award.label.validUntil.adding(seconds: -1), in: rules.zone))
    }

    private func rank(_ award: Award, _ rules: ReminderRules) -> (Int, Moment) {
        (rules.levels.firstIndex(of: award.label.level) ?? -1, award.label.validUntil)
    }

    private func labels(of schools: [School.ID]) throws -> [School.ID: [Award]] {
        let rows = try connection.rows(
            """
            SELECT result, school, level, valid_from, valid_until FROM award
            WHERE school IN (\(list: schools)) AND valid_from <= \(now) AND valid_until > \(now)
            """)
        return try Dictionary(grouping: rows) { try $0["school"] as School.ID }.mapValues { rows in
            try rows.compactMap { row in try label(row).map { (try row["result"], $0) } }
        }
    }

    private func latestResults(
        of schools: [School.ID]
    ) throws -> [School.ID: (result: AssessmentResult.ID, at: Moment)] {
        let rows = try connection.rows(
            "SELECT key, school, submitted_at FROM result WHERE school IN (\(list: schools)) ORDER BY submitted_at")
        let all = try rows.map { row in
            (
                try row["school"] as School.ID,
                (
                    result: try row["key"] as AssessmentResult.ID,
                    at: try row["submitted_at"] as Moment
                )
            )
        }
        return Dictionary(all) { _, later in later }
    }

    /// The plans of these results of which something was done since: who did all that weighs may begin sooner.
    private func plansWithWorkDone(
        after results: [School.ID: AssessmentResult.ID]
    ) throws -> [School.ID: PlanSoFar] {
        let rows = try connection.rows(
            """
            SELECT result.school, result.key, result.submitted_at, judgement, version
            FROM result JOIN assessment ON assessment.key = result.assessment
            WHERE result.key IN (\(list: results.values.sorted())) AND EXISTS (SELECT 1 FROM task
                WHERE task.school = result.school AND state = 'done' AND done_at >= result.submitted_at)
            """)
        let done = try actionsDone(by: rows.map { try $0["school"] })
        let plans = try rows.map { row in
            let (school, at): (School.ID, Moment) = try (row["school"], row["submitted_at"])
            let since = (done[school] ?? []).filter { $0.at >= at }
            return (school, try planSoFar(row, done: Set(since.map(\.action)), versions, on: connection))
        }
        return Dictionary(plans) { first, _ in first }
    }

    private func actionsDone(
        by schools: [School.ID]
    ) throws -> [School.ID: [(action: Action.ID, at: Moment)]] {
        let rows = try connection.rows(
            """
            SELECT school, term.name, done_at FROM task JOIN term ON term.key = task.action
            WHERE school IN (\(list: schools)) AND state = 'done'
            """)
        return try Dictionary(grouping: rows) { try $0["school"] as School.ID }.mapValues { rows in
            try rows.map { try ($0["name"], $0["done_at"]) }
        }
    }

    private func assessing(_ schools: [School.ID]) throws -> Set<School.ID> {
        let rows = try connection.rows(
            """
            SELECT school FROM assessment
            WHERE school IN (\(list: schools)) AND submitted_at IS NULL AND abandoned_at IS NULL
            """)
        return Set(try rows.map { try $0["school"] })
    }
}
