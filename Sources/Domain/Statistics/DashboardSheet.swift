/// One table of the dashboard: what stands beside a picture, and what its CSV file holds. Ids only; words are for
/// pages.
public struct DashboardSheet: Sendable, Equatable {
    /// Which table. The raw value stands in the address of its CSV file.
    public enum Kind: String, Sendable, CaseIterable {
        case key, funnel, years, labels, outcomes, regions, areas, distribution, topics, weaknesses, strengths,
            programmes
    }

    /// What the first columns of a table name.
    public enum Key: String, Sendable, CaseIterable {
        case measure, year, label, region, area, points, topic, question, response, programme
    }

    public enum Figure: Sendable, Hashable {
        case number(Int)
        /// A mean: 123 is 12.3.
        case tenths(Int)
        case unknown
    }

    public struct Row: Sendable, Equatable {
        /// Empty where the register does not tell, or where there is no level.
        public let keys: [String]
        public let figures: [Figure]

        public init(_ keys: [String], _ figures: [Figure]) {
            self.keys = keys
            self.figures = figures
        }

        init(_ key: String, _ numbers: [Int]) {
            self.init([key], numbers.map { .number($0) })
        }
    }

    public let kind: Kind
    public let keys: [Key]
    /// The ids of the columns of figures: measures, levels as `label-bronze`, areas as `area-policy`, and some others.
    public let columns: [String]
    public let rows: [Row]

    public init(kind: Kind, keys: [Key], columns: [String], rows: [Row]) {
        self.kind = kind
        self.keys = keys
        self.columns = columns
        self.rows = rows
    }

    /// For a CSV file: a header, and a line for each row. An unknown figure is an empty cell.
    public var records: [[String]] {
        [keys.map(\.rawValue) + columns] + rows.map { row in row.keys + row.figures.map(\.text) }
    }
}

extension DashboardSheet.Figure {
    fileprivate var text: String {
        switch self {
        case .number(let number): String(number)
        case .tenths(let tenths): "\(tenths / 10).\(tenths % 10)"
        case .unknown: ""
        }
    }
}

extension Dashboard {
    /// The steps of the way, each a part of the one before: of what was ever reached.
    public static let steps: [Measure] = [.registered, .started, .completed, .labelled]
    /// The measures of the key figures, in the order in which they are told.
    public static let keyMeasures: [Measure] = steps + [.label, .expired, .renewed, .improved]

    /// Schools on the date and a year before, by a measure that counts schools.
    public func change(of measure: Measure) -> Change {
        if let known = schools[measure] { return known }
        guard measure == .label else { return Change(now: 0, before: 0) }
        return Change(
            now: labels.values.reduce(0) { $0 + $1.now }, before: labels.values.reduce(0) { $0 + $1.before })
    }

    /// - Parameter levels: of the programme's label, from low to high.
    public func sheet(_ kind: DashboardSheet.Kind, levels: [LabelLevel.ID]) -> DashboardSheet {
        switch kind {
        case .key: changes(kind, .measure, Self.keyMeasures.map { ($0.rawValue, change(of: $0)) })
        case .funnel:
            DashboardSheet(
                kind: kind, keys: [.measure], columns: ["schools"],
                rows: Self.steps.map { .init($0.rawValue, [change(of: $0).now]) })
        case .years: yearSheet(levels)
        case .labels:
            changes(kind, .label, levels.map { ($0.rawValue, labels[$0] ?? Change(now: 0, before: 0)) })
        case .outcomes: outcomeSheet(levels)
        case .regions: regionSheet
        case .areas: spreadSheet(kind, .area, areas)
        case .distribution: distributionSheet
        case .topics: spreadSheet(kind, .topic, topics)
        case .weaknesses: choiceSheet(kind, weaknesses)
        case .strengths: choiceSheet(kind, strengths)
        case .programmes: programmeSheet(levels)
        }
    }

    private func changes(
        _ kind: DashboardSheet.Kind, _ key: DashboardSheet.Key, _ rows: [(id: String, change: Change)]
    ) -> DashboardSheet {
        DashboardSheet(
            kind: kind, keys: [key], columns: ["now", "before"],
            rows: rows.map { .init($0.id, [$0.change.now, $0.change.before]) })
    }

    private func yearSheet(_ levels: [LabelLevel.ID]) -> DashboardSheet {
        let rows = years.map { year in
            DashboardSheet.Row(
                String(year.year), Self.steps.map { year.schools[$0] ?? 0 } + levels.map { year.labels[$0] ?? 0 })
        }
        return DashboardSheet(kind: .years, keys: [.year], columns: columns(levels), rows: rows)
    }

    private func outcomeSheet(_ levels: [LabelLevel.ID]) -> DashboardSheet {
        let all: [LabelLevel.ID?] = levels.reversed() + [nil]
        return DashboardSheet(
            kind: .outcomes, keys: [.label], columns: ["schools"],
            rows: all.map { .init($0?.rawValue ?? "none", [outcomes[$0] ?? 0]) })
    }

    private var regionSheet: DashboardSheet {
        DashboardSheet(
            kind: .regions, keys: [.region], columns: ["registered", "completed", "label"],
            rows: regions.map { .init($0.region ?? "", [$0.registered, $0.completed, $0.labelled]) })
    }

    private func spreadSheet(
        _ kind: DashboardSheet.Kind, _ key: DashboardSheet.Key, _ spreads: [Spread]
    ) -> DashboardSheet {
        let rows = spreads.map { spread in
            let quartiles = Quartiles(of: spread.results)
            return DashboardSheet.Row(
                [spread.id],
                [
                    .number(spread.results.reduce(0, +)),
                    meanInTenths(of: spread.results).map { .tenths($0) } ?? .unknown,
                ] + [quartiles?.lower, quartiles?.median, quartiles?.upper].map { $0.map { .number($0) } ?? .unknown })
        }
        return DashboardSheet(
            kind: kind, keys: [key], columns: ["results", "mean", "lower", "median", "upper"], rows: rows)
    }

    private var distributionSheet: DashboardSheet {
        let most = areas.map(\.results.count).max() ?? 0
        let rows = (0..<most).map { points in
            DashboardSheet.Row(
                String(points), areas.map { $0.results.indices.contains(points) ? $0.results[points] : 0 })
        }
        return DashboardSheet(
            kind: .distribution, keys: [.points], columns: areas.map { "area-\($0.id)" }, rows: rows)
    }

    private func choiceSheet(_ kind: DashboardSheet.Kind, _ shares: [ChoiceShare]) -> DashboardSheet {
        let rows = shares.map { share in
            DashboardSheet.Row(
                [share.question.rawValue, share.response.description], [.number(share.given), .number(share.answers)])
        }
        return DashboardSheet(kind: kind, keys: [.question, .response], columns: ["given", "answers"], rows: rows)
    }

    private func programmeSheet(_ levels: [LabelLevel.ID]) -> DashboardSheet {
        let rows = programmes.map { one in
            DashboardSheet.Row(
                one.programme.rawValue, Self.steps.map { one.schools[$0] ?? 0 } + levels.map { one.labels[$0] ?? 0 })
        }
        return DashboardSheet(kind: .programmes, keys: [.programme], columns: columns(levels), rows: rows)
    }

    private func columns(_ levels: [LabelLevel.ID]) -> [String] {
        Self.steps.map(\.rawValue) + levels.map { "label-\($0)" }
    }
}
