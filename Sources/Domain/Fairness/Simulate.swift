/// What the luck of the draw does to labels, by a simulation that can be repeated.
public struct Fairness: Sendable, Equatable {
    /// The schools of one maturity.
    public struct OfMaturity: Sendable, Equatable {
        public let maturity: Maturity
        public var schools = 0
        /// Schools that stand within two points of a threshold: of the whole, or of an area where that decides.
        public var leftAside = 0
        /// Pairs of a school that is not left aside and a draw, and those with another label than its usual one.
        public var pairs = 0
        public var otherLabel = 0
        /// The same over all schools.
        public var allPairs = 0
        public var allOtherLabel = 0
    }

    public let draws: Int
    public let maturities: [OfMaturity]

    public var pairs: Int { maturities.map(\.pairs).reduce(0, +) }
    public var otherLabel: Int { maturities.map(\.otherLabel).reduce(0, +) }
}

/// Invents so many schools of each maturity, spread over these levels of education, fixes their answers to the
/// whole pool, judges each on so many draws, and counts how often the label is not the school's usual one. All
/// reviews count as passed, so that points and essentials decide. The same seed gives the same figures.
/// - Parameter spread: how far a school's answers within a topic lie apart, in thousandths (0 to 1000).
public func simulateDraws(
    of version: Version, draws count: Int, schools: Int, levels: [EducationLevel], spread: Int = 400, seed: UInt64
) -> Fairness {
    var generator = SplitMix64(seed: seed)
    var drawsByLevel: [EducationLevel: [[Question.ID]]] = [:]
    for level in levels {
        drawsByLevel[level] = (0..<count).map { _ in draw(from: version, at: level, seed: generator.next()) }
    }
    let maturities = Maturity.allCases.map { maturity in
        var outcome = Fairness.OfMaturity(maturity: maturity)
        for number in 0..<schools where !levels.isEmpty {
            let level = levels[number % levels.count]
            let school = InventedSchool(maturity, at: level, of: version, spread: spread, using: &generator)
            let simulation = Simulation(school: school, version: version)
            outcome.count(simulation, on: drawsByLevel[level] ?? [])
        }
        return outcome
    }
    return Fairness(draws: count, maturities: maturities)
}

extension Fairness.OfMaturity {
    fileprivate mutating func count(_ simulation: Simulation, on draws: [[Question.ID]]) {
        var labels: [LabelLevel.ID?: Int] = [:]
        for (areas, times) in simulation.outcomes(of: draws) {
            labels[simulation.label(areas), default: 0] += times
        }
        let others = draws.count - (labels.values.max() ?? 0)
        schools += 1
        allPairs += draws.count
        allOtherLabel += others
        if simulation.isNearThreshold {
            leftAside += 1
        } else {
            pairs += draws.count
            otherLabel += others
        }
    }
}

/// One school on many draws. Its anchors are in each, so what differs is the points per area: draws that give
/// the same are judged once.
private struct Simulation {
    let version: Version
    private let areaOf: [Question.ID: Int]
    private let worth: [Question.ID: Points]
    private let unmet: [Question.ID]
    private let school: InventedSchool

    init(school: InventedSchool, version: Version) {
        self.school = school
        self.version = version
        var (areaOf, worth) = ([Question.ID: Int](), [Question.ID: Points]())
        for (number, area) in version.areas.enumerated() {
            for question in area.topics.flatMap(\.questions) {
                areaOf[question.id] = number
                worth[question.id] = question.points(on: school.responses[question.id])
            }
        }
        self.areaOf = areaOf
        self.worth = worth
        unmet = version.questions.filter { question in
            guard question.isEssential, let response = school.responses[question.id] else { return false }
            return !isMet(question, by: response)
        }.map(\.id)
    }

    /// The points per area that the draws give, with how many give them.
    func outcomes(of draws: [[Question.ID]]) -> [[Points]: Int] {
        var outcomes: [[Points]: Int] = [:]
        for draw in draws {
            var points = [Points](repeating: Points(), count: version.areas.count)
            for question in draw {
                guard let area = areaOf[question], let won = worth[question] else { continue }
                points[area] = points[area] + won
            }
            outcomes[points, default: 0] += 1
        }
        return outcomes
    }

    func label(_ areas: [Points]) -> LabelLevel.ID? {
        let reviewed = Reviewed(evidence: true, contributions: version.label.levels.map(\.contributions).max() ?? 0)
        return decideLabel(score(areas), unmetEssentials: unmet, reviewed: reviewed, by: version.label).level
    }

    /// A score whose areas are right; which topic gave the points does not matter to the label.
    private func score(_ points: [Points]) -> Score {
        Score(
            areas: zip(version.areas, points).map { area, points in
                let applicable = area.topics.count * version.draw.perTopic
                let all = area.topics.prefix(1).map {
                    Score.OfTopic(topic: $0.id, points: points, applicable: applicable)
                }
                return Score.OfArea(area: area.id, topics: all)
            })
    }
}

// MARK: - Near a threshold

extension Simulation {
    private static let near = 2

    /// Whether the points that it has on the average of all draws are within two of a threshold: that of a total,
    /// or that of an area for a level whose total is within reach.
    var isNearThreshold: Bool {
        let areas = version.areas.map { $0.topics.map(meanThousandths).reduce(0, +) }
        let (total, scale) = (areas.reduce(0, +), version.label.totalScale)
        return version.label.levels.contains { level in
            let threshold = level.total.fewestPoints(of: scale, scale: scale)
            let isInReach = total >= (threshold - Self.near) * 1000
            return isNear(total, threshold) || isInReach && areas.contains { isNear($0, level.areaAtLeast) }
        }
    }

    private func isNear(_ thousandths: Int, _ threshold: Int) -> Bool {
        abs(thousandths - threshold * 1000) <= Self.near * 1000
    }

    private func meanThousandths(_ topic: Topic) -> Int {
        let asked = topic.questions.filter { $0.isAsked(at: school.level) }
        let anchors = asked.filter(\.isAnchor)
        let pool = asked.filter { !$0.isAnchor }
        let drawn = version.draw.perTopic - anchors.count
        let won = { (questions: [Question]) in questions.map { worth[$0.id]?.points ?? 0 }.reduce(0, +) }
        return won(anchors) * 1000 + (pool.isEmpty ? 0 : won(pool) * 1000 * drawn / pool.count)
    }
}

extension Question {
    fileprivate func points(on response: Response?) -> Points {
        guard case .choice(let id) = response else { return Points(points: 0, possible: mostPoints) }
        return Points(points: choice(id)?.points ?? 0, possible: mostPoints)
    }
}
