public import Domain

/// What gets a school further: the cheapest way to each level, the most for the time there is, and the label and
/// scores that it would have with what it ticks. Nothing is kept: the address holds all that was chosen.
public struct WayPage: Page {
    /// What the address asks.
    public struct Asked: Sendable {
        /// As it was typed.
        public var hours = ""
        /// The greatest gain for these hours; nil where none were asked.
        public var gain: Way?
        public var ticked: Set<Action.ID> = []
        /// Ids in the address that are not of this result.
        public var strangers = 0
        public var complaints = Complaints()

        public init() {}
    }

    public let name = "way"
    let result: AssessmentResult
    let text: VersionText
    let outlook: Outlook
    let asked: Asked
    /// The judgement with what is ticked.
    let then: Judgement
    /// What is ticked, each with the day that it would get.
    let dated: [DatedAction]
    private let school: String
    private let goals: [(level: LabelLevel.ID, goal: Goal)]

    var rules: LabelRules { result.sheet.assessment.version.label }

    public init(
        school: String, result: AssessmentResult, text: VersionText, outlook: Outlook,
        goals: [(level: LabelLevel.ID, goal: Goal)], asked: Asked, then: Judgement,
        dated: [DatedAction] = []
    ) {
        self.school = school
        self.result = result
        self.text = text
        self.outlook = outlook
        self.goals = goals
        self.asked = asked
        self.then = then
        self.dated = dated
    }

    public func title(_ voice: Voice) -> String {
        text.question(after: result.judgement.label, by: rules, voice)
    }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let of = voice("result.submitted", ["school": school, "date": voice.date(result.submittedAt)])
        return """
            \(asked.complaints.summary(voice))
            <p class="eyebrow">\(of)</p><h1>\(title(voice))</h1>
            <p class="lead">\(voice(outlook.openings.isEmpty ? "ahead.nothing" : "ahead.lead"))</p>
            \(strangers(voice))\(goals.html { goal($0.level, $0.goal, voice) })
            \(if: !outlook.openings.isEmpty, form(voice))
            \(putIntoPlan(shell))
            <div class="buttons"><a class="btn second" href="\(Link.plan(result.id))">\(voice("result.to-plan"))</a>\
            <a class="btn second" href="\(Link.result(result.id))">\(voice("plan.to-result"))</a></div>
            """
    }

    private func strangers(_ voice: Voice) -> HTML {
        guard asked.strangers > 0 else { return .none }
        return """
            <div class="notice warn" data-strangers="\(asked.strangers)"><p>\(voice.count("ahead.strangers", asked.strangers))</p></div>
            """
    }

    /// One form for both questions, so that neither loses what the other asked.
    private func form(_ voice: Voice) -> HTML {
        let here = Link.way(result.id)
        return """
            <form method="get" action="\(here)#outcome" data-form="way" novalidate>
            <section id="gain"><h2>\(voice("ahead.hours-title"))</h2>\(hours(voice))
            <div class="buttons"><button class="second" formaction="\(here)#gain">\(voice("ahead.hours-show"))</button></div>\
            \(asked.gain.map { gain($0, voice) } ?? .none)</section>
            \(ticks(voice))</form>
            """
    }

    private func hours(_ voice: Voice) -> HTML {
        TextField(
            name: "hours", label: voice("ahead.hours"), hint: voice("ahead.hours-hint"), value: asked.hours,
            complaint: asked.complaints.on("hours")
        ).html(voice)
    }
}

// MARK: - The ways

extension WayPage {
    private func goal(_ level: LabelLevel.ID, _ goal: Goal, _ voice: Voice) -> HTML {
        switch goal {
        case .reached: reached(level, voice)
        case .by(let way): card(level, way, voice)
        case .outOfReach(let missing): outOfReach(level, missing, voice)
        }
    }

    /// A level whose points are there and whose review is open; one that the school has needs no word.
    private func reached(_ level: LabelLevel.ID, _ voice: Voice) -> HTML {
        guard result.judgement.label.pending.contains(level) else { return .none }
        return """
            <div class="notice info" data-reached="\(level.rawValue)"><p>\(voice("ahead.reached", named(level)))</p></div>
            """
    }

    private func card(_ level: LabelLevel.ID, _ way: Way, _ voice: Voice) -> HTML {
        let isFirst = goals.first { $0.goal != .reached }?.level == level
        let values = named(level).merging(amounts(way, voice)) { own, _ in own }
        return """
            <section class="card" data-way="\(level.rawValue)" data-hours="\(way.hours)">
            <h2>\(text.name(of: level))</h2><p>\(voice("ahead.goal", values))</p>
            \(if: !review(level, voice).isEmpty, "<p class=\"quiet\">\(review(level, voice))</p>")
            <details\(if: isFirst, " open")><summary>\(voice("ahead.list", named(level)))</summary>\(list(way, voice))</details>
            \(tickThese(way, voice))</section>
            """
    }

    private func outOfReach(_ level: LabelLevel.ID, _ missing: [Finding], _ voice: Voice) -> HTML {
        let items = missing.html { "<li>\(text.words(of: $0, for: text.name(of: level).lowercased(), voice))</li>" }
        return """
            <section class="card" data-out-of-reach="\(level.rawValue)"><h2>\(text.name(of: level))</h2>\
            <p>\(voice("ahead.out-of-reach", named(level)))</p><ul class="missing">\(items)</ul></section>
            """
    }

    private func gain(_ way: Way, _ voice: Voice) -> HTML {
        guard !way.steps.isEmpty else { return "<p data-gain=\"0\">\(voice("ahead.gain-none"))</p>" }
        return """
            <div class="card" data-gain="\(way.points)"><p>\(voice("ahead.gain", amounts(way, voice)))</p>
            \(list(way, voice))\(tickThese(way, voice))</div>
            """
    }

    /// What follows after the points; empty where the label is given at once.
    private func review(_ id: LabelLevel.ID, _ voice: Voice) -> String {
        guard let level = rules.levels.first(where: { $0.id == id }) else { return "" }
        if level.contributions > 0 { return voice("ahead.contribution") }
        return level.needsEvidence ? voice("ahead.evidence") : ""
    }

    private func list(_ way: Way, _ voice: Voice) -> HTML {
        let items = way.steps.flatMap { step in step.actions.map { (step, $0) } }.html { step, action in
            let together = step.actions.count > 1 ? "ahead.points-together" : "ahead.points"
            let facts = [
                text.name(of: step.opening.area), voice.count("plan.hours", outlook.hours(of: [action])),
                voice.count(together, step.points),
            ]
            return """
                <li data-action="\(action.rawValue)"><strong>\(text.actions[action]?.name ?? action.rawValue)</strong>\
                <span class="quiet num">\(facts.joined(separator: " · "))</span></li>
                """
        }
        return "<ol class=\"ways\">\(items)</ol>"
    }

    private func tickThese(_ way: Way, _ voice: Voice) -> HTML {
        let link = Link.way(result.id, doing: way.actions, hours: asked.hours)
        return
            "<div class=\"buttons\"><a class=\"btn second\" href=\"\(link)#outcome\">\(voice("ahead.tick"))</a></div>"
    }

    private func named(_ level: LabelLevel.ID) -> [String: String] {
        ["level": text.name(of: level).lowercased()]
    }

    private func amounts(_ way: Way, _ voice: Voice) -> [String: String] {
        [
            "actions": voice.count("ahead.actions", way.actions.count), "work": voice.count("plan.hours", way.hours),
            "points": voice.count("ahead.points", way.points),
        ]
    }
}
