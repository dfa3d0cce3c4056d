import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// Keeps the answer beside a colleague's, for the coordinator to settle.
    @Sendable func keepOpinion(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        let draft = Answer.Draft(response: form.optional("response"), note: form["note"])
        let answer: Answer
        do throws(Answer.Fault) {
            guard !form.heldNul else { throw .noteHoldsNul }
            answer = try draft.checked(against: question)
        } catch {
            return try await notAnAnswer(error, draft, question, sheet, form, context)
        }
        try await store.keepBeside(answer, in: sheet.assessment.id, by: context.person.id)
        return go(.question(question.id, of: sheet.assessment.id))
    }

    /// The coordinator settles it, with the reason.
    @Sendable func settleDisagreement(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        var typed = QuestionHands.Typed()
        (typed.author, typed.reason) = (form["author"], form["reason"].trimmingSpace())
        var complaints = Complaints()
        let author = Person.ID(typed.author)
        if author == nil { complaints.add("author", voice(context.language)("hand.error-author")) }
        if let fault = reasonFault(typed.reason, voice(context.language)) { complaints.add("reason", fault) }
        guard let author, complaints.isEmpty else {
            return try await page(
                of: question, openWorkSheet(context), context, complaints: complaints, typed: typed,
                status: .unprocessableContent)
        }
        guard let disagreement = Disagreement.ID(form["disagreement"]) else { throw Refusal.notFound }
        return try await onQuestion(question, sheet, context) {
            try await store.settle(
                disagreement, in: sheet.assessment.id, on: author, reason: typed.reason, by: context.person.id)
        }
    }
}
