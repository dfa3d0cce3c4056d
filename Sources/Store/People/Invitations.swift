public import Domain
import SQL

/// An invitation to manage a programme, to coordinate a group, or into a school's team.
public struct Invitation: Sendable, Equatable {
    public typealias ID = Key<Invitation>

    public enum Purpose: Sendable, Equatable {
        case manager(of: Programme.ID)
        case group(SchoolGroup)
        case team(of: School.ID, name: String, role: SchoolRole)
    }

    public let id: ID
    public let purpose: Purpose
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
                INSERT INTO invitation (key, programme, role, email, made_at)
                VALUES (\(key), \(programme), 'manager', \(email.description), \(now))
                """)
            try mail(link, for: key, on: connection)
        }
    }

    /// Invites a colleague into the school's team, and mails the link. An earlier invitation of the same
    /// address no longer works.
    /// - Throws: `Refusal.notFound` when the person is not the school's coordinator, `.alreadyThere`.
    public func inviteColleague(
        _ email: EmailAddress, as role: SchoolRole, to school: School.ID, by person: Person.ID, link: MailedLink
    ) async throws {
        let now = clock()
        try await database.write { connection in
            try checkCoordinates(person, school, on: connection)
            let there = try connection.row(
                """
                SELECT person.key FROM membership JOIN person ON person.key = membership.person
                WHERE school = \(school) AND email = \(email.description)
                """)
            guard there == nil else { throw Refusal.alreadyThere }
            try connection.run(
                """
                UPDATE invitation SET withdrawn_at = \(now) WHERE school = \(school)
                    AND email = \(email.description) AND accepted_at IS NULL AND withdrawn_at IS NULL
                """)
            let key = newKey(Invitation.self)
            try connection.run(
                """
                INSERT INTO invitation (key, school, role, email, invited_by, made_at)
                VALUES (\(key), \(school), \(role.rawValue), \(email.description), \(person), \(now))
                """)
            try mail(link, for: key, on: connection)
        }
    }

    /// Takes an invitation back; its link no longer works. Done twice it changes nothing.
    /// - Throws: `Refusal.notFound` when the person does not coordinate its school.
    public func withdraw(_ invitation: Invitation.ID, of school: School.ID, by person: Person.ID) async throws {
        let now = clock()
        try await database.write { connection in
            try checkCoordinates(person, school, on: connection)
            try connection.run(
                """
                UPDATE invitation SET withdrawn_at = \(now)
                WHERE key = \(invitation) AND school = \(school) AND accepted_at IS NULL AND withdrawn_at IS NULL
                """)
        }
    }

    /// The invitation behind a link that still works; nil otherwise.
    public func invitation(behind tokenHash: [UInt8]) async throws -> Invitation? {
        let now = clock()
        return try await database.read {
            try liveInvitation(tokenHash, at: now, on: $0) ?? liveGroupInvitation(tokenHash, at: now, on: $0)
        }
    }

    /// Makes the invited person what they were invited to be, with an account where they had none, and opens
    /// their session. The caller has checked the password of somebody who had one.
    /// - Throws: `Refusal.linkGone`.
    public func acceptInvitation(
        link tokenHash: [UInt8], name: String, passwordHash: String, language: Language, session: [UInt8]
    ) async throws {
        let now = clock()
        try await database.write { connection in
            guard
                let invitation = try liveInvitation(tokenHash, at: now, on: connection)
                    ?? liveGroupInvitation(tokenHash, at: now, on: connection)
            else { throw Refusal.linkGone }
            try useLink(tokenHash, at: now, on: connection)
            let known = try connection.row("SELECT key FROM person WHERE email = \(invitation.email)")
            let person: Person.ID =
                try known?["key"]
                ?? insertPerson(
                    email: invitation.email, name: name, passwordHash: passwordHash, language: language,
                    on: connection)
            try grant(invitation.purpose, to: person, invited: tokenHash, on: connection)
            try connection.run("UPDATE invitation SET accepted_at = \(now) WHERE key = \(invitation.id)")
            try insertSession(of: person, token: session, on: connection)
        }
    }

    private func grant(
        _ purpose: Invitation.Purpose, to person: Person.ID, invited tokenHash: [UInt8],
        on connection: any Connection
    ) throws {
        switch purpose {
        case .manager(let programme):
            try connection.run(
                """
                INSERT INTO manager (programme, person, since) VALUES (\(programme), \(person), \(clock()))
                ON CONFLICT (person, programme) DO NOTHING
                """)
        case .group(let group):
            try grantGroup(group, to: person, invited: tokenHash, at: clock(), on: connection)
        case .team(let school, _, let role):
            try connection.run(
                """
                INSERT INTO membership (school, person, role, since)
                VALUES (\(school), \(person), \(role.rawValue), \(clock()))
                ON CONFLICT (person, school) DO NOTHING
                """)
        }
    }

    private func mail(_ link: MailedLink, for invitation: Invitation.ID, on connection: any Connection) throws {
        try connection.run(
            """
            INSERT INTO link (token, purpose, invitation, expires_at)
            VALUES (\(link.tokenHash), 'invitation', \(invitation), \(clock().adding(days: invitationDays)))
            """)
        try post(link.letter, on: connection)
    }
}

private func liveInvitation(
    _ tokenHash: [UInt8], at now: Moment, on connection: any Connection
) throws -> Invitation? {
    guard
        let row = try connection.row(
            """
            SELECT invitation.key, invitation.programme, invitation.school, school.name AS school_name,
                invitation.role, invitation.email, person.password
            FROM link JOIN invitation ON invitation.key = link.invitation
            LEFT JOIN school ON school.key = invitation.school
            LEFT JOIN person ON person.email = invitation.email
            WHERE token = \(tokenHash) AND purpose = 'invitation' AND used_at IS NULL AND expires_at > \(now)
                AND withdrawn_at IS NULL
            """)
    else { return nil }
    let purpose: Invitation.Purpose
    if let programme: Programme.ID = try row["programme"] {
        purpose = .manager(of: programme)
    } else {
        purpose = .team(
            of: try row["school"], name: try row["school_name"],
            role: SchoolRole(rawValue: try row["role"]) ?? .contributor)
    }
    return try Invitation(id: row["key"], purpose: purpose, email: row["email"], passwordHash: row["password"])
}
