import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

/// What was typed into an answer's form when the session had ended. It travels in the sign-in form, is
/// offered back to the person who wrote it and to nobody else, and is saved by them, not by itself.
struct KeptForm: Sendable {
    let path: String
    let response: String
    let note: String
    let seen: String
    /// The token of the writer, as their page held it.
    let writer: String

    /// The fields that the sign-in form carries, behind `kept-`.
    var fields: [String: String] {
        ["path": path, "response": response, "note": note, "seen": seen, "writer": writer]
    }

    /// From the form that came too late.
    init(lateForm form: Form, path: String) {
        self.path = path
        response = form.answerDraft.response ?? ""
        note = form.answerDraft.note
        seen = form["seen"]
        writer = form["writer"]
    }

    /// From the sign-in form; nil where it carries none.
    init?(signInForm form: Form) {
        guard let path = form.optional("kept-path"), !path.isEmpty else { return nil }
        self.path = path
        response = form["kept-response"]
        note = form["kept-note"]
        seen = form["kept-seen"]
        writer = form["kept-writer"]
    }

    /// The assessment and question to which it belongs: an answer, or one beside a colleague's.
    var place: (assessment: Assessment.ID, question: Question.ID)? {
        place("assessments", "questions").flatMap { owner, question in
            Assessment.ID(owner).map { ($0, question) }
        }
    }

    /// The group and question to which it belongs.
    var groupPlace: (group: SchoolGroup.ID, question: Question.ID)? {
        place("groups", "answers").flatMap { owner, question in
            SchoolGroup.ID(owner).map { ($0, question) }
        }
    }

    private func place(_ owners: String, _ things: String) -> (owner: String, question: Question.ID)? {
        let parts = path.split(separator: "/")
        guard parts.count == 4 || (parts.count == 5 && parts[4] == "opinions"), parts[0] == owners,
            parts[2] == things
        else { return nil }
        return (String(parts[1]), Question.ID(String(parts[3])))
    }
}

extension Site {
    /// Tells on a form who wrote it, without saying who.
    func writerToken(of person: Person.ID) -> String {
        signer.signature(of: "writer \(person)")
    }

    /// Reads what was typed into an answer's form that came without a session; nil for any other request.
    func keptForm(of request: Request) async -> KeptForm? {
        let path = request.uri.path
        guard request.method == .post, path.contains("/questions/") || path.contains("/answers/"),
            let body = try? await request.body.collect(upTo: Form.mostBytes)
        else { return nil }
        let kept = KeptForm(lateForm: Form(urlEncoded: body.readableBytesView), path: request.uri.path)
        return kept.place == nil ? nil : kept
    }

    /// Offers back what the person wrote before signing in; nil where there is nothing, or it is another's.
    func offer(_ kept: KeptForm?, to person: Person.ID, _ context: PageContext, _ session: Token) async throws
        -> Response?
    {
        if let kept, let place = kept.groupPlace {
            return try await offer(kept, at: place, to: person, context, session)
        }
        guard let kept, let place = kept.place,
            signer.isSignature(kept.writer, of: "writer \(person)"),
            let sheet = try await store.sheet(place.assessment, for: person), sheet.assessment.isOpen,
            sheet.assessment.questions.contains(place.question)
        else { return nil }
        guard let signedIn = try await store.signedIn(token: session.hash) else { return nil }
        let draft = Answer.Draft(response: kept.response.isEmpty ? nil : kept.response, note: kept.note)
        let page = KeptPage(
            assessment: place.assessment, question: place.question, draft: draft, seen: kept.seen,
            text: try text(of: sheet, for: signedIn, in: context.language))
        return show(page, to: signedIn, context, session)
    }

    /// The same for what was typed as a group's answer.
    private func offer(
        _ kept: KeptForm, at place: (group: SchoolGroup.ID, question: Question.ID), to person: Person.ID,
        _ context: PageContext, _ session: Token
    ) async throws -> Response? {
        guard signer.isSignature(kept.writer, of: "writer \(person)"),
            let group = try await store.groups(of: person).first(where: { $0.id == place.group }),
            let signedIn = try await store.signedIn(token: session.hash)
        else { return nil }
        let programme = try programme(group.programme)
        guard let edition = catalogue.edition(programme.version), edition.shareable.contains(place.question),
            let question = edition.version.question(place.question)
        else { return nil }
        let page = GroupQuestionPage(
            id: group.id, group: group.register, question: question,
            draft: Answer.Draft(response: kept.response.isEmpty ? nil : kept.response, note: kept.note),
            given: try await store.answers(of: group.id, on: edition, for: person).answers[question.id],
            notice: .kept, text: try text(of: programme.version, in: context.language, programme: programme.id))
        return show(page, to: signedIn, context, session)
    }

    /// A page for somebody who has just signed in.
    private func show(
        _ page: some Page, to person: SignedInPerson, _ context: PageContext, _ session: Token
    ) -> Response {
        var inside = context
        inside.sessionToken = session.text
        inside.signedIn = person
        var response = show(page, inside)
        response.setCookie(cookie(.session, session.text))
        return response
    }
}
