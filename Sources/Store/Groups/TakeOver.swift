public import Domain
import SQL

/// The group has changed its answer meanwhile, or taken it back. Nothing was taken over.
public struct GroupAnswerChanged: Error, Equatable {}

extension Store {
    /// What the school's group, as the register has it now, answered to the assessment's version, by question.
    /// None where the assessment is not of a school of the person.
    public func groupAnswers(
        to assessment: Assessment.ID, for person: Person.ID
    ) async throws -> [Question.ID: GroupAnswer] {
        try await database.read { try readGroupAnswers(to: assessment, for: person, on: $0) }
    }

    /// Makes the group's answer the school's, marked as taken over; as if the person had saved it.
    /// - Parameter seen: the time of the school's answer that the person had before them; nil where there was none.
    /// - Throws: `AnswerConflict` when somebody else has answered since; `GroupAnswerChanged`; `Refusal.notFound`
    ///   when the assessment is not of a school of this person, has not drawn the question, or the school's group
    ///   never gave this answer; `.alreadySubmitted` or `.givenUp` when the assessment is closed.
    public func takeOver(
        _ answer: GroupAnswer.ID, to question: Question.ID, in assessment: Assessment.ID, by person: Person.ID,
        seen: Moment?
    ) async throws -> Saved {
        let clock = clock()
        return try await database.write { connection in
            try checkOpen(assessment, for: person, on: connection)
            let found = try offered(to: assessment, "group_answer.key = \(answer)", for: person, on: connection).first
            guard let found, found.answer.question == question else { throw Refusal.notFound }
            guard found.isCurrent else { throw GroupAnswerChanged() }
            let taken = Answer(question: question, response: found.answer.response, note: found.answer.note)
            let saved = try keep(taken, in: assessment, by: person, seen: seen, at: clock, on: connection)
            try connection.run(
                """
                INSERT INTO answer_taken (assessment, question, group_answer, taken_by, taken_at)
                SELECT \(assessment), key, \(answer), \(person), \(saved.at) FROM term WHERE name = \(question)
                ON CONFLICT (assessment, question) DO UPDATE SET
                    group_answer = excluded.group_answer, taken_by = excluded.taken_by, taken_at = excluded.taken_at
                """)
            return saved
        }
    }
}

func readGroupAnswers(
    to assessment: Assessment.ID, for person: Person.ID, on connection: any Connection
) throws -> [Question.ID: GroupAnswer] {
    let found = try offered(to: assessment, "replaced_at IS NULL", for: person, on: connection)
    return Dictionary(found.map { ($0.answer.question, $0.answer) }) { first, _ in first }
}

private func offered(
    to assessment: Assessment.ID, _ condition: Statement, for person: Person.ID, on connection: any Connection
) throws -> [(answer: GroupAnswer, isCurrent: Bool)] {
    try connection.rows(
        """
        SELECT replaced_at, \(part: groupAnswerColumns) FROM assessment
        JOIN membership ON membership.school = assessment.school AND membership.person = \(person)
        JOIN school ON school.key = assessment.school
        JOIN group_answer ON group_answer.version = assessment.version
        \(part: groupAnswerJoins)
        WHERE assessment.key = \(assessment) AND school_group.programme = school.programme
            AND school_group.number = school.group_number AND \(part: condition)
        """
    ).map { row in
        let replaced: Moment? = try row["replaced_at"]
        return (answer: try groupAnswer(row), isCurrent: replaced == nil)
    }
}
