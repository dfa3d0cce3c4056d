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
    /// - Parameter seen: the time of the answer that the person had before them; nil where there was none.
    /// - Throws: `AnswerConflict` when somebody else has answered since; `Refusal.notFound` when the assessment
    ///   is not of a school of this person or has not drawn the question, `.alreadySubmitted` or `.givenUp`
    ///   when it is closed.
    public func save(
        _ answer: Answer, in assessment: Assessment.ID, by person: Person.ID, seen: Moment? = nil
    ) async throws -> Saved {
        let clock = clock()
        return try await database.write { connection in
            try checkOpen(assessment, for: person, on: connection)
            return try keep(answer, in: assessment, by: person, seen: seen, at: clock, on: connection)
        }
    }

    /// As `save`, in a transaction that has looked whether the person may.
    func keep(
        _ answer: Answer, in assessment: Assessment.ID, by person: Person.ID, seen: Moment?, at clock: Moment,
        on connection: any Connection
    ) throws -> Saved {
        let before = try earlier(answer.question, in: assessment, on: connection)
        if let before, before.person != person, before.answer.at != seen, !before.isSame(as: answer) {
            throw AnswerConflict(theirs: before.answer)
        }
        // Later than the one before, also when the clock was set back: the time tells what was seen.
        let now = max(clock, before.map { Moment(milliseconds: $0.answer.at.milliseconds + 1) } ?? clock)
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

/// Somebody else has answered the question meanwhile. Nothing was overwritten.
public struct AnswerConflict: Error, Equatable {
    public let theirs: GivenAnswer
}

private struct Earlier {
    let person: Person.ID
    let answer: GivenAnswer

    func isSame(as other: Answer) -> Bool {
        answer.response == other.response && answer.note == other.note
    }
}

private func earlier(
    _ question: Question.ID, in assessment: Assessment.ID, on connection: any Connection
) throws -> Earlier? {
    try connection.row(
        """
        SELECT answer.person, person.name, given.name AS response, note, answered_at FROM answer
        JOIN term asked ON asked.key = answer.question JOIN term given ON given.key = answer.response
        JOIN person ON person.key = answer.person
        WHERE assessment = \(assessment) AND asked.name = \(question)
        """
    ).map {
        try Earlier(
            person: $0["person"],
            answer: GivenAnswer(response: $0["response"], note: $0["note"], by: $0["name"], at: $0["answered_at"]))
    }
}

/// - Throws: `Refusal.notFound`, `.alreadySubmitted` or `.givenUp`.
/// - Returns: what the person may do at the school.
@discardableResult
func checkOpen(
    _ assessment: Assessment.ID, for person: Person.ID, on connection: any Connection
) throws -> SchoolRole {
    guard
        let row = try connection.row(
            """
            SELECT submitted_at, abandoned_at, role FROM assessment
            JOIN membership ON membership.school = assessment.school AND membership.person = \(person)
            WHERE assessment.key = \(assessment)
            """)
    else { throw Refusal.notFound }
    let (submitted, abandoned): (Moment?, Moment?) = try (row["submitted_at"], row["abandoned_at"])
    guard submitted == nil else { throw Refusal.alreadySubmitted }
    guard abandoned == nil else { throw Refusal.givenUp }
    return SchoolRole(rawValue: try row["role"]) ?? .contributor
}
