import Domain

/// Reads a question of structure.yaml with its choices.
struct QuestionReader {
    let index: VersionIndex

    private enum Keys: String, ClosedKeys {
        case id, anchor, essential, unknown, levels, choices
        case notApplicable = "not-applicable"
    }

    private enum ChoiceKeys: String, ClosedKeys {
        case id, points, meets, actions
    }

    /// The question, as far as its topic needs to know it; nil where even that can't be read.
    func read(_ cursor: Cursor) -> Question? {
        guard let fields = cursor.fields(Keys.self), let place = fields[.id], let id = place.identifier() else {
            index.isStructureWhole = false
            return nil
        }
        let at = fields.of(id)
        index.declare(.question, id, at: place)
        index.reading = id
        let isAnchor = at[optional: .anchor].map { $0.truth() } ?? false
        let isEssential = at[optional: .essential].map { $0.truth() } ?? false
        let levels = at[optional: .levels].map { $0.distinct { $0.educationLevel() } } ?? []
        let unknown = at[optional: .unknown].map { AdviceReader(index: index).read($0) }
        let notApplicable = readNotApplicable(at[optional: .notApplicable])
        let choices = readChoices(at[.choices], isEssential: isEssential ?? false)
        index.declareQuestion(
            id, choices: choices.map(\.id.rawValue), offersUnknown: unknown != nil,
            offersNotApplicable: notApplicable != .notOffered)
        guard let isAnchor, let isEssential, let levels else { return nil }
        let question = Question(
            id: Question.ID(id), isAnchor: isAnchor, isEssential: isEssential, levels: levels, choices: choices,
            unknown: unknown, notApplicable: notApplicable)
        checkPlace(of: question, at)
        return question
    }

    private func checkPlace(of question: Question, _ fields: Fields<Keys>) {
        if question.isEssential && !question.isAnchor {
            fields[optional: .essential]?.refuse(
                "the question is essential and no anchor",
                "set `anchor: true`, so that every draw asks it, or take `essential` off")
        }
        if question.isAnchor && !question.levels.isEmpty {
            fields[optional: .levels]?.refuse(
                "the anchor is restricted by levels", "take `levels` off: an anchor is asked at every level")
        }
    }

    private func readNotApplicable(_ cursor: Cursor?) -> Question.NotApplicable {
        guard let cursor, let text = cursor.scalar("`no-need` or `meets`") else { return .notOffered }
        if let value = Question.NotApplicable(rawValue: text) { return value }
        cursor.refuse("\(text.quoted) is neither `no-need` nor `meets`", "write one of them, or leave the key out")
        return .notOffered
    }
}

// MARK: - Choices

extension QuestionReader {
    private func readChoices(_ cursor: Cursor?, isEssential: Bool) -> [Choice] {
        guard let cursor, let list = cursor.list() else {
            index.isStructureWhole = false
            return []
        }
        let choices = list.compactMap(readChoice)
        if choices.count == list.count {
            check(choices, at: cursor, isEssential: isEssential)
        }
        return choices
    }

    private func readChoice(_ cursor: Cursor) -> Choice? {
        guard let fields = cursor.fields(ChoiceKeys.self), let place = fields[.id], let id = readID(place) else {
            index.isStructureWhole = false
            return nil
        }
        index.declare(.choice, id, at: place)
        let points = fields[.points]?.number(0...Reach.bestChoice)
        let meets = fields[optional: .meets].map { $0.truth() } ?? (points == Reach.bestChoice)
        return Choice(
            id: Choice.ID(id), points: points ?? Self.unreadPoints, meets: meets ?? true,
            actions: readActions(fields, points: points))
    }

    private func readID(_ cursor: Cursor) -> String? {
        guard let id = cursor.identifier() else { return nil }
        guard case .choice = Response(id) else {
            cursor.refuse(
                "\(id.quoted) can't be the id of a choice", "give it another id: this one is an answer of its own")
            return nil
        }
        return id
    }

    private func readActions(_ fields: Fields<ChoiceKeys>, points: Int?) -> [Advice] {
        let actions = fields[optional: .actions]
        let isBare = (actions == nil && !fields.isMisspelt(.actions)) || actions?.entries?.isEmpty == true
        if let points, points < Reach.bestChoice, isBare {
            fields.at.refuse(
                "the choice is worth less than \(Reach.bestChoice) points and has no action",
                "add `actions: [\"…\"]`")
            return []
        }
        return actions.map { AdviceReader(index: index).read($0) } ?? []
    }

    /// Stands for points that could not be read; checks that compare points leave such choices aside.
    private static var unreadPoints: Int { -1 }

    private func check(_ choices: [Choice], at place: Cursor, isEssential: Bool) {
        if choices.count < 2 {
            place.refuse("the question has fewer than two choices", "describe at least two situations")
        }
        let points = choices.map(\.points)
        guard !points.contains(Self.unreadPoints) else { return }
        if points != points.sorted() {
            place.refuse("the choices are not ordered from weak to strong", "order them by their points")
        }
        if !points.contains(Reach.bestChoice) {
            place.refuse(
                "no choice is worth \(Reach.bestChoice)",
                "describe the best situation, worth \(Reach.bestChoice) points")
        }
        if isEssential && !choices.contains(where: \.meets) {
            place.refuse("the question is essential and no choice meets it", "set `meets: true` at a choice")
        }
    }
}

extension Cursor {
    func educationLevel() -> EducationLevel? {
        word(of: EducationLevel.self, called: "level of education")
    }
}
