public import Domain
import SQL

extension Store {
    /// The school confirms a claim by the link that went to its address. Signs nobody in.
    /// - Throws: `Refusal.linkGone`, `.schoolTaken`.
    public func confirmBySchool(link tokenHash: [UInt8], letter: LetterText) async throws {
        let now = clock()
        try await writeRefusingTaken { connection in
            guard let key = try liveClaim(tokenHash, LinkPurpose.schoolAddress.rawValue, at: now, on: connection)
            else { throw Refusal.linkGone }
            try useLink(tokenHash, at: now, on: connection)
            try confirm(key, decidedBy: nil, on: connection)
            try post(letter, on: connection)
        }
    }

    /// Claims that wait for the manager: of schools whose register has no address, or that have not answered
    /// for `managerWaitDays`. Oldest first.
    public func waitingClaims(for manager: SignedInPerson) async throws -> [Claim] {
        let before = clock().adding(days: -managerWaitDays)
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT claim.key FROM claim JOIN school ON school.key = claim.school
                WHERE own_confirmed_at IS NOT NULL AND school_confirmed_at IS NULL AND refused_at IS NULL
                    AND (school_email IS NULL OR own_confirmed_at <= \(before))
                    AND programme IN (\(list: manager.manages))
                ORDER BY claim.key LIMIT 200
                """
            ).compactMap { try readClaim($0["key"], on: connection) }
        }
    }

    /// A claim that waits and that this manager may decide; nil for any other.
    public func waitingClaim(_ id: Claim.ID, for manager: SignedInPerson) async throws -> Claim? {
        try await waitingClaims(for: manager).first { $0.id == id }
    }

    /// - Throws: `Refusal.notFound` (not this manager's), `.alreadyDecided`, `.schoolTaken`.
    public func approve(_ claim: Claim.ID, by manager: SignedInPerson, letter: LetterText) async throws {
        try await writeRefusingTaken { connection in
            try checkUndecided(claim, for: manager, on: connection)
            try confirm(claim, decidedBy: manager.person.id, on: connection)
            try post(letter, on: connection)
        }
    }

    /// - Throws: `Refusal.notFound` (not this manager's), `.alreadyDecided`.
    public func refuse(
        _ claim: Claim.ID, by manager: SignedInPerson, reason: String, letter: LetterText
    ) async throws {
        let now = clock()
        try await database.write { connection in
            try checkUndecided(claim, for: manager, on: connection)
            try connection.run(
                """
                UPDATE claim SET refused_at = \(now), decided_by = \(manager.person.id), reason = \(reason)
                WHERE key = \(claim)
                """)
            try post(letter, on: connection)
        }
    }

    /// Claims of this person that are neither confirmed nor refused.
    public func ownWaitingClaims(of person: Person.ID) async throws -> [Claim] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT key FROM claim WHERE person = \(person)
                    AND school_confirmed_at IS NULL AND refused_at IS NULL ORDER BY key
                """
            ).compactMap { try readClaim($0["key"], on: connection) }
        }
    }

    private func confirm(
        _ claim: Claim.ID, decidedBy manager: Person.ID?, on connection: any Connection
    ) throws {
        let now = clock()
        guard let row = try connection.row("SELECT school, person FROM claim WHERE key = \(claim)") else {
            throw Refusal.notFound
        }
        let (school, person): (School.ID, Person.ID) = try (row["school"], row["person"])
        try connection.run(
            "UPDATE claim SET school_confirmed_at = \(now), decided_by = \(manager) WHERE key = \(claim)")
        try connection.run(
            """
            INSERT INTO membership (school, person, role, since)
            VALUES (\(school), \(person), 'coordinator', \(now))
            """)
        try noteStatistics(of: [school], on: connection)
    }

    /// Of two claims of one school only one gets through: the table says so.
    private func writeRefusingTaken(_ work: @escaping @Sendable (any Connection) throws -> Void) async throws {
        do {
            try await database.write(work)
        } catch DatabaseError.unique {
            throw Refusal.schoolTaken
        }
    }
}

private func checkUndecided(
    _ claim: Claim.ID, for manager: SignedInPerson, on connection: any Connection
) throws {
    guard
        let row = try connection.row(
            """
            SELECT school_confirmed_at, refused_at FROM claim JOIN school ON school.key = claim.school
            WHERE claim.key = \(claim) AND own_confirmed_at IS NOT NULL
                AND programme IN (\(list: manager.manages))
            """)
    else { throw Refusal.notFound }
    let (confirmed, refused): (Moment?, Moment?) = try (row["school_confirmed_at"], row["refused_at"])
    guard confirmed == nil, refused == nil else { throw Refusal.alreadyDecided }
}
