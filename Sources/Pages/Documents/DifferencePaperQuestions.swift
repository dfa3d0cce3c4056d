import Domain

/// Every question of both forms, on paper: what moved with both answers, what stayed, what can't be compared and why.
struct DifferencePaperQuestions {
    let report: DifferenceReport
    let then: VersionText
    let now: VersionText
    let voice: Voice

    var pieces: [Paper.Piece] {
        [.heading(voice("again.questions"))] + moved(.up) + moved(.down) + stayed + incomparable
    }

    private func moved(_ movement: DifferenceReport.Movement) -> [Paper.Piece] {
        let questions = report.questions(movement)
        guard !questions.isEmpty else { return [] }
        return [title(movement, questions.count)] + questions.compactMap(question)
    }

    private var stayed: [Paper.Piece] {
        let questions = report.questions(.same)
        guard !questions.isEmpty else { return [] }
        return [title(.same, questions.count), .list(Paper.List(.plain, questions.map(ask)))]
    }

    private var incomparable: [Paper.Piece] {
        let count = report.questions.count { $0.change == nil }
        guard count > 0 else { return [] }
        let reasons = DifferenceReport.Why.allCases.flatMap { why -> [Paper.Piece] in
            let questions = report.questions(notComparable: why)
            guard !questions.isEmpty else { return [] }
            return [.text(voice("again.why-\(why.rawValue)")), .list(Paper.List(.plain, questions.map(ask)))]
        }
        return [.subheading(voice.count("again.questions-none", count))] + reasons
    }

    private func title(_ movement: DifferenceReport.Movement, _ count: Int) -> Paper.Piece {
        .subheading(voice.count("again.questions-\(movement.rawValue)", count))
    }

    private func question(_ question: DifferenceReport.OfQuestion) -> Paper.Piece? {
        guard let change = question.change else { return nil }
        let before = question.then.map { then.words(of: $0.response, to: $0.question, voice) } ?? ""
        return .question(
            Paper.OfQuestion(
                ask: ask(question),
                answer: question.now.map { now.words(of: $0.response, to: $0.question, voice) } ?? "",
                part: change.after.points, whole: change.after.possible, points: change.words(voice),
                parts: [Paper.Fact(voice("again.then"), before)]))
    }

    private func ask(_ question: DifferenceReport.OfQuestion) -> String {
        question.ask(then: then, now: now)
    }
}

/// What is said of a task in the report, on the page and on paper.
struct UndertakingWords {
    /// The words of the version whose plan it was.
    let then: VersionText
    let voice: Voice

    func name(of task: DifferenceReport.Undertaking) -> String {
        switch task.promise.subject {
        case .action(let action, _): then.actions[action]?.name ?? action.rawValue
        case .own(let title): title
        }
    }

    func state(of task: DifferenceReport.Undertaking) -> String {
        let day = task.promise.doneAt.map { " · " + voice.date($0) } ?? ""
        return voice("again.state-\(task.promise.state.rawValue)") + day
    }

    func effect(of task: DifferenceReport.Undertaking) -> String {
        switch task.effect {
        case .change(let change): change.words(voice)
        case .notComparable(let why): voice("again.effect-unknown") + " " + voice("again.why-\(why.rawValue)")
        case nil: voice(task.isDone ? "again.effect-own" : "again.effect-not-done")
        }
    }
}
