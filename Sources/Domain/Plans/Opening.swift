/// A question on which a school can do better than it answered, and what it does for that.
///
/// The actions that an answer brings lie between it and the best answer. A better answer may bring some of them
/// still; those come after it. So it is reached by the actions of the given answer that it brings no more.
/// "I don't know" counts as the weakest choice once its own actions, the finding out, are done.
public struct Opening: Sendable, Equatable {
    public let question: Question.ID
    public let area: Area.ID
    public let topic: Topic.ID
    public let given: Response
    /// All that leads from the given answer to the best, in the order of the content.
    public let actions: [Action.ID]
    /// Better answers from weak to strong, each with the actions that it asks.
    let rungs: [Rung]

    struct Rung: Sendable, Equatable {
        let choice: Choice.ID
        let needs: Set<Action.ID>
    }

    /// The answer once these actions are done: the strongest of which every action is among them.
    public func response(doing done: Set<Action.ID>) -> Response {
        rungs.last { $0.needs.isSubset(of: done) }.map { .choice($0.choice) } ?? given
    }
}

/// Reads the openings out of the answers to a form.
struct OpeningReader {
    let responses: [Question.ID: Response]
    let level: EducationLevel
    let known: Set<Action.ID>

    /// Nil where nothing can be done: the question does not apply, has no answer, or its answer brings no action.
    func read(_ question: Question, in topic: Topic.ID, of area: Area.ID) -> Opening? {
        guard let given = responses[question.id], let (first, later) = start(of: question, from: given) else {
            return nil
        }
        let wayUp = actions(later.first)
        let rungs = later.dropFirst(given == .unknown ? 0 : 1).compactMap { choice -> Opening.Rung? in
            let still = Set(actions(choice))
            let needs = Set(first).union(wayUp.filter { !still.contains($0) })
            return needs.isEmpty ? nil : Opening.Rung(choice: choice.id, needs: needs)
        }
        guard !rungs.isEmpty else { return nil }
        return Opening(
            question: question.id, area: area, topic: topic, given: given, actions: distinct(first + wayUp),
            rungs: rungs)
    }

    /// What is done before all else, and the choices from the one that then counts.
    private func start(of question: Question, from given: Response) -> ([Action.ID], ArraySlice<Choice>)? {
        switch given {
        case .choice(let id):
            question.choices.firstIndex { $0.id == id }.map { ([], question.choices[$0...]) }
        case .unknown: (actions(of: question.unknown ?? []), question.choices[...])
        case .notApplicable: nil
        }
    }

    private func actions(_ choice: Choice?) -> [Action.ID] {
        actions(of: choice?.actions ?? [])
    }

    /// Conditions are held against the given answers, as in the plan.
    private func actions(of advice: [Advice]) -> [Action.ID] {
        advice.filter { $0.when?.holds(at: level, given: responses) ?? true }.map(\.action).filter(known.contains)
    }

    private func distinct(_ actions: [Action.ID]) -> [Action.ID] {
        var seen: Set<Action.ID> = []
        return actions.filter { seen.insert($0).inserted }
    }
}
