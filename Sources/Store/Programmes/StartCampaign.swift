public import Domain
import SQL

extension Store {
    /// Says what a list of numbers holds; nothing is written. A number that lost its leading zeros is found.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's.
    public func checkCampaign(
        numbers: [String], of programme: Programme.ID, for manager: SignedInPerson
    ) async throws -> CampaignList {
        guard manager.manages.contains(programme) else { throw Refusal.notFound }
        return try await database.read { connection in
            var known: [String: ListedNumber] = [:]
            for some in numbers.flatMap(registerForms).chunks(of: 500) {
                for found in try listed(Array(some), of: programme, on: connection) {
                    known[found.school.number] = found
                }
            }
            return sorted(numbers, known)
        }
    }

    /// Keeps the campaign and puts a letter to each school that has an address into the outbox, in one
    /// transaction. With the same key a second time nothing happens.
    /// - Parameter letters: by school; those without are invited by another way.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's, `.alreadyThere` when another
    ///   campaign of the programme has the name.
    public func startCampaign(
        _ campaign: NewCampaign, inviting schools: [School.ID], letters: [School.ID: LetterText],
        by manager: SignedInPerson
    ) async throws {
        guard manager.manages.contains(campaign.programme), !schools.isEmpty else { throw Refusal.notFound }
        let now = clock()
        try await database.write { connection in
            let there = try connection.rows(
                """
                SELECT key FROM campaign
                WHERE key = \(campaign.id) OR (programme = \(campaign.programme) AND name = \(campaign.name))
                """
            ).map { try $0["key"] as Campaign.ID }
            if there.contains(campaign.id) { return }
            guard there.isEmpty else { throw Refusal.alreadyThere }
            try connection.run(
                """
                INSERT INTO campaign (key, programme, name, message, made_at, made_by)
                VALUES (\(campaign.id), \(campaign.programme), \(campaign.name), \(campaign.message), \(now),
                    \(manager.person.id))
                """)
            try connection.insert(
                "INSERT INTO campaign_school (campaign, school, mailed_to) VALUES ",
                schools.map { [campaign.id.stored, $0.stored, (letters[$0]?.recipient).stored] })
            for letter in schools.compactMap({ letters[$0] }) { try post(letter, on: connection) }
        }
    }

    /// A key for a campaign that somebody is about to write.
    public func newCampaignID() -> Campaign.ID {
        newKey(Campaign.self)
    }
}

private struct ListedNumber {
    let school: InvitedSchool
    let isClosed: Bool
    let isRegistered: Bool
    let wasInvited: Bool
}

private func listed(
    _ numbers: [String], of programme: Programme.ID, on connection: any Connection
) throws -> [ListedNumber] {
    try connection.rows(
        """
        SELECT key, number, name, place, email, closed_on,
            (SELECT COUNT(*) FROM claim WHERE claim.school = school.key AND school_confirmed_at IS NOT NULL)
                AS confirmed,
            (SELECT COUNT(*) FROM campaign_school WHERE campaign_school.school = school.key) AS invitations
        FROM school WHERE programme = \(programme) AND number IN (\(list: numbers))
        """
    ).map { row in
        let closed: String? = try row["closed_on"]
        let (confirmed, invitations): (Int, Int) = try (row["confirmed"], row["invitations"])
        return try ListedNumber(
            school: InvitedSchool(row), isClosed: closed != nil, isRegistered: confirmed > 0,
            wasInvited: invitations > 0)
    }
}

private func sorted(_ numbers: [String], _ known: [String: ListedNumber]) -> CampaignList {
    var list = CampaignList()
    var seen: Set<School.ID> = []
    for number in numbers {
        guard let found = registerForms(of: number).lazy.compactMap({ known[$0] }).first else {
            list.unknown.append(number)
            continue
        }
        guard seen.insert(found.school.id).inserted else { continue }
        if found.isClosed {
            list.closed.append(found.school)
        } else if found.isRegistered {
            list.registered.append(found.school)
        } else {
            list.toInvite.append(found.school)
            if found.wasInvited { list.invitedBefore += 1 }
        }
    }
    list.toInvite.sort { ($0.number, $0.id) < ($1.number, $1.id) }
    return list
}
