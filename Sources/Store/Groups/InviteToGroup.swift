public import Domain
import SQL

/// Who coordinates a group, and who is asked to: for the programme's manager.
public struct CoordinatedGroup: Sendable, Equatable {
    public struct Coordinator: Sendable, Equatable {
        public let person: Person.ID
        public let name: String
        public let email: String
    }

    public struct Invited: Sendable, Equatable {
        public let id: Invitation.ID
        public let email: String
        public let since: Moment
    }

    public let group: SchoolGroup
    /// Open schools that the register puts in it.
    public let schools: Int
    public var coordinators: [Coordinator] = []
    public var invited: [Invited] = []
}

extension Store {
    /// The groups of the programme that have a coordinator or an invitation that still holds, by number.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's.
    public func coordinatedGroups(
        of programme: Programme.ID, for manager: SignedInPerson
    ) async throws -> [CoordinatedGroup] {
        guard manager.manages.contains(programme) else { throw Refusal.notFound }
        let now = clock()
        return try await database.read { connection in
            let coordinators = try coordinators(of: programme, on: connection)
            let invited = try invited(to: programme, at: now, on: connection)
            return try connection.rows(
                """
                SELECT \(part: groupColumns),
                    (SELECT COUNT(*) FROM school WHERE school.programme = school_group.programme
                        AND school.group_number = school_group.number AND closed_on IS NULL) AS schools
                FROM school_group WHERE school_group.programme = \(programme)
                """
            ).map { row in
                let group = try schoolGroup(row)
                return try CoordinatedGroup(
                    group: group, schools: row["schools"], coordinators: coordinators[group.id] ?? [],
                    invited: invited[group.id] ?? [])
            }
            .filter { !$0.coordinators.isEmpty || !$0.invited.isEmpty }
            .sorted { $0.group.register.number < $1.group.register.number }
        }
    }

    /// A group of the register as its open schools name it; nil where no open school of the programme is in it.
    public func registeredGroup(
        _ number: String, of programme: Programme.ID
    ) async throws -> (group: Group, schools: Int)? {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT group_number, group_name FROM school
                WHERE programme = \(programme) AND group_number = \(number) AND closed_on IS NULL ORDER BY key DESC
                """)
            return try rows.first.flatMap(group).map { ($0, rows.count) }
        }
    }

    /// Asks somebody to coordinate a group of the register, and mails the link. An earlier invitation of the same
    /// address to it no longer works.
    /// - Parameter manager: nil where the operator asks.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's or no open school is in the group,
    ///   `.alreadyThere` when they coordinate it.
    public func inviteToGroup(
        _ email: EmailAddress, number: String, of programme: Programme.ID, by manager: SignedInPerson?, link: MailedLink
    ) async throws {
        guard manager.map({ $0.manages.contains(programme) }) ?? true,
            let register = try await registeredGroup(number, of: programme)?.group
        else { throw Refusal.notFound }
        let now = clock()
        try await database.write { connection in
            let group = try keep(register, of: programme, on: connection)
            let there = try connection.row(
                """
                SELECT person.key FROM group_coordinator JOIN person ON person.key = group_coordinator.person
                WHERE school_group = \(group) AND email = \(email.description)
                """)
            guard there == nil else { throw Refusal.alreadyThere }
            try connection.run(
                """
                UPDATE group_invitation SET withdrawn_at = \(now) WHERE school_group = \(group)
                    AND email = \(email.description) AND accepted_at IS NULL AND withdrawn_at IS NULL
                """)
            try connection.run(
                """
                INSERT INTO group_invitation (key, school_group, email, token, invited_by, made_at, expires_at)
                VALUES (\(newKey(Invitation.self)), \(group), \(email.description), \(link.tokenHash),
                    \(manager?.person.id), \(now), \(now.adding(days: invitationDays)))
                """)
            try post(link.letter, on: connection)
        }
    }

    /// Takes an invitation back; its link no longer works. Done twice it changes nothing.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's.
    public func withdraw(
        _ invitation: Invitation.ID, of programme: Programme.ID, by manager: SignedInPerson
    ) async throws {
        guard manager.manages.contains(programme) else { throw Refusal.notFound }
        let now = clock()
        _ = try await database.write { connection in
            try connection.run(
                """
                UPDATE group_invitation SET withdrawn_at = \(now)
                WHERE key = \(invitation) AND accepted_at IS NULL AND withdrawn_at IS NULL
                    AND school_group IN (SELECT key FROM school_group WHERE programme = \(programme))
                """)
        }
    }

    /// Takes the group from somebody: from now on they see nothing of it. What they answered stays, with their name.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's or they do not coordinate the group.
    public func removeCoordinator(
        _ person: Person.ID, from group: SchoolGroup.ID, of programme: Programme.ID, by manager: SignedInPerson
    ) async throws {
        guard manager.manages.contains(programme) else { throw Refusal.notFound }
        try await database.write { connection in
            let removed = try connection.run(
                """
                DELETE FROM group_coordinator WHERE person = \(person) AND school_group = \(group)
                    AND school_group IN (SELECT key FROM school_group WHERE programme = \(programme))
                """)
            guard removed == 1 else { throw Refusal.notFound }
        }
    }
}

private func coordinators(
    of programme: Programme.ID, on connection: any Connection
) throws -> [SchoolGroup.ID: [CoordinatedGroup.Coordinator]] {
    let rows = try connection.rows(
        """
        SELECT school_group, person.key, person.name, email FROM group_coordinator
        JOIN person ON person.key = group_coordinator.person
        JOIN school_group ON school_group.key = group_coordinator.school_group
        WHERE programme = \(programme) ORDER BY group_coordinator.since, person.key
        """)
    return try Dictionary(grouping: rows) { try $0["school_group"] as SchoolGroup.ID }.mapValues { rows in
        try rows.map { try CoordinatedGroup.Coordinator(person: $0["key"], name: $0["name"], email: $0["email"]) }
    }
}

private func invited(
    to programme: Programme.ID, at now: Moment, on connection: any Connection
) throws -> [SchoolGroup.ID: [CoordinatedGroup.Invited]] {
    let rows = try connection.rows(
        """
        SELECT school_group, group_invitation.key, email, made_at FROM group_invitation
        JOIN school_group ON school_group.key = group_invitation.school_group
        WHERE programme = \(programme) AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > \(now)
        ORDER BY group_invitation.key
        """)
    return try Dictionary(grouping: rows) { try $0["school_group"] as SchoolGroup.ID }.mapValues { rows in
        try rows.map { try CoordinatedGroup.Invited(id: $0["key"], email: $0["email"], since: $0["made_at"]) }
    }
}
