public import Domain
import SQL

extension Store {
    /// Hands questions to somebody of the team, with a letter. Where they are theirs already, with the same day,
    /// nothing is changed and no letter goes.
    /// - Parameter letter: nil where somebody takes them on themselves.
    /// - Throws: `Refusal.notFound` when the assessment or the questions are not the person's to hand on, or the
    ///   colleague is not of the team; `.alreadySubmitted`, `.givenUp`.
    public func hand(
        _ questions: [Question.ID], in assessment: Assessment.ID, to colleague: Person.ID, dueOn: String?,
        letter: LetterText?, by person: Person.ID
    ) async throws {
        let now = clock()
        try await database.write { connection in
            try checkMayHand(questions, in: assessment, person, on: connection)
            try checkOpen(assessment, for: colleague, on: connection)
            guard
                try !isHanded(questions, in: assessment, to: colleague, dueOn: dueOn, on: connection)
            else { return }
            let handed = try connection.run(
                """
                INSERT INTO handed (assessment, question, person, due_on, handed_at, handed_by)
                SELECT drawn.assessment, drawn.question, \(colleague), \(dueOn), \(now), \(person)
                FROM drawn JOIN term ON term.key = drawn.question
                WHERE drawn.assessment = \(assessment) AND term.name IN (\(list: questions))
                ON CONFLICT (assessment, question) DO UPDATE SET
                    person = excluded.person, due_on = excluded.due_on, handed_at = excluded.handed_at,
                    handed_by = excluded.handed_by
                """)
            guard handed == questions.count else { throw Refusal.notFound }
            if let letter { try post(letter, on: connection) }
        }
    }

    /// Makes a question everybody's again. Done twice it changes nothing.
    /// - Throws: `Refusal.notFound` when it is not the person's to hand on; `.alreadySubmitted`, `.givenUp`.
    public func takeBack(
        _ question: Question.ID, in assessment: Assessment.ID, by person: Person.ID
    ) async throws {
        try await database.write { connection in
            let role = try checkOpen(assessment, for: person, on: connection)
            let holders = try holder(of: [question], in: assessment, on: connection)
            if holders.isEmpty { return }
            guard role == .coordinator || holders == [person] else { throw Refusal.notFound }
            try connection.run(
                """
                DELETE FROM handed WHERE assessment = \(assessment)
                    AND question IN (SELECT key FROM term WHERE name = \(question))
                """)
        }
    }

    /// How many unanswered questions each of the person's schools has for them.
    public func questionsWaiting(for person: Person.ID) async throws -> [School.ID: Int] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT assessment.school, COUNT(*) AS questions FROM handed
                JOIN assessment ON assessment.key = handed.assessment
                JOIN membership ON membership.person = handed.person AND membership.school = assessment.school
                LEFT JOIN answer ON answer.assessment = handed.assessment AND answer.question = handed.question
                WHERE handed.person = \(person) AND submitted_at IS NULL AND abandoned_at IS NULL
                    AND answer.question IS NULL
                GROUP BY assessment.school
                """)
            return try Dictionary(rows.map { (try $0["school"], try $0["questions"]) }) { first, _ in first }
        }
    }
}

/// - Throws: `Refusal.notFound`, unless the person coordinates the school or all the questions are theirs.
private func checkMayHand(
    _ questions: [Question.ID], in assessment: Assessment.ID, _ person: Person.ID, on connection: any Connection
) throws {
    if try checkOpen(assessment, for: person, on: connection) == .coordinator { return }
    let holders = try holder(of: questions, in: assessment, on: connection)
    guard holders == questions.map({ _ in person }) else { throw Refusal.notFound }
}

/// Whose the questions are; of those that are nobody's, nothing.
private func holder(
    of questions: [Question.ID], in assessment: Assessment.ID, on connection: any Connection
) throws -> [Person.ID] {
    try connection.rows(
        """
        SELECT handed.person FROM handed JOIN term ON term.key = handed.question
        WHERE assessment = \(assessment) AND term.name IN (\(list: questions))
        """
    ).map { try $0["person"] }
}

private func isHanded(
    _ questions: [Question.ID], in assessment: Assessment.ID, to colleague: Person.ID, dueOn: String?,
    on connection: any Connection
) throws -> Bool {
    let days = try connection.rows(
        """
        SELECT due_on FROM handed JOIN term ON term.key = handed.question
        WHERE assessment = \(assessment) AND person = \(colleague) AND term.name IN (\(list: questions))
        """
    ).map { try $0["due_on"] as String? }
    return days == questions.map { _ in dueOn }
}
