public import Domain
import SQL

/// What is shown after a save: when, and how far the assessment is.
public struct Saved: Sendable, Equatable {
    public let at: Moment
    public let answered: Int
    public let asked: Int
}

extension Store {
    /// Keeps the answer in place of an earlier one. When it returns, the answer is on the disk.
    /// - Throws: `Refusal.notFound` when the assessment is not of a school of this person or has not drawn
    ///   the question, `.alreadySubmitted` when it is closed.
    public func save(
        _ answer: Answer, in assessment: Assessment.ID, by person: Person.ID
    ) async throws -> Saved {
        let now = clock()
        return try await database.write { connection in
            try checkOpen(assessment, for: person, on: connection)
            let kept = try connection.run(
                """
                INSERT INTO answer (assessment, question, response, note, person, answered_at)
                SELECT drawn.assessment, drawn.question, given.key, \(answer.note), \(person), \(now)
                FROM drawn JOIN term asked ON asked.key = drawn.question
                JOIN term given ON given.name = \(answer.response)
                WHERE drawn.assessment = \(assessment) AND asked.name = \(answer.question)
                ON CONFLICT (assessment, question) DO UPDATE SET
                    response = excluded.response, note = excluded.note, person = excluded.person,
                    answered_at = excluded.answered_at
                """)
            guard kept == 1 else { throw Refusal.notFound }
            guard
                let row = try connection.row(
                    """
                    SELECT (SELECT COUNT(*) FROM answer WHERE assessment = \(assessment)) AS answered,
                        (SELECT COUNT(*) FROM drawn WHERE assessment = \(assessment)) AS asked
                    """)
            else { throw Refusal.notFound }
            return try Saved(at: now, answered: row["answered"], asked: row["asked"])
        }
    }
}

/// - Throws: `Refusal.notFound` or `.alreadySubmitted`.
func checkOpen(_ assessment: Assessment.ID, for person: Person.ID, on connection: any Connection) throws {
    guard
        let row = try connection.row(
            """
            SELECT submitted_at FROM assessment
            JOIN membership ON membership.school = assessment.school AND membership.person = \(person)
            WHERE assessment.key = \(assessment)
            """)
    else { throw Refusal.notFound }
    let submitted: Moment? = try row["submitted_at"]
    guard submitted == nil else { throw Refusal.alreadySubmitted }
}
