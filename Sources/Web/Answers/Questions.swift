import Domain
import HTTPTypes
import Hummingbird
import Logging
import Pages
import Store

extension Site {
    @Sendable func showQuestion(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let work = try await openWorkSheet(context)
        let question = try question(of: work.sheet, context)
        let justSaved = request.uri.queryParameters["saved"] == nil ? nil : lastSaved(work.sheet)
        return try page(of: question, work, context, saved: justSaved)
    }

    /// Saves the answer. The button goes on to the next open question, or to the review after the last; the
    /// script gets the status in a line.
    @Sendable func saveAnswer(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        let draft = form.answerDraft
        let answer: Answer
        do throws(Answer.Fault) {
            guard !form.heldNul else { throw .noteHoldsNul }
            answer = try draft.checked(against: question)
        } catch {
            return try await notAnAnswer(error, draft, question, sheet, form, context)
        }
        do {
            // The script never replaces a colleague's answer: only the button says that this is meant.
            let seen = form["autosave"] == "1" ? nil : Int64(form["seen"]).map { Moment(milliseconds: $0) }
            let saved = try await store.save(answer, in: sheet.assessment.id, by: context.person.id, seen: seen)
            return wentWell(answer, saved, sheet, form, context)
        } catch let conflict as AnswerConflict {
            return try conflicting(draft, conflict.theirs, question, sheet, form, context)
        } catch is Unsettled {
            return try await disputed(draft, question, sheet, form, context)
        } catch  where error.isPassingTrouble {
            context.logger.error("\(error)")
            let words = voice(context.language)("error.not-saved")
            return try await refused(("response", words), .serviceUnavailable, draft, question, sheet, form, context)
        }
    }

    private func wentWell(
        _ answer: Answer, _ saved: Saved, _ sheet: Sheet, _ form: Form, _ context: SignedInContext
    ) -> Response {
        let id = sheet.assessment.id
        if form["autosave"] == "1" {
            let status = SavedStatus(at: saved.at, answered: saved.answered, asked: saved.asked)
            return fragment(status.html(voice(context.language)), .ok)
        }
        if form["back"] == "area" {
            let area = sheet.assessment.version.place(of: answer.question).area
            return go(path: Link.area(area, of: id).path + "?saved=\(answer.question)#\(answer.question)")
        }
        var answered = sheet.answers
        answered[answer.question] = GivenAnswer(
            response: answer.response, note: answer.note, by: context.person.name, at: saved.at)
        let asked = sheet.assessment.questions
        let mine = form.optional("then").map { Question.ID($0) }.flatMap {
            asked.contains($0) && answered[$0] == nil ? $0 : nil
        }
        let next = mine ?? Sheet(assessment: sheet.assessment, answers: answered).nextOpen(after: answer.question)
        return next.map { go(path: Link.question($0, of: id).path + "?saved") } ?? go(.review(id))
    }

    func notAnAnswer(
        _ fault: Answer.Fault, _ draft: Answer.Draft, _ question: Question, _ sheet: Sheet, _ form: Form,
        _ context: SignedInContext
    ) async throws -> Response {
        let complaint = complaint(about: fault, voice(context.language))
        return try await refused(complaint, .unprocessableContent, draft, question, sheet, form, context)
    }

    /// What was typed, on the page that it came from, with what is wrong.
    private func refused(
        _ complaint: (field: String, words: String), _ status: HTTPResponse.Status, _ draft: Answer.Draft,
        _ question: Question, _ sheet: Sheet, _ form: Form, _ context: SignedInContext
    ) async throws -> Response {
        if form["autosave"] == "1" { return fragment(SavedStatus.notSaved(complaint.words), status) }
        if form["back"] == "area" {
            let complaints = Complaints("\(complaint.field)-\(question.id)", complaint.words)
            let area = sheet.assessment.version.place(of: question.id).area
            return try await areaPage(
                area, openWorkSheet(context), context, typed: (question.id, draft, complaints), status: status)
        }
        return try await page(
            of: question, openWorkSheet(context), context, draft: draft,
            complaints: Complaints(complaint.field, complaint.words), status: status)
    }

