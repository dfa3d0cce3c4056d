/// An action of a school's plan, with the answer that caused it.
public struct PlannedAction: Sendable, Equatable, Codable {
    public struct Cause: Sendable, Equatable, Codable {
        public let question: Question.ID
        public let choice: Response
    }

    public let action: Action.ID
    public let because: Cause
    public let effect: Int
    /// Hours of work.
    public let effort: Int
}

/// The actions that these answers call for, each once (for the first answer in the order of the
/// questionnaire that calls for it), the most effect for the effort first.
public func plan(
    for responses: [Question.ID: Response], at level: EducationLevel, by version: Version
) -> [PlannedAction] {
    let actions = Dictionary(version.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Action.ID> = []
    var planned: [PlannedAction] = []
    for question in version.questions {
        guard let response = responses[question.id] else { continue }
        for advice in advice(of: question, on: response) {
            guard advice.when?.holds(at: level, given: responses) ?? true,
                let action = actions[advice.action], seen.insert(action.id).inserted
            else { continue }
            planned.append(
                PlannedAction(
                    action: action.id, because: .init(question: question.id, choice: response),
                    effect: action.effect, effort: action.hours))
        }
    }
    return planned.sorted(by: comesFirst)
}

func advice(of question: Question, on response: Response) -> [Advice] {
    switch response {
    case .choice(let id): question.choice(id)?.actions ?? []
    case .unknown: question.unknown ?? []
    case .notApplicable: []
    }
}

private func comesFirst(_ one: PlannedAction, _ other: PlannedAction) -> Bool {
    EffectForEffort(effect: one.effect, effort: one.effort, action: one.action)
        < EffectForEffort(effect: other.effect, effort: other.effort, action: other.action)
}

/// The order of actions, the lesser first: by effect for effort, compared as fractions without dividing; then by
/// effect; then by id.
struct EffectForEffort: Comparable {
    let effect: Int
    let effort: Int
    let action: Action.ID

    static func < (one: EffectForEffort, other: EffectForEffort) -> Bool {
        let (left, right) = (one.effect * other.effort, other.effect * one.effort)
        if left != right { return left > right }
        if one.effect != other.effect { return one.effect > other.effect }
        return one.action < other.action
    }
}
