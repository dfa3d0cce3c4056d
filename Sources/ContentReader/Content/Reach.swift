import Domain

/// What a form of a version can give, counted from the lists of structure.yaml, so that a fault within a
/// question does not make the thresholds look wrong.
struct Reach {
    let perTopic: Int
    /// The topics of each area.
    let topics: [Int]

    /// Points of the best choice.
    static let bestChoice = 2

    var total: Int { topics.reduce(0, +) * perTopic * Self.bestChoice }
    var largestArea: Int { (topics.max() ?? 0) * perTopic * Self.bestChoice }
    var questionsOfSmallestArea: Int { (topics.min() ?? 0) * perTopic }

    /// Nil where the lists can't be counted.
    init?(areas: Cursor, draw: DrawRule?) {
        guard let draw, let list = areas.entries, !list.isEmpty else { return nil }
        let topics = list.compactMap { $0.peek("topics")?.entries?.count }
        guard topics.count == list.count else { return nil }
        self.topics = topics
        perTopic = draw.perTopic
    }
}
