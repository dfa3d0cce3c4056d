import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// Begins an assessment with a draw of its own, or goes on with the open one.
    @Sendable func openAssessment(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let school: School.ID = try context.parameter("school")
        guard let known = try await store.school(school) else { throw Refusal.notFound }
        let programme = try programme(known.programme)
        guard let edition = catalogue.edition(programme.version) else { throw Refusal.versionMissing }
        guard let level = EducationLevel(rawValue: form["level"]), known.school.levels.contains(level) else {
            let words = voice(context.language)("error.level")
            return try await self.school(school, context, complaints: Complaints("level", words))
        }
        do {
            let assessment = try await store.openAssessment(
                of: school, at: level, on: edition, seed: UInt64.random(in: .min ... .max),
                in: programme.timeZone, by: context.person.id)
            return go(.assessment(assessment))
        } catch Refusal.tooEarly {
            return go(.school(school))
        }
    }

    /// To the first open question, one's own before others, or to the review where all are answered.
    @Sendable func goOn(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let sheet = try await openSheet(context)
        let id = sheet.assessment.id
        let mine = try await teamwork(on: sheet, context).nextOfMine(after: nil, on: sheet)
        return go((mine ?? sheet.open.first).map { .question($0, of: id) } ?? .review(id))
    }

    /// Where somebody is led who comes back to an assessment that is closed: to its result, or to the school.
    private func after(_ assessment: Assessment) async throws -> Link {
        try await store.result(of: assessment.id).map { .result($0) } ?? .school(assessment.school)
    }

    /// The person's open assessment of this address.
    func openSheet(_ context: SignedInContext) async throws -> Sheet {
        let id: Assessment.ID = try context.parameter("assessment")
        guard let sheet = try await store.sheet(id, for: context.person.id) else { throw Refusal.notFound }
        guard sheet.assessment.isOpen else { throw Elsewhere(link: try await after(sheet.assessment)) }
        return sheet
    }

    /// The same with what the page of a question shows beside it.
    func openWorkSheet(_ context: SignedInContext) async throws -> WorkSheet {
        let id: Assessment.ID = try context.parameter("assessment")
        guard let work = try await store.workSheet(id, for: context.person.id) else { throw Refusal.notFound }
        guard work.sheet.assessment.isOpen else { throw Elsewhere(link: try await after(work.sheet.assessment)) }
        return work
    }
}
