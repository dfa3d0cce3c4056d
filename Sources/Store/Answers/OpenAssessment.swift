public import Domain
public import Foundation
import SQL

extension Store {
    /// Begins an assessment of the school on this version with a draw from the seed. Where one is open
    /// already that one is given: pressing the button twice does no harm. Of earlier answers nothing is taken over.
    /// - Throws: `Refusal.notFound` when the person is not the school's coordinator or the school lacks the
    ///   level, `.tooEarly` while `Reassessment` does not let it begin again.
    public func openAssessment(
        of school: School.ID, at level: EducationLevel, on edition: Edition, seed: UInt64, in zone: TimeZone,
        by person: Person.ID
    ) async throws -> Assessment.ID {
        let now = clock()
        return try await database.write { connection in
            guard try role(of: person, at: school, on: connection) == .coordinator,
                try connection.row(
                    "SELECT level FROM school_level WHERE school = \(school) AND level = \(level)") != nil
            else { throw Refusal.notFound }
            if let open = try assessmentInProgress(of: school, on: connection) { return open }
            if let plan = try readPlanSoFar(of: school, versions, on: connection) {
                let again = Reassessment(after: plan, months: edition.version.label.reassessmentMonths, in: zone)
                guard again.isOpen(at: now) else { throw Refusal.tooEarly }
            }
            return try insertAssessment(
                of: school, at: level, on: edition, seed: seed, by: person, on: connection)
        }
    }

    /// Gives up an open assessment. The next one at the same level and of the same version keeps its draw, so
    /// that nobody can draw until the questions please. Its answers stay where they are.
    /// - Throws: `Refusal.notFound` when the person is not the school's coordinator, `.alreadySubmitted`.
    public func giveUp(_ assessment: Assessment.ID, by person: Person.ID) async throws {
        let now = clock()
        try await database.write { connection in
            guard try checkOpen(assessment, for: person, on: connection) == .coordinator else {
                throw Refusal.notFound
            }
            try connection.run(
                "UPDATE assessment SET abandoned_at = \(now), abandoned_by = \(person) WHERE key = \(assessment)")
        }
    }

    private func insertAssessment(
        of school: School.ID, at level: EducationLevel, on edition: Edition, seed: UInt64, by person: Person.ID,
        on connection: any Connection
    ) throws -> Assessment.ID {
        let version = try keep(edition, on: connection)
        let seed = try seedGivenUp(of: school, at: level, on: version, on: connection) ?? seed
        let key = newKey(Assessment.self)
        try connection.run(
            """
            INSERT INTO assessment (key, school, version, level, seed, opened_at, opened_by)
            VALUES (\(key), \(school), \(version), \(level), \(Int64(bitPattern: seed)), \(clock()), \(person))
            """)
        let questions = draw(from: edition.version, at: level, seed: seed)
        for (position, question) in questions.enumerated() {
            try connection.run(
                """
                INSERT INTO drawn (assessment, question, position)
                SELECT \(key), key, \(position) FROM term WHERE name = \(question)
                """)
        }
        return key
    }
}

/// The seed of the school's last assessment, where that was given up at this level and version.
private func seedGivenUp(
    of school: School.ID, at level: EducationLevel, on version: Key<Version>, on connection: any Connection
) throws -> UInt64? {
    guard
        let last = try connection.row(
            """
            SELECT level, version, seed, abandoned_at FROM assessment WHERE school = \(school)
            ORDER BY opened_at DESC, key DESC LIMIT 1
            """),
        try (last["abandoned_at"] as Moment?) != nil, try last["level"] == level,
        try last["version"] == version
    else { return nil }
    return UInt64(bitPattern: try last["seed"] as Int64)
}

func role(of person: Person.ID, at school: School.ID, on connection: any Connection) throws -> SchoolRole? {
    try connection.row("SELECT role FROM membership WHERE person = \(person) AND school = \(school)")
        .flatMap { SchoolRole(rawValue: try $0["role"]) }
}

func assessmentInProgress(of school: School.ID, on connection: any Connection) throws -> Assessment.ID? {
    try connection.row(
        "SELECT key FROM assessment WHERE school = \(school) AND submitted_at IS NULL AND abandoned_at IS NULL"
    )
    .map { try $0["key"] }
}
