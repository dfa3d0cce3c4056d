import Domain

/// The ways ahead found the plain other way: every set of actions is tried. Shares with the optimum only the
/// values of the content.
struct EverySet {
    struct Tried {
        let actions: [Action.ID]
        let hours: Int
        let points: Int
        /// How many levels are reached by points.
        let rank: Int
    }

    let tried: [Tried]
    private let small: SmallCase

    init(_ small: SmallCase) {
        self.small = small
        let actions = small.version.actions.sorted { $0.id < $1.id }
        var tried: [Tried] = []
        for number in 0..<(1 << actions.count) {
            let chosen = actions.indices.filter { number & (1 << $0) != 0 }.map { actions[$0] }
            let outcome = Self.outcome(of: small, doing: chosen.map(\.id))
            tried.append(
                Tried(
                    actions: chosen.map(\.id), hours: chosen.reduce(0) { $0 + $1.hours }, points: outcome.points,
                    rank: outcome.rank))
        }
        self.tried = tried
    }

    func cheapest(toRank rank: Int) -> Tried? {
        tried.filter { $0.rank >= rank }.min(by: isCheaper)
    }

    func greatestGain(within hours: Int) -> Tried? {
        tried.filter { $0.hours <= hours }.min { one, other in
            if one.rank != other.rank { return one.rank > other.rank }
            if one.points != other.points { return one.points > other.points }
            return isCheaper(one, other)
        }
    }

    private func isCheaper(_ one: Tried, _ other: Tried) -> Bool {
        if one.hours != other.hours { return one.hours < other.hours }
        if one.actions.count != other.actions.count { return one.actions.count < other.actions.count }
        return one.actions.map(\.rawValue).joined(separator: " ") < other.actions.map(\.rawValue).joined(separator: " ")
    }

    // MARK: - What a set leads to

    private static func outcome(of small: SmallCase, doing done: [Action.ID]) -> (points: Int, rank: Int) {
        var (points, most, all) = (0, 0, true)
        var areas: [(points: Int, most: Int, count: Int)] = []
        for area in small.version.areas {
            var sum = (points: 0, most: 0, count: 0)
            for question in area.topics.flatMap(\.questions) {
                guard let given = small.responses[question.id] else { continue }
                if given == .notApplicable {
                    if question.isEssential && question.notApplicable != .meets { all = false }
                    continue
                }
                let choice = stands(at: question, given, small, done)
                sum.points += choice?.points ?? 0
                sum.most += question.choices.map(\.points).max() ?? 0
                sum.count += 1
                if question.isEssential && !(choice?.meets ?? false) { all = false }
            }
            areas.append(sum)
            (points, most) = (points + sum.points, most + sum.most)
        }
        return (points, rank(small.version.label, points, most, areas, essentials: all))
    }

    /// The choice at which a school stands; nil while it does not know.
    private static func stands(
        at question: Question, _ given: Response, _ small: SmallCase, _ done: [Action.ID]
    ) -> Choice? {
        func left(_ advice: [Advice]) -> [Action.ID] {
            advice.filter { $0.when?.levels.contains(small.level) ?? true }.map(\.action)
        }
        var from = question.choices.firstIndex { .choice($0.id) == given }
        if given == .unknown {
            guard left(question.unknown ?? []).allSatisfy(done.contains) else { return nil }
            from = 0
        }
        guard let from else { return nil }
        for choice in question.choices[(from + 1)...].reversed() {
            let finding = given == .unknown ? left(question.unknown ?? []) : []
            let toDo = left(question.choices[from].actions).filter { !left(choice.actions).contains($0) }
            if !(toDo + finding).isEmpty && toDo.allSatisfy(done.contains) { return choice }
        }
        return given == .unknown && left(question.unknown ?? []).isEmpty ? nil : question.choices[from]
    }

    private static func rank(
        _ rules: LabelRules, _ points: Int, _ most: Int, _ areas: [(points: Int, most: Int, count: Int)],
        essentials: Bool
    ) -> Int {
        rules.levels.prefix { level in
            let wholeHolds =
                switch level.total {
                case .atLeast(let threshold): points * rules.totalScale >= threshold * most
                case .above(let threshold): points * rules.totalScale > threshold * most
                }
            let areasHold = areas.allSatisfy {
                $0.count >= rules.applicablePerArea && $0.points * rules.areaScale >= level.areaAtLeast * $0.most
            }
            return wholeHolds && areasHold && (essentials || !level.needsEssentials)
        }.count
    }
}
