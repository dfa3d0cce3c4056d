/// A dated version of a scheme's questionnaire, with its rules. What is published never changes.
public struct Version: Sendable, Equatable, Codable {
    /// The version's name, such as `esafety-label 2026.1`.
    public struct Name: Hashable, Sendable, Codable, CustomStringConvertible {
        public let scheme: String
        public let version: String

        public init(scheme: String, version: String) {
            self.scheme = scheme
            self.version = version
        }

        public var description: String { "\(scheme) \(version)" }
    }

    public let name: Name
    public let draw: DrawRule
    public let label: LabelRules
    public let areas: [Area]
    public let actions: [Action]
    /// How its questions follow those of an earlier version; nil where it follows none.
    public let follows: Succession?

    public init(
        name: Name, draw: DrawRule, label: LabelRules, areas: [Area], actions: [Action], follows: Succession? = nil
    ) {
        self.name = name
        self.draw = draw
        self.label = label
        self.areas = areas
        self.actions = actions
        self.follows = follows
    }

    /// All questions in the order of the questionnaire.
    public var questions: [Question] {
        areas.flatMap { area in area.topics.flatMap(\.questions) }
    }

    public func question(_ id: Question.ID) -> Question? {
        for area in areas {
            for topic in area.topics {
                if let found = topic.questions.first(where: { $0.id == id }) { return found }
            }
        }
        return nil
    }

    public func action(_ id: Action.ID) -> Action? {
        actions.first { $0.id == id }
    }
}

/// How many questions a draw takes of each topic: the anchor, and the rest at random.
public struct DrawRule: Sendable, Equatable, Codable {
    public let perTopic: Int

    public init(perTopic: Int) {
        self.perTopic = perTopic
    }
}

/// One of the three parts of a questionnaire: infrastructure, policy, practice.
public struct Area: Sendable, Equatable, Codable {
    public typealias ID = ContentID<Area>
    public let id: ID
    public let topics: [Topic]

    public init(id: ID, topics: [Topic]) {
        self.id = id
        self.topics = topics
    }
}

public struct Topic: Sendable, Equatable, Codable {
    public typealias ID = ContentID<Topic>
    public let id: ID
    public let questions: [Question]

    public init(id: ID, questions: [Question]) {
        self.id = id
        self.questions = questions
    }
}

extension Version {
    /// Where a question stands in the questionnaire.
    public func place(of question: Question.ID) -> (area: Area.ID, topic: Topic.ID) {
        for area in areas {
            for topic in area.topics where topic.questions.contains(where: { $0.id == question }) {
                return (area.id, topic.id)
            }
        }
        return ("", "")
    }
}
