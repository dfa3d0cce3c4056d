public import Domain

/// What the school answered last time, for the pages of the assessment with which it does so again. Nothing of it is
/// chosen: whoever answers presses a button, or chooses what holds now.
public struct EarlierAnswers: Sendable {
    private let suggestions: [Question.ID: Suggestion]
    /// The words of the version of then.
    private let past: VersionText?

    /// None, for a school that answers for the first time.
    public init() {
        suggestions = [:]
        past = nil
    }

    public init(_ suggestions: [Question.ID: Suggestion], in past: VersionText) {
        self.suggestions = suggestions
        self.past = past
    }

    /// What was answered, what was done since, and the button that confirms what follows from it.
    func box(for question: Question.ID, _ text: VersionText, _ voice: Voice) -> HTML {
        guard let suggestion = suggestions[question], let past else { return .none }
        let before = suggestion.before
        let who = ["date": voice.date(before.at), "name": before.by]
        let rest =
            switch suggestion.proposal {
            case .confirm(let response): confirming(response, suggestion, text, voice)
            case .askAfresh(let doubt): asking(doubt, suggestion, past, voice)
            }
        return """
            \(if: suggestion.response != nil, defaultButton)\
            <div class="notice info" data-suggestion="\(suggestion.response?.description ?? "")">\
            <p>\(voice("again.answered", who)) <q>\(past.words(of: before.response, to: suggestion.earlier, voice))</q></p>\
            \(if: !before.note.isEmpty, "<p class=\"quiet\">\(voice("review.note", ["note": before.note]))</p>")\
            \(since(suggestion, past, voice))\(rest)</div>
            """
    }

    /// The words that the review shows beside an open question; nil where nothing can be confirmed.
    func words(for question: Question.ID, _ text: VersionText, _ voice: Voice) -> HTML? {
        suggestions[question]?.response.map { response in
            """
            <p class="a" data-suggestion="\(response.description)">\(voice("again.suggested")) \
            <q>\(text.words(of: response, to: question, voice))</q></p>
            """
        }
    }

    /// How many of the open questions can be confirmed.
    func notice(for open: [Question.ID], _ voice: Voice) -> HTML {
        let count = open.count { suggestions[$0]?.response != nil }
        guard count > 0 else { return .none }
        return """
            <div class="notice info" data-suggestions="\(count)"><p>\(voice.count("again.to-confirm", count))</p></div>
            """
    }

    private func since(_ suggestion: Suggestion, _ past: VersionText, _ voice: Voice) -> HTML {
        guard !suggestion.done.isEmpty else { return .none }
        let names = suggestion.done.html { "<li>\(past.actions[$0]?.name ?? $0.rawValue)</li>" }
        return "<p>\(voice("again.since"))</p><ul>\(names)</ul>"
    }

    private func confirming(
        _ response: Response, _ suggestion: Suggestion, _ text: VersionText, _ voice: Voice
    ) -> HTML {
        let words = text.words(of: response, to: suggestion.question, voice)
        let isRaised = suggestion.isRaised
        return """
            <p><strong>\(voice(isRaised ? "again.raised" : "again.still"))</strong>\(if: isRaised, " <q>\(words)</q>")</p>\
            <input type="hidden" name="still-note" value="\(suggestion.note)">\
            <div class="buttons"><button class="second" name="still" value="\(response.description)">\
            \(voice(isRaised ? "again.confirm-raised" : "again.confirm"))<span class="sr">: \(words)</span></button></div>\
            <p class="quiet">\(voice("again.or"))</p>
            """
    }

    private func asking(
        _ doubt: Suggestion.Doubt, _ suggestion: Suggestion, _ past: VersionText, _ voice: Voice
    ) -> HTML {
        let words =
            switch doubt {
            case .reworded: voice("again.reworded", ["question": past.ask(suggestion.earlier)])
            case .wasUnknown: voice("again.was-unknown")
            case .otherLevel(let level): voice("again.other-level", ["level": voice("level.\(level.rawValue)")])
            }
        return "<p>\(words)</p>"
    }

    /// The Enter key presses the first button of a form: with this one it saves what is chosen, as without a
    /// suggestion. Nobody sees or hears it.
    private var defaultButton: HTML { "<button class=\"sr\" tabindex=\"-1\" aria-hidden=\"true\"></button>" }
}
