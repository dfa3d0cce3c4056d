import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// The questions that the group may answer once for its schools.
    @Sendable func showGroupAnswers(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (group, programme, edition) = try await coordinated(context)
        let answers = try await store.answers(of: group.id, on: edition, for: context.person.id).answers
        let areas = edition.version.areas.map { area in
            (
                area: area.id,
                questions: area.topics.flatMap(\.questions).map(\.id).filter(edition.shareable.contains)
            )
        }
        let done = request.uri.queryParameters["done"].map(String.init) ?? ""
        let page = GroupAnswersPage(
            id: group.id, group: group.register, areas: areas.filter { !$0.questions.isEmpty },
            answers: answers.filter { edition.shareable.contains($0.key) },
            text: try text(of: programme.version, in: context.language, programme: programme.id),
            notice: ["saved", "withdrawn"].contains(done) ? "group.answer-\(done)" : nil)
        return show(page, context, programme: programme.id)
    }

    @Sendable func showGroupQuestion(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (group, programme, edition) = try await coordinated(context)
        let question = try shareable(edition, context)
        let given = try await store.answers(of: group.id, on: edition, for: context.person.id).answers[question.id]
        let draft = Answer.Draft(response: given?.response.description, note: given?.note ?? "")
        return try page(of: question, group, programme, draft, given, context)
    }

    @Sendable func saveGroupAnswer(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let (group, programme, edition) = try await coordinated(context)
        let question = try shareable(edition, context)
        let draft = Answer.Draft(response: form.optional("response"), note: form["note"])
        let answer: Answer
        do throws(Answer.Fault) {
            guard !form.heldNul else { throw .noteHoldsNul }
            answer = try draft.checkedForGroup(against: question)
        } catch {
            let complaint = complaint(about: error, voice(context.language))
            let given = try await store.answers(of: group.id, on: edition, for: context.person.id).answers[question.id]
            return try page(
                of: question, group, programme, draft, given, context,
                complaints: Complaints(complaint.field, complaint.words))
        }
        do {
            try await store.save(
                answer, of: group.id, on: edition, by: context.person.id, seen: GroupAnswer.ID(form["seen"]))
        } catch let conflict as GroupAnswerConflict {
            return try page(of: question, group, programme, draft, conflict.theirs, context, notice: .conflict)
        }
        return go(path: Link.groupAnswers(group.id).path + "?done=saved")
    }

    @Sendable func withdrawGroupAnswer(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let (group, _, edition) = try await coordinated(context)
        let question = try shareable(edition, context)
        try await store.withdrawAnswer(to: question.id, of: group.id, on: edition, by: context.person.id)
        return go(path: Link.groupAnswers(group.id).path + "?done=withdrawn")
    }

    private func shareable(_ edition: Edition, _ context: SignedInContext) throws -> Question {
        let id = Question.ID(try context.parameter("question", as: String.self))
        guard edition.shareable.contains(id), let question = edition.version.question(id) else {
            throw Refusal.notFound
        }
        return question
    }

    private func page(
        of question: Question, _ group: SchoolGroup, _ programme: Programme, _ draft: Answer.Draft,
        _ given: GroupAnswer?, _ context: SignedInContext, notice: GroupQuestionPage.Notice? = nil,
        complaints: Complaints = Complaints()
    ) throws -> Response {
        let page = GroupQuestionPage(
            id: group.id, group: group.register, question: question, draft: draft, given: given,
            notice: notice,
            text: try text(of: programme.version, in: context.language, programme: programme.id),
            complaints: complaints)
        let status: HTTPResponse.Status =
            notice == .conflict ? .conflict : complaints.isEmpty ? .ok : .unprocessableContent
        return show(page, context, status: status, programme: programme.id)
    }
}
