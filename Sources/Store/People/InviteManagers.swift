public import Domain
import SQL

/// An invitation to manage a programme.
public struct Invitation: Sendable, Equatable {
    public typealias ID = Key<Invitation>
    public let id: ID
    public let programme: Programme.ID
    public let email: String
    /// The hash of the account that the address has already; nil where there is none.
    public let passwordHash: String?
}

let invitationDays: Int64 = 14

extension Store {
    /// Invites somebody as a manager of the programme, and mails the link.
    public func inviteManager(_ email: EmailAddress, of programme: Programme.ID, link: MailedLink) async throws {
        let now = clock()
        try await database.write { connection in
            try use(programme, at: now, on: connection)
            let key = newKey(Invitation.self)
            try connection.run(
                """
                INSERT INTO invitation (key, programme, email, made_at)
                VALUES (\(key), \(programme), \(email.description), \(now))
                """)
            try connection.run(
                """
                INSERT INTO link (token, purpose, invitation, expires_at)
                VALUES (\(link.tokenHash), 'manager', \(key), \(now.adding(days: invitationDays)))
                """)
            try post(link.letter, on: connection)
        }
    }

    /// The invitation behind a link that still works; nil otherwise.
    public func invitation(behind tokenHash: [UInt8]) async throws -> Invitation? {
        let now = clock()
        return try await database.read { try liveInvitation(tokenHash, at: now, on: $0) }
    }

    /// Makes the invited person a manager, with an account where they had none, and opens their session.
    /// The caller has checked the password of somebody who had one.
    /// - Throws: `Refusal.linkGone`.
    public func acceptInvitation(
        link tokenHash: [UInt8], name: String, passwordHash: String, language: Language, session: [UInt8]
    ) async throws {
        let now = clock()
        try await database.write { connection in
            guard let invitation = try liveInvitation(tokenHash, at: now, on: connection) else {
                throw Refusal.linkGone
            }
            try useLink(tokenHash, at: now, on: connection)
            let known = try connection.row("SELECT key FROM person WHERE email = \(invitation.email)")
            let person: Person.ID =
                try known?["key"]
                ?? insertPerson(
                    email: invitation.email, name: name, passwordHash: passwordHash, language: language,
                    on: connection)
            try connection.run(
                """
                INSERT INTO manager (programme, person, since) VALUES (\(invitation.programme), \(person), \(now))
                ON CONFLICT (person, programme) DO NOTHING
                """)
            try connection.run("UPDATE invitation SET accepted_at = \(now) WHERE key = \(invitation.id)")
            try insertSession(of: person, token: session, on: connection)
        }
    }
}

private func liveInvitation(
    _ tokenHash: [UInt8], at now: Moment, on connection: any Connection
) throws -> Invitation? {
    try connection.row(
        """
        SELECT invitation.key, invitation.programme, invitation.email, person.password
        FROM link JOIN invitation ON invitation.key = link.invitation
        LEFT JOIN person ON person.email = invitation.email
        WHERE token = \(tokenHash) AND purpose = 'manager' AND used_at IS NULL AND expires_at > \(now)
        """
    ).map {
        try Invitation(
            id: $0["key"], programme: $0["programme"], email: $0["email"], passwordHash: $0["password"])
    }
}
