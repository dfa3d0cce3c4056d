extension Version {
    /// The fewest and the most points that a draw at this level can make reachable, per topic: where the two are
    /// the same in every topic, any two draws have the same reachable points in every topic, in every area and as
    /// a whole.
    public func reachable(at level: EducationLevel) -> [Topic.ID: ClosedRange<Int>] {
        let topics = areas.flatMap(\.topics).map { ($0.id, $0.reachable(at: level, questions: draw.perTopic)) }
        return Dictionary(topics, uniquingKeysWith: { first, _ in first })
    }
}

extension Topic {
    fileprivate func reachable(at level: EducationLevel, questions count: Int) -> ClosedRange<Int> {
        let asked = questions.filter { $0.isAsked(at: level) }
        let fixed = asked.filter(\.isAnchor)
        let pool = asked.filter { !$0.isAnchor }.map(\.mostPoints).sorted()
        let drawn = max(count - fixed.count, 0)
        let anchors = fixed.map(\.mostPoints).reduce(0, +)
        return (anchors + pool.prefix(drawn).reduce(0, +))...(anchors + pool.suffix(drawn).reduce(0, +))
    }
}
