/// Adds schools up into tables: the cells of a measure by its break-downs.
public struct Tabulation: Sendable {
    public let words: StatisticWords
    /// Without those of time.
    public let breakdowns: [Breakdown]
    public let filters: [Breakdown: Set<String>]

    public init(words: StatisticWords, breakdowns: [Breakdown], filters: [Breakdown: Set<String>] = [:]) {
        self.words = words
        self.breakdowns = breakdowns
        self.filters = filters
    }

    /// How many schools count for the measure in each cell. Those that the programme lists are there also with 0.
    public func cells(of measure: Measure, _ counted: [CountedSchools]) -> [[String]: Int] {
        var sums = zeros(for: measure)
        for schools in counted {
            for (rank, number) in schools.byRank(for: measure) {
                let values = { (breakdown: Breakdown) in self.values(of: schools, rank, breakdown) }
                guard passes(values) else { continue }
                for key in keys(values) { sums[key, default: 0] += number }
            }
        }
        return sums
    }

    /// Scores: how many results have so many points where `points` is among the break-downs, and else the figures
    /// of their spread; nil where there are none.
    public func cells(of measure: Measure, _ counted: [CountedPoints]) -> [[String]: Int?] {
        guard !breakdowns.contains(.points) else { return spread(of: measure, counted).mapValues { $0 } }
        let inner = Tabulation(
            words: words, breakdowns: breakdowns.filter { $0 != .figure } + [.points],
            filters: filters.filter { $0.key != .figure })
        let place = breakdowns.firstIndex(of: .figure) ?? breakdowns.count
        let figures = ScoreFigure.allCases.filter { filters[.figure]?.contains($0.rawValue) ?? true }
        var results: [[String]: [Int]] = [:]
        for (key, schools) in inner.spread(of: measure, counted) {
            let points = key.last.flatMap { Int($0) } ?? 0
            var spread = results[key.dropLast()] ?? Array(repeating: 0, count: ScoreLayout.mostAreaPoints + 1)
            if spread.indices.contains(points) { spread[points] += schools }
            results[key.dropLast()] = spread
        }
        var cells: [[String]: Int?] = [:]
        for (key, spread) in results {
            for figure in figures {
                var full = Array(key)
                full.insert(figure.rawValue, at: min(place, full.count))
                cells.updateValue(figure.value(of: spread), forKey: full)
            }
        }
        return cells
    }

    private func spread(of measure: Measure, _ counted: [CountedPoints]) -> [[String]: Int] {
        var sums = zeros(for: measure)
        for points in counted {
            let values = { (breakdown: Breakdown) -> [String] in
                switch breakdown {
                case .area, .topic: [points.id]
                case .points: ["\(points.points)"]
                default: points.others[breakdown].map { [$0] } ?? points.segment.words(for: breakdown)
                }
            }
            guard passes(values) else { continue }
            for key in keys(values) { sums[key, default: 0] += points.schools }
        }
        return sums
    }

    /// Other sums, which have the values of their break-downs with them: choices.
    public func cells(of measure: Measure, sums: [(words: [Breakdown: String], sum: Int)]) -> [[String]: Int] {
        var cells = zeros(for: measure)
        for sum in sums {
            let values = { (breakdown: Breakdown) in sum.words[breakdown].map { [$0] } ?? [] }
            guard passes(values) else { continue }
            for key in keys(values) { cells[key, default: 0] += sum.sum }
        }
        return cells
    }

    /// Whether one of the values is asked for, by every filter.
    public func passes(_ values: (Breakdown) -> [String]) -> Bool {
        filters.allSatisfy { breakdown, wanted in !wanted.isDisjoint(with: values(breakdown)) }
    }

    /// The cells in which something with these values counts.
    public func keys(_ values: (Breakdown) -> [String]) -> [[String]] {
        breakdowns.reduce([[]]) { keys, breakdown in
            let allowed = values(breakdown).filter { filters[breakdown]?.contains($0) ?? true }
            return keys.flatMap { key in allowed.map { key + [$0] } }
        }
    }

    private func values(of schools: CountedSchools, _ rank: Int, _ breakdown: Breakdown) -> [String] {
        guard breakdown != .label else { return [words.level(rank)] }
        return schools.others[breakdown].map { [$0] } ?? schools.segment.words(for: breakdown)
    }

    /// Every combination of the values that are listed; none where one of the break-downs lists nothing.
    private func zeros(for measure: Measure) -> [[String]: Int] {
        var keys: [[String]] = [[]]
        for breakdown in breakdowns {
            guard let listed = words.listed(breakdown, of: measure) else { return [:] }
            let wanted = listed.filter { filters[breakdown]?.contains($0) ?? true }
            keys = keys.flatMap { key in wanted.map { key + [$0] } }
        }
        return Dictionary(keys.map { ($0, 0) }) { first, _ in first }
    }

    /// How many cells there are at least.
    public func leastCells(for measure: Measure) -> Int {
        breakdowns.reduce(1) { product, breakdown in
            let listed = words.listed(breakdown, of: measure)?.count ?? 1
            return min(product * max(listed, 1), Int(Int32.max))
        }
    }
}

extension StatisticWords {
    /// The cells in the order of their keys: of what is listed in that order, then the rest by the alphabet.
    public func inOrder(_ cells: [StatisticTable.Cell], by breakdowns: [Breakdown], of measure: Measure)
        -> [StatisticTable.Cell]
    {
        let places = breakdowns.map { breakdown in
            Dictionary((listed(breakdown, of: measure) ?? []).enumerated().map { ($0.element, $0.offset) }) {
                first, _ in first
            }
        }
        let order = { (cell: StatisticTable.Cell) in
            zip(cell.keys, places).map { key, places in (places[key] ?? Int.max, key) }
        }
        return cells.map { ($0, order($0)) }.sorted { one, other in
            for (mine, theirs) in zip(one.1, other.1) where mine != theirs { return mine < theirs }
            return false
        }.map(\.0)
    }
}
