import Domain
import SQL

/// The invitation to a group behind a link that still works; nil otherwise.
func liveGroupInvitation(
    _ tokenHash: [UInt8], at now: Moment, on connection: any Connection
) throws -> Invitation? {
    try connection.row(
        """
        SELECT group_invitation.key, group_invitation.email, person.password, \(part: groupColumns)
        FROM group_invitation JOIN school_group ON school_group.key = group_invitation.school_group
        LEFT JOIN person ON person.email = group_invitation.email
        WHERE token = \(tokenHash) AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > \(now)
        """
    ).map {
        try Invitation(
            id: $0["key"], purpose: .group(schoolGroup($0)), email: $0["email"], passwordHash: $0["password"])
    }
}

/// Makes the person a coordinator of the group, and the invitation used.
func grantGroup(
    _ group: SchoolGroup, to person: Person.ID, invited tokenHash: [UInt8], at now: Moment,
    on connection: any Connection
) throws {
    try connection.run("UPDATE group_invitation SET accepted_at = \(now) WHERE token = \(tokenHash)")
    try connection.run(
        """
        INSERT INTO group_coordinator (school_group, person, since) VALUES (\(group.id), \(person), \(now))
        ON CONFLICT (person, school_group) DO NOTHING
        """)
}
