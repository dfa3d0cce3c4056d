/// What lies ahead of the answers to a form: where a school can do better, and the cheapest ways to it.
public struct Outlook: Sendable {
    /// In the order of the questionnaire.
    public let openings: [Opening]
    let version: Version
    private let responses: [Question.ID: Response]
    private let level: EducationLevel
    private let hours: [Action.ID: Int]
    private let ofQuestion: [Question.ID: Opening]
    /// Actions of more than one question.
    private let shared: Set<Action.ID>
    /// All actions in the order of their ids, and the place of each.
    private let ranked: [Action.ID]
    private let ranks: [Action.ID: Int]

    public init(of responses: [Question.ID: Response], at level: EducationLevel, by version: Version) {
        hours = Dictionary(version.actions.map { ($0.id, $0.hours) }, uniquingKeysWith: { first, _ in first })
        let reader = OpeningReader(responses: responses, level: level, known: Set(hours.keys))
        openings = version.areas.flatMap { area in
            area.topics.flatMap { topic in
                topic.questions.compactMap { reader.read($0, in: topic.id, of: area.id) }
            }
        }
        self.responses = responses
        self.level = level
        self.version = version
        ofQuestion = Dictionary(openings.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
        let uses = Dictionary(openings.flatMap(\.actions).map { ($0, 1) }, uniquingKeysWith: +)
        shared = Set(uses.filter { $0.value > 1 }.keys)
        ranked = uses.keys.sorted()
        ranks = Dictionary(uniqueKeysWithValues: ranked.enumerated().map { ($0.element, $0.offset) })
    }

    /// Every action that leads to a better answer, in the order of the questionnaire, each once.
    public var actions: [Action.ID] {
        var seen: Set<Action.ID> = []
        return openings.flatMap(\.actions).filter { seen.insert($0).inserted }
    }

    /// The answers once these actions are done.
    public func responses(doing done: Set<Action.ID>) -> [Question.ID: Response] {
        responses.merging(openings.map { ($0.question, $0.response(doing: done)) }) { _, later in later }
    }

    /// What `assess` says of the answers once these actions are done.
    /// - Throws: `AssessmentFault` when the answers can't be judged.
    public func judgement(
        doing done: Set<Action.ID>, reviewed: Reviewed = Reviewed()
    ) throws(AssessmentFault) -> Judgement {
        try assess(responses(doing: done), at: level, by: version, reviewed: reviewed)
    }

    /// The steps that these actions make; those that lead nowhere yet stand in none.
    public func way(doing done: Set<Action.ID>) -> Way {
        var seen: Set<Action.ID> = []
        let steps = openings.compactMap { opening -> Way.Step? in
            let to = opening.response(doing: done)
            guard to != opening.given else { return nil }
            let actions = opening.actions.filter { done.contains($0) && seen.insert($0).inserted }
            return Way.Step(
                opening: opening, to: to, actions: actions, hours: hours(of: actions),
                points: points(of: opening, doing: done))
        }
        return Way(steps: steps)
    }

    /// The points that these actions add on a question.
    public func points(of opening: Opening, doing done: Set<Action.ID>) -> Int {
        guard let question = version.question(opening.question) else { return 0 }
        return question.points(for: opening.response(doing: done)) - question.points(for: opening.given)
    }

    /// Hours of work for these actions together.
    public func hours(of actions: some Sequence<Action.ID>) -> Int {
        actions.reduce(0) { $0 + (hours[$1] ?? 0) }
    }

    func actions(of effort: Effort) -> Set<Action.ID> {
        Set(effort.ranks.map { ranked[$0] })
    }
}

// MARK: - The optimum

extension Outlook {
    /// For each total of points the cheapest effort with which the lowest so many levels are reached by points.
    ///
    /// Questions that share no action are independent: so areas are combined from their questions, and the whole
    /// from its areas. Where questions share actions, every choice of those is tried in turn; each such action
    /// doubles the work.
    func cheapest(reaching count: Int) -> Frontier {
        let levels = version.label.levels.prefix(count)
        return subsets(of: shared.sorted()).reduce(Frontier([])) { best, done in
            best.or(cheapest(reaching: levels, sharing: done))
        }
    }

    private func cheapest(reaching levels: ArraySlice<LabelLevel>, sharing done: Set<Action.ID>) -> Frontier {
        let rules = version.label
        let essentials = levels.contains(where: \.needsEssentials)
        var whole = Frontier([(0, effort(of: done))])
        var possible = 0
        for area in version.areas {
            let counted = area.topics.flatMap(\.questions).filter(applies)
            guard levels.isEmpty || counted.count >= rules.applicablePerArea else { return Frontier([]) }
            let most = counted.map(\.mostPoints).reduce(0, +)
            let need = levels.map { Threshold.atLeast($0.areaAtLeast).fewestPoints(of: most, scale: rules.areaScale) }
            whole = whole.and(cheapest(area, needsEssentials: essentials, done).from(points: need.max() ?? 0))
            possible += most
        }
        let need = levels.map { $0.total.fewestPoints(of: possible, scale: rules.totalScale) }
        return whole.from(points: need.max() ?? 0)
    }

    private func cheapest(_ area: Area, needsEssentials: Bool, _ done: Set<Action.ID>) -> Frontier {
        let questions = area.topics.flatMap(\.questions)
        return questions.reduce(Frontier()) { frontier, question in
            guard responses[question.id] != nil else { return frontier }
            let offers = offers(question, done).filter { response, _ in
                !needsEssentials || !question.isEssential || isMet(question, by: response)
            }
            return frontier.and(Frontier(offers.map { (question.points(for: $0), $1) }))
        }
    }

    /// What a question can become with these shared actions done, and the private actions that it takes.
    private func offers(_ question: Question, _ done: Set<Action.ID>) -> [(Response, Effort)] {
        guard let opening = ofQuestion[question.id] else {
            return responses[question.id].map { [($0, .nothing)] } ?? []
        }
        let reachable = opening.rungs.map(\.needs).filter { $0.intersection(shared).isSubset(of: done) }
        return ([[]] + reachable.map { $0.subtracting(shared) }).map { own in
            (opening.response(doing: own.union(done)), effort(of: own))
        }
    }

    private func applies(_ question: Question) -> Bool {
        responses[question.id].map { $0 != .notApplicable } ?? false
    }

    private func effort(of actions: Set<Action.ID>) -> Effort {
        Effort(hours: hours(of: actions), ranks: actions.compactMap { ranks[$0] }.sorted())
    }

    private func subsets(of actions: [Action.ID]) -> [Set<Action.ID>] {
        actions.reduce([[]]) { subsets, action in subsets + subsets.map { $0.union([action]) } }
    }
}

extension Question {
    /// The points of a response; none for the reserved ones.
    func points(for response: Response) -> Int {
        if case .choice(let id) = response { choice(id)?.points ?? 0 } else { 0 }
    }
}
