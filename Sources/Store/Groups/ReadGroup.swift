public import Domain
import SQL

/// What a `SELECT` needs for `schoolGroup(_:)`.
let groupColumns: Statement = """
    school_group.key AS group_key, school_group.programme AS group_programme,
    school_group.number AS group_number, school_group.name AS group_name
    """

func schoolGroup(_ row: Row) throws -> SchoolGroup {
    let number: String = try row["group_number"]
    return try SchoolGroup(
        id: row["group_key"], programme: row["group_programme"],
        register: Group(number: number, name: row["group_name"]))
}

/// The group, where the person coordinates it.
/// - Throws: `Refusal.notFound`.
func coordinated(
    _ group: SchoolGroup.ID, by person: Person.ID, on connection: any Connection
) throws -> SchoolGroup {
    let row = try connection.row(
        """
        SELECT \(part: groupColumns) FROM group_coordinator
        JOIN school_group ON school_group.key = group_coordinator.school_group
        WHERE group_coordinator.person = \(person) AND school_group.key = \(group)
        """)
    guard let row else { throw Refusal.notFound }
    return try schoolGroup(row)
}

/// The group that the register puts the school in, as it is known here; nil where it is in none, or nobody ever
/// coordinated or shared.
func currentGroup(of school: School.ID, on connection: any Connection) throws -> SchoolGroup? {
    try connection.row(
        """
        SELECT \(part: groupColumns) FROM school
        JOIN school_group ON school_group.programme = school.programme
            AND school_group.number = school.group_number
        WHERE school.key = \(school)
        """
    ).map(schoolGroup)
}

extension Store {
    /// The groups that the person coordinates, in the order in which they came to.
    public func groups(of person: Person.ID) async throws -> [SchoolGroup] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(part: groupColumns) FROM group_coordinator
                JOIN school_group ON school_group.key = group_coordinator.school_group
                WHERE group_coordinator.person = \(person) ORDER BY group_coordinator.since, school_group.key
                """
            ).map(schoolGroup)
        }
    }

    /// The key of a group of the register, made where it has none yet.
    func keep(
        _ group: Group, of programme: Programme.ID, on connection: any Connection
    ) throws -> SchoolGroup.ID {
        let kept = try connection.row(
            """
            INSERT INTO school_group (key, programme, number, name)
            VALUES (\(newKey(SchoolGroup.self)), \(programme), \(group.number), \(group.name))
            ON CONFLICT (programme, number) DO UPDATE SET name = excluded.name
            RETURNING key
            """)
        guard let kept else { throw Refusal.notFound }
        return try kept["key"]
    }

    /// After a delivery: groups are called as the register calls them, and what a school shared with a group that
    /// it has left is shared no longer, also when it comes back.
    func settleGroups(of programme: Programme.ID, at now: Moment, on connection: any Connection) throws {
        try connection.run(
            """
            UPDATE school_group SET name = (
                SELECT COALESCE(group_name, group_number) FROM school
                WHERE school.programme = school_group.programme AND school.group_number = school_group.number
                ORDER BY school.key DESC LIMIT 1)
            WHERE programme = \(programme) AND EXISTS (
                SELECT 1 FROM school
                WHERE school.programme = school_group.programme AND school.group_number = school_group.number)
            """)
        try connection.run(
            """
            UPDATE group_share SET ended_at = \(now) WHERE ended_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM school JOIN school_group ON school_group.programme = school.programme
                    AND school_group.number = school.group_number
                WHERE school.key = group_share.school AND school_group.key = group_share.school_group)
            """)
    }
}
