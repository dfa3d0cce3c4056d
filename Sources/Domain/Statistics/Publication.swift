/// The tables of a programme on a day as everybody may see them: public facts exact, confidential ones as finely as
/// the ladder allows. Frozen when it is made.
public struct Publication: Sendable, Equatable, Codable {
    /// `YYYY-MM-DD`.
    public let day: String
    /// The fewest schools of which a confidential figure may tell.
    public let limit: Int
    /// Of each subject how finely it is told.
    public let details: [PublishedSubject.RawValue: PublishedDetail]
    /// A fixed list in a fixed order, those that are withheld too.
    public let tables: [PublishedTable]

    public func detail(of subject: PublishedSubject) -> PublishedDetail {
        details[subject.rawValue] ?? .nothing
    }

    /// What it tells of the programme, without its regions and levels of education.
    public var ofWholeProgramme: Publication {
        let grounds: Set<Breakdown> = [.region, .level]
        return Publication(
            day: day, limit: limit, details: details, tables: tables.filter { grounds.isDisjoint(with: $0.breakdowns) })
    }

    public func table(_ measure: String, _ breakdowns: [Breakdown]) -> PublishedTable? {
        tables.first { $0.measure == measure && $0.breakdowns == breakdowns }
    }

    /// - Parameters:
    ///   - levels: of the label, from low to high, whose ranks the facts name.
    ///   - limit: 5, or more where the programme wants it; never taken under 3.
    ///   - finest: nothing is told more finely.
    ///   - earlier: everything that was published of the programme before, in any order.
    public init(
        of facts: PublicationFacts, levels: [LabelLevel.ID], limit: Int, finest: PublishedDetail = .crossed,
        after earlier: [Publication]
    ) {
        let limit = max(limit, Self.smallestLimit)
        var ladder = PublicationLadder(facts: facts, names: levels, limit: limit, finest: finest, earlier: earlier)
        ladder.climb()
        day = facts.day
        self.limit = limit
        details = Dictionary(uniqueKeysWithValues: ladder.details.map { ($0.key.rawValue, $0.value) })
        tables = openTables(of: facts, levels: levels) + ladder.tables() + ladder.scoreTables()
    }

    private init(
        day: String, limit: Int, details: [PublishedSubject.RawValue: PublishedDetail], tables: [PublishedTable]
    ) {
        self.day = day
        self.limit = limit
        self.details = details
        self.tables = tables
    }

    public static let smallestLimit = 3
    public static let usualLimit = 5
}

/// A published table: a measure by some break-downs.
public struct PublishedTable: Sendable, Equatable, Codable {
    /// The id of a `PublishedSubject`, or `schools`, `listed`, `area-score-median` and the like.
    public let measure: String
    public let breakdowns: [Breakdown]
    /// Sorted by their keys.
    public let cells: [StatisticTable.Cell]

    public init(measure: String, breakdowns: [Breakdown], cells: [StatisticTable.Cell]) {
        self.measure = measure
        self.breakdowns = breakdowns
        self.cells = cells
    }

    /// Whether its confidential figures are told.
    public var isTold: Bool { cells.allSatisfy { $0.status == .free } }

    public func value(_ keys: [String]) -> Int? {
        cells.first { $0.keys == keys }?.value
    }
}

/// What everybody knows: how many schools the register has, and which of them list a label.
private func openTables(of facts: PublicationFacts, levels: [LabelLevel.ID]) -> [PublishedTable] {
    PublishedRung.allCases.flatMap { rung in
        let grounds = rung.allKeys(of: facts)
        let schools = facts.sums(by: rung) { _ in 0 }
        let listed = facts.sums(by: rung) { $0.isListed && $0.label > 0 ? $0.label : nil }
        return [
            PublishedTable(
                measure: "schools", breakdowns: rung.breakdowns,
                cells: grounds.map { .init(keys: $0, value: schools[$0]?[0] ?? 0) }),
            PublishedTable(
                measure: "listed", breakdowns: rung.breakdowns + [.label],
                cells: grounds.flatMap { ground in
                    levels.enumerated().map { place, level in
                        .init(keys: ground + [level.rawValue], value: listed[ground]?[place + 1] ?? 0)
                    }
                }),
        ]
    }
}

extension PublishedRung {
    /// Every cell that the register has schools for, sorted.
    func allKeys(of facts: PublicationFacts) -> [[String]] {
        Set(facts.counts.flatMap { keys(of: $0.ground) }).sorted { $0.lexicographicallyPrecedes($1) }
    }
}

extension PublicationFacts {
    /// How many schools are in each row of each cell.
    func sums(by rung: PublishedRung, row: (Standing) -> Int?) -> [[String]: [Int: Int]] {
        var sums: [[String]: [Int: Int]] = [:]
        for count in counts {
            guard let row = row(count.standing) else { continue }
            for key in rung.keys(of: count.ground) { sums[key, default: [:]][row, default: 0] += count.schools }
        }
        return sums
    }
}
