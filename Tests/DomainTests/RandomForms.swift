import Domain

/// A small generator for tests (xorshift64*): the same forms at every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed == 0 ? 0x2545_F491_4F6C_DD1D : seed
    }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func rolls(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &self) < percent
    }
}

/// A random form with what was reviewed of it; weak and strong ones, so that every level occurs.
struct RandomForm {
    let responses: [Question.ID: Response]
    let reviewed: Reviewed

    init(using dice: inout Dice) {
        let strength = Int.random(in: 15...100, using: &dice)
        let doesNotApply = Int.random(in: 0...20, using: &dice)
        var responses: [Question.ID: Response] = [:]
        for area in 1...3 {
            for topic in 1...5 {
                for number in [1, Int.random(in: 2...3, using: &dice)] {
                    let question = DefaultScheme.question(area, topic, number)
                    guard question != "q153" else { continue }
                    responses[question] = Self.response(to: question, strength, doesNotApply, &dice)
                }
            }
        }
        self.responses = responses
        reviewed = Reviewed(evidence: dice.rolls(60), contributions: Int.random(in: 0...2, using: &dice))
    }

    private static func response(
        to question: Question.ID, _ strength: Int, _ doesNotApply: Int, _ dice: inout Dice
    ) -> Response {
        if dice.rolls(doesNotApply), question != "q112" { return .notApplicable }
        if dice.rolls(strength) { return DefaultScheme.choice("d", of: question) }
        if dice.rolls(10), question != "q113" { return .unknown }
        return DefaultScheme.choice(["a", "b", "c", "c"].randomElement(using: &dice) ?? "a", of: question)
    }

    func judged() throws -> Judgement {
        try assess(responses, at: .primary, by: DefaultScheme.version, reviewed: reviewed)
    }
}
