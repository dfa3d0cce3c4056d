/// Points won, and points that could be won.
public struct Points: Hashable, Sendable, Codable {
    public var points: Int
    public var possible: Int

    public init(points: Int = 0, possible: Int = 0) {
        self.points = points
        self.possible = possible
    }

    public static func + (one: Points, other: Points) -> Points {
        Points(points: one.points + other.points, possible: one.possible + other.possible)
    }
}

/// The score of a form: of the whole, per area and per topic, in the order of the questionnaire.
/// Integers only; percent exists on pages alone.
public struct Score: Sendable, Equatable, Codable {
    public struct OfTopic: Sendable, Equatable, Codable {
        public let topic: Topic.ID
        public let points: Points
        /// Questions of the form that apply to the school.
        public let applicable: Int
    }

    public struct OfArea: Sendable, Equatable, Codable {
        public let area: Area.ID
        public let topics: [OfTopic]

        public var points: Points { topics.map(\.points).reduce(Points(), +) }
        public var applicable: Int { topics.map(\.applicable).reduce(0, +) }
    }

    public let areas: [OfArea]

    public var total: Points { areas.map(\.points).reduce(Points(), +) }
    public var topics: [OfTopic] { areas.flatMap(\.topics) }

    /// Topics on which everything was won.
    public var strengths: [OfTopic] {
        topics.filter { $0.points.possible > 0 && $0.points.points == $0.points.possible }
    }

    /// Topics on which less than half was won, the weakest first.
    public var weaknesses: [OfTopic] {
        topics
            .filter { $0.points.points * 2 < $0.points.possible }
            .enumerated()
            .sorted { ($0.element.points.share, $0.offset) < ($1.element.points.share, $1.offset) }
            .map(\.element)
    }
}

extension Points {
    /// Thousandths of what could be won, rounded down; for ordering only.
    fileprivate var share: Int { possible == 0 ? 0 : points * 1000 / possible }
}
