public import Domain
import SQL

/// How far one school is.
public enum SchoolState: String, Sendable, CaseIterable {
    case none, registered, started, submitted, labelled
}

/// Which schools of a programme to list.
public struct SchoolFilter: Sendable, Equatable {
    public var words: String
    public var region: String?
    public var level: EducationLevel?
    /// At least so far.
    public var state: SchoolState?
    /// Invited by it.
    public var campaign: Campaign.ID?

    public init(
        words: String = "", region: String? = nil, level: EducationLevel? = nil, state: SchoolState? = nil,
        campaign: Campaign.ID? = nil
    ) {
        self.words = words
        self.region = region
        self.level = level
        self.state = state
        self.campaign = campaign
    }
}

/// A school's public facts and state, as its programme's manager sees it: never an answer, never a note.
public struct ListedSchool: Sendable, Equatable {
    public let id: School.ID
    public let number: String
    public let name: String
    public let place: String
    public let region: String?
    public let state: SchoolState
    public let registeredAt: Moment?
    public let source: String?
    /// The name of the campaign whose link led to the claim.
    public let campaign: String?
    public let submittedAt: Moment?
    /// The highest label that is valid now.
    public let label: LabelLevel.ID?
}

extension Store {
    /// Open schools of the programme that fit, by name.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's.
    public func listSchools(
        of programme: Programme.ID, for manager: SignedInPerson, fitting filter: SchoolFilter,
        levels: [LabelLevel.ID], limit: Int, offset: Int
    ) async throws -> [ListedSchool] {
        guard manager.manages.contains(programme) else { throw Refusal.notFound }
        let now = clock()
        let statement: Statement = """
            SELECT school.key, number, school.name, place, region, claim.school_confirmed_at AS registered_at,
                claim.source, campaign.name AS campaign,
                (SELECT MAX(submitted_at) FROM result WHERE result.school = school.key) AS submitted_at,
                (SELECT COUNT(*) FROM answer JOIN assessment ON assessment.key = answer.assessment
                    WHERE assessment.school = school.key) AS answers
            FROM school LEFT JOIN claim ON claim.school = school.key AND claim.school_confirmed_at IS NOT NULL
            LEFT JOIN campaign ON campaign.key = claim.campaign
            WHERE school.programme = \(programme) AND school.closed_on IS NULL
                \(part: conditions(filter, at: now))
            ORDER BY school.name, school.key LIMIT \(limit) OFFSET \(offset)
            """
        return try await database.read { connection in
            let rows = try connection.rows(statement)
            let keys = try rows.map { try $0["key"] as School.ID }
            let valid = try connection.rows(
                """
                SELECT school, level FROM award
                WHERE school IN (\(list: keys)) AND valid_from <= \(now) AND valid_until > \(now)
                """
            ).map { try (school: $0["school"] as School.ID, level: $0["level"] as LabelLevel.ID) }
            let labels = highest(valid, levels)
            return try rows.map { try ListedSchool($0, label: labels[$0["key"]]) }
        }
    }
}

extension ListedSchool {
    fileprivate init(_ row: Row, label: LabelLevel.ID?) throws {
        let (registered, submitted): (Moment?, Moment?) = try (row["registered_at"], row["submitted_at"])
        let answers: Int = try row["answers"]
        try self.init(
            id: row["key"], number: row["number"], name: row["name"], place: row["place"], region: row["region"],
            state: label != nil
                ? .labelled
                : submitted != nil ? .submitted : answers > 0 ? .started : registered != nil ? .registered : .none,
            registeredAt: registered, source: row["source"], campaign: row["campaign"],
            submittedAt: submitted, label: label)
    }
}

private func conditions(_ filter: SchoolFilter, at now: Moment) -> Statement {
    var conditions: Statement = ""
    for word in searchWords(filter.words).prefix(8) {
        conditions = "\(part: conditions) AND searchable LIKE \("% \(word)%")"
    }
    if let region = filter.region { conditions = "\(part: conditions) AND region = \(region)" }
    if let level = filter.level {
        conditions = """
            \(part: conditions) AND EXISTS (
                SELECT 1 FROM school_level WHERE school_level.school = school.key AND level = \(level))
            """
    }
    if let campaign = filter.campaign {
        conditions = """
            \(part: conditions) AND EXISTS (SELECT 1 FROM campaign_school
                WHERE campaign_school.school = school.key AND campaign_school.campaign = \(campaign))
            """
    }
    switch filter.state {
    case nil, .some(.none): break
    case .registered: conditions = "\(part: conditions) AND claim.key IS NOT NULL"
    case .started:
        conditions = """
            \(part: conditions) AND EXISTS (
                SELECT 1 FROM answer JOIN assessment ON assessment.key = answer.assessment
                WHERE assessment.school = school.key)
            """
    case .submitted:
        conditions = """
            \(part: conditions) AND EXISTS (SELECT 1 FROM result WHERE result.school = school.key)
            """
    case .labelled:
        conditions = """
            \(part: conditions) AND EXISTS (SELECT 1 FROM award WHERE award.school = school.key
                AND valid_from <= \(now) AND valid_until > \(now))
            """
    }
    return conditions
}
