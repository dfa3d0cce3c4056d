import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// All questions of an area on one page.
    @Sendable func showArea(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let work = try await openWorkSheet(context)
        let area = Area.ID(try context.parameter("area", as: String.self))
        let saved = request.uri.queryParameters["saved"].map { Question.ID(String($0)) }
        return try areaPage(area, work, context, saved: saved)
    }

    /// - Parameter typed: what was typed into one of its forms, and what is wrong with it.
    func areaPage(
        _ area: Area.ID, _ work: WorkSheet, _ context: SignedInContext, saved: Question.ID? = nil,
        typed: (question: Question.ID, draft: Answer.Draft, complaints: Complaints)? = nil,
        status httpStatus: HTTPResponse.Status = .ok
    ) throws -> Response {
        let (sheet, groupAnswers) = (work.sheet, groupAnswers(on: work))
        guard let content = sheet.assessment.version.areas.first(where: { $0.id == area }) else {
            throw Refusal.notFound
        }
        let drawn = Set(sheet.assessment.questions)
        let items = content.topics.flatMap { topic in
            topic.questions.filter { drawn.contains($0.id) }.map { question in
                let given = sheet.answers[question.id]
                let mine = typed.flatMap { $0.question == question.id ? $0 : nil }
                return AreaPage.Item(
                    topic: topic.id, question: question,
                    draft: mine?.draft ?? Answer.Draft(response: given?.response.description, note: given?.note ?? ""),
                    given: given, complaints: mine?.complaints ?? Complaints(), groupAnswer: groupAnswers[question.id])
            }
        }
        let status = saved.flatMap { question in lastSaved(sheet).map { (question: question, status: $0) } }
        let page = AreaPage(
            assessment: sheet.assessment.id, area: area, items: items, progress: progress(sheet), saved: status,
            text: try text(of: sheet, for: context.signedIn, in: context.language),
            earlier: try earlierAnswers(for: sheet, from: work.earlier, context))
        return show(page, context, status: httpStatus)
    }

    /// Gives up the open assessment; the next one keeps its draw.
    @Sendable func giveUp(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let sheet = try await openSheet(context)
        try await store.giveUp(sheet.assessment.id, by: context.person.id)
        return go(.school(sheet.assessment.school))
    }

    @Sendable func glossary(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let programme = catalogue.programmes.first else { throw Refusal.versionMissing }
        let text = try text(of: programme.version, in: context.language, programme: programme.id)
        return show(GlossaryPage(text: text), context)
    }
}
