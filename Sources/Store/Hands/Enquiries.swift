public import Domain
import SQL

/// A question that is about to go to somebody outside the school.
public struct NewEnquiry: Sendable, Equatable {
    public let question: Question.ID
    public let name: String
    public let email: EmailAddress
    public let message: String
    public let days: Int

    public init(question: Question.ID, name: String, email: EmailAddress, message: String, days: Int) {
        self.question = question
        self.name = name
        self.email = email
        self.message = message
        self.days = days
    }
}

extension Store {
    /// Keeps the enquiry and mails the link. Pressed twice it is one.
    /// - Throws: `Refusal.notFound` when the assessment is not of a school of this person or has not drawn the
    ///   question; `.alreadyThere` when the same address has a link to this question that waits, `.tooMany`
    ///   when `Enquiry.mostWaiting` of the assessment do; `.alreadySubmitted`, `.givenUp`.
    public func ask(
        _ enquiry: NewEnquiry, in assessment: Assessment.ID, by person: Person.ID, link: MailedLink
    ) async throws {
        let now = clock()
        try await database.write { connection in
            try checkOpen(assessment, for: person, on: connection)
            let waiting = try waiting(in: assessment, at: now, on: connection)
            if let same = waiting.first(where: { $0.isFor(enquiry) }) {
                guard same.message == enquiry.message, same.name == enquiry.name else { throw Refusal.alreadyThere }
                return
            }
            guard waiting.count < Enquiry.mostWaiting else { throw Refusal.tooMany }
            let kept = try connection.run(
                """
                INSERT INTO enquiry (key, token, assessment, question, name, email, message, asked_at, asked_by,
                    expires_at, note, reason)
                SELECT \(newKey(Enquiry.self)), \(link.tokenHash), drawn.assessment, drawn.question,
                    \(enquiry.name), \(enquiry.email.description), \(enquiry.message), \(now), \(person),
                    \(now.adding(days: Int64(enquiry.days))), '', ''
                FROM drawn JOIN term ON term.key = drawn.question
                WHERE drawn.assessment = \(assessment) AND term.name = \(enquiry.question)
                """)
            guard kept == 1 else { throw Refusal.notFound }
            try post(link.letter, on: connection)
        }
    }

    /// Takes the link back: it no longer works. Done twice it changes nothing, nor after the answer came.
    /// - Throws: `Refusal.notFound` when it is not of an assessment of this person's school;
    ///   `.alreadySubmitted`, `.givenUp`.
    public func withdraw(
        _ enquiry: Enquiry.ID, in assessment: Assessment.ID, by person: Person.ID
    ) async throws {
        let now = clock()
        try await database.write { connection in
            try checkOpen(assessment, for: person, on: connection)
            _ = try cameBack(enquiry, in: assessment, on: connection)
            try connection.run(
                """
                UPDATE enquiry SET withdrawn_at = \(now)
                WHERE key = \(enquiry) AND handed_in_at IS NULL AND withdrawn_at IS NULL
                """)
        }
    }

    /// Makes what came back the school's answer. Done twice it changes nothing.
    /// - Parameter seen: the time of the answer that the person had before them; nil where there was none.
    /// - Throws: `AnswerConflict` when the question has another answer than that; `Unsettled` while the team's
    ///   answers to it differ; `Refusal.notFound`, `.alreadyDecided`, `.alreadySubmitted`, `.givenUp`.
    public func accept(
        _ enquiry: Enquiry.ID, in assessment: Assessment.ID, by person: Person.ID, seen: Moment?
    ) async throws {
        let clock = clock()
        try await database.write { connection in
            try checkOpen(assessment, for: person, on: connection)
            let (answer, decision) = try cameBack(enquiry, in: assessment, on: connection)
            if decision == "" { return }
            guard decision == nil, let answer else { throw Refusal.alreadyDecided }
            let before = try earlier(answer.question, in: assessment, on: connection)
            if before?.isDisputed ?? false { throw Unsettled(questions: [answer.question]) }
            if let before, before.answer.at != seen { throw AnswerConflict(theirs: before.answer) }
            let now = try put(answer, after: before, in: assessment, by: person, at: clock, on: connection)
            try noteStart(of: assessment, at: now, on: connection)
            // The same moment as the answer's: by it the answer is known as theirs until it is changed.
            try decide(enquiry, reason: "", at: now, by: person, on: connection)
        }
    }

    /// Does not take what came back, and keeps why. Done twice it changes nothing.
    /// - Throws: `Refusal.notFound`, `.alreadyDecided`, `.alreadySubmitted`, `.givenUp`.
    public func refuse(
        _ enquiry: Enquiry.ID, in assessment: Assessment.ID, reason: String, by person: Person.ID
    ) async throws {
        let now = clock()
        try await database.write { connection in
            try checkOpen(assessment, for: person, on: connection)
            let (answer, decision) = try cameBack(enquiry, in: assessment, on: connection)
            if decision == reason { return }
            guard decision == nil, answer != nil else { throw Refusal.alreadyDecided }
            try decide(enquiry, reason: reason, at: now, by: person, on: connection)
        }
    }
}

private struct WaitingEnquiry {
    let question: Question.ID
    let email: String
    let name: String
    let message: String

    func isFor(_ new: NewEnquiry) -> Bool {
        question == new.question && email == new.email.description
    }
}

private func waiting(
    in assessment: Assessment.ID, at now: Moment, on connection: any Connection
) throws -> [WaitingEnquiry] {
    try connection.rows(
        """
        SELECT term.name AS question, email, enquiry.name, message FROM enquiry
        JOIN term ON term.key = enquiry.question
        WHERE assessment = \(assessment) AND handed_in_at IS NULL AND withdrawn_at IS NULL AND expires_at > \(now)
        """
    ).map {
        try WaitingEnquiry(question: $0["question"], email: $0["email"], name: $0["name"], message: $0["message"])
    }
}

/// What came back, and the reason of the decision on it (empty where it was accepted); nil before either.
/// - Throws: `Refusal.notFound`.
private func cameBack(
    _ enquiry: Enquiry.ID, in assessment: Assessment.ID, on connection: any Connection
) throws -> (answer: Answer?, decision: String?) {
    guard
        let row = try connection.row(
            """
            SELECT asked.name AS question, given.name AS response, note, decided_at, reason FROM enquiry
            JOIN term asked ON asked.key = enquiry.question LEFT JOIN term given ON given.key = enquiry.response
            WHERE enquiry.key = \(enquiry) AND assessment = \(assessment)
            """)
    else { throw Refusal.notFound }
    let (response, decidedAt): (Response?, Moment?) = try (row["response"], row["decided_at"])
    let answer = try response.map { try Answer(question: row["question"], response: $0, note: row["note"]) }
    return (answer, try decidedAt.map { _ in try row["reason"] })
}

private func decide(
    _ enquiry: Enquiry.ID, reason: String, at now: Moment, by person: Person.ID, on connection: any Connection
) throws {
    try connection.run(
        """
        UPDATE enquiry SET decided_at = \(now), decided_by = \(person), reason = \(reason) WHERE key = \(enquiry)
        """)
}
