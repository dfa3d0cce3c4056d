/// A school's own scores beside those of similar schools: as bands, without ranks and without names.
public struct Benchmark: Sendable, Equatable {
    /// What was given up, in this order, until the group was large enough.
    public enum Step: String, Sendable, CaseIterable {
        case region, size, level
    }

    public enum Band: String, Sendable, CaseIterable {
        case lowerQuarter = "lower"
        case middleHalf = "middle"
        case upperQuarter = "upper"
    }

    public struct OfArea: Sendable, Equatable {
        public let area: Area.ID
        /// Points of twenty.
        public let own: Int
        public let others: Quartiles
        /// A score on the border of two bands is in the middle.
        public let band: Band

        public init(area: Area.ID, own: Int, others: Quartiles) {
            self.area = area
            self.own = own
            self.others = others
            band = own < others.lower ? .lowerQuarter : own > others.upper ? .upperQuarter : .middleHalf
        }
    }

    /// The day of the release, `YYYY-MM-DD`.
    public let day: String
    public let group: BenchmarkTable.Group
    /// At least so many.
    public let schools: Int
    public let widened: [Step]
    /// Those that both the school and the group have.
    public let areas: [OfArea]

    /// Nil where even all schools together are too few.
    /// - Parameters:
    ///   - school: what the school is; without a size or a region where the register does not tell.
    ///   - score: that of its result.
    public init?(of school: BenchmarkTable.Group, score: Score, in table: BenchmarkTable) {
        guard let (row, widened) = similarSchools(to: school, in: table) else { return nil }
        day = table.day
        group = row.group
        schools = row.schools
        self.widened = widened
        areas = score.areas.compactMap { area in
            guard let own = area.points.ofTwenty, let others = row.areas.first(where: { $0.area == area.area }) else {
                return nil
            }
            return OfArea(area: area.area, own: own, others: others.quartiles)
        }
    }
}

/// The schools most like this one that are many enough: same level, size and region; else in all regions; else of
/// all sizes; else all. With what had to be given up.
public func similarSchools(
    to school: BenchmarkTable.Group, in table: BenchmarkTable
) -> (row: BenchmarkTable.Row, widened: [Benchmark.Step])? {
    var group = school
    var widened: [Benchmark.Step] = []
    if let row = table[group] { return (row, widened) }
    for step in Benchmark.Step.allCases {
        let wider = group.without(step)
        guard wider != group else { continue }
        group = wider
        widened.append(step)
        if let row = table[group] { return (row, widened) }
    }
    return nil
}

extension BenchmarkTable.Group {
    fileprivate func without(_ step: Benchmark.Step) -> Self {
        switch step {
        case .region: Self(level: level, size: size)
        case .size: Self(level: level)
        case .level: Self()
        }
    }
}

extension Points {
    /// As points of twenty, rounded half up; nil where nothing could be won.
    public var ofTwenty: Int? {
        possible > 0 ? (points * 40 + possible) / (possible * 2) : nil
    }
}
