extension StatisticTable {
    /// A figure as it is written in a file: those of scores are kept in tenths.
    public func written(_ value: Int) -> String {
        breakdowns.contains(.figure) ? "\(value / 10).\(value % 10)" : "\(value)"
    }
}

/// Tables as the lines of one file: `measure`, each break-down, `value` and `status`, and a line for each cell.
/// Measures of different break-downs leave empty what they do not have.
public func records(of tables: [StatisticTable]) -> [[String]] {
    let breakdowns = tables.map(\.breakdowns).max { $0.count < $1.count } ?? []
    let header = ["measure"] + breakdowns.map(\.rawValue) + ["value", "status"]
    return [header]
        + tables.flatMap { table in
            table.cells.map { cell in
                let keys = Dictionary(zip(table.breakdowns, cell.keys)) { first, _ in first }
                return [table.measure.rawValue] + breakdowns.map { keys[$0] ?? "" }
                    + [cell.value.map(table.written) ?? "", cell.status.rawValue]
            }
        }
}
