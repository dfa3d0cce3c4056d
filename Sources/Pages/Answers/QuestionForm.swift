public import Domain

/// The form that answers one question: on its own page and in the view of a whole area. It posts to the same
/// address from both, with or without the script.
struct QuestionForm {
    let assessment: Assessment.ID
    let question: Question
    let draft: Answer.Draft
    /// The answer that was there when the page was made.
    let given: GivenAnswer?
    let text: VersionText
    let complaints: Complaints
    /// What makes the ids of several forms on one page differ.
    var suffix = ""
    var earlier = EarlierAnswers()

    /// The choices as a fieldset; `legend` goes above them, and what else is known of the question between.
    func choices(_ legend: HTML, _ voice: Voice, known: HTML = .none) -> HTML {
        let complaint = complaints.on("response\(suffix)")
        let suggestion = given == nil ? earlier.box(for: question.id, text, voice) : .none
        return """
            <fieldset class="question" id="response\(suffix)" data-question="\(question.id.rawValue)"\
            \(if: complaint != nil, " aria-describedby=\"response\(suffix)-error\"")>\
            <legend>\(legend)</legend>\
            \(if: complaint != nil, "<p class=\"error-text\" id=\"response\(suffix)-error\">\(voice("form.error", ["what": complaint ?? ""]))</p>")\
            \(known)\(suggestion)\(question.choices.html { choice(.choice($0.id), voice) })
            \(if: !others.isEmpty, "<div class=\"apart\">\(others.html { choice($0, voice) })</div>")</fieldset>
            """
    }

    /// The note, and what tells the server which answer the writer saw and who the writer is.
    func note(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let field = TextArea(
            name: "note", label: voice("question.note"), hint: voice("question.note-hint"), value: draft.note,
            complaint: complaints.on("note\(suffix)"), id: "note\(suffix)")
        return """
            \(field.html(voice))\
            <input type="hidden" name="seen" value="\(given.map { "\($0.at.milliseconds)" } ?? "")">\
            <input type="hidden" name="writer" value="\(shell.writerToken)">
            """
    }

    /// Who answered, and when.
    func answeredBy(_ voice: Voice) -> HTML {
        guard let given else { return .none }
        let values = ["name": given.by, "date": voice.date(given.at), "time": voice.time(given.at)]
        if let group = given.group {
            let words = voice("group.taken", values.merging(["group": voice.name(of: group)]) { own, _ in own })
            return "<p class=\"quiet\" data-answered-by data-taken>\(words)</p>"
        }
        return "<p class=\"quiet\" data-answered-by>\(voice("question.by", values))</p>"
    }

    /// The help beside the question: why, whom to ask, how to find out, and the words explained.
    func help(_ voice: Voice, isOpen: Bool) -> [HTML] {
        guard let words = text.questions[question.id] else { return [] }
        let parts = [("question.why", words.why), ("question.who", words.who), ("question.find-out", words.findOut)]
        let details = parts.enumerated().html { index, part in
            """
            <details\(if: isOpen && index == 0, " open")><summary>\(voice(part.0))</summary><p>\(part.1)</p></details>
            """
        }
        let terms = text.terms(in: question.id)
        guard !terms.isEmpty else { return details }
        let list = terms.html { "<dt>\($0.term)</dt><dd>\($0.meaning)</dd>" }
        return details + [
            "<details data-glossary><summary>\(voice("question.words"))</summary><dl class=\"plain\">\(list)</dl></details>"
        ]
    }

    private var others: [Response] {
        (question.unknown == nil ? [] : [.unknown]) + (question.notApplicable == .notOffered ? [] : [.notApplicable])
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
}

/// What a save answered: shown by the page after it, and given to the script as it is.
public struct SavedStatus: Sendable {
    private let at: Moment
    private let answered: Int
    private let asked: Int

    public init(at: Moment, answered: Int, asked: Int) {
        self.at = at
        self.answered = answered
        self.asked = asked
    }

    public func html(_ voice: Voice) -> HTML {
        let values = ["time": voice.time(at), "answered": "\(answered)", "asked": "\(asked)"]
        return """
            <p class="saved state done num" role="status" data-saved="\(answered)" data-seen="\(at.milliseconds)">\
            \(voice("question.saved", values))</p>
            """
    }

    /// Why the script's save was not one, in the place of the status.
    public static func notSaved(_ words: String) -> HTML {
        "<p class=\"saved state wait\" role=\"status\" data-not-saved>\(words)</p>"
    }
}
