public import Domain

/// The plan of a result on paper, with what the school has agreed: who does what, and by when.
public struct PlanPaper: Sendable {
    private let school: String
    private let result: AssessmentResult
    private let text: VersionText
    private let tasks: [SchoolTask]
    private let help: HelpAtHand

    /// - Parameter tasks: those of the school; those of plans of other results are left out.
    public init(school: String, result: AssessmentResult, text: VersionText, tasks: [SchoolTask], help: HelpAtHand) {
        self.school = school
        self.result = result
        self.text = text
        self.tasks = tasks
        self.help = help
    }

    public func paper(_ voice: Voice) -> Paper {
        let plan = result.judgement.plan
        let title = Paper.Title(
            eyebrow: voice("result.submitted", ["school": school, "date": voice.date(result.submittedAt)]),
            title: voice("plan.title"))
        let lead = Paper.Piece.lead(plan.isEmpty ? voice("plan.none") : voice("plan.lead"))
        return voice.paper(
            title: voice("plan.title"), school: school, date: voice.date(day: help.today),
            mark: voice("document.confidential"),
            [.title(title), lead] + overview(voice) + actions(voice))
    }

    private var own: [SchoolTask] {
        tasks.filter { if case .own = $0.subject { $0.state != .declined } else { false } }
    }

    private func task(of action: Action.ID) -> SchoolTask? {
        tasks.first { $0.subject == .action(action, of: result.id) }
    }

    /// Each action in a line: for the wall.
    private func overview(_ voice: Voice) -> [Paper.Piece] {
        let planned = result.judgement.plan.enumerated().map { index, planned in
            row("\(index + 1). \(name(of: planned.action))", task(of: planned.action), voice)
        }
        let own = own.map { row(title(of: $0), $0, voice) }
        guard !planned.isEmpty || !own.isEmpty else { return [] }
        let heads = ["action", "who", "until", "state"].map { voice("document.\($0)") }
        return [
            .heading(voice("document.overview")),
            .table(
                Paper.Table(
                    caption: voice("document.overview"), heads: heads, rows: planned + own, isOfFigures: false,
                    isToFillIn: true)),
        ]
    }

    private func row(_ name: String, _ task: SchoolTask?, _ voice: Voice) -> [String] {
        [name, task?.owner?.name ?? "", task.map { due($0, voice) } ?? "", task.map { state($0, voice) } ?? ""]
    }

    private func actions(_ voice: Voice) -> [Paper.Piece] {
        let planned = result.judgement.plan.enumerated().map { index, planned in
            Paper.Piece.action(action(planned, number: index + 1, voice))
        }
        let own = own.map { task in
            Paper.Piece.action(
                Paper.OfAction(name: title(of: task), traits: [], task: agreed(task, voice), parts: notes(task, voice)))
        }
        return (planned.isEmpty ? [] : [.heading(voice("document.actions"))]) + planned
            + (own.isEmpty ? [] : [.heading(voice("document.own-actions"))]) + own
    }

    private func action(_ planned: PlannedAction, number: Int, _ voice: Voice) -> Paper.OfAction {
        let words = text.actions[planned.action]
        let cause = planned.because
        let because = voice("plan.because", ["question": text.ask(cause.question)])
        let topic = result.sheet.assessment.version.place(of: cause.question).topic
        let task = task(of: planned.action)
        let parts = [
            Paper.Fact("", because + " " + text.words(of: cause.choice, to: cause.question, voice)),
            Paper.Fact(voice("document.how"), words?.steps ?? ""), Paper.Fact(voice("plan.proof"), words?.proof ?? ""),
            Paper.Fact(voice("document.help"), help.names(for: planned.action, in: topic, voice)),
        ]
        return Paper.OfAction(
            name: "\(number). \(name(of: planned.action))", traits: traits(planned, voice),
            task: task.map { agreed($0, voice) } ?? [],
            parts: parts.filter { !$0.value.isEmpty } + (task.map { notes($0, voice) } ?? []))
    }

    private func traits(_ planned: PlannedAction, _ voice: Voice) -> [Paper.Fact] {
        let action = result.sheet.assessment.version.action(planned.action)
        return [
            Paper.Fact(voice("plan.effect"), voice("plan.effect-\(planned.effect)"), dots: planned.effect),
            Paper.Fact(voice("plan.work"), voice.work(hours: planned.effort)),
            Paper.Fact(voice("plan.who"), voice.list((action?.who ?? []).map { voice("plan.who-\($0.rawValue)") })),
            Paper.Fact(voice("plan.cost"), action.map { voice("plan.cost-\($0.cost.rawValue)") } ?? ""),
        ]
    }
}

// MARK: - What is agreed

extension PlanPaper {
    private func name(of action: Action.ID) -> String { text.actions[action]?.name ?? action.rawValue }

    private func title(of task: SchoolTask) -> String {
        if case .own(let title) = task.subject { title } else { "" }
    }

    private func state(_ task: SchoolTask, _ voice: Voice) -> String {
        voice("document.state-\(task.state.rawValue)")
    }

    /// The day, and whether it has passed.
    private func due(_ task: SchoolTask, _ voice: Voice) -> String {
        guard let day = task.dueOn else { return "" }
        let date = voice.date(day: day)
        return task.isOverdue(on: help.today) ? voice("document.overdue", ["date": date]) : date
    }

    private func agreed(_ task: SchoolTask, _ voice: Voice) -> [Paper.Fact] {
        let facts = [
            Paper.Fact(voice("document.state"), state(task, voice)),
            Paper.Fact(voice("document.who"), task.owner?.name ?? ""),
            Paper.Fact(voice("document.until"), due(task, voice)),
        ]
        return facts.filter { !$0.value.isEmpty }
    }

    private func notes(_ task: SchoolTask, _ voice: Voice) -> [Paper.Fact] {
        [
            Paper.Fact(voice("document.reason"), task.reason), Paper.Fact(voice("document.notes"), task.notes),
        ].filter { !$0.value.isEmpty }
    }
}
