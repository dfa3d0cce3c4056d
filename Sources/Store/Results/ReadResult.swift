public import Domain
import SQL

extension Store {
    /// The result; nil when there is none or it is of a school that is not the person's.
    public func result(_ id: AssessmentResult.ID, for person: Person.ID) async throws -> AssessmentResult? {
        try await database.read { connection in
            guard let result = try readResult(id, on: connection),
                try role(of: person, at: result.sheet.assessment.school, on: connection) != nil
            else { return nil }
            return result
        }
    }

    /// The result of the same school before this one; nil where this is its first, or it is not the person's.
    public func result(before later: AssessmentResult, for person: Person.ID) async throws -> AssessmentResult? {
        let school = later.sheet.assessment.school
        return try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil,
                let row = try connection.row(
                    """
                    SELECT key FROM result WHERE school = \(school) AND submitted_at < \(later.submittedAt)
                    ORDER BY submitted_at DESC LIMIT 1
                    """)
            else { return nil }
            return try readResult(row["key"], on: connection)
        }
    }

    /// The result of an assessment; nil before it is submitted.
    public func result(of assessment: Assessment.ID) async throws -> AssessmentResult.ID? {
        try await database.read {
            try $0.row("SELECT key FROM result WHERE assessment = \(assessment)").map { try $0["key"] }
        }
    }

    /// The result, for the operator on the command line; nil when there is none.
    public func resultForOperator(_ id: AssessmentResult.ID) async throws -> AssessmentResult? {
        try await database.read { try readResult(id, on: $0) }
    }

    func readResult(_ id: AssessmentResult.ID, on connection: any Connection) throws -> AssessmentResult? {
        guard
            let row = try connection.row(
                """
                SELECT assessment, result.submitted_at, person.name AS person, revisions, judgement, version,
                    award.level, valid_from, valid_until
                FROM result JOIN person ON person.key = result.submitted_by
                JOIN assessment ON assessment.key = result.assessment
                JOIN wording_set ON wording_set.key = result.wordings
                LEFT JOIN award ON award.result = result.key WHERE result.key = \(id)
                """),
            let sheet = try readSheet(row["assessment"], on: connection)
        else { return nil }
        let signOff = try readSignOff(of: sheet.assessment.id, on: connection)
        return try AssessmentResult(
            id: id, sheet: sheet, submittedAt: row["submitted_at"], submittedBy: row["person"],
            judgement: versions.judgement(row, on: connection), texts: wordings(row),
            label: label(row), signedOff: (signOff?.holds(for: sheet) ?? false) ? signOff?.signed : nil)
    }
}

func label(_ row: Row) throws -> Label? {
    guard let level: LabelLevel.ID = try row["level"] else { return nil }
    return try Label(level: level, validFrom: row["valid_from"], validUntil: row["valid_until"])
}
