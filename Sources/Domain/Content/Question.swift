/// One question with its choices, from weak to strong.
public struct Question: Sendable, Equatable, Codable {
    public typealias ID = ContentID<Question>

    /// Whether "does not apply" is offered, and what it does to an essential question.
    public enum NotApplicable: String, Sendable, Equatable, Codable {
        case notOffered = "no"
        case doesNotMeet = "no-need"
        case meets
    }

    public let id: ID
    /// Asked in every draw.
    public let isAnchor: Bool
    /// Must be met for the levels that ask for the essentials.
    public let isEssential: Bool
    /// The levels of education at which it is asked; empty means all.
    public let levels: [EducationLevel]
    public let choices: [Choice]
    /// The advice on "I don't know"; nil where that is not offered.
    public let unknown: [Advice]?
    public let notApplicable: NotApplicable

    public init(
        id: ID, isAnchor: Bool, isEssential: Bool, levels: [EducationLevel], choices: [Choice],
        unknown: [Advice]?, notApplicable: NotApplicable
    ) {
        self.id = id
        self.isAnchor = isAnchor
        self.isEssential = isEssential
        self.levels = levels
        self.choices = choices
        self.unknown = unknown
        self.notApplicable = notApplicable
    }

    public func isAsked(at level: EducationLevel) -> Bool {
        levels.isEmpty || levels.contains(level)
    }

    public func choice(_ id: Choice.ID) -> Choice? {
        choices.first { $0.id == id }
    }

    /// The points that the best choice gives.
    public var mostPoints: Int {
        choices.map(\.points).max() ?? 0
    }

    /// Whether this response is one that the question offers.
    public func offers(_ response: Response) -> Bool {
        switch response {
        case .choice(let id): choice(id) != nil
        case .unknown: unknown != nil
        case .notApplicable: notApplicable != .notOffered
        }
    }
}

/// A situation that a school recognises, worth a number of points.
public struct Choice: Sendable, Equatable, Codable {
    public typealias ID = ContentID<Choice>
    public let id: ID
    public let points: Int
    /// Whether it meets the question where that is essential.
    public let meets: Bool
    public let actions: [Advice]

    public init(id: ID, points: Int, meets: Bool, actions: [Advice]) {
        self.id = id
        self.points = points
        self.meets = meets
        self.actions = actions
    }
}

/// An action that an answer brings into the plan, under a condition or always.
public struct Advice: Sendable, Equatable, Codable {
    public let action: Action.ID
    public let when: Condition?

    public init(action: Action.ID, when: Condition? = nil) {
        self.action = action
        self.when = when
    }
}

/// The closed vocabulary of conditions: every part that is there must hold.
public struct Condition: Sendable, Equatable, Codable {
    /// Another question answered in one of these ways (choice ids, `unknown`, `not-applicable`).
    public struct Answered: Sendable, Equatable, Codable {
        public let question: Question.ID
        public let responses: [Response]

        public init(question: Question.ID, responses: [Response]) {
            self.question = question
            self.responses = responses
        }
    }

    public let levels: [EducationLevel]
    public let answered: Answered?

    public init(levels: [EducationLevel] = [], answered: Answered? = nil) {
        self.levels = levels
        self.answered = answered
    }

    public func holds(at level: EducationLevel, given responses: [Question.ID: Response]) -> Bool {
        let levelHolds = levels.isEmpty || levels.contains(level)
        guard let answered else { return levelHolds }
        guard let given = responses[answered.question] else { return false }
        return levelHolds && answered.responses.contains(given)
    }
}
