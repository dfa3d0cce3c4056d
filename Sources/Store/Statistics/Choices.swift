import Domain
import Foundation
import SQL

/// Adds the answers of new results to the tally of their month.
func foldChoices(most: Int, on connection: any Connection) throws -> Int {
    let rows = try connection.rows(
        """
        SELECT result.key, programme, time_zone, submitted_at FROM choice_new CROSS JOIN result
        JOIN school ON school.key = result.school JOIN programme ON programme.id = school.programme
        WHERE result.key = choice_new.result ORDER BY choice_new.result LIMIT \(most)
        """)
    var results: [MonthOfProgramme: [AssessmentResult.ID]] = [:]
    for row in rows {
        let zone = TimeZone(identifier: try row["time_zone"]) ?? .gmt
        let month = MonthOfProgramme(
            programme: try row["programme"], month: CalendarDay(of: try row["submitted_at"], in: zone).monthNumber)
        results[month, default: []].append(try row["key"])
    }
    for (month, results) in results.sorted(by: { $0.key < $1.key }) {
        try connection.run(
            """
            INSERT INTO choice_tally (programme, month, question, response, answers)
            SELECT \(month.programme), \(month.month), question, response, COUNT(*)
            FROM result JOIN answer ON answer.assessment = result.assessment
            WHERE result.key IN (\(list: results)) GROUP BY question, response
            ON CONFLICT (programme, month, question, response)
            DO UPDATE SET answers = choice_tally.answers + excluded.answers
            """)
    }
    try connection.run("DELETE FROM choice_new WHERE result IN (\(list: results.values.flatMap { $0 }.sorted()))")
    return rows.count
}

private struct MonthOfProgramme: Hashable, Comparable {
    let programme: String
    let month: Int

    static func < (one: Self, other: Self) -> Bool { (one.programme, one.month) < (other.programme, other.month) }
}

/// A question and how it was answered.
struct GivenChoice: Hashable {
    let question: Question.ID
    let response: Response
}

/// How often each answer was given in the assessments of a programme submitted from the first day to the last: of
/// whole months by the tally, of the rest by the answers themselves.
struct ChoiceCounting {
    let programme: Programme.ID
    let zone: TimeZone
    let connection: any Connection

    func counts(from first: CalendarDay, to last: CalendarDay) throws -> [GivenChoice: Int] {
        guard let months = wholeMonths(from: first, to: last) else {
            return try counts(from: first, to: last, onlyNew: false)
        }
        var sums = try tallied(months)
        func add(_ counts: [GivenChoice: Int]) { sums.merge(counts, uniquingKeysWith: +) }
        let (start, end) = (firstDay(ofMonth: months.lowerBound), lastDay(ofMonth: months.upperBound))
        add(try counts(from: start, to: end, onlyNew: true))
        if first < start { add(try counts(from: first, to: start.previous, onlyNew: false)) }
        if end < last { add(try counts(from: end.next, to: last, onlyNew: false)) }
        return sums
    }

    /// The other way: from the answers alone.
    func recount(from first: CalendarDay, to last: CalendarDay) throws -> [GivenChoice: Int] {
        try counts(from: first, to: last, onlyNew: false)
    }

    private func tallied(_ months: ClosedRange<Int>) throws -> [GivenChoice: Int] {
        try sums(
            connection.rows(
                """
                SELECT asked.name AS question, given.name AS response, answers FROM (
                    SELECT question, response, CAST(SUM(answers) AS BIGINT) AS answers FROM choice_tally
                    WHERE programme = \(programme) AND month >= \(months.lowerBound) AND month <= \(months.upperBound)
                    GROUP BY question, response) counted
                JOIN term asked ON asked.key = question JOIN term given ON given.key = response
                """))
    }

    private func counts(from first: CalendarDay, to last: CalendarDay, onlyNew: Bool) throws -> [GivenChoice: Int] {
        let source: Statement = onlyNew ? "choice_new CROSS JOIN result" : "result"
        let isNew: Statement = onlyNew ? "result.key = choice_new.result AND" : ""
        return try sums(
            connection.rows(
                """
                SELECT asked.name AS question, given.name AS response, COUNT(*) AS answers
                FROM \(part: source) JOIN school ON school.key = result.school
                JOIN answer ON answer.assessment = result.assessment
                JOIN term asked ON asked.key = question JOIN term given ON given.key = response
                WHERE \(part: isNew) programme = \(programme) AND result.submitted_at >= \(first.start(in: zone))
                    AND result.submitted_at < \(last.next.start(in: zone))
                GROUP BY asked.name, given.name
                """))
    }

    private func sums(_ rows: [Row]) throws -> [GivenChoice: Int] {
        try rows.reduce(into: [:]) { sums, row in
            let choice = try GivenChoice(question: row["question"], response: row["response"])
            sums[choice, default: 0] += try row["answers"]
        }
    }
}

/// The months that lie wholly between the days, as 201809...201812; nil where there is none.
private func wholeMonths(from first: CalendarDay, to last: CalendarDay) -> ClosedRange<Int>? {
    let start = first.dayOfMonth == 1 ? first : lastDay(ofMonth: first.monthNumber).next
    let end = last == lastDay(ofMonth: last.monthNumber) ? last : firstDay(ofMonth: last.monthNumber).previous
    return start < end ? start.monthNumber...end.monthNumber : nil
}

func firstDay(ofMonth month: Int) -> CalendarDay { CalendarDay(number: month * 100 + 1) }

func lastDay(ofMonth month: Int) -> CalendarDay {
    firstDay(ofMonth: month % 100 == 12 ? month + 89 : month + 1).previous
}
