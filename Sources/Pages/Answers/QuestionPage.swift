public import Domain

/// One question of an open assessment, with what helps to answer it.
public struct QuestionPage: Page {
    public struct Progress: Sendable {
        public let area: Area.ID
        public let answered: Int
        public let asked: Int

        public init(area: Area.ID, answered: Int, asked: Int) {
            self.area = area
            self.answered = answered
            self.asked = asked
        }
    }

    public let name = "question"
    private let assessment: Assessment.ID
    private let question: Question
    private let place: (area: Area.ID, topic: Topic.ID, number: Int, of: Int)
    private let progress: [Progress]
    private let previous: Question.ID?
    private let draft: Answer.Draft
    private let given: GivenAnswer?
    private let saved: (at: Moment, answered: Int, asked: Int)?
    private let text: VersionText
    private let complaints: Complaints

    public init(
        assessment: Assessment.ID, question: Question,
        place: (area: Area.ID, topic: Topic.ID, number: Int, of: Int), progress: [Progress],
        previous: Question.ID?, draft: Answer.Draft, given: GivenAnswer?,
        saved: (at: Moment, answered: Int, asked: Int)?, text: VersionText, complaints: Complaints
    ) {
        self.assessment = assessment
        self.question = question
        self.place = place
        self.progress = progress
        self.previous = previous
        self.draft = draft
        self.given = given
        self.saved = saved
        self.text = text
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String {
        voice("question.title", ["number": "\(place.number)", "of": "\(place.of)"])
    }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let content: HTML = "\(fieldset(voice))\(help(voice))<div class=\"after\">\(after(voice))</div>"
        return """
            \(complaints.summary(voice))
            <ol class="areas-progress" aria-label="\(voice("question.progress"))">\(progress.html { part($0, voice) })</ol>
            \(shell.form(.question(question.id, of: assessment), name: "answer", classes: "ask", content))
            """
    }

    private func part(_ part: Progress, _ voice: Voice) -> HTML {
        """
        <li\(if: part.area == place.area, " aria-current=\"step\"") data-area="\(part.area.rawValue)">\
        <span>\(text.name(of: part.area))</span>\
        <span class="num">\(voice("score.of", ["points": "\(part.answered)", "possible": "\(part.asked)"]))</span>\
        \(bar(part.answered, of: part.asked))</li>
        """
    }

    private func fieldset(_ voice: Voice) -> HTML {
        let others: [Response] =
            (question.unknown == nil ? [] : [.unknown])
            + (question.notApplicable == .notOffered ? [] : [.notApplicable])
        let eyebrow = "\(text.name(of: place.area)) · \(text.name(of: place.topic)) · \(title(voice))"
        return """
            <fieldset class="question" id="response" data-question="\(question.id.rawValue)">\
            <legend><span class="eyebrow">\(eyebrow)</span><h1>\(text.ask(question.id))</h1></legend>
            \(if: complaints.on("response") != nil, "<p class=\"error-text\">\(voice("form.error", ["what": complaints.on("response") ?? ""]))</p>")\
            \(question.choices.html { choice(.choice($0.id), voice) })
            \(if: !others.isEmpty, "<div class=\"apart\">\(others.html { choice($0, voice) })</div>")</fieldset>
            """
    }

    private func choice(_ response: Response, _ voice: Voice) -> HTML {
        let words =
            response == .notApplicable
            ? voice("question.not-applicable") : text.words(of: response, to: question.id, voice)
        return """
            <label class="choice"><input type="radio" name="response" value="\(response.description)"\
            \(if: draft.response == response.description, " checked")><span>\(words)</span></label>
            """
    }

    private func help(_ voice: Voice) -> HTML {
        guard let words = text.questions[question.id] else { return .none }
        let parts = [("question.why", words.why), ("question.who", words.who), ("question.find-out", words.findOut)]
        let details = parts.enumerated().html { index, part in
            "<details\(if: index == 0, " open")><summary>\(voice(part.0))</summary><p>\(part.1)</p></details>"
        }
        return
            "<aside class=\"help\" aria-labelledby=\"help\"><h2 id=\"help\">\(voice("question.help"))</h2>\(details)</aside>"
    }

    private func after(_ voice: Voice) -> HTML {
        let note = TextArea(
            name: "note", label: voice("question.note"), hint: voice("question.note-hint"), value: draft.note,
            complaint: complaints.on("note"))
        let back = previous.map { Link.question($0, of: assessment) }
        return """
            \(note.html(voice))
            <div class="buttons"><button>\(voice("question.save"))</button>\
            \(if: back != nil, "<a class=\"btn second\" href=\"\(back ?? .home)\">\(voice("question.previous"))</a>")\
            <a class="btn quiet-btn" href="\(Link.review(assessment))">\(voice("question.overview"))</a></div>
            \(status(voice))
            """
    }

    private func status(_ voice: Voice) -> HTML {
        if let saved {
            let values = [
                "time": voice.time(saved.at), "answered": "\(saved.answered)", "asked": "\(saved.asked)",
            ]
            return """
                <p class="saved state done num" role="status" data-saved="\(saved.answered)">\(voice("question.saved", values))</p>
                """
        }
        guard let given else { return .none }
        let values = ["name": given.by, "date": voice.date(given.at), "time": voice.time(given.at)]
        return "<p class=\"quiet\">\(voice("question.by", values))</p>"
    }
}
