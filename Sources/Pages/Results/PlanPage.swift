public import Domain

/// The plan of a result: the most effect for the effort first, each action with the answer that caused it.
public struct PlanPage: Page {
    public let name = "plan"
    private let school: String
    private let result: AssessmentResult
    private let text: VersionText
    private let help: HelpAtHand
    private let decisions: PlanDecisions?

    /// - Parameter decisions: what the school has decided about each action; nil where that is not asked.
    public init(
        school: String, result: AssessmentResult, text: VersionText, help: HelpAtHand, decisions: PlanDecisions? = nil
    ) {
        self.school = school
        self.result = result
        self.text = text
        self.help = help
        self.decisions = decisions
    }

    public func title(_ voice: Voice) -> String { voice("plan.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let plan = result.judgement.plan
        let of = voice("result.submitted", ["school": school, "date": voice.date(result.submittedAt)])
        let ahead = text.question(after: result.judgement.label, by: result.sheet.assessment.version.label, voice)
        return """
            \(decisions?.complaints.summary(voice) ?? .none)
            <p class="eyebrow">\(of)</p><h1>\(title(voice))</h1>
            <p class="lead" data-count="\(plan.count)">\(plan.isEmpty ? voice("plan.none") : voice("plan.lead"))</p>
            <ol class="plan">\(plan.enumerated().html { item($0.element, isFirst: $0.offset == 0, shell) })</ol>
            <div class="buttons">\(board(voice))<a class="btn" href="\(Link.way(result.id))">\(ahead)</a>\
            <a class="btn second" href="\(Link.planPaper(result.id))">\(voice("document.to-plan"))</a>\
            <a class="btn second" href="\(Link.result(result.id))">\(voice("plan.to-result"))</a></div>
            """
    }

    private func board(_ voice: Voice) -> HTML {
        guard decisions != nil else { return .none }
        let board = Link.tasks(of: result.sheet.assessment.school)
        return "<a class=\"btn\" href=\"\(board)\">\(voice("task.to-board"))</a>"
    }

    private func item(_ planned: PlannedAction, isFirst: Bool, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let words = text.actions[planned.action]
        let cause = planned.because
        let answer = text.words(of: cause.choice, to: cause.question, voice)
        let topic = result.sheet.assessment.version.place(of: cause.question).topic
        return """
            <li class="action" id="\(planned.action.rawValue)" data-action="\(planned.action.rawValue)"><h2>\(words?.name ?? planned.action.rawValue)</h2>
            \(result.sheet.assessment.version.action(planned.action)?.traits(voice) ?? .none)
            <p class="because">\(voice("plan.because", ["question": text.ask(cause.question)])) <q>\(answer)</q></p>
            \(decisions?.html(for: planned.action, of: result.id, shell) ?? .none)
            \(help.html(for: planned.action, in: topic, voice))
            <details\(if: isFirst, " open")><summary>\(voice("plan.how"))</summary><p>\(words?.steps ?? "")</p>\
            <p><strong>\(voice("plan.proof"))</strong> \(words?.proof ?? "")</p></details></li>
            """
    }
}
