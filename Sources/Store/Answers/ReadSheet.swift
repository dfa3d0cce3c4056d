public import Domain
import SQL

extension Store {
    /// The assessment with its answers; nil when there is none or it is of a school that is not the person's.
    public func sheet(_ assessment: Assessment.ID, for person: Person.ID) async throws -> Sheet? {
        try await database.read { connection in
            guard let sheet = try readSheet(assessment, on: connection),
                try role(of: person, at: sheet.assessment.school, on: connection) != nil
            else { return nil }
            return sheet
        }
    }

    func readSheet(_ id: Assessment.ID, on connection: any Connection) throws -> Sheet? {
        try readAnsweredSheet(id, on: connection)?.sheet
    }

    /// The sheet, and who gave each of its answers.
    func readAnsweredSheet(
        _ id: Assessment.ID, on connection: any Connection
    ) throws -> (sheet: Sheet, answeredBy: [Question.ID: Person.ID])? {
        guard
            let row = try connection.row(
                "SELECT school, version, level, opened_at, submitted_at, abandoned_at FROM assessment WHERE key = \(id)"
            )
        else { return nil }
        let rows = try connection.rows(
            """
            SELECT asked.name AS question, given.name AS response, answer.note, answer.person AS answerer,
                person.name AS person, answer.answered_at, school_group.number AS group_number, school_group.name AS group_name
            FROM drawn JOIN term asked ON asked.key = drawn.question
            LEFT JOIN answer ON answer.assessment = drawn.assessment AND answer.question = drawn.question
            LEFT JOIN term given ON given.key = answer.response
            LEFT JOIN person ON person.key = answer.person
            LEFT JOIN answer_taken
                ON answer_taken.assessment = drawn.assessment AND answer_taken.question = drawn.question
            LEFT JOIN group_answer ON group_answer.key = answer_taken.group_answer
                AND group_answer.response = answer.response AND group_answer.note = answer.note
            LEFT JOIN school_group ON school_group.key = group_answer.school_group
            WHERE drawn.assessment = \(id) ORDER BY position
            """)
        let answered = try rows.filter { try ($0["response"] as Value) != .null }
        let assessment = try Assessment(
            id: id, school: row["school"], version: versions.version(row["version"], on: connection),
            level: row["level"], openedAt: row["opened_at"], submittedAt: row["submitted_at"],
            abandonedAt: row["abandoned_at"], questions: rows.map { try $0["question"] })
        return (
            Sheet(assessment: assessment, answers: try byQuestion(answered, givenAnswer)),
            try byQuestion(answered) { try $0["answerer"] }
        )
    }
}

private func byQuestion<T>(_ rows: [Row], _ read: (Row) throws -> T) throws -> [Question.ID: T] {
    try Dictionary(rows.map { (try $0["question"], try read($0)) }) { first, _ in first }
}

private func givenAnswer(_ row: Row) throws -> GivenAnswer {
    try GivenAnswer(
        response: row["response"], note: row["note"], by: row["person"], at: row["answered_at"], group: group(row))
}
