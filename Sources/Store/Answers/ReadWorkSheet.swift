public import Domain
import SQL

/// A sheet with what stands beside it where a team answers.
public struct WorkSheet: Sendable {
    public let sheet: Sheet
    public let teamwork: Teamwork
    /// What the school submitted last; nil where this is the first time, or nothing is open any more.
    public let earlier: EarlierForm?
    /// What the school's group answered to the version, by question.
    public let groupAnswers: [Question.ID: GroupAnswer]
}

extension Store {
    /// As `sheet`, `teamwork`, `earlierForm` and `groupAnswers` tell it, all of one moment; nil when there is no such
    /// assessment or it is of a school that is not the person's.
    public func workSheet(_ assessment: Assessment.ID, for person: Person.ID) async throws -> WorkSheet? {
        let now = clock()
        return try await database.read { connection in
            guard let (sheet, answeredBy) = try readAnsweredSheet(assessment, on: connection),
                let teamwork = try readTeamwork(
                    on: assessment, answeredBy: answeredBy, for: person, at: now, connection)
            else { return nil }
            let school = sheet.assessment.school
            return try WorkSheet(
                sheet: sheet, teamwork: teamwork,
                earlier: sheet.open.isEmpty ? nil : readEarlierForm(of: school, on: connection),
                groupAnswers: currentGroup(of: school, on: connection) == nil
                    ? [:] : readGroupAnswers(to: assessment, for: person, on: connection))
        }
    }
}
