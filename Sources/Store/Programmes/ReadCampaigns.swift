public import Domain
import SQL

extension Store {
    /// The campaigns of a programme, the newest first.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's.
    public func campaigns(of programme: Programme.ID, for manager: SignedInPerson) async throws -> [Campaign] {
        guard manager.manages.contains(programme) else { throw Refusal.notFound }
        return try await database.read { try readCampaigns("campaign.programme = \(programme)", on: $0) }
    }

    /// - Throws: `Refusal.notFound` when it is no campaign of this programme, or the programme is not the manager's.
    public func campaign(
        _ id: Campaign.ID, of programme: Programme.ID, for manager: SignedInPerson
    ) async throws -> Campaign {
        guard manager.manages.contains(programme) else { throw Refusal.notFound }
        let found = try await database.read {
            try readCampaigns("campaign.key = \(id) AND campaign.programme = \(programme)", on: $0).first
        }
        guard let found else { throw Refusal.notFound }
        return found
    }

    /// The schools that a campaign invited, by number.
    /// - Throws: `Refusal.notFound` as `campaign(_:of:for:)`.
    public func invitedSchools(
        by id: Campaign.ID, of programme: Programme.ID, for manager: SignedInPerson
    ) async throws -> [InvitedSchool] {
        let campaign = try await campaign(id, of: programme, for: manager)
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT school.key, number, name, place, email FROM campaign_school
                JOIN school ON school.key = campaign_school.school
                WHERE campaign = \(campaign.id) ORDER BY number, school.key
                """
            ).map(InvitedSchool.init)
        }
    }

    /// The name of the campaign, where it invited this school; for the page that its link opens.
    public func campaignName(_ id: Campaign.ID, inviting school: School.ID) async throws -> String? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT name FROM campaign_school JOIN campaign ON campaign.key = campaign_school.campaign
                WHERE campaign = \(id) AND school = \(school)
                """
            ).map { try $0["name"] }
        }
    }
}

private func readCampaigns(_ condition: Statement, on connection: any Connection) throws -> [Campaign] {
    try connection.rows(
        """
        SELECT campaign.key, campaign.programme, campaign.name, campaign.message, campaign.made_at,
            COUNT(*) AS invited, COUNT(campaign_school.mailed_to) AS mailed, COUNT(claim.key) AS registered,
            COUNT(CASE WHEN claim.campaign = campaign.key THEN 1 END) AS by_link,
            COUNT(CASE WHEN EXISTS (
                SELECT 1 FROM assessment JOIN answer ON answer.assessment = assessment.key
                WHERE assessment.school = campaign_school.school) THEN 1 END) AS started,
            COUNT(CASE WHEN EXISTS (
                SELECT 1 FROM result WHERE result.school = campaign_school.school) THEN 1 END) AS submitted
        FROM campaign JOIN campaign_school ON campaign_school.campaign = campaign.key
        LEFT JOIN claim ON claim.school = campaign_school.school AND claim.school_confirmed_at IS NOT NULL
        WHERE \(part: condition)
        GROUP BY campaign.key, campaign.programme, campaign.name, campaign.message, campaign.made_at
        ORDER BY campaign.made_at DESC, campaign.key DESC
        """
    ).map { row in
        try Campaign(
            id: row["key"], programme: row["programme"], name: row["name"], message: row["message"],
            madeAt: row["made_at"],
            figures: Campaign.Figures(
                invited: row["invited"], mailed: row["mailed"], registered: row["registered"],
                byLink: row["by_link"], started: row["started"], submitted: row["submitted"]))
    }
}

extension InvitedSchool {
    init(_ row: Row) throws {
        try self.init(
            id: row["key"], number: row["number"], name: row["name"], place: row["place"], email: row["email"])
    }
}
