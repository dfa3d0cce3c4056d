import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func showReview(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await review(openWorkSheet(context), context)
    }

    /// Submits, once, however often the button is pressed: each press leads to the one result.
    @Sendable func submit(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let id: Assessment.ID = try context.parameter("assessment")
        guard let sheet = try await store.sheet(id, for: context.person.id) else { throw Refusal.notFound }
        let voice = voice(context.language)
        guard sheet.open.isEmpty else {
            let words = voice.words.count("error.incomplete", sheet.open.count)
            return try await review(openWorkSheet(context), context, Complaints("open", words))
        }
        guard form["agreed"] == "yes" || sheet.assessment.submittedAt != nil else {
            return try await review(openWorkSheet(context), context, Complaints("agreed", voice("error.agree")))
        }
        guard let school = try await store.school(sheet.assessment.school) else { throw Refusal.notFound }
        let programme = try programme(school.programme)
        let texts = catalogue.texts(of: sheet.assessment.version.name, for: programme.id)
        let revisions = texts.map { ($0.key.rawValue, $0.value.revision) }
        try await store.keep(words: Array(texts.values))
        return try await unlessDisputed(sheet, context) {
            let result = try await store.submit(
                id, texts: Dictionary(revisions) { first, _ in first }, in: programme.timeZone,
                by: context.person.id)
            return go(.result(result))
        }
    }

    func review(
        _ work: WorkSheet, _ context: SignedInContext, _ complaints: Complaints = Complaints(),
        status: HTTPResponse.Status? = nil
    ) throws -> Response {
        let sheet = work.sheet
        let text = try text(of: sheet, for: context.signedIn, in: context.language)
        let isCoordinator = context.signedIn.schools.contains {
            $0.id == sheet.assessment.school && $0.role == .coordinator
        }
        let page = ReviewPage(
            sheet: sheet,
            judgement: try assess(sheet.responses, at: sheet.assessment.level, by: sheet.assessment.version),
            isCoordinator: isCoordinator,
            hands: ReviewHands(sheet: sheet, work: work.teamwork, text: text),
            text: text, complaints: complaints, earlier: try earlierAnswers(for: sheet, from: work.earlier, context))
        return show(page, context, status: status ?? (complaints.isEmpty ? .ok : .unprocessableContent))
    }
}
