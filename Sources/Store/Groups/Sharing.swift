public import Domain
import SQL

/// What a school lets its group see, for the school's team.
public struct Sharing: Sendable, Equatable {
    /// The group that the register puts the school in.
    public let group: Group
    /// The names of those who coordinate it.
    public let coordinators: [String]
    public let shares: [Share]

    public struct Share: Sendable, Equatable {
        public let matter: SharedMatter
        public let since: Moment
        public let by: String
    }
}

extension Store {
    /// What the school shares; nil where it is in no group.
    /// - Throws: `Refusal.notFound` when the person is not of its team.
    public func sharing(of school: School.ID, for person: Person.ID) async throws -> Sharing? {
        try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil,
                let known = try knownSchool(school, on: connection)
            else { throw Refusal.notFound }
            guard let register = known.school.group else { return nil }
            guard let group = try currentGroup(of: school, on: connection) else {
                return Sharing(group: register, coordinators: [], shares: [])
            }
            return try Sharing(
                group: register, coordinators: coordinators(of: group.id, on: connection),
                shares: shares(of: school, with: group.id, on: connection))
        }
    }

    /// Lets the school's group see just these matters from now on. Done twice it changes nothing; what was shared
    /// already keeps its day.
    /// - Throws: `Refusal.notFound` when the person does not coordinate the school or it is in no group.
    public func share(_ matters: Set<SharedMatter>, of school: School.ID, by person: Person.ID) async throws {
        let now = clock()
        try await database.write { connection in
            try checkCoordinates(person, school, on: connection)
            guard let known = try knownSchool(school, on: connection), let register = known.school.group else {
                throw Refusal.notFound
            }
            let group = try keep(register, of: known.programme, on: connection)
            try connection.run(
                """
                UPDATE group_share SET ended_at = \(now), ended_by = \(person)
                WHERE school = \(school) AND ended_at IS NULL
                    AND (school_group <> \(group) OR matter NOT IN (\(list: matters.map(\.rawValue).sorted() + [""])))
                """)
            for matter in SharedMatter.allCases where matters.contains(matter) {
                try connection.run(
                    """
                    INSERT INTO group_share (key, school, school_group, matter, since, shared_by)
                    VALUES (\(newKey(Sharing.Share.self)), \(school), \(group), \(matter.rawValue), \(now), \(person))
                    ON CONFLICT (school, matter) WHERE ended_at IS NULL DO NOTHING
                    """)
            }
        }
    }
}

private func coordinators(of group: SchoolGroup.ID, on connection: any Connection) throws -> [String] {
    try connection.rows(
        """
        SELECT person.name FROM group_coordinator JOIN person ON person.key = group_coordinator.person
        WHERE school_group = \(group) ORDER BY since, person.key
        """
    ).map { try $0["name"] }
}

private func shares(
    of school: School.ID, with group: SchoolGroup.ID, on connection: any Connection
) throws -> [Sharing.Share] {
    try connection.rows(
        """
        SELECT matter, since, person.name FROM group_share JOIN person ON person.key = group_share.shared_by
        WHERE school = \(school) AND school_group = \(group) AND ended_at IS NULL ORDER BY group_share.key
        """
    ).compactMap { row in
        guard let matter = SharedMatter(rawValue: try row["matter"]) else { return nil }
        return try Sharing.Share(matter: matter, since: row["since"], by: row["name"])
    }
}
