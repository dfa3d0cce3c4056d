import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    /// One question for somebody outside the school, without an account.
    @Sendable func showEnquiry(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let (token, enquiry) = try await enquiry(context) else { return enquiryGone(context) }
        return try page(enquiry, token, Answer.Draft(response: nil, note: ""), Complaints(), context)
    }

    /// Hands the answer in, once. The same pressed twice says the same.
    @Sendable func answerEnquiry(
        _ form: Form, _ request: Request, _ context: PageContext
    ) async throws -> Response {
        let draft = Answer.Draft(response: form.optional("response"), note: form["note"])
        guard let (token, enquiry) = try await enquiry(context),
            let question = enquiry.version.question(enquiry.question)
        else { return try await answered(draft, context) ?? enquiryGone(context) }
        let answer: Answer
        do throws(Answer.Fault) {
            guard !form.heldNul else { throw .noteHoldsNul }
            answer = try draft.checked(against: question)
        } catch {
            let (field, words) = complaint(about: error, voice(context.language))
            return try page(enquiry, token, draft, Complaints(field, words), context)
        }
        do {
            try await store.handIn(answer, link: token.hash, letter: try letter(about: enquiry, context))
        } catch Refusal.linkGone {
            return enquiryGone(context)
        }
        return handedIn(context)
    }

    private func enquiry(_ context: PageContext) async throws -> (Token, OpenEnquiry)? {
        guard let token = Token(context.parameters.get("token") ?? "") else { return nil }
        return try await store.enquiry(behind: token.hash).map { (token, $0) }
    }

    private func answered(_ draft: Answer.Draft, _ context: PageContext) async throws -> Response? {
        guard let token = Token(context.parameters.get("token") ?? ""), let response = draft.response,
            try await store.wasHandedIn(response, draft.note, link: token.hash)
        else { return nil }
        return handedIn(context)
    }

    private func handedIn(_ context: PageContext) -> Response {
        message("enquiry-handed-in", name: "enquiry-handed-in", context)
    }

    private func enquiryGone(_ context: PageContext) -> Response {
        message("enquiry-gone", name: "link-gone", context, status: .gone)
    }

    private func page(
        _ enquiry: OpenEnquiry, _ token: Token, _ draft: Answer.Draft, _ complaints: Complaints,
        _ context: PageContext
    ) throws -> Response {
        guard let question = enquiry.version.question(enquiry.question) else { throw Refusal.versionMissing }
        let page = EnquiryPage(
            token: token.text, school: enquiry.school, recipient: enquiry.name, message: enquiry.message,
            until: enquiry.expiresAt, question: question, draft: draft,
            text: try words(of: enquiry, in: context.language), complaints: complaints)
        return show(
            page, context, status: complaints.isEmpty ? .ok : .unprocessableContent, programme: enquiry.programme)
    }

    private func words(of enquiry: OpenEnquiry, in language: Language) throws -> VersionText {
        try text(of: enquiry.version.name, in: language, programme: enquiry.programme).worded(for: [enquiry.level])
    }

    private func letter(about enquiry: OpenEnquiry, _ context: PageContext) throws -> LetterText? {
        guard let asker = enquiry.asker else { return nil }
        let text = try words(of: enquiry, in: asker.language)
        return letters(for: enquiry.programme).enquiryAnswered(
            by: enquiry.name, to: asker, school: enquiry.school,
            question: text.questions[enquiry.question]?.ask ?? enquiry.question.rawValue,
            link: .question(enquiry.question, of: enquiry.assessment))
    }
}
