public import Domain
import SQL

extension Store {
    /// Asks the heads of the team to sign off, with a letter to each. Asked again within the hour it writes to
    /// nobody.
    /// - Throws: `Refusal.notFound` when the person does not coordinate the school or its team has no head,
    ///   `Incomplete`, `Unsettled`; `Refusal.alreadySubmitted`, `.givenUp`.
    public func askSignOff(
        of assessment: Assessment.ID, letters: [LetterText], by person: Person.ID
    ) async throws {
        let now = clock()
        try await database.write { connection in
            guard try checkOpen(assessment, for: person, on: connection) == .coordinator, !letters.isEmpty else {
                throw Refusal.notFound
            }
            _ = try readySheet(assessment, on: connection)
            let before = try readSignOff(of: assessment, on: connection)
            if let asked = before?.asked, asked.at.adding(seconds: 3600) > now,
                before?.signed.map({ $0.at < asked.at }) ?? true
            {
                return
            }
            try connection.run(
                """
                INSERT INTO sign_off (assessment, asked_at, asked_by) VALUES (\(assessment), \(now), \(person))
                ON CONFLICT (assessment) DO UPDATE SET asked_at = excluded.asked_at, asked_by = excluded.asked_by
                """)
            for letter in letters { try post(letter, on: connection) }
        }
    }

    /// Keeps the head's word for the answers in this state. Done twice it changes nothing.
    /// - Parameter letters: to the coordinators.
    /// - Throws: `Refusal.notFound` when the person is not a head of the school, `.changedMeanwhile` when the
    ///   answers are no longer in this state; `Incomplete`, `Unsettled`; `Refusal.alreadySubmitted`, `.givenUp`.
    public func signOff(
        _ assessment: Assessment.ID, state: Int64, letters: [LetterText], by person: Person.ID
    ) async throws {
        let now = clock()
        try await database.write { connection in
            guard try checkOpen(assessment, for: person, on: connection) == .head else { throw Refusal.notFound }
            let sheet = try readySheet(assessment, on: connection)
            guard sheet.state == state else { throw Refusal.changedMeanwhile }
            if try readSignOff(of: assessment, on: connection)?.holds(for: sheet) ?? false { return }
            try connection.run(
                """
                INSERT INTO sign_off (assessment, signed_at, signed_by, signed_state)
                VALUES (\(assessment), \(now), \(person), \(state))
                ON CONFLICT (assessment) DO UPDATE SET signed_at = excluded.signed_at,
                    signed_by = excluded.signed_by, signed_state = excluded.signed_state
                """)
            for letter in letters { try post(letter, on: connection) }
        }
    }

    /// The answers, where all are there and agreed.
    private func readySheet(_ assessment: Assessment.ID, on connection: any Connection) throws -> Sheet {
        guard let sheet = try readSheet(assessment, on: connection) else { throw Refusal.notFound }
        guard sheet.open.isEmpty else { throw Incomplete(open: sheet.open) }
        let unsettled = try unsettled(in: assessment, on: connection)
        guard unsettled.isEmpty else { throw Unsettled(questions: unsettled) }
        return sheet
    }
}

func readSignOff(of assessment: Assessment.ID, on connection: any Connection) throws -> SignOff? {
    try connection.row(
        """
        SELECT asked_at, asker.name AS asker, signed_at, signer.name AS signer, signed_state FROM sign_off
        LEFT JOIN person asker ON asker.key = asked_by LEFT JOIN person signer ON signer.key = signed_by
        WHERE assessment = \(assessment)
        """
    ).map {
        try SignOff(
            asked: act($0, by: "asker", at: "asked_at"), signed: act($0, by: "signer", at: "signed_at"),
            signedState: $0["signed_state"])
    }
}

private func act(_ row: Row, by person: String, at time: String) throws -> SignOff.Act? {
    guard let name: String = try row[person], let moment: Moment = try row[time] else { return nil }
    return SignOff.Act(by: name, at: moment)
}

/// - Throws: `Unsettled`; `Refusal.notSignedOff` where the team has a head who has not signed these answers.
func checkAgreed(on sheet: Sheet, on connection: any Connection) throws {
    let unsettled = try unsettled(in: sheet.assessment.id, on: connection)
    guard unsettled.isEmpty else { throw Unsettled(questions: unsettled) }
    let head = try connection.row(
        "SELECT person FROM membership WHERE school = \(sheet.assessment.school) AND role = 'head' LIMIT 1")
    guard head != nil else { return }
    let signed = try readSignOff(of: sheet.assessment.id, on: connection)?.holds(for: sheet) ?? false
    guard signed else { throw Refusal.notSignedOff }
}
