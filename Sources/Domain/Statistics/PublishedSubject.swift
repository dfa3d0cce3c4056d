/// What is told of schools in published tables, in the order in which it is let in: what comes first is told more
/// finely where not everything can be told. The raw values are the ids of the measures.
public enum PublishedSubject: String, Sendable, Hashable, Codable, CaseIterable {
    case registered, completed, outcome, label, started, improved

    /// The row of a table in which a school counts, by rank where there are several; nil where it does not count.
    func category(of standing: PublicationFacts.Standing) -> Int? {
        switch self {
        case .registered: standing.stage >= .registered ? 0 : nil
        case .started: standing.stage >= .started ? 0 : nil
        case .completed: standing.stage == .completed ? 0 : nil
        case .outcome: standing.stage == .completed ? standing.outcome : nil
        case .label: standing.label > 0 ? standing.label : nil
        case .improved: standing.isImproved ? 0 : nil
        }
    }

    /// Whether everybody knows it of this school already: who lists its label has registered, started and completed.
    func isPublic(of standing: PublicationFacts.Standing) -> Bool {
        switch self {
        case .registered, .started, .completed, .label: standing.isListed
        case .outcome, .improved: false
        }
    }

    /// Whether the school counts, and not everybody knows.
    func isConfidential(of standing: PublicationFacts.Standing) -> Bool {
        category(of: standing) != nil && !isPublic(of: standing)
    }

    /// The subjects of which every school that counts here counts too, by definition.
    var wider: [PublishedSubject] {
        switch self {
        case .registered: []
        case .started: [.registered]
        case .completed: [.registered, .started]
        case .outcome, .label: [.registered, .started, .completed]
        case .improved: [.registered, .started, .completed, .outcome]
        }
    }

    /// Ranks of the rows.
    /// - Parameter levels: how many levels the label has.
    func categories(levels: Int) -> [Int] {
        switch self {
        case .registered, .started, .completed, .improved: [0]
        case .outcome: Array(0...max(levels, 0))
        case .label: levels > 0 ? Array(1...levels) : []
        }
    }

    var isByLevelOfLabel: Bool { self == .outcome || self == .label }

    /// Those of its table on a rung.
    func breakdowns(by rung: PublishedRung) -> [Breakdown] {
        rung.breakdowns + (isByLevelOfLabel ? [.label] : [])
    }
}

/// A break-down of published tables: a rung of the ladder.
public enum PublishedRung: String, Sendable, Hashable, Codable, CaseIterable {
    case programme, region, level, crossed

    public var breakdowns: [Breakdown] {
        switch self {
        case .programme: []
        case .region: [.region]
        case .level: [.level]
        case .crossed: [.region, .level]
        }
    }

    /// The cells of a table in which the schools of a ground count: one for each of their levels where it is by level.
    func keys(of ground: PublicationFacts.Ground) -> [[String]] {
        switch self {
        case .programme: [[]]
        case .region: [[ground.region]]
        case .level: ground.levels.map { [$0] }
        case .crossed: ground.levels.map { [ground.region, $0] }
        }
    }
}

/// How finely a subject is published: the tables that are, the finest first. Each holds the coarser ones too, as
/// they could be added up from it.
public enum PublishedDetail: String, Sendable, Hashable, Codable, CaseIterable {
    case crossed, margins, region, level, programme, nothing

    public var rungs: [PublishedRung] {
        switch self {
        case .crossed: [.programme, .region, .level, .crossed]
        case .margins: [.programme, .region, .level]
        case .region: [.programme, .region]
        case .level: [.programme, .level]
        case .programme: [.programme]
        case .nothing: []
        }
    }
}
