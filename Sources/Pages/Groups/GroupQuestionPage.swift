public import Domain

/// One question that a group answers for its schools.
public struct GroupQuestionPage: Page {
    /// What is to be said of the draft that was typed.
    public enum Notice: Sendable {
        /// Another coordinator answered meanwhile.
        case conflict
        /// It was typed when the session had ended, and is not saved.
        case kept
    }

    public let name = "group-question"
    private let id: SchoolGroup.ID
    private let group: Group
    private let question: Question
    private let draft: Answer.Draft
    private let given: GroupAnswer?
    private let notice: Notice?
    private let text: VersionText
    private let complaints: Complaints

    /// - Parameter given: what the group answers now.
    public init(
        id: SchoolGroup.ID, group: Group, question: Question, draft: Answer.Draft, given: GroupAnswer?,
        notice: Notice? = nil, text: VersionText, complaints: Complaints = Complaints()
    ) {
        self.id = id
        self.group = group
        self.question = question
        self.draft = draft
        self.given = given
        self.notice = notice
        self.text = text
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String { text.ask(question.id) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(complaints.summary(voice))
            <p class="eyebrow"><a href="\(Link.groupAnswers(id))">\(voice("group.answers-title"))</a> · \(voice.name(of: group))</p>
            \(if: notice == .conflict, "<div class=\"notice warn\" role=\"alert\" data-theirs><p>\(voice("group.conflict"))</p></div>")\
            \(if: notice == .kept, "<div class=\"notice info\" role=\"status\" data-kept><p>\(voice("kept.lead"))</p></div>")
            \(shell.form(.groupQuestion(question.id, of: id), name: "group-answer", content(shell)))
            \(given.map { now($0, shell) } ?? .none)
            """
    }

    private func content(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let complaint = complaints.on("response")
        let note = TextArea(
            name: "note", label: voice("group.note"), hint: voice("group.note-hint"), value: draft.note,
            complaint: complaints.on("note"))
        return """
            <fieldset class="question" id="response" data-question="\(question.id.rawValue)"\
            \(if: complaint != nil, " aria-describedby=\"response-error\"")><legend><h1>\(title(voice))</h1></legend>\
            \(if: complaint != nil, "<p class=\"error-text\" id=\"response-error\">\(voice("form.error", ["what": complaint ?? ""]))</p>")\
            \(question.choices.html(choice))</fieldset>\
            <div class="after">\(note.html(voice))\
            <input type="hidden" name="seen" value="\(given?.id.description ?? "")">\
            <input type="hidden" name="writer" value="\(shell.writerToken)">\
            <div class="buttons"><button>\(voice("group.save"))</button>\
            <a class="btn quiet-btn" href="\(Link.groupAnswers(id))">\(voice("group.back"))</a></div></div>
            """
    }

    private func choice(_ choice: Choice) -> HTML {
        """
        <label class="choice"><input type="radio" name="response" value="\(choice.id.rawValue)"\
        \(if: draft.response == choice.id.rawValue, " checked")>\
        <span>\(text.questions[question.id]?.choices[choice.id] ?? choice.id.rawValue)</span></label>
        """
    }

    private func now(_ answer: GroupAnswer, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let withdrawal = shell.form(
            .groupAnswerWithdrawal(question.id, of: id), name: "group-withdraw",
            "<p>\(voice("group.withdraw-text"))</p><button class=\"second\">\(voice("group.withdraw-button"))</button>")
        return """
            <section class="card" data-answered-by><h2>\(voice("group.now"))</h2>\(answer.html(text, voice))\
            <details><summary>\(voice("group.withdraw"))</summary>\(withdrawal)</details></section>
            """
    }
}
