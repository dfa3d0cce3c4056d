public import Domain

/// The plan of a result: the most effect for the effort first, each action with the answer that caused it.
public struct PlanPage: Page {
    public let name = "plan"
    private let school: String
    private let result: AssessmentResult
    private let text: VersionText
    private let help: HelpAtHand

    public init(school: String, result: AssessmentResult, text: VersionText, help: HelpAtHand) {
        self.school = school
        self.result = result
        self.text = text
        self.help = help
    }

    public func title(_ voice: Voice) -> String { voice("plan.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let plan = result.judgement.plan
        let of = voice("result.submitted", ["school": school, "date": voice.date(result.submittedAt)])
        let ahead = text.question(after: result.judgement.label, by: result.sheet.assessment.version.label, voice)
        return """
            <p class="eyebrow">\(of)</p><h1>\(title(voice))</h1>
            <p class="lead" data-count="\(plan.count)">\(plan.isEmpty ? voice("plan.none") : voice("plan.lead"))</p>
            <ol class="plan">\(plan.enumerated().html { item($0.element, isFirst: $0.offset == 0, voice) })</ol>
            <div class="buttons"><a class="btn" href="\(Link.way(result.id))">\(ahead)</a>\
            <a class="btn second" href="\(Link.planPaper(result.id))">\(voice("document.to-plan"))</a>\
            <a class="btn second" href="\(Link.result(result.id))">\(voice("plan.to-result"))</a></div>
            """
    }

    private func item(_ planned: PlannedAction, isFirst: Bool, _ voice: Voice) -> HTML {
        let words = text.actions[planned.action]
        let cause = planned.because
        let answer = text.words(of: cause.choice, to: cause.question, voice)
        let topic = result.sheet.assessment.version.place(of: cause.question).topic
        return """
            <li class="action" data-action="\(planned.action.rawValue)"><h2>\(words?.name ?? planned.action.rawValue)</h2>
            \(traits(planned, voice))
            <p class="because">\(voice("plan.because", ["question": text.ask(cause.question)])) <q>\(answer)</q></p>
            \(help.html(for: planned.action, in: topic, voice))
            <details\(if: isFirst, " open")><summary>\(voice("plan.how"))</summary><p>\(words?.steps ?? "")</p>\
            <p><strong>\(voice("plan.proof"))</strong> \(words?.proof ?? "")</p></details></li>
            """
    }

    private func traits(_ planned: PlannedAction, _ voice: Voice) -> HTML {
        let action = result.sheet.assessment.version.action(planned.action)
        let who = voice.list((action?.who ?? []).map { voice("plan.who-\($0.rawValue)") })
        let cost = action.map { voice("plan.cost-\($0.cost.rawValue)") } ?? ""
        return """
            <dl class="traits"><div><dt>\(voice("plan.effect"))</dt><dd>\(dots(planned.effect)) \(voice("plan.effect-\(planned.effect)"))</dd></div>\
            <div><dt>\(voice("plan.work"))</dt><dd>\(voice.work(hours: planned.effort))</dd></div>\
            <div><dt>\(voice("plan.who"))</dt><dd>\(who)</dd></div>\
            <div><dt>\(voice("plan.cost"))</dt><dd>\(cost)</dd></div></dl>
            """
    }
}
