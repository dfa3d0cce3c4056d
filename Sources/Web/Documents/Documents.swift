import Documents
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func reportPDF(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let text = try await words(of: result, for: context.signedIn, in: context.language)
        let paper = ReportPaper(school: school.school.name, result: result, text: text)
        let document = Document(
            paper: paper.paper(voice(of: school, context)), name: try fileName("report", result, school),
            link: .report(result.id), back: .result(result.id))
        return await pdf(document, request, context)
    }

    @Sendable func planPDF(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let tasks = try await store.tasks(of: school.id, for: context.person.id) ?? []
        let programme = try programme(school.programme)
        let help = catalogue.help(
            in: programme.id, of: result.sheet.assessment.version.name.scheme, for: school.school.levels)
        let paper = PlanPaper(
            school: school.school.name, result: result,
            text: try await words(of: result, for: context.signedIn, in: context.language), tasks: tasks,
            help: HelpAtHand(help: help, today: calendarDay(of: store.clock(), in: programme.timeZone)))
        let document = Document(
            paper: paper.paper(voice(of: school, context)), name: try fileName("plan", result, school),
            link: .planPaper(result.id), back: .plan(result.id))
        return await pdf(document, request, context)
    }

    @Sendable func differencePDF(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        guard let before = try await store.result(before: result, for: context.person.id) else {
            throw Refusal.notFound
        }
        let paper = DifferencePaper(
            school: school.school.name, report: try await difference(from: before, to: result, context),
            then: try await words(of: before, for: context.signedIn, in: context.language),
            now: try await words(of: result, for: context.signedIn, in: context.language))
        let document = Document(
            paper: paper.paper(voice(of: school, context)), name: try fileName("difference", result, school),
            link: .differencePaper(result.id), back: .difference(result.id))
        return await pdf(document, request, context)
    }

    /// The words that were valid when the result was submitted, as its school's team reads them; where they were
    /// not kept, those of today.
    func words(
        of result: AssessmentResult, for person: SignedInPerson, in language: Language
    ) async throws -> VersionText {
        let today = try text(of: result.sheet, for: person, in: language)
        guard let revision = result.texts[today.language.rawValue], revision != today.revision,
            let then = try await store.wording(revision, in: today.language)
        else { return today }
        return then.worded(for: person.schools.first { $0.id == result.sheet.assessment.school }?.levels ?? [])
    }

    private func voice(of school: KnownSchool, _ context: SignedInContext) -> Voice {
        voice(context.language, of: catalogue.programme(school.programme))
    }

    /// Of letters that every system takes, and the day of the result.
    private func fileName(_ kind: String, _ result: AssessmentResult, _ school: KnownSchool) throws -> String {
        let day = calendarDay(of: result.submittedAt, in: try programme(school.programme).timeZone)
        return "esafety-\(kind)-\(day).pdf"
    }
}
