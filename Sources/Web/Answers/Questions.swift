import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func showQuestion(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        let given = sheet.answers[question.id]
        let draft = Answer.Draft(response: given?.response.description, note: given?.note ?? "")
        let justSaved = request.uri.queryParameters["saved"] == nil ? nil : lastSaved(sheet)
        return try page(of: question, sheet, draft, saved: justSaved, Complaints(), context)
    }

    /// Saves the answer and goes on to the next open question, or to the review after the last.
    @Sendable func saveAnswer(
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
            let complaints = complaints(about: error, voice(context.language))
            return try page(of: question, sheet, draft, saved: nil, complaints, context)
        }
        return try await keep(answer, in: sheet, context)
    }

    private func keep(_ answer: Answer, in sheet: Sheet, _ context: SignedInContext) async throws -> Response {
        let id = sheet.assessment.id
        _ = try await store.save(answer, in: id, by: context.person.id)
        var answered = sheet.answers
        answered[answer.question] = GivenAnswer(
            response: answer.response, note: answer.note, by: context.person.name, at: store.clock())
        let next = Sheet(assessment: sheet.assessment, answers: answered).nextOpen(after: answer.question)
        return next.map { go(path: Link.question($0, of: id).path + "?saved") } ?? go(.review(id))
    }

    private func question(of sheet: Sheet, _ context: SignedInContext) throws -> Question {
        let id = Question.ID(try context.parameter("question", as: String.self))
        guard sheet.assessment.questions.contains(id), let question = sheet.assessment.version.question(id) else {
            throw Refusal.notFound
        }
        return question
    }

    private func lastSaved(_ sheet: Sheet) -> (at: Moment, answered: Int, asked: Int)? {
        sheet.answers.values.map(\.at).max().map { ($0, sheet.answers.count, sheet.assessment.questions.count) }
    }

    private func page(
        of question: Question, _ sheet: Sheet, _ draft: Answer.Draft,
        saved: (at: Moment, answered: Int, asked: Int)?, _ complaints: Complaints, _ context: SignedInContext
    ) throws -> Response {
        let asked = sheet.assessment.questions
        let number = asked.firstIndex(of: question.id) ?? 0
        let version = sheet.assessment.version
        let place = version.place(of: question.id)
        let page = QuestionPage(
            assessment: sheet.assessment.id, question: question,
            place: (area: place.area, topic: place.topic, number: number + 1, of: asked.count),
            progress: progress(sheet), previous: number > 0 ? asked[number - 1] : nil, draft: draft,
            given: sheet.answers[question.id], saved: saved,
            text: try text(of: version.name, in: context.language), complaints: complaints)
        return show(page, context, status: complaints.isEmpty ? .ok : .unprocessableContent)
    }

    private func progress(_ sheet: Sheet) -> [QuestionPage.Progress] {
        sheet.assessment.version.areas.map { area in
            let ids = Set(area.topics.flatMap(\.questions).map(\.id))
            let asked = sheet.assessment.questions.filter(ids.contains)
            return QuestionPage.Progress(
                area: area.id, answered: asked.count { sheet.answers[$0] != nil }, asked: asked.count)
        }
    }

    private func complaints(about fault: Answer.Fault, _ voice: Voice) -> Complaints {
        switch fault {
        case .nothingChosen: Complaints("response", voice("error.choose"))
        case .notOffered: Complaints("response", voice("error.not-offered"))
        case .reasonMissing: Complaints("note", voice("error.reason"))
        case .noteTooLong(let count):
            Complaints("note", voice("error.note-long", ["count": "\(count)", "most": "\(Answer.longestNote)"]))
        case .noteHoldsNul: Complaints("note", voice("error.nul"))
        }
    }
}
