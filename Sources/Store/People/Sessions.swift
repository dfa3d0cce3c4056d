public import Domain
import SQL

/// Who is signed in, with what is theirs: every look-up goes through this value.
public struct SignedInPerson: Sendable, Equatable {
    public let person: Person
    public let schools: [SchoolOfPerson]
    public let manages: [Programme.ID]
    public let expiresAt: Moment

    public struct SchoolOfPerson: Sendable, Equatable {
        public let id: School.ID
        public let name: String
        public let role: SchoolRole
        public let programme: Programme.ID
        public let levels: Set<EducationLevel>
    }
}

/// What signing in needs to know of an address.
public struct Credentials: Sendable, Equatable {
    public let person: Person.ID
    public let passwordHash: String
}

/// A session ends so long after it was last used.
public let sessionSeconds: Int64 = 12 * 3600

extension Store {
    public func credentials(of email: EmailAddress) async throws -> Credentials? {
        try await database.read { connection in
            try connection.row("SELECT key, password FROM person WHERE email = \(email.description)")
                .map { try Credentials(person: $0["key"], passwordHash: $0["password"]) }
        }
    }

    /// Opens a session; only the hash of its token is kept.
    public func openSession(of person: Person.ID, token: [UInt8]) async throws {
        try await database.write { try insertSession(of: person, token: token, on: $0) }
    }

    func insertSession(of person: Person.ID, token: [UInt8], on connection: any Connection) throws {
        let now = clock()
        try connection.run("DELETE FROM session WHERE person = \(person) AND expires_at <= \(now)")
        try connection.run(
            """
            INSERT INTO session (token, person, opened_at, expires_at)
            VALUES (\(token), \(person), \(now), \(now.adding(seconds: sessionSeconds)))
            """)
    }

    public func closeSession(token: [UInt8]) async throws {
        _ = try await database.write { try $0.run("DELETE FROM session WHERE token = \(token)") }
    }

    /// Who holds this session; nil when there is none or it has expired.
    public func signedIn(token: [UInt8]) async throws -> SignedInPerson? {
        let now = clock()
        return try await database.read { connection in
            guard
                let row = try connection.row(
                    """
                    SELECT person.key, email, name, language, expires_at FROM session
                    JOIN person ON person.key = session.person
                    WHERE token = \(token) AND expires_at > \(now)
                    """)
            else { return nil }
            let id: Person.ID = try row["key"]
            return try SignedInPerson(
                person: Person(id: id, email: row["email"], name: row["name"], language: row["language"]),
                schools: schools(of: id, on: connection),
                manages: connection.rows("SELECT programme FROM manager WHERE person = \(id) ORDER BY programme")
                    .map { try $0["programme"] },
                expiresAt: row["expires_at"])
        }
    }

    /// Moves the end of a session on. Its failure is nobody's trouble: the caller ignores it.
    public func prolongSession(token: [UInt8]) async throws {
        let end = clock().adding(seconds: sessionSeconds)
        _ = try await database.write {
            try $0.run("UPDATE session SET expires_at = \(end) WHERE token = \(token)")
        }
    }
}

private func schools(
    of person: Person.ID, on connection: any Connection
) throws -> [SignedInPerson.SchoolOfPerson] {
    let levels = try levels(ofSchoolsOf: person, on: connection)
    return try connection.rows(
        """
        SELECT school, name, role, programme FROM membership JOIN school ON school.key = membership.school
        WHERE person = \(person) ORDER BY membership.since
        """
    ).map {
        let school: School.ID = try $0["school"]
        return try SignedInPerson.SchoolOfPerson(
            id: school, name: $0["name"], role: SchoolRole(rawValue: $0["role"]) ?? .contributor,
            programme: $0["programme"], levels: levels[school] ?? [])
    }
}

private func levels(
    ofSchoolsOf person: Person.ID, on connection: any Connection
) throws -> [School.ID: Set<EducationLevel>] {
    var levels: [School.ID: Set<EducationLevel>] = [:]
    for row in try connection.rows(
        """
        SELECT membership.school, level FROM membership
        JOIN school_level ON school_level.school = membership.school WHERE person = \(person)
        """)
    {
        try levels[row["school"], default: []].insert(row["level"])
    }
    return levels
}
