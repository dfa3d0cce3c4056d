public import Domain
public import Foundation
import SQL

/// A result that is not what its answers give: a fault in the data or in the program.
public struct Difference: Sendable, Equatable, CustomStringConvertible {
    public let result: AssessmentResult.ID
    public let what: String

    public var description: String { "result \(result): \(what)" }
}

public struct Verification: Sendable, Equatable {
    public var results = 0
    public var differences: [Difference] = []
}

extension Store {
    /// Judges every submitted assessment again, from its answers and its version, and compares.
    /// - Parameter zone: the time zone of a programme; nil for one that the content does not have.
    public func verifyResults(zone: @escaping @Sendable (Programme.ID) -> TimeZone?) async throws -> Verification {
        let all = try await database.read { connection in
            try connection.rows("SELECT key FROM result ORDER BY key").map { try $0["key"] as AssessmentResult.ID }
        }
        var verification = Verification()
        for id in all {
            let faults = try await database.read { connection in
                do {
                    return try differences(of: id, zone: zone, on: connection)
                } catch let error where error is DecodingError || error is CompactJudgements.Fault {
                    return ["it can't be read: \(error)"]
                }
            }
            verification.results += 1
            verification.differences += faults.map { Difference(result: id, what: $0) }
        }
        let unfrozen = try await database.read { connection in
            try connection.rows(
                """
                SELECT assessment.key FROM assessment LEFT JOIN result ON result.assessment = assessment.key
                WHERE assessment.submitted_at IS NOT NULL AND result.key IS NULL
                """
            ).map { try $0["key"] as AssessmentResult.ID }
        }
        verification.differences += unfrozen.map {
            Difference(result: $0, what: "an assessment is submitted but has no result")
        }
        return verification
    }

    private func differences(
        of id: AssessmentResult.ID, zone: (Programme.ID) -> TimeZone?, on connection: any Connection
    ) throws -> [String] {
        guard let result = try readResult(id, on: connection),
            let row = try connection.row(
                """
                SELECT points, possible, result.level, programme, area_points, topic_points,
                    withdrawal.valid_until AS awarded_until FROM result
                JOIN school ON school.key = result.school
                LEFT JOIN withdrawal ON withdrawal.result = result.key WHERE result.key = \(id)
                """)
        else { return ["it can't be read"] }
        let sheet = result.sheet
        guard sheet.open.isEmpty else { return ["\(sheet.open.count) of its questions have no answer"] }
        let again = try assess(sheet.responses, at: sheet.assessment.level, by: sheet.assessment.version)
        let (points, possible): (Int, Int) = try (row["points"], row["possible"])
        var faults: [String] = []
        if again != result.judgement { faults.append("the answers give another judgement") }
        if again.score.total != Points(points: points, possible: possible) {
            faults.append("the points beside it differ")
        }
        if try again.label.level != (row["level"] as LabelLevel.ID?) { faults.append("the level beside it differs") }
        let packed = try PackedScores(areas: row["area_points"], topics: row["topic_points"])
        if try scoreLayout(on: connection).pack(again.score) != packed { faults.append("the packed scores differ") }
        let awarded = try awarded(result.label, until: row["awarded_until"])
        let expected = again.label.level.map { level in
            zone((try? row["programme"]) ?? "").map {
                endOfDay(
                    months: sheet.assessment.version.label.validityMonths, after: result.submittedAt, in: $0)
            }.map { Label(level: level, validFrom: result.submittedAt, validUntil: $0) }
        }
        if let expected, expected != awarded { faults.append("the label differs") }
        if expected == nil, result.label != nil { faults.append("there is a label that the answers do not give") }
        return faults
    }
}

/// The label as it was given, where it was taken back since.
private func awarded(_ label: Label?, until: Moment?) -> Label? {
    guard let label, let until else { return label }
    return Label(level: label.level, validFrom: label.validFrom, validUntil: until)
}
