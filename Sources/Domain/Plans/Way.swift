/// What a school does to come further: actions, and what its answers become by them.
public struct Way: Sendable, Equatable {
    public struct Step: Sendable, Equatable {
        public let opening: Opening
        public let to: Response
        /// The actions of this step, in the order in which they are done. One that serves several questions stands
        /// with the first of them.
        public let actions: [Action.ID]
        public let hours: Int
        /// Points gained.
        public let points: Int
    }

    /// In the order of the questionnaire.
    public let steps: [Step]

    public var actions: [Action.ID] { steps.flatMap(\.actions) }
    public var hours: Int { steps.map(\.hours).reduce(0, +) }
    public var points: Int { steps.map(\.points).reduce(0, +) }
}

/// What it takes to reach the points of a level.
public enum Goal: Sendable, Equatable {
    /// The points are there already; at most a review is open.
    case reached
    /// The cheapest way: the fewest hours, then the fewest actions, then the first by their ids.
    case by(Way)
    /// Not by actions: what would be missing even if all of them were done.
    case outOfReach([Finding])
}

extension LabelDecision {
    /// The best level whose points are reached, whether or not its review is.
    public var levelByPoints: LabelLevel.ID? { pending.last ?? level }
}

extension Outlook {
    /// The goal that each level is, from low to high.
    /// - Throws: `AssessmentFault` when the answers can't be judged.
    public func goals() throws(AssessmentFault) -> [(level: LabelLevel.ID, goal: Goal)] {
        let now = try judgement(doing: []).label.levelByPoints
        let all = try judgement(doing: Set(actions), reviewed: Reviewed(evidence: true, contributions: .max)).label
        let levels = version.label.levels
        let reached = levels.firstIndex { $0.id == now }.map { $0 + 1 } ?? 0
        return levels.enumerated().map { index, level in
            guard index >= reached else { return (level.id, .reached) }
            return (level.id, wayToLevels(index + 1).map { .by($0) } ?? .outOfReach(all.next?.missing ?? []))
        }
    }

    /// The greatest gain for at most so many hours: the highest level by points, then the most points, then the
    /// fewest hours, the fewest actions, and the first by their ids.
    public func greatestGain(within hours: Int) -> Way {
        for count in (0...version.label.levels.count).reversed() {
            let within = cheapest(reaching: count).efforts.compactMap(\.self).last { $0.hours <= hours }
            if let within { return way(doing: actions(of: within)) }
        }
        return way(doing: [])
    }

    private func wayToLevels(_ count: Int) -> Way? {
        cheapest(reaching: count).efforts.compactMap(\.self).min().map { way(doing: actions(of: $0)) }
    }
}
