/// Where a school is at the end of a day, as one whole number, so that schools alike are counted together. Kept in
/// the database: the layout never changes.
///
///     bits 0–1    the stage: 1 registered, 2 started, 3 completed
///     bits 2–5    the outcome: 0 untold, 1 no level, 1 + the rank of the level
///     bits 6–9    the rank of the highest valid label; 0 for none
///     bit 10      it has had a label
///     bit 11      it was given a label more than once
///     bit 12      its latest outcome is above its first
///
/// Ranks are places in the scheme's label rules, from 1 for the lowest level to 14.
public struct StandingState: Hashable, Sendable {
    public private(set) var word: Int

    public init(word: Int) {
        self.word = word
    }

    /// A school that has done nothing.
    public init() {
        word = 0
    }

    public enum Stage: Int, Sendable, Comparable {
        case none, registered, started, completed

        public static func < (one: Stage, other: Stage) -> Bool { one.rawValue < other.rawValue }
    }

    public static let highestRank = 14

    public var stage: Stage {
        get { Stage(rawValue: field(0, 2)) ?? .none }
        set { set(newValue.rawValue, 0, 2) }
    }

    public var outcome: Outcome? {
        get { Outcome(code: field(2, 4)) }
        set { set(newValue?.code ?? 0, 2, 4) }
    }

    /// 0 for none.
    public var label: Int {
        get { field(6, 4) }
        set { set(newValue, 6, 4) }
    }

    public var hasHadLabel: Bool {
        get { field(10, 1) == 1 }
        set { set(newValue ? 1 : 0, 10, 1) }
    }

    public var isRenewed: Bool {
        get { field(11, 1) == 1 }
        set { set(newValue ? 1 : 0, 11, 1) }
    }

    public var isImproved: Bool {
        get { field(12, 1) == 1 }
        set { set(newValue ? 1 : 0, 12, 1) }
    }

    private func field(_ start: Int, _ bits: Int) -> Int {
        (word >> start) & ((1 << bits) - 1)
    }

    private mutating func set(_ value: Int, _ start: Int, _ bits: Int) {
        let mask = (1 << bits) - 1
        word = word & ~(mask << start) | (value & mask) << start
    }
}

/// What a result gave: a level by its rank, or none, which is rank 0.
public struct Outcome: Hashable, Sendable, Comparable {
    public let rank: Int

    public init(rank: Int) {
        self.rank = min(max(rank, 0), StandingState.highestRank)
    }

    init?(code: Int) {
        guard code > 0 else { return nil }
        rank = code - 1
    }

    var code: Int { rank + 1 }

    public static func < (one: Outcome, other: Outcome) -> Bool { one.rank < other.rank }
}

extension LabelRules {
    /// From 1 for the lowest level; 0 for one that the rules do not have, or for none.
    public func rank(of level: LabelLevel.ID?) -> Int {
        guard let level, let place = levels.firstIndex(where: { $0.id == level }) else { return 0 }
        return min(place + 1, StandingState.highestRank)
    }
}
