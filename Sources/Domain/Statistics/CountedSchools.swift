/// Schools that are alike in all that they are counted by, but for their states.
public struct CountedSchools: Sendable, Equatable {
    public let segment: Segment
    /// The values of break-downs that segments do not have: group, source, version.
    public let others: [Breakdown: String]
    /// How many are in each state.
    public let schools: [StandingState: Int]

    public init(segment: Segment, others: [Breakdown: String] = [:], schools: [StandingState: Int]) {
        self.segment = segment
        self.others = others
        self.schools = schools
    }

    /// How many count for the measure, by the rank of the level that it tells of.
    func byRank(for measure: Measure) -> [Int: Int] {
        var sums: [Int: Int] = [:]
        for (state, number) in schools where measure.counts(state) {
            sums[measure == .outcome ? state.outcome?.rank ?? 0 : state.label, default: 0] += number
        }
        return sums
    }
}

/// Schools whose latest result has so many points in an area or topic.
public struct CountedPoints: Sendable, Equatable {
    public let segment: Segment
    public let others: [Breakdown: String]
    /// The id of the area or topic.
    public let id: String
    public let points: Int
    public let schools: Int

    public init(segment: Segment, others: [Breakdown: String] = [:], id: String, points: Int, schools: Int) {
        self.segment = segment
        self.others = others
        self.id = id
        self.points = points
        self.schools = schools
    }
}

/// The values by which a table can be broken down, in their order; what is in it is shown also where it is zero.
public struct StatisticWords: Sendable, Equatable {
    /// The values of each break-down that are known beforehand.
    public let values: [Breakdown: [String]]
    /// The levels of the label from low to high: their ranks are their places, from 1.
    public let levels: [LabelLevel.ID]

    public init(programmes: [Programme], rules: LabelRules, version: Version) {
        levels = rules.levels.map(\.id)
        values = [
            .programme: programmes.map(\.id.rawValue),
            .region: unique(programmes.flatMap { $0.regions.map(\.id) }),
            .level: unique(programmes.flatMap { $0.levels.sorted().map(\.rawValue) }),
            .kind: School.Kind.allCases.map(\.rawValue),
            .network: unique(programmes.flatMap { $0.networks.map(\.id) }),
            .size: SizeClass.allCases.map(\.rawValue),
            .area: version.areas.map(\.id.rawValue),
            .topic: version.areas.flatMap { $0.topics.map(\.id.rawValue) },
            .question: version.questions.map(\.id.rawValue),
            .figure: ScoreFigure.allCases.map(\.rawValue),
        ]
    }

    /// What a break-down of this measure lists; nil where only what occurs can be listed.
    public func listed(_ breakdown: Breakdown, of measure: Measure) -> [String]? {
        switch breakdown {
        case .label: levels.map(\.rawValue) + (measure == .outcome ? [Self.noLevel] : [])
        case .points:
            (0...(measure == .areaScore ? ScoreLayout.mostAreaPoints : ScoreLayout.mostTopicPoints)).map(String.init)
        default: values[breakdown]
        }
    }

    /// The word for a result without a level.
    public static let noLevel = "none"

    func level(_ rank: Int) -> String {
        rank > 0 && rank <= levels.count ? levels[rank - 1].rawValue : rank > 0 ? "\(rank)" : Self.noLevel
    }
}

/// The figures of a spread of scores, in tenths of a point.
public enum ScoreFigure: String, Sendable, CaseIterable {
    case mean
    case lower = "lower-quartile"
    case median
    case upper = "upper-quartile"

    func value(of results: [Int]) -> Int? {
        switch self {
        case .mean: meanInTenths(of: results)
        case .lower: Quartiles(of: results).map { $0.lower * 10 }
        case .median: Quartiles(of: results).map { $0.median * 10 }
        case .upper: Quartiles(of: results).map { $0.upper * 10 }
        }
    }
}

private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
}

extension Segment {
    /// The values of a break-down: of levels several, for a school counts in each.
    public func words(for breakdown: Breakdown) -> [String] {
        switch breakdown {
        case .programme: [programme.rawValue]
        case .region: [region]
        case .level: levels.isEmpty ? [""] : levels.sorted().map(\.rawValue)
        case .kind: [kind.rawValue]
        case .network: [network]
        case .size: [size?.rawValue ?? ""]
        default: []
        }
    }
}
