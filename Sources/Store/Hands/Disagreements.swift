public import Domain
import SQL

extension Store {
    /// Keeps the answer beside another person's that is there, for the coordinator to settle; where the answers to
    /// the question differ already, as the person's own among them. Where there is nothing to differ from, it
    /// becomes the answer.
    /// - Throws: `Refusal.notFound`, `.alreadySubmitted` or `.givenUp`, as `save`.
    public func keepBeside(_ answer: Answer, in assessment: Assessment.ID, by person: Person.ID) async throws {
        let now = clock()
        try await database.write { connection in
            try checkOpen(assessment, for: person, on: connection)
            let before = try earlier(answer.question, in: assessment, on: connection)
            guard let before, before.isDisputed || before.person != person else {
                let now = try put(answer, after: before, in: assessment, by: person, at: now, on: connection)
                try noteStart(of: assessment, at: now, on: connection)
                return
            }
            guard before.isDisputed || !before.isSame(as: answer) else { return }
            let disagreement =
                try openDisagreement(on: answer.question, in: assessment, on: connection)
                ?? insertDisagreement(
                    from: before, answer.question, in: assessment, at: now, by: person, on: connection)
            try keepOpinion(answer, of: person, at: now, into: disagreement, on: connection)
        }
    }

    /// The coordinator's word: the opinion of one of them becomes the answer, with its note. All the others are
    /// kept. Done twice it changes nothing.
    /// - Throws: `Refusal.notFound` when the person does not coordinate the school or the opinion is none of this
    ///   disagreement; `.alreadyDecided`, `.alreadySubmitted`, `.givenUp`.
    public func settle(
        _ disagreement: Disagreement.ID, in assessment: Assessment.ID, on author: Person.ID, reason: String,
        by person: Person.ID
    ) async throws {
        let clock = clock()
        try await database.write { connection in
            guard try checkOpen(assessment, for: person, on: connection) == .coordinator else {
                throw Refusal.notFound
            }
            let (answer, settled) = try opinion(of: author, in: disagreement, assessment, on: connection)
            if settled == reason { return }
            guard settled.isEmpty else { throw Refusal.alreadyDecided }
            let before = try earlier(answer.question, in: assessment, on: connection)
            let now = try put(answer, after: before, in: assessment, by: author, at: clock, on: connection)
            try connection.run(
                """
                UPDATE disagreement SET settled_at = \(now), settled_by = \(person), reason = \(reason)
                WHERE key = \(disagreement)
                """)
        }
    }

    private func insertDisagreement(
        from before: EarlierAnswer, _ question: Question.ID, in assessment: Assessment.ID, at now: Moment,
        by person: Person.ID, on connection: any Connection
    ) throws -> Disagreement.ID {
        let key = newKey(Disagreement.self)
        try connection.run(
            """
            INSERT INTO disagreement (key, assessment, question, opened_at, opened_by, reason)
            SELECT \(key), drawn.assessment, drawn.question, \(now), \(person), ''
            FROM drawn JOIN term ON term.key = drawn.question
            WHERE drawn.assessment = \(assessment) AND term.name = \(question)
            """)
        let answer = Answer(question: question, response: before.answer.response, note: before.answer.note)
        try keepOpinion(answer, of: before.person, at: before.answer.at, into: key, on: connection)
        return key
    }
}

/// The questions whose answers wait for the coordinator's word.
func unsettled(in assessment: Assessment.ID, on connection: any Connection) throws -> [Question.ID] {
    try connection.rows(
        """
        SELECT term.name FROM disagreement JOIN term ON term.key = disagreement.question
        WHERE assessment = \(assessment) AND settled_at IS NULL ORDER BY disagreement.key
        """
    ).map { try $0["name"] }
}

private func openDisagreement(
    on question: Question.ID, in assessment: Assessment.ID, on connection: any Connection
) throws -> Disagreement.ID? {
    try connection.row(
        """
        SELECT disagreement.key FROM disagreement JOIN term ON term.key = disagreement.question
        WHERE assessment = \(assessment) AND term.name = \(question) AND settled_at IS NULL
        """
    ).map { try $0["key"] }
}

private func keepOpinion(
    _ answer: Answer, of person: Person.ID, at now: Moment, into disagreement: Disagreement.ID,
    on connection: any Connection
) throws {
    let kept = try connection.run(
        """
        INSERT INTO opinion (disagreement, person, response, note, given_at)
        SELECT \(disagreement), \(person), key, \(answer.note), \(now) FROM term WHERE name = \(answer.response)
        ON CONFLICT (disagreement, person) DO UPDATE SET
            response = excluded.response, note = excluded.note, given_at = excluded.given_at
        """)
    guard kept == 1 else { throw Refusal.notFound }
}

/// What somebody said, and why the disagreement was settled: empty where it was not yet.
private func opinion(
    of author: Person.ID, in disagreement: Disagreement.ID, _ assessment: Assessment.ID, on connection: any Connection
) throws -> (answer: Answer, settled: String) {
    guard
        let row = try connection.row(
            """
            SELECT asked.name AS question, given.name AS response, note, reason FROM disagreement
            JOIN opinion ON opinion.disagreement = disagreement.key AND opinion.person = \(author)
            JOIN term asked ON asked.key = disagreement.question JOIN term given ON given.key = opinion.response
            WHERE disagreement.key = \(disagreement) AND assessment = \(assessment)
            """)
    else { throw Refusal.notFound }
    let answer = try Answer(question: row["question"], response: row["response"], note: row["note"])
    return (answer, try row["reason"])
}
