public import Domain
import SQL

/// How far the schools of a programme are: true figures, for its manager only.
public struct Funnel: Sendable, Equatable {
    /// Open schools in the register.
    public let schools: Int
    public let registered: Int
    public let started: Int
    public let submitted: Int
    /// Schools by the highest label that is valid now.
    public let labels: [LabelLevel.ID: Int]
    /// Registrations by where they came from, the most frequent first.
    public let sources: [Source]

    public struct Source: Sendable, Equatable {
        /// As the claimant said, or `campaign`.
        public let word: String
        /// The name of the campaign whose link led to the claim.
        public let campaign: String?
        public let registered: Int
    }
}

extension Store {
    /// - Parameter levels: from low to high, to tell the highest label.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's.
    public func funnel(
        of programme: Programme.ID, for manager: SignedInPerson, levels: [LabelLevel.ID]
    ) async throws -> Funnel {
        guard manager.manages.contains(programme) else { throw Refusal.notFound }
        let now = clock()
        return try await database.read { connection in
            let sources = try connection.rows(
                """
                SELECT source, campaign.name AS campaign, COUNT(*) AS registered
                FROM claim JOIN school ON school.key = claim.school
                LEFT JOIN campaign ON campaign.key = claim.campaign
                WHERE school.programme = \(programme) AND school_confirmed_at IS NOT NULL
                GROUP BY source, campaign.name ORDER BY COUNT(*) DESC, source, MIN(claim.key)
                """
            ).map { try Funnel.Source(word: $0["source"], campaign: $0["campaign"], registered: $0["registered"]) }
            return try Funnel(
                schools: count(
                    "SELECT COUNT(*) AS n FROM school WHERE programme = \(programme) AND closed_on IS NULL", connection),
                registered: sources.map(\.registered).reduce(0, +),
                started: count(
                    """
                    SELECT COUNT(DISTINCT school) AS n FROM assessment JOIN school ON school.key = assessment.school
                    WHERE programme = \(programme)
                        AND EXISTS (SELECT 1 FROM answer WHERE answer.assessment = assessment.key)
                    """, connection),
                submitted: count(
                    """
                    SELECT COUNT(DISTINCT school) AS n FROM result JOIN school ON school.key = result.school
                    WHERE programme = \(programme)
                    """, connection),
                labels: labels(of: programme, at: now, levels: levels, on: connection), sources: sources)
        }
    }
}

private func count(_ statement: Statement, _ connection: any Connection) throws -> Int {
    try connection.row(statement).map { try $0["n"] } ?? 0
}

private func labels(
    of programme: Programme.ID, at now: Moment, levels: [LabelLevel.ID], on connection: any Connection
) throws -> [LabelLevel.ID: Int] {
    let valid = try connection.rows(
        """
        SELECT award.school, award.level FROM award JOIN school ON school.key = award.school
        WHERE programme = \(programme) AND valid_from <= \(now) AND valid_until > \(now)
        """
    ).map { try (school: $0["school"] as School.ID, level: $0["level"] as LabelLevel.ID) }
    return highest(valid, levels).values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

/// Of each school its highest level.
func highest(
    _ labels: [(school: School.ID, level: LabelLevel.ID)], _ levels: [LabelLevel.ID]
) -> [School.ID: LabelLevel.ID] {
    let rank = { (level: LabelLevel.ID) in levels.firstIndex(of: level) ?? -1 }
    return labels.reduce(into: [:]) { best, label in
        if let known = best[label.school], rank(known) >= rank(label.level) { return }
        best[label.school] = label.level
    }
}
