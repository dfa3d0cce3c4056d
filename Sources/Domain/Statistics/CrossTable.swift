/// A table of statistics as it is read: one of its break-downs beside each other, the others under each other.
public struct CrossTable: Sendable, Equatable {
    public struct Row: Sendable, Equatable {
        public let keys: [String]
        /// One for each column; nil where there is no figure.
        public let values: [Int?]

        public init(keys: [String], values: [Int?]) {
            self.keys = keys
            self.values = values
        }
    }

    /// The break-downs of which each row has a value.
    public let keys: [Breakdown]
    /// The break-down that goes across; nil where there is one column of figures.
    public let across: Breakdown?
    /// The values of that break-down.
    public let columns: [String]
    public let rows: [Row]

    /// More columns than these are rows.
    public static let mostColumns = 24

    /// - Parameters:
    ///   - wanted: the break-down to go across, where the table has it.
    ///   - leading: the break-down to come first in the rows.
    public init(_ table: StatisticTable, across wanted: Breakdown?, leading: Breakdown?) {
        let orders = table.breakdowns.enumerated().map { place, breakdown in
            order(of: table.cells.compactMap { $0.keys.indices.contains(place) ? $0.keys[place] : nil }, breakdown)
        }
        let place = [wanted, .figure].compactMap { $0.flatMap(table.breakdowns.firstIndex) }
            .first { table.breakdowns.count > 1 && orders[$0].count <= Self.mostColumns }
        let others = table.breakdowns.indices.filter { $0 != place }
            .sorted { (table.breakdowns[$0] == leading ? 0 : 1) < (table.breakdowns[$1] == leading ? 0 : 1) }
        keys = others.map { table.breakdowns[$0] }
        across = place.map { table.breakdowns[$0] }
        columns = place.map { place in orders[place].sorted { $0.value < $1.value }.map(\.key) } ?? [""]
        let absent: Int? = table.measure.isCounted || table.breakdowns.contains(.points) ? 0 : nil
        let column = Dictionary(columns.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        var found: [[String]: [Int?]] = [:]
        for cell in table.cells where cell.keys.count == table.breakdowns.count {
            let key = others.map { cell.keys[$0] }
            guard let at = column[place.map { cell.keys[$0] } ?? ""] else { continue }
            found[key, default: Array(repeating: absent, count: columns.count)][at] = cell.value
        }
        rows = found.map { Row(keys: $0.key, values: $0.value) }.sorted { one, other in
            for (index, place) in others.enumerated() where one.keys[index] != other.keys[index] {
                return (orders[place][one.keys[index]] ?? 0) < (orders[place][other.keys[index]] ?? 0)
            }
            return false
        }
    }
}

/// Each value with its place: of time by its name, of the rest as they first occur.
private func order(of values: [String], _ breakdown: Breakdown) -> [String: Int] {
    var seen: Set<String> = []
    let once = values.filter { seen.insert($0).inserted }
    let inOrder = breakdown.isOfTime ? once.sorted() : once
    return Dictionary(inOrder.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
}

extension Measure {
    /// Whether its figures are numbers of something, so that where nothing is said there is none.
    var isCounted: Bool {
        switch self {
        case .areaScore, .topicScore, .timeToComplete, .timeToNextLevel: false
        default: true
        }
    }
}
