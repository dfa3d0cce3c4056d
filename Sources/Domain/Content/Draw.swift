/// The questions of one assessment: of each topic the anchor and as many others as the rule asks, drawn
/// from those that are asked at this level. The same seed gives the same draw on every machine: the pool
/// is sorted by the bytes of the ids and the generator is SplitMix64. In the order of the questionnaire.
public func draw(from version: Version, at level: EducationLevel, seed: UInt64) -> [Question.ID] {
    var generator = SplitMix64(seed: seed)
    return version.areas.flatMap(\.topics).flatMap { topic in
        drawn(from: topic, at: level, count: version.draw.perTopic, using: &generator)
    }
}

private func drawn(
    from topic: Topic, at level: EducationLevel, count: Int, using generator: inout SplitMix64
) -> [Question.ID] {
    let asked = topic.questions.filter { $0.isAsked(at: level) }
    var chosen = Set(asked.filter(\.isAnchor).map(\.id))
    var pool = asked.filter { !$0.isAnchor }.map(\.id).sorted()
    while chosen.count < count, !pool.isEmpty {
        chosen.insert(pool.remove(at: generator.index(below: pool.count)))
    }
    return asked.map(\.id).filter(chosen.contains)
}

/// The generator of Steele, Lea and Flood (2014): 64 bits of state, and the same numbers everywhere.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound` - 1, each as likely: numbers above the last whole multiple are thrown away.
    mutating func index(below bound: Int) -> Int {
        let size = UInt64(bound)
        let limit = UInt64.max - UInt64.max % size
        var number = next()
        while number >= limit {
            number = next()
        }
        return Int(number % size)
    }
}
