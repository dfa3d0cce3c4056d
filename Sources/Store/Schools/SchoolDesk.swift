public import Domain
import SQL

/// A school's own page: what its team needs to go on.
public struct SchoolDesk: Sendable, Equatable {
    public let school: KnownSchool
    public let role: SchoolRole
    public let open: Sheet?
    /// The latest first.
    public let results: [PastResult]
    /// The highest label that is valid now.
    public let label: Label?

    public struct PastResult: Sendable, Equatable {
        public let id: AssessmentResult.ID
        public let submittedAt: Moment
        public let points: Points
        public let level: LabelLevel.ID?
    }
}

extension Store {
    /// The desk; nil when there is no such school or the person is not of its team.
    /// - Parameter levels: from low to high, to tell the highest label.
    public func desk(
        of school: School.ID, for person: Person.ID, levels: [LabelLevel.ID]
    ) async throws -> SchoolDesk? {
        let now = clock()
        return try await database.read { connection in
            guard let role = try role(of: person, at: school, on: connection),
                let known = try knownSchool(school, on: connection)
            else { return nil }
            let open = try assessmentInProgress(of: school, on: connection)
                .flatMap { try readSheet($0, on: connection) }
            let labels = try connection.rows(
                "SELECT level, valid_from, valid_until FROM award WHERE school = \(school)"
            ).compactMap(label).filter { $0.isValid(at: now) }
            return SchoolDesk(
                school: known, role: role, open: open, results: try pastResults(of: school, on: connection),
                label: labels.max { rank($0, levels) < rank($1, levels) })
        }
    }
}

func rank(_ label: Label, _ levels: [LabelLevel.ID]) -> (Int, Moment) {
    (levels.firstIndex(of: label.level) ?? -1, label.validUntil)
}

private func pastResults(
    of school: School.ID, on connection: any Connection
) throws -> [SchoolDesk.PastResult] {
    try connection.rows(
        """
        SELECT key, submitted_at, points, possible, level FROM result
        WHERE school = \(school) ORDER BY submitted_at DESC
        """
    ).map {
        try SchoolDesk.PastResult(
            id: $0["key"], submittedAt: $0["submitted_at"],
            points: Points(points: $0["points"], possible: $0["possible"]), level: $0["level"])
    }
}
