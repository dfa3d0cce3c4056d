public import Domain

/// How far an area is.
public struct AreaProgress: Sendable {
    public let area: Area.ID
    public let answered: Int
    public let asked: Int

    public init(area: Area.ID, answered: Int, asked: Int) {
        self.area = area
        self.answered = answered
        self.asked = asked
    }

    /// The progress of every area, each with a link to its whole view.
    static func list(
        _ areas: [AreaProgress], current: Area.ID, of assessment: Assessment.ID, _ text: VersionText, _ voice: Voice
    ) -> HTML {
        let parts = areas.html { part in
            """
            <li\(if: part.area == current, " aria-current=\"step\"") data-area="\(part.area.rawValue)">\
            <a href="\(Link.area(part.area, of: assessment))">\(text.name(of: part.area))</a>\
            <span class="num">\(Points(points: part.answered, possible: part.asked).words(voice))</span>\
            \(bar(part.answered, of: part.asked))</li>
            """
        }
        return "<ol class=\"areas-progress\" aria-label=\"\(voice("question.progress"))\">\(parts)</ol>"
    }
}

/// One question of an open assessment, with what helps to answer it.
public struct QuestionPage: Page {
    public let name = "question"
    public let needsScript = true
    private let form: QuestionForm
    private let place: (area: Area.ID, topic: Topic.ID, number: Int, of: Int)
    private let progress: [AreaProgress]
    private let previous: Question.ID?
    private let saved: SavedStatus?
    private let hands: QuestionHands?
    private let groupAnswer: GroupAnswer?

    public init(
        assessment: Assessment.ID, question: Question,
        place: (area: Area.ID, topic: Topic.ID, number: Int, of: Int), progress: [AreaProgress],
        previous: Question.ID?, draft: Answer.Draft, given: GivenAnswer?, saved: SavedStatus?, text: VersionText,
        complaints: Complaints, hands: QuestionHands? = nil, earlier: EarlierAnswers = EarlierAnswers(),
        groupAnswer: GroupAnswer? = nil
    ) {
        self.groupAnswer = groupAnswer
        form = QuestionForm(
            assessment: assessment, question: question, draft: draft, given: given, text: text,
            complaints: complaints, earlier: earlier)
        self.place = place
        self.progress = progress
        self.previous = previous
        self.saved = saved
        self.hands = hands
    }

    public func title(_ voice: Voice) -> String {
        voice("question.title", ["number": "\(place.number)", "of": "\(place.of)"])
    }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let text = form.text
        let eyebrow = "\(text.name(of: place.area)) · \(text.name(of: place.topic)) · \(title(voice))"
        let legend: HTML = "<span class=\"eyebrow\">\(eyebrow)</span><h1>\(text.ask(form.question.id))</h1>"
        let help: HTML = """
            <aside class="help" aria-labelledby="help"><h2 id="help">\(voice("question.help"))</h2>\
            \(form.help(voice, isOpen: true))</aside>
            """
        let group = groupAnswer.map { TakeOver(answer: $0, form: form) }
        let known = group?.html(voice) ?? .none
        let content: HTML =
            "\(form.choices(legend, voice, known: known))\(help)<div class=\"after\">\(after(shell))</div>"
        return """
            \(form.complaints.summary(voice))
            \(AreaProgress.list(progress, current: place.area, of: form.assessment, text, voice))
            \(hands?.above(shell, form.complaints) ?? .none)
            \(shell.form(target, name: isDisputed ? "opinion" : "answer", classes: "ask", content))
            \(group?.form(shell) ?? .none)
            \(hands?.below(shell, form.complaints) ?? .none)
            """
    }

    /// Whether the team's answers differ: then an answer is one among others, until the coordinator settles it.
    private var isDisputed: Bool { hands?.disagreement != nil }

    private var target: Link {
        isDisputed
            ? .hands(.opinions(form.question.id, of: form.assessment))
            : .question(form.question.id, of: form.assessment)
    }

    private func after(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let back = previous.map { Link.question($0, of: form.assessment) }
        return """
            \(form.note(shell))\(nextOfMine)
            <div class="buttons"><button>\(voice(isDisputed ? "hand.keep-opinion" : "question.save"))</button>\(keepBoth(voice))\
            \(if: back != nil, "<a class=\"btn second\" href=\"\(back ?? .home)\">\(voice("question.previous"))</a>")\
            <a class="btn quiet-btn" href="\(Link.review(form.assessment))">\(voice("question.overview"))</a></div>
            \(saved?.html(voice) ?? .none)\(if: saved == nil, form.answeredBy(voice))
            """
    }

    private var nextOfMine: HTML {
        guard let next = hands?.nextOfMine else { return .none }
        return "<input type=\"hidden\" name=\"then\" value=\"\(next.rawValue)\">"
    }

    /// For whoever sees it otherwise than the colleague whose answer is there.
    private func keepBoth(_ voice: Voice) -> HTML {
        guard let hands, hands.isAnsweredByOther, !isDisputed else { return .none }
        let link = Link.hands(.opinions(form.question.id, of: form.assessment))
        return "<button class=\"second\" formaction=\"\(link)\">\(voice("hand.keep-both"))</button>"
    }
}
