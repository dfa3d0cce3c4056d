public import Domain
import SQL

/// What a school has decided about its public statement, as its team sees it.
public struct StatementDesk: Sendable, Equatable {
    public let school: KnownSchool
    public let role: SchoolRole
    /// The last decision; nil where there was none, so that nothing is public.
    public let decision: StatementDecision?
    /// The label that it would tell; nil where none is valid now.
    public let label: StatedLabel?
}

public struct StatementDecision: Sendable, Equatable {
    public let isPublic: Bool
    public let by: String
    public let at: Moment
}

/// A label with the version by which it was given.
public struct StatedLabel: Sendable, Equatable {
    public let label: Label
    public let version: Version
}

extension Store {
    /// The desk; nil when there is no such school or the person is not of its team.
    /// - Parameter levels: from low to high, to tell the highest label.
    public func statementDesk(
        of school: School.ID, for person: Person.ID, levels: [LabelLevel.ID]
    ) async throws -> StatementDesk? {
        let now = clock()
        return try await database.read { connection in
            guard let role = try role(of: person, at: school, on: connection),
                let known = try knownSchool(school, on: connection)
            else { return nil }
            return StatementDesk(
                school: known, role: role, decision: try decision(of: school, on: connection),
                label: try statedLabel(of: school, at: now, levels, on: connection))
        }
    }

    /// Makes the statement public, or takes it back; from now on everybody sees it, or nobody. What is so already
    /// stays as it was decided.
    /// - Throws: `Refusal.notFound` when the person is not the school's coordinator.
    public func setStatement(public isPublic: Bool, of school: School.ID, by person: Person.ID) async throws {
        let now = clock()
        try await database.write { connection in
            guard try role(of: person, at: school, on: connection) == .coordinator else { throw Refusal.notFound }
            guard try decision(of: school, on: connection)?.isPublic ?? false != isPublic else { return }
            let stored = isPublic ? 1 : 0
            try connection.run(
                """
                INSERT INTO statement (school, is_public, changed_at, changed_by)
                VALUES (\(school), \(stored), \(now), \(person))
                ON CONFLICT (school) DO UPDATE SET is_public = \(stored), changed_at = \(now), changed_by = \(person)
                """)
        }
    }

    /// What a school's public statement tells; nil where it is not public or no label is valid now.
    public func publicStatement(of school: School.ID, levels: [LabelLevel.ID]) async throws -> StatedLabel? {
        let now = clock()
        return try await database.read { connection in
            guard try decision(of: school, on: connection)?.isPublic ?? false else { return nil }
            return try statedLabel(of: school, at: now, levels, on: connection)
        }
    }

    /// The highest label that is valid now.
    private func statedLabel(
        of school: School.ID, at now: Moment, _ levels: [LabelLevel.ID], on connection: any Connection
    ) throws -> StatedLabel? {
        let labels = try connection.rows(
            """
            SELECT award.level, valid_from, valid_until, assessment.version
            FROM award JOIN result ON result.key = award.result JOIN assessment ON assessment.key = result.assessment
            WHERE award.school = \(school) AND valid_from <= \(now) AND valid_until > \(now)
            """
        ).compactMap { row in try label(row).map { (label: $0, version: try row["version"] as Key<Version>) } }
        guard let best = labels.max(by: { rank($0.label, levels) < rank($1.label, levels) }) else { return nil }
        return StatedLabel(label: best.label, version: try versions.version(best.version, on: connection))
    }
}

private func decision(of school: School.ID, on connection: any Connection) throws -> StatementDecision? {
    try connection.row(
        """
        SELECT is_public, name, changed_at FROM statement JOIN person ON person.key = changed_by
        WHERE school = \(school)
        """
    ).map { row in
        let isPublic: Int = try row["is_public"]
        return StatementDecision(isPublic: isPublic == 1, by: try row["name"], at: try row["changed_at"])
    }
}
