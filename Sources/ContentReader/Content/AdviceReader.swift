import Domain

/// Reads the actions that an answer brings, with their conditions.
struct AdviceReader {
    let index: VersionIndex

    private enum Keys: String, ClosedKeys {
        case id, when
    }

    private enum ConditionKeys: String, ClosedKeys {
        case levels, answered
    }

    private enum AnsweredKeys: String, ClosedKeys {
        case question, choice
    }

    func read(_ cursor: Cursor) -> [Advice] {
        let list = cursor.filledList() ?? []
        let advice = list.compactMap(readAdvice)
        index.isStructureWhole = index.isStructureWhole && cursor.entries != nil && advice.count == list.count
        return advice
    }

    private func readAdvice(_ cursor: Cursor) -> Advice? {
        if !cursor.isMapping {
            return action(cursor).map { Advice(action: $0) }
        }
        guard let fields = cursor.fields(Keys.self) else { return nil }
        let condition = fields[.when].flatMap(readCondition)
        return fields[.id].flatMap(action).map { Advice(action: $0, when: condition) }
    }

    private func action(_ cursor: Cursor) -> Action.ID? {
        guard let id = cursor.identifier() else { return nil }
        index.advise(id, at: cursor)
        return Action.ID(id)
    }

    private func readCondition(_ cursor: Cursor) -> Condition? {
        guard let fields = cursor.fields(ConditionKeys.self) else { return nil }
        if !fields.has(.levels) && !fields.has(.answered) {
            fields.at.refuse("the condition is empty", "write `levels` or `answered`, or take `when` out")
        }
        let levels = fields[optional: .levels]?.distinct { $0.educationLevel() } ?? []
        return Condition(levels: levels, answered: fields[optional: .answered].flatMap(readAnswered))
    }

    private func readAnswered(_ cursor: Cursor) -> Condition.Answered? {
        guard let fields = cursor.fields(AnsweredKeys.self) else { return nil }
        let question = fields[.question].flatMap { at in at.identifier().map { Sited(value: $0, at: at) } }
        let responses = (fields[.choice]?.filledList() ?? []).compactMap { at in
            at.identifier().map { Sited(value: $0, at: at) }
        }
        guard let question else { return nil }
        index.depend(on: question, responses: responses)
        return Condition.Answered(
            question: Question.ID(question.value), responses: responses.map { Response($0.value) })
    }
}
