public import Domain

/// What the link opens that a school mailed to somebody outside it: one question, without an account.
public struct EnquiryPage: Page {
    public let name = "enquiry"
    private let token: String
    private let school: String
    private let recipient: String
    private let message: String
    private let until: Moment
    private let form: QuestionForm

    public init(
        token: String, school: String, recipient: String, message: String, until: Moment, question: Question,
        draft: Answer.Draft, text: VersionText, complaints: Complaints
    ) {
        self.token = token
        self.school = school
        self.recipient = recipient
        self.message = message
        self.until = until
        form = QuestionForm(
            assessment: Assessment.ID(0), question: question, draft: draft, given: nil, text: text,
            complaints: complaints)
    }

    public func title(_ voice: Voice) -> String { voice("hand.public-title", ["school": school]) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let ask = form.text.ask(form.question.id)
        let note = TextArea(
            name: "note", label: voice("hand.public-note"), hint: voice("hand.public-note-hint"),
            value: form.draft.note, complaint: form.complaints.on("note"))
        let content: HTML = """
            \(form.choices("<h2>\(ask)</h2>", voice))
            <aside class="help" aria-labelledby="help"><h2 id="help">\(voice("question.help"))</h2>\
            \(form.help(voice, isOpen: true))</aside>
            <div class="after">\(note.html(voice))<div class="buttons"><button>\(voice("hand.public-button"))</button></div></div>
            """
        return """
            \(form.complaints.summary(voice))<h1>\(title(voice))</h1>
            <p class="lead">\(voice("hand.public-lead", ["name": recipient, "date": voice.date(until)]))</p>
            \(if: !message.isEmpty, "<div class=\"card letter\">\(message)</div>")
            \(shell.form(.hands(.enquiry(token: token)), name: "answer-enquiry", classes: "ask", content))
            """
    }
}
