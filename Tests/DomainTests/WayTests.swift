import Domain
import Testing

@Suite("The way to a level")
struct WayTests {
    /// Thousands of small questionnaires; every set of actions against the optimum.
    @Test func theOptimumIsThatOfTryingEverySet() throws {
        var dice = Dice(seed: 1118)
        var seen: [String: Int] = [:]
        for _ in 0..<2_000 {
            let small = SmallCase(using: &dice)
            let outlook = Outlook(of: small.responses, at: small.level, by: small.version)
            let every = EverySet(small)
            for (index, found) in try outlook.goals().enumerated() {
                seen[try compare(found.goal, toRank: index + 1, every), default: 0] += 1
            }
            let hours = [Int.random(in: 0...15, using: &dice), 1_000].randomElement(using: &dice) ?? 0
            let gain = outlook.greatestGain(within: hours)
            #expect(gain.actions.sorted() == every.greatestGain(within: hours)?.actions)
        }
        for kind in ["reached", "by a way", "out of reach"] {
            #expect(seen[kind, default: 0] >= 300, "too few cases to tell: \(seen)")
        }
    }

    private func compare(_ goal: Goal, toRank rank: Int, _ every: EverySet) throws -> String {
        let best = every.cheapest(toRank: rank)
        switch goal {
        case .reached:
            #expect(best?.hours == 0)
            return "reached"
        case .by(let way):
            #expect(way.actions.sorted() == best?.actions)
            #expect(way.hours == best?.hours)
            #expect(way.points == (best?.points ?? 0) - (every.tried.first?.points ?? 0))
            return "by a way"
        case .outOfReach(let missing):
            #expect(best == nil)
            #expect(!missing.isEmpty)
            return "out of reach"
        }
    }

    @Test func aWayLeadsWhereItSays() throws {
        var dice = Dice(seed: 77)
        for _ in 0..<200 {
            let form = RandomForm(using: &dice)
            let outlook = Outlook(of: form.responses, at: .primary, by: DefaultScheme.version)
            for (level, goal) in try outlook.goals() {
                guard case .by(let way) = goal else { continue }
                let after = try outlook.judgement(doing: Set(way.actions)).label
                #expect(([after.level] + after.pending).contains(level))
                for action in way.actions {
                    let less = try outlook.judgement(doing: Set(way.actions).subtracting([action])).label
                    #expect(!([less.level] + less.pending).contains(level), "\(action) is not needed for \(level)")
                }
            }
        }
    }

    // MARK: - By hand

    private func outlook(_ form: FilledForm) -> Outlook {
        Outlook(of: form.responses, at: .primary, by: DefaultScheme.version)
    }

    private func cheapest(_ form: FilledForm, to level: LabelLevel.ID) throws -> Way? {
        guard case .by(let way) = try outlook(form).goals().first(where: { $0.level == level })?.goal else {
            return nil
        }
        return way
    }

    // From `-a` sixteen hours bring two points; from `-c`, in each odd area, four bring one.
    @Test(
        "hours to bronze, from so many points",
        arguments: [
            ([12, 5, 5], nil), ([11, 5, 5], 4), ([12, 4, 5], 16), ([12, 5, 3], 16), ([10, 5, 4], 16 + 4),
            ([0, 0, 0], 11 * 16),
        ] as [([Int], Int?)])
    func hoursToBronze(points: [Int], hours: Int?) throws {
        #expect(try cheapest(FilledForm(points: points), to: "bronze")?.hours == hours)
    }

    @Test func anEssentialQuestionIsOnTheWayToSilver() throws {
        let form = FilledForm(points: [16, 16, 16]).answering("q211", .choice("q211-a"))
        let way = try cheapest(form, to: "silver")
        // q211 is met by its choice of one point, but nothing leads there that does not lead to the best.
        #expect(way?.actions == ["q211-from-a"])
        #expect(way?.points == 2)
        #expect(try cheapest(FilledForm(points: [16, 16, 16]), to: "silver") == nil, "the points are there")
    }

    @Test func anEssentialThatDoesNotApplyStaysOutOfReach() throws {
        let form = FilledForm(points: [16, 16, 16]).answering("q111", .notApplicable)
        let goals = try outlook(form).goals().map(\.goal)
        let missing = [Finding(rule: .essential, question: "q111")]
        #expect(goals == [.reached, .outOfReach(missing), .outOfReach(missing)])
        let met = FilledForm(points: [16, 16, 16]).answering("q121", .notApplicable)
        #expect(try outlook(met).goals().map(\.goal).prefix(2) == [.reached, .reached])
    }

    @Test func tooFewQuestionsAreSaid() throws {
        let goals = try outlook(FilledForm(points: [10, 10, 10], notApplicable: [4, 0, 0])).goals().map(\.goal)
        let missing = [Finding(rule: .applicable, area: "infrastructure", have: 6, need: 7)]
        #expect(goals == Array(repeating: .outOfReach(missing), count: 3))
    }

    @Test func notKnowingCountsAsTheWeakest() throws {
        let outlook = outlook(FilledForm(points: [0, 0, 0]).answering("q112", .unknown))
        let opening = try #require(outlook.openings.first { $0.question == "q112" })
        #expect(opening.actions == ["q112-find-out", "q112-from-a"])
        #expect(opening.response(doing: ["q112-from-a"]) == .unknown)
        #expect(opening.response(doing: ["q112-find-out"]) == .choice("q112-a"))
        #expect(opening.response(doing: ["q112-find-out", "q112-from-a"]) == .choice("q112-d"))
        #expect(outlook.hours(of: opening.actions) == 17)
    }

    @Test func aBetterAnswerKeepsItsOwnActionsForLater() throws {
        let choices = [(0, ["first", "last"]), (1, ["first", "last"]), (1, ["last"]), (2, [])].enumerated().map {
            Choice(
                id: Choice.ID("c\($0.offset)"), points: $0.element.0, meets: false,
                actions: $0.element.1.map { Advice(action: Action.ID($0)) })
        }
        let question = Question(
            id: "q", isAnchor: true, isEssential: false, levels: [], choices: choices, unknown: nil,
            notApplicable: .notOffered)
        let version = Version(
            name: Version.Name(scheme: "s", version: "1"), draw: DrawRule(perTopic: 1),
            label: DefaultScheme.rules, areas: [Area(id: "a", topics: [Topic(id: "t", questions: [question])])],
            actions: ["first", "last"].map { Action(id: $0, effect: 1, hours: 3, who: [], cost: .none) })
        let outlook = Outlook(of: ["q": .choice("c0")], at: .primary, by: version)
        let after: [([Action.ID], Response)] = [
            ([], .choice("c0")), (["last"], .choice("c0")), (["first"], .choice("c2")),
            (["first", "last"], .choice("c3")),
        ]
        for (done, response) in after {
            #expect(outlook.responses(doing: Set(done))["q"] == response)
        }
        #expect(outlook.greatestGain(within: 2).actions == [])
        #expect(outlook.greatestGain(within: 5).actions == ["first"])
        #expect(outlook.greatestGain(within: 6).points == 2)
    }

    @Test func aLevelIsWorthMoreThanPoints() throws {
        // Sixteen hours bring bronze by two points in the weak area, or four points without a label on the four
        // questions answered `-c`.
        let form = FilledForm(points: [17, 15, 3]).answering("q221", .choice("q221-c"))
        #expect(outlook(form).greatestGain(within: 16).steps.map(\.opening.area) == ["practice"])
        #expect(outlook(form).greatestGain(within: 15).points == 3)
        #expect(outlook(form).greatestGain(within: 0).steps == [])
    }
}
