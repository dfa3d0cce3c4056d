public import Domain
import SQL

let passwordLinkHours: Int64 = 2

extension Store {
    /// Mails a link by which the person can set a new password.
    public func mailPasswordLink(to person: Person.ID, link: MailedLink) async throws {
        let end = clock().adding(seconds: passwordLinkHours * 3600)
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO link (token, purpose, person, expires_at)
                VALUES (\(link.tokenHash), 'password', \(person), \(end))
                """)
            try post(link.letter, on: connection)
        }
    }

    /// Whose password a link that still works would set; nil otherwise.
    public func person(behind tokenHash: [UInt8]) async throws -> Person? {
        let now = clock()
        return try await database.read { try livePerson(tokenHash, at: now, on: $0) }
    }

    /// Sets a new password through a mailed link. Every session and every other such link of the person ends;
    /// the one given is opened.
    /// - Throws: `Refusal.linkGone`.
    public func setPassword(link tokenHash: [UInt8], hash: String, session: [UInt8]) async throws {
        let now = clock()
        try await database.write { connection in
            guard let person = try livePerson(tokenHash, at: now, on: connection) else { throw Refusal.linkGone }
            try setPassword(of: person.id, hash: hash, at: now, on: connection)
            try insertSession(of: person.id, token: session, on: connection)
        }
    }

    /// Sets a new password of somebody who is signed in and has given the old one. Every other session ends.
    public func setPassword(of person: Person.ID, hash: String, session: [UInt8]) async throws {
        let now = clock()
        try await database.write { connection in
            try setPassword(of: person, hash: hash, at: now, on: connection)
            try insertSession(of: person, token: session, on: connection)
        }
    }

    public func setName(of person: Person.ID, to name: String, language: Language) async throws {
        _ = try await database.write {
            try $0.run("UPDATE person SET name = \(name), language = \(language) WHERE key = \(person)")
        }
    }

    /// Ends every session of the person, on every device.
    public func closeSessions(of person: Person.ID) async throws {
        _ = try await database.write { try $0.run("DELETE FROM session WHERE person = \(person)") }
    }

    private func setPassword(
        of person: Person.ID, hash: String, at now: Moment, on connection: any Connection
    ) throws {
        try connection.run("UPDATE person SET password = \(hash) WHERE key = \(person)")
        try connection.run("DELETE FROM session WHERE person = \(person)")
        try connection.run("UPDATE link SET used_at = \(now) WHERE person = \(person) AND used_at IS NULL")
    }
}

private func livePerson(_ tokenHash: [UInt8], at now: Moment, on connection: any Connection) throws -> Person? {
    try connection.row(
        """
        SELECT person.key, email, name, language FROM link JOIN person ON person.key = link.person
        WHERE token = \(tokenHash) AND purpose = 'password' AND used_at IS NULL AND expires_at > \(now)
        """
    ).map { try Person(id: $0["key"], email: $0["email"], name: $0["name"], language: $0["language"]) }
}