    /// The team's answers to the question differ: what was typed can be kept beside them.
    private func disputed(
        _ draft: Answer.Draft, _ question: Question, _ sheet: Sheet, _ form: Form, _ context: SignedInContext
    ) async throws -> Response {
        let words = voice(context.language)("hand.error-disputed")
        if form["autosave"] == "1" { return fragment(SavedStatus.notSaved(words), .conflict) }
        return try await page(
            of: question, openWorkSheet(context), context, draft: draft, complaints: Complaints("response", words),
            status: .conflict)
    }

    private func conflicting(
        _ draft: Answer.Draft, _ theirs: GivenAnswer, _ question: Question, _ sheet: Sheet, _ form: Form,
        _ context: SignedInContext
    ) throws -> Response {
        let voice = voice(context.language)
        if form["autosave"] == "1" {
            let key = form["seen"] == "\(theirs.at.milliseconds)" ? "hand.autosave" : "conflict.autosave"
            return fragment(SavedStatus.notSaved(voice(key, ["name": theirs.by])), .conflict)
        }
        let page = ConflictPage(
            assessment: sheet.assessment.id, question: question.id, mine: draft, theirs: theirs,
            text: try text(of: sheet, for: context.signedIn, in: context.language))
        return show(page, context, status: .conflict)
    }

    func question(of sheet: Sheet, _ context: SignedInContext) throws -> Question {
        let id = Question.ID(try context.parameter("question", as: String.self))
        guard sheet.assessment.questions.contains(id), let question = sheet.assessment.version.question(id) else {
            throw Refusal.notFound
        }
        return question
    }

    func lastSaved(_ sheet: Sheet) -> SavedStatus? {
        sheet.answers.values.map(\.at).max().map {
            SavedStatus(at: $0, answered: sheet.answers.count, asked: sheet.assessment.questions.count)
        }
    }

    /// - Parameters:
    ///   - draft: what was typed; nil where the page shows what is kept.
    ///   - typed: what was typed into the forms below the question.
    func page(
        of question: Question, _ work: WorkSheet, _ context: SignedInContext, draft: Answer.Draft? = nil,
        saved: SavedStatus? = nil, complaints: Complaints = Complaints(), typed: QuestionHands.Typed? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let sheet = work.sheet
        let hands = try hands(on: question.id, work, typed, context)
        let asked = sheet.assessment.questions
        let number = asked.firstIndex(of: question.id) ?? 0
        let version = sheet.assessment.version
        let place = version.place(of: question.id)
        let page = QuestionPage(
            assessment: sheet.assessment.id, question: question,
            place: (area: place.area, topic: place.topic, number: number + 1, of: asked.count),
            progress: progress(sheet), previous: number > 0 ? asked[number - 1] : nil,
            draft: draft ?? hands.draft,
            given: sheet.answers[question.id], saved: saved,
            text: try text(of: sheet, for: context.signedIn, in: context.language), complaints: complaints,
            hands: hands, earlier: try earlierAnswers(for: sheet, from: work.earlier, context),
            groupAnswer: groupAnswers(on: work)[question.id])
        return show(page, context, status: status)
    }

    func progress(_ sheet: Sheet) -> [AreaProgress] {
        sheet.assessment.version.areas.map { area in
            let ids = Set(area.topics.flatMap { $0.questions.map(\.id) })
            let asked = sheet.assessment.questions.filter(ids.contains)
            return AreaProgress(
                area: area.id, answered: asked.count { sheet.answers[$0] != nil }, asked: asked.count)
        }
    }

    func complaint(about fault: Answer.Fault, _ voice: Voice) -> (field: String, words: String) {
        switch fault {
        case .nothingChosen: ("response", voice("error.choose"))
        case .notOffered: ("response", voice("error.not-offered"))
        case .reasonMissing: ("note", voice("error.reason"))
        case .noteTooLong(let count):
            ("note", voice("error.note-long", ["count": "\(count)", "most": "\(Answer.longestNote)"]))
        case .noteHoldsNul: ("note", voice("error.nul"))
        }
    }
}
