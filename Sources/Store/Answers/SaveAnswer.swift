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
    ///   when it is closed; `Unsettled` while the team's answers to the question differ.
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
        if before?.isDisputed ?? false { throw Unsettled(questions: [answer.question]) }
        if let before, before.person != person, before.answer.at != seen, !before.isSame(as: answer) {
            throw AnswerConflict(theirs: before.answer)
        }
        let now = try put(answer, after: before, in: assessment, by: person, at: clock, on: connection)
        guard
            let row = try connection.row(
                """
                SELECT (SELECT COUNT(*) FROM answer WHERE assessment = \(assessment)) AS answered,
                    (SELECT COUNT(*) FROM drawn WHERE assessment = \(assessment)) AS asked
                """)
        else { throw Refusal.notFound }
        let saved = try Saved(at: now, answered: row["answered"], asked: row["asked"])
        if before == nil, saved.answered == 1 { try noteStart(of: assessment, at: now, on: connection) }
        return saved
    }
}

/// Puts the answer in the place of the one before.
/// - Throws: `Refusal.notFound` when the question was not drawn.
/// - Returns: its time, which is later than that of the one before, also when the clock was set back: the time
///   tells what was seen.
func put(
    _ answer: Answer, after before: EarlierAnswer?, in assessment: Assessment.ID, by person: Person.ID,
    at clock: Moment, on connection: any Connection
) throws -> Moment {
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
    return now
}

/// Somebody else has answered the question meanwhile. Nothing was overwritten.
public struct AnswerConflict: Error, Equatable {
    public let theirs: GivenAnswer
}

/// These questions have differing answers that the coordinator has still to settle. Nothing was changed.
public struct Unsettled: Error, Equatable {
    public let questions: [Question.ID]

    public init(questions: [Question.ID]) {
        self.questions = questions
    }
}

/// The answer that is there.
struct EarlierAnswer {
    let person: Person.ID
    let answer: GivenAnswer
    /// Whether answers of others are kept beside it, to be settled.
    let isDisputed: Bool

    func isSame(as other: Answer) -> Bool {
        answer.response == other.response && answer.note == other.note
    }
}

func earlier(
    _ question: Question.ID, in assessment: Assessment.ID, on connection: any Connection
) throws -> EarlierAnswer? {
    try connection.row(
        """
        SELECT answer.person, person.name, given.name AS response, note, answered_at,
            (SELECT COUNT(*) FROM disagreement WHERE disagreement.assessment = answer.assessment
                AND disagreement.question = answer.question AND settled_at IS NULL) AS disputes
        FROM answer
        JOIN term asked ON asked.key = answer.question JOIN term given ON given.key = answer.response
        JOIN person ON person.key = answer.person
        WHERE assessment = \(assessment) AND asked.name = \(question)
        """
    ).map { row in
        let disputes: Int = try row["disputes"]
        return try EarlierAnswer(
            person: row["person"],
            answer: GivenAnswer(
                response: row["response"], note: row["note"], by: row["name"], at: row["answered_at"]),
            isDisputed: disputes > 0)
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
