public import Domain
public import Foundation
import SQL

/// Why an assessment could not be submitted: these questions are open.
public struct Incomplete: Error, Equatable {
    public let open: [Question.ID]
}

extension Store {
    /// Judges the assessment and freezes the result, with its label where it gives one. However often it is
    /// called there is one result, and each call gives it.
    /// - Parameter texts: the revisions of the texts valid now, by language.
    /// - Throws: `Incomplete`, `Unsettled`; `Refusal.notFound` when the person is not the school's coordinator,
    ///   `.notSignedOff` when its team has a head who has not signed off these answers.
    public func submit(
        _ assessment: Assessment.ID, texts: [String: String], in zone: TimeZone, by person: Person.ID
    ) async throws -> AssessmentResult.ID {
        let now = clock()
        return try await database.write { connection in
            guard let sheet = try readSheet(assessment, on: connection),
                try role(of: person, at: sheet.assessment.school, on: connection) == .coordinator
            else { throw Refusal.notFound }
            let done = try connection.row("SELECT key FROM result WHERE assessment = \(assessment)")
            if let done { return try done["key"] }
            guard sheet.assessment.abandonedAt == nil else { throw Refusal.givenUp }
            guard sheet.open.isEmpty else { throw Incomplete(open: sheet.open) }
            try checkAgreed(on: sheet, on: connection)
            let judgement = try assess(
                sheet.responses, at: sheet.assessment.level, by: sheet.assessment.version)
            let result = newKey(AssessmentResult.self)
            try connection.run("UPDATE assessment SET submitted_at = \(now) WHERE key = \(assessment)")
            try insert(judgement, as: result, of: sheet, texts: texts, at: now, by: person, on: connection)
            try award(judgement, for: result, of: sheet, at: now, in: zone, on: connection)
            try connection.run("INSERT INTO choice_new (result) VALUES (\(result))")
            try noteStatistics(of: [sheet.assessment.school], on: connection)
            return result
        }
    }

    private func insert(
        _ judgement: Judgement, as result: AssessmentResult.ID, of sheet: Sheet, texts: [String: String],
        at now: Moment, by person: Person.ID, on connection: any Connection
    ) throws {
        let total = judgement.score.total
        let layout = try extended(scoreLayout(on: connection), for: judgement.score, on: connection)
        let scores = layout.pack(judgement.score)
        let compact = try compact(judgement, of: sheet.assessment.id, on: connection)
        try connection.run(
            """
            INSERT INTO result (key, assessment, school, submitted_at, submitted_by, points, possible, level,
                wordings, judgement, area_points, topic_points)
            VALUES (\(result), \(sheet.assessment.id), \(sheet.assessment.school), \(now), \(person),
                \(total.points), \(total.possible), \(judgement.label.level),
                \(try keptWordings(texts, on: connection)), \(compact), \(scores.areas), \(scores.topics))
            """)
    }

    private func compact(
        _ judgement: Judgement, of assessment: Assessment.ID, on connection: any Connection
    ) throws -> [UInt8] {
        guard let row = try connection.row("SELECT version FROM assessment WHERE key = \(assessment)") else {
            throw Refusal.notFound
        }
        return try versions.judgements(by: row["version"], on: connection).bytes(of: judgement)
    }

    private func award(
        _ judgement: Judgement, for result: AssessmentResult.ID, of sheet: Sheet, at now: Moment,
        in zone: TimeZone, on connection: any Connection
    ) throws {
        guard let level = judgement.label.level else { return }
        let months = sheet.assessment.version.label.validityMonths
        try connection.run(
            """
            INSERT INTO award (result, school, level, valid_from, valid_until)
            VALUES (\(result), \(sheet.assessment.school), \(level), \(now),
                \(endOfDay(months: months, after: now, in: zone)))
            """)
    }
}

/// The same text for the same value, so that results can be compared.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
