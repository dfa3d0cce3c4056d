import Domain
import Testing

@Suite("The plan")
struct PlanTests {
    /// One topic of the questions q1, q2, …; each calls for its advice when it is answered `weak`.
    private func version(_ advice: [[Advice]], actions: [(Action.ID, Int, Int)]) -> Version {
        let questions = advice.enumerated().map { index, advice in
            Question(
                id: Question.ID("q\(index + 1)"), isAnchor: false, isEssential: false, levels: [],
                choices: [
                    Choice(id: "weak", points: 0, meets: false, actions: advice),
                    Choice(id: "strong", points: 2, meets: true, actions: []),
                ], unknown: [], notApplicable: .doesNotMeet)
        }
        return Version(
            name: Version.Name(scheme: "s", version: "1"), draw: DrawRule(perTopic: 2),
            label: DefaultScheme.rules,
            areas: [Area(id: "a", topics: [Topic(id: "t", questions: questions)])],
            actions: actions.map { Action(id: $0.0, effect: $0.1, hours: $0.2, who: [.head], cost: .none) })
    }

    private func actions(
        _ responses: [Question.ID: Response], at level: EducationLevel = .primary, by version: Version
    ) -> [Action.ID] {
        plan(for: responses, at: level, by: version).map(\.action)
    }

    @Test func theMostEffectForTheEffortComesFirst() {
        let version = version(
            [["third", "second", "last", "first", "fourth", "fifth"].map { Advice(action: $0) }],
            actions: [
                ("first", 1, 1),  // 1 for an hour
                ("second", 3, 8),  // 0.375: 3 × 3 = 9 > 1 × 8
                ("third", 1, 3),  // 0.333…
                ("fourth", 3, 10),  // 0.3
                ("fifth", 2, 7),  // 0.2857…
                ("last", 3, 40),  // 0.075
            ])
        #expect(
            actions(["q1": .choice("weak")], by: version) == ["first", "second", "third", "fourth", "fifth", "last"])
    }

    @Test func ofEqualWorthTheGreaterEffectThenTheIdComesFirst() {
        let version = version(
            [["b", "a", "large"].map { Advice(action: $0) }],
            actions: [("b", 1, 4), ("a", 1, 4), ("large", 2, 8)])
        #expect(actions(["q1": .choice("weak")], by: version) == ["large", "a", "b"])
    }

    @Test func fractionsThatDifferBeyondADoubleAreKeptApart() {
        // 1 / (n + 1) < 1 / n; both are the same number as a Double.
        let many = 1 << 60
        let version = version(
            [["a", "b"].map { Advice(action: $0) }], actions: [("a", 1, many + 1), ("b", 1, many)])
        #expect(actions(["q1": .choice("weak")], by: version) == ["b", "a"])
    }

    @Test func anActionStandsOnceWithTheFirstAnswerThatCallsForIt() {
        let version = version(
            [[Advice(action: "x")], [Advice(action: "x"), Advice(action: "y")]], actions: [("x", 1, 1), ("y", 1, 2)])
        let planned = plan(
            for: ["q2": .choice("weak"), "q1": .choice("weak")], at: .primary, by: version)
        #expect(planned.map(\.action) == ["x", "y"])
        #expect(planned.map(\.because.question) == ["q1", "q2"])
        #expect(planned.map(\.effort) == [1, 2])
    }

    @Test func aStrongAnswerOrNoneCallsForNothing() {
        let version = version([[Advice(action: "x")]], actions: [("x", 1, 1)])
        #expect(actions(["q1": .choice("strong")], by: version) == [])
        #expect(actions(["q1": .unknown], by: version) == [])
        #expect(actions([:], by: version) == [])
    }

    @Test(arguments: [(.primary, []), (.secondary, ["x"]), (.adult, ["x"])] as [(EducationLevel, [Action.ID])])
    func aConditionOfLevel(level: EducationLevel, expected: [Action.ID]) {
        let when = Condition(levels: [.secondary, .adult])
        let version = version([[Advice(action: "x", when: when)]], actions: [("x", 1, 1)])
        #expect(actions(["q1": .choice("weak")], at: level, by: version) == expected)
    }

    @Test(
        "a condition on another answer",
        arguments: [
            (nil, []), (.choice("strong"), []), (.notApplicable, []), (.choice("weak"), ["x"]), (.unknown, ["x"]),
        ] as [(Response?, [Action.ID])])
    func aConditionOfAnswer(other: Response?, expected: [Action.ID]) {
        let when = Condition(answered: .init(question: "q2", responses: [.choice("weak"), .unknown]))
        let version = version([[Advice(action: "x", when: when)], []], actions: [("x", 1, 1)])
        var responses: [Question.ID: Response] = ["q1": .choice("weak")]
        responses["q2"] = other
        #expect(actions(responses, by: version) == expected)
    }

    @Test func everyPartOfAConditionMustHold() {
        let when = Condition(levels: [.adult], answered: .init(question: "q1", responses: [.unknown]))
        #expect(when.holds(at: .adult, given: ["q1": .unknown]))
        #expect(!when.holds(at: .primary, given: ["q1": .unknown]))
        #expect(!when.holds(at: .adult, given: ["q1": .notApplicable]))
        #expect(!when.holds(at: .adult, given: [:]))
        #expect(Condition().holds(at: .primary, given: [:]))
    }

    @Test func anActionThatAConditionHoldsBackMayComeFromALaterAnswer() {
        let when = Condition(levels: [.adult])
        let version = version(
            [[Advice(action: "x", when: when)], [Advice(action: "x")]], actions: [("x", 1, 1)])
        let planned = plan(
            for: ["q1": .choice("weak"), "q2": .choice("weak")], at: .primary, by: version)
        #expect(planned.map(\.because.question) == ["q2"])
    }
}
