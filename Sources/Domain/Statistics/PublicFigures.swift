extension StatisticTable {
    /// Fewer schools than this are not told to the public.
    public static let fewestPublic = 5

    /// The table as it may be published on its own: a figure about 1 to 4 schools is confidential, and where it is the
    /// only one hidden the others would tell it, so that the whole table is. Other tables and releases are not looked
    /// at here. All measures are confidential but those of the register: labels count whether listed or not.
    public func forPublic(fewest: Int = Self.fewestPublic) -> StatisticTable {
        guard measure.countsSchools || measure == .choices || breakdowns.contains(.points) else {
            return hidden { _ in true }
        }
        let isSmall = { (cell: Cell) in cell.value.map { $0 > 0 && $0 < fewest } ?? false }
        let small = cells.count(where: isSmall)
        return small == 1 ? hidden { _ in true } : hidden(isSmall)
    }

    private func hidden(_ isConfidential: (Cell) -> Bool) -> StatisticTable {
        StatisticTable(
            measure: measure, breakdowns: breakdowns,
            cells: cells.map { isConfidential($0) ? Cell(keys: $0.keys, value: nil, status: .confidential) : $0 })
    }
}
