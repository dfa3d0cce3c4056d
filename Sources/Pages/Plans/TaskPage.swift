public import Domain

/// One task: what to do and why, how far it is, and who changed what.
public struct TaskPage: Page {
    /// The action of a plan, with the answer that caused it.
    public struct Origin: Sendable {
        public let action: Action
        public let cause: PlannedAction.Cause
        public let topic: Topic.ID
        public let result: AssessmentResult.ID
        public let submittedAt: Moment
        public let text: VersionText
        public let help: HelpAtHand

        public init(
            action: Action, cause: PlannedAction.Cause, topic: Topic.ID, result: AssessmentResult.ID,
            submittedAt: Moment, text: VersionText, help: HelpAtHand
        ) {
            self.action = action
            self.cause = cause
            self.topic = topic
            self.result = result
            self.submittedAt = submittedAt
            self.text = text
            self.help = help
        }
    }

    public let name = "task"
    let task: SchoolTask
    let changes: [TaskChange]
    private let school: String
    /// Nil for the school's own.
    private let origin: Origin?
    private let team: [TaskOwner]
    private let draft: SchoolTask.Draft
    private let complaints: Complaints
    private let isSaved: Bool
    /// How many files, links and statements show that it is done.
    private let proofs: Int
    private let today: String

    public init(
        school: String, task: SchoolTask, origin: Origin?, changes: [TaskChange], team: [TaskOwner],
        proofs: Int = 0, draft: SchoolTask.Draft, today: String, isSaved: Bool = false,
        complaints: Complaints = Complaints()
    ) {
        self.school = school
        self.task = task
        self.origin = origin
        self.changes = changes
        self.team = team
        self.proofs = proofs
        self.draft = draft
        self.today = today
        self.isSaved = isSaved
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String {
        origin.map { $0.text.actions[$0.action.id]?.name ?? $0.action.id.rawValue } ?? task.title
    }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let due = task.dueWords(on: today, voice)
        return """
            \(complaints.summary(voice))
            <p class="eyebrow">\(school) · <a href="\(Link.tasks(of: task.school))">\(voice("task.board"))</a></p>
            <h1>\(title(voice))</h1>
            \(if: isSaved, "<div class=\"notice success\" role=\"status\" data-saved=\"\(task.revision)\"><p>\(voice("task.saved"))</p></div>")
            <p class="standing">\(task.state.html(voice)) <span>\(task.ownerWords(voice))</span>\(if: due != .none, " <span>\(due)</span>")</p>
            \(if: task.state == .declined, "<p><strong>\(voice("task.reason-head")):</strong> \(task.reason)</p>")
            <div class="cols"><div>\(origin.map { what($0, voice) } ?? ownWords(voice))\(proof(voice))\(origin.map { why($0, voice) } ?? "")</div>
            <aside class="card"><h2>\(voice("task.change"))</h2>\(form(shell))</aside></div>
            <section><h2>\(voice("task.history"))</h2>\(history(voice))</section>
            """
    }

    private func ownWords(_ voice: Voice) -> HTML {
        "<p class=\"prose\">\(voice("task.is-own-text"))</p>\(if: !task.notes.isEmpty, "<p class=\"letter\">\(task.notes)</p>")"
    }

    private func what(_ origin: Origin, _ voice: Voice) -> HTML {
        """
        \(origin.action.traits(voice))
        <section><h2>\(voice("plan.how"))</h2>\
        <p class="prose">\(origin.text.actions[origin.action.id]?.steps ?? "")</p></section>
        \(origin.help.html(for: origin.action.id, in: origin.topic, voice))
        """
    }

    private func why(_ origin: Origin, _ voice: Voice) -> HTML {
        let (question, answer) = (origin.cause.question, origin.cause.choice)
        let plan: HTML = "<a href=\"\(Link.plan(origin.result))\">\(voice.date(origin.submittedAt))</a>"
        return """
            <section><h2>\(voice("task.why"))</h2>
            <p class="because">\(voice("plan.because", ["question": origin.text.ask(question)])) \
            <q>\(origin.text.words(of: answer, to: question, voice))</q></p>
            <p class="quiet">\(origin.text.name(of: origin.topic)) · \(voice("task.plan-of")) \(plan)</p></section>
            """
    }

    /// What would show that it is done, and what is there already.
    private func proof(_ voice: Voice) -> HTML {
        let words = origin.flatMap { $0.text.actions[$0.action.id]?.proof } ?? ""
        let toProofs = proofs == 0 ? voice("task.to-proof") : voice.count("task.proofs", proofs)
        return """
            <section><h2>\(voice("task.proof"))</h2>\(if: !words.isEmpty, "<p class=\"prose\">\(words)</p>")\
            <p><a class="btn second" href="\(Link.proofs(of: task.id))" data-proofs="\(proofs)">\(toProofs)</a></p></section>
            """
    }

    private func form(_ shell: Shell) -> HTML {
        let fields = TaskFields(
            draft: draft, team: team, former: task.owner.flatMap { $0.isOfTheTeam ? nil : $0 },
            complaints: complaints, voice: shell.voice)
        let content: HTML = """
            <input type="hidden" name="seen" value="\(task.revision)">\
            \(if: origin == nil, fields.title())\(fields.states())\(fields.reason())\(fields.owner())\(fields.due())\
            \(fields.notes())<div class="buttons"><button>\(shell.voice("task.save"))</button></div>
            """
        return shell.form(.task(task.id), name: "task", content)
    }
}

extension Action {
    /// Its effect, its work, who does it and what it costs.
    func traits(_ voice: Voice) -> HTML {
        """
        <dl class="traits"><div><dt>\(voice("plan.effect"))</dt><dd>\(dots(effect)) \(voice("plan.effect-\(effect)"))</dd></div>\
        <div><dt>\(voice("plan.work"))</dt><dd>\(voice.work(hours: hours))</dd></div>\
        <div><dt>\(voice("plan.who"))</dt><dd>\(voice.list(who.map { voice("plan.who-\($0.rawValue)") }))</dd></div>\
        <div><dt>\(voice("plan.cost"))</dt><dd>\(voice("plan.cost-\(cost.rawValue)"))</dd></div></dl>
        """
    }
}
