public import Domain

/// Two people answered one question: both answers, side by side, to choose from. Nothing was overwritten.
public struct ConflictPage: Page {
    public let name = "conflict"
    private let assessment: Assessment.ID
    private let question: Question.ID
    private let mine: Answer.Draft
    private let theirs: GivenAnswer
    private let text: VersionText

    public init(
        assessment: Assessment.ID, question: Question.ID, mine: Answer.Draft, theirs: GivenAnswer, text: VersionText
    ) {
        self.assessment = assessment
        self.question = question
        self.mine = mine
        self.theirs = theirs
        self.text = text
    }

    public func title(_ voice: Voice) -> String { voice("conflict.title", ["name": theirs.by]) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let when = ["name": theirs.by, "date": voice.date(theirs.at), "time": voice.time(theirs.at)]
        let response = Response(mine.response ?? "")
        let keepMine: HTML = """
            <input type="hidden" name="response" value="\(response.description)">\
            <textarea name="note" hidden>\n\(mine.note)</textarea>\
            <input type="hidden" name="seen" value="\(theirs.at.milliseconds)">\
            <input type="hidden" name="writer" value="\(shell.writerToken)">\
            <div class="buttons"><button>\(voice("conflict.keep-mine"))</button>\
            <button class="second" formaction="\(Link.hands(.opinions(question, of: assessment)))">\
            \(voice("hand.keep-both"))</button></div>
            """
        return """
            <p class="eyebrow">\(text.ask(question))</p><h1>\(title(voice))</h1>
            <p class="lead">\(voice("conflict.lead"))</p><div class="cards">
            <section class="card" data-theirs><h2>\(voice("conflict.theirs", ["name": theirs.by]))</h2>
            \(answer(theirs.response, theirs.note, voice))<p class="quiet">\(voice("question.by", when))</p>
            <div class="buttons"><a class="btn second" href="\(Link.assessment(assessment))">\(voice("conflict.keep-theirs"))</a></div></section>
            <section class="card" data-mine><h2>\(voice("conflict.mine"))</h2>\(answer(response, mine.note, voice))
            \(shell.form(.question(question, of: assessment), name: "keep-mine", keepMine))</section></div>
            """
    }

    private func answer(_ response: Response, _ note: String, _ voice: Voice) -> HTML {
        """
        <p><strong>\(text.words(of: response, to: question, voice))</strong></p>\
        \(if: !note.isEmpty, "<p>\(voice("review.note", ["note": note]))</p>")
        """
    }
}

/// After signing in again: what was typed before the session ended, to be saved with a button. Nothing is
/// saved by itself, and nobody but its writer sees it.
public struct KeptPage: Page {
    public let name = "kept"
    private let assessment: Assessment.ID
    private let question: Question.ID
    private let draft: Answer.Draft
    private let seen: String
    private let text: VersionText

    public init(
        assessment: Assessment.ID, question: Question.ID, draft: Answer.Draft, seen: String, text: VersionText
    ) {
        self.assessment = assessment
        self.question = question
        self.draft = draft
        self.seen = seen
        self.text = text
    }

    public func title(_ voice: Voice) -> String { voice("kept.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let response = draft.response.map { text.words(of: Response($0), to: question, voice) }
        let content: HTML = """
            <input type="hidden" name="response" value="\(draft.response ?? "")">\
            \(TextArea(name: "note", label: voice("question.note"), value: draft.note).html(voice))\
            <input type="hidden" name="seen" value="\(seen)">\
            <input type="hidden" name="writer" value="\(shell.writerToken)">\
            <div class="buttons"><button>\(voice("kept.save"))</button>\
            <a class="btn second" href="\(Link.question(question, of: assessment))">\(voice("kept.drop"))</a></div>
            """
        return """
            <p class="eyebrow">\(text.ask(question))</p><h1>\(title(voice))</h1><p class="lead">\(voice("kept.lead"))</p>
            \(if: response != nil, "<p><strong>\(response ?? "")</strong></p>")
            \(shell.form(.question(question, of: assessment), name: "kept", content))
            """
    }
}
