public import Domain
import SQL

/// A label that was taken back.
public struct WithdrawnLabel: Sendable, Equatable {
    public let result: AssessmentResult.ID
    public let level: LabelLevel.ID
}

extension Store {
    /// Takes back the labels of the school that are valid now: from this moment they are not. Their results stay.
    /// - Parameter who: as the operator says; kept with the reason.
    /// - Returns: those that were taken back; none where none was valid, so that done twice it changes nothing.
    /// - Throws: `Refusal.notFound` where the programme has no such school.
    public func withdrawLabel(
        ofSchool number: String, in programme: Programme.ID, by who: String, because reason: String
    ) async throws -> [WithdrawnLabel] {
        let now = clock()
        return try await database.write { connection in
            guard
                let row = try connection.row(
                    "SELECT key FROM school WHERE programme = \(programme) AND number = \(number)")
            else { throw Refusal.notFound }
            let school: School.ID = try row["key"]
            let valid = try connection.rows(
                """
                SELECT result, level FROM award
                WHERE school = \(school) AND valid_from < \(now) AND valid_until > \(now) ORDER BY result
                """
            ).map { try WithdrawnLabel(result: $0["result"], level: $0["level"]) }
            guard !valid.isEmpty else { return [] }
            try connection.run(
                """
                INSERT INTO withdrawal (result, withdrawn_at, withdrawn_by, reason, valid_until)
                SELECT result, \(now), \(who), \(reason), valid_until FROM award
                WHERE result IN (\(list: valid.map(\.result)))
                """)
            try connection.run("UPDATE award SET valid_until = \(now) WHERE result IN (\(list: valid.map(\.result)))")
            try noteStatistics(of: [school], on: connection)
            return valid
        }
    }
}
