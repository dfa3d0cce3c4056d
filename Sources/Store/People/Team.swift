public import Domain
import SQL

/// Who works on a school's label.
public struct Team: Sendable, Equatable {
    public struct Member: Sendable, Equatable {
        public let person: Person.ID
        public let name: String
        public let email: String
        public let role: SchoolRole
        public let language: Language
    }

    public struct Invited: Sendable, Equatable {
        public let id: Invitation.ID
        public let email: String
        public let role: SchoolRole
        public let since: Moment
    }

    public let members: [Member]
    /// Those who have not answered yet.
    public let invited: [Invited]
}

extension Store {
    /// The team; nil when the person is not of it.
    public func team(of school: School.ID, for person: Person.ID) async throws -> Team? {
        let now = clock()
        return try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil else { return nil }
            return Team(
                members: try members(of: school, on: connection),
                invited: try invited(to: school, at: now, on: connection))
        }
    }

    /// Takes somebody out of the team. A coordinator may remove anyone; everybody may leave. What they
    /// answered stays, with their name.
    /// - Throws: `Refusal.notFound`, `.lastCoordinator`.
    public func remove(_ member: Person.ID, from school: School.ID, by person: Person.ID) async throws {
        try await database.write { connection in
            guard try role(of: person, at: school, on: connection) != nil else { throw Refusal.notFound }
            if member != person { try checkCoordinates(person, school, on: connection) }
            try checkAnotherCoordinates(than: member, school, on: connection)
            let removed = try connection.run(
                "DELETE FROM membership WHERE school = \(school) AND person = \(member)")
            guard removed == 1 else { throw Refusal.notFound }
        }
    }

    /// Gives a member another role: a second coordinator, or a hand-over.
    /// - Throws: `Refusal.notFound`, `.lastCoordinator`.
    public func setRole(
        of member: Person.ID, to role: SchoolRole, at school: School.ID, by person: Person.ID
    ) async throws {
        try await database.write { connection in
            try checkCoordinates(person, school, on: connection)
            if role != .coordinator { try checkAnotherCoordinates(than: member, school, on: connection) }
            let changed = try connection.run(
                """
                UPDATE membership SET role = \(role.rawValue) WHERE school = \(school) AND person = \(member)
                """)
            guard changed == 1 else { throw Refusal.notFound }
        }
    }
}

/// - Throws: `Refusal.notFound` when the person does not coordinate the school.
func checkCoordinates(_ person: Person.ID, _ school: School.ID, on connection: any Connection) throws {
    guard try role(of: person, at: school, on: connection) == .coordinator else { throw Refusal.notFound }
}

private func checkAnotherCoordinates(
    than member: Person.ID, _ school: School.ID, on connection: any Connection
) throws {
    guard try role(of: member, at: school, on: connection) == .coordinator else { return }
    let other = try connection.row(
        """
        SELECT person FROM membership
        WHERE school = \(school) AND role = 'coordinator' AND person <> \(member) LIMIT 1
        """)
    guard other != nil else { throw Refusal.lastCoordinator }
}

private func members(of school: School.ID, on connection: any Connection) throws -> [Team.Member] {
    try connection.rows(
        """
        SELECT person.key, name, email, role, language FROM membership JOIN person ON person.key = membership.person
        WHERE school = \(school) ORDER BY since, person.key
        """
    ).map {
        try Team.Member(
            person: $0["key"], name: $0["name"], email: $0["email"],
            role: SchoolRole(rawValue: $0["role"]) ?? .contributor, language: $0["language"])
    }
}

private func invited(
    to school: School.ID, at now: Moment, on connection: any Connection
) throws -> [Team.Invited] {
    try connection.rows(
        """
        SELECT key, email, role, made_at FROM invitation
        WHERE school = \(school) AND accepted_at IS NULL AND withdrawn_at IS NULL
            AND made_at > \(now.adding(days: -invitationDays)) ORDER BY key
        """
    ).map {
        try Team.Invited(
            id: $0["key"], email: $0["email"], role: SchoolRole(rawValue: $0["role"]) ?? .contributor,
            since: $0["made_at"])
    }
}
