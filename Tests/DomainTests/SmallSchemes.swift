import Domain

/// A small questionnaire with answers to it, made at random: few enough actions to try every set of them.
struct SmallCase {
    let version: Version
    let responses: [Question.ID: Response]
    let level = EducationLevel.primary

    init(using dice: inout Dice) {
        var maker = SmallMaker(dice: dice)
        version = maker.version()
        responses = maker.responses(to: version)
        dice = maker.dice
    }
}

private struct SmallMaker {
    var dice: Dice
    private let actions: Int

    init(dice: Dice) {
        self.dice = dice
        actions = Int.random(in: 2...7, using: &self.dice)
    }

    mutating func version() -> Version {
        let areas = (1...roll(1...3)).map { area(number: $0) }
        return Version(
            name: Version.Name(scheme: "small", version: "1"), draw: DrawRule(perTopic: 2),
            label: rules(), areas: areas,
            actions: (0..<actions).map { index in
                Action(id: name(index), effect: 1, hours: roll(1...5), who: [.head], cost: .none)
            })
    }

    private mutating func rules() -> LabelRules {
        let low = roll(1...5)
        let lower = roll(0...2)
        return LabelRules(
            totalScale: 12, areaScale: 4, applicablePerArea: roll(0...1), validityMonths: 1, reassessmentMonths: 1,
            levels: [
                LabelLevel(id: "low", total: .atLeast(low), areaAtLeast: lower),
                LabelLevel(
                    id: "middle", total: .atLeast(low + roll(0...4)), areaAtLeast: roll(0...3),
                    needsEssentials: dice.rolls(70), needsEvidence: true),
                LabelLevel(
                    id: "high", total: .above(roll(5...10)), areaAtLeast: lower, needsEvidence: true, contributions: 1),
            ])
    }

    private mutating func area(number: Int) -> Area {
        Area(
            id: Area.ID("area\(number)"),
            topics: (1...roll(1...2)).map { topic in
                Topic(
                    id: Topic.ID("topic\(number)\(topic)"),
                    questions: (1...roll(1...2)).map { question("q\(number)\(topic)\($0)") })
            })
    }

    /// Two to four choices of rising points; weaker ones bring one to three actions.
    private mutating func question(_ id: String) -> Question {
        let points = (0..<roll(2...4)).map { _ in roll(0...2) }.sorted()
        let offersNothing = dice.rolls(50)
        let meetsFrom = roll(0...3)
        let choices = points.enumerated().map { index, points in
            Choice(
                id: Choice.ID("\(id)\(index)"), points: points, meets: index >= meetsFrom,
                actions: points == 2 && offersNothing ? [] : advice(upTo: 3))
        }
        return Question(
            id: Question.ID(id), isAnchor: false, isEssential: dice.rolls(30), levels: [], choices: choices,
            unknown: advice(upTo: 2), notApplicable: dice.rolls(50) ? .meets : .doesNotMeet)
    }

    /// Mostly of a pool that several questions draw from: so actions are shared, within areas and across.
    private mutating func advice(upTo most: Int) -> [Advice] {
        (0..<roll(0...most)).map { _ in
            let when: Condition? =
                dice.rolls(10) ? Condition(levels: dice.rolls(50) ? [.primary] : [.adult]) : nil
            return Advice(action: name(roll(0...actions - 1)), when: when)
        }
    }

    mutating func responses(to version: Version) -> [Question.ID: Response] {
        var responses: [Question.ID: Response] = [:]
        for question in version.questions where !dice.rolls(10) {
            let choice = question.choices[roll(0...1)]
            responses[question.id] =
                dice.rolls(15) ? .notApplicable : dice.rolls(25) ? .unknown : .choice(choice.id)
        }
        return responses
    }

    /// Ids whose order is not that of their numbers.
    private func name(_ index: Int) -> Action.ID {
        Action.ID("a\(9 - index)")
    }

    private mutating func roll(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &dice)
    }
}
