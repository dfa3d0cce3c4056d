public import Domain

/// All questions of one area on one page, each with its own form: for those who would rather see the whole.
public struct AreaPage: Page {
    public struct Item: Sendable {
        public let topic: Topic.ID
        public let question: Question
        public let draft: Answer.Draft
        public let given: GivenAnswer?
        public let complaints: Complaints
        public let groupAnswer: GroupAnswer?

        public init(
            topic: Topic.ID, question: Question, draft: Answer.Draft, given: GivenAnswer?, complaints: Complaints,
            groupAnswer: GroupAnswer? = nil
        ) {
            self.groupAnswer = groupAnswer
            self.topic = topic
            self.question = question
            self.draft = draft
            self.given = given
            self.complaints = complaints
        }
    }

    public let name = "area"
    public let needsScript = true
    private let assessment: Assessment.ID
    private let area: Area.ID
    private let items: [Item]
    private let progress: [AreaProgress]
    /// The question that was just saved.
    private let saved: (question: Question.ID, status: SavedStatus)?
    private let text: VersionText
    private let earlier: EarlierAnswers

    public init(
        assessment: Assessment.ID, area: Area.ID, items: [Item], progress: [AreaProgress],
        saved: (question: Question.ID, status: SavedStatus)?, text: VersionText,
        earlier: EarlierAnswers = EarlierAnswers()
    ) {
        self.assessment = assessment
        self.area = area
        self.items = items
        self.progress = progress
        self.saved = saved
        self.text = text
        self.earlier = earlier
    }

    public func title(_ voice: Voice) -> String { text.name(of: area) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let complaints = items.map(\.complaints).first { !$0.isEmpty } ?? Complaints()
        return """
            \(complaints.summary(voice))
            \(AreaProgress.list(progress, current: area, of: assessment, text, voice))
            <h1>\(title(voice))</h1><p class="lead">\(text.areas[area]?.about ?? "")</p>
            \(items.html { item($0, shell) })
            <div class="buttons"><a class="btn" href="\(Link.review(assessment))">\(voice("question.overview"))</a></div>
            """
    }

    private func item(_ item: Item, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let id = item.question.id
        let form = QuestionForm(
            assessment: assessment, question: item.question, draft: item.draft, given: item.given, text: text,
            complaints: item.complaints, suffix: "-\(id)", earlier: earlier)
        let legend: HTML = "<span class=\"eyebrow\">\(text.name(of: item.topic))</span><h2>\(text.ask(id))</h2>"
        let status = saved.flatMap { $0.question == id ? $0.status.html(voice) : nil }
        let content: HTML = """
            <input type="hidden" name="back" value="area">\(form.choices(legend, voice))\
            <div class="after">\(form.help(voice, isOpen: false))\(form.note(shell))\
            <div class="buttons"><button class="second">\(voice("question.save-here"))\
            <span class="sr">: \(text.ask(id))</span></button></div>\
            \(status ?? form.answeredBy(voice))</div>
            """
        return """
            <section class="card" id="\(id.rawValue)">\(item.groupAnswer.map { TakeOver(answer: $0, form: form).hint(voice) } ?? .none)\
            \(shell.form(.question(id, of: assessment), name: "answer", classes: "one-of-many", content))</section>
            """
    }
}
