/// The scores of schools by level of education, size and region: what a school's own result is held against. Frozen
/// with a release. It names no school and has no group of fewer than `fewest`.
public struct BenchmarkTable: Sendable, Equatable, Codable {
    /// A group of fewer schools says too much about each of them, and too little about schools like them.
    public static let fewest = 20

    /// Schools that are alike in what is given here; what is nil is not told apart.
    public struct Group: Sendable, Hashable, Codable {
        public let level: EducationLevel?
        /// The size class, as the break-down `size` writes it.
        public let size: String?
        /// ISO 3166-2.
        public let region: String?

        public init(level: EducationLevel? = nil, size: String? = nil, region: String? = nil) {
            self.level = level
            self.size = size
            self.region = region
        }
    }

    public struct Row: Sendable, Equatable, Codable {
        public let group: Group
        /// At least so many schools: their number rounded down to tens, so that no smaller group follows from two.
        public let schools: Int
        /// By the ids of the areas.
        public let areas: [OfArea]

        public init(group: Group, schools: Int, areas: [OfArea]) {
            self.group = group
            self.schools = schools
            self.areas = areas
        }
    }

    public struct OfArea: Sendable, Equatable, Codable {
        public let area: Area.ID
        /// In points of twenty.
        public let quartiles: Quartiles

        public init(area: Area.ID, quartiles: Quartiles) {
            self.area = area
            self.quartiles = quartiles
        }
    }

    /// The day of the release, `YYYY-MM-DD`.
    public let day: String
    public let rows: [Row]

    public init(day: String, rows: [Row]) {
        self.day = day
        self.rows = rows
    }

    public subscript(group: Group) -> Row? {
        rows.first { $0.group == group }
    }
}

extension BenchmarkTable {
    /// Schools of one kind with their latest results: what the tally knows.
    public struct Cell: Sendable, Equatable {
        public let levels: Set<EducationLevel>
        /// Nil where the register does not tell.
        public let size: String?
        public let region: String?
        /// With a result whose areas are known.
        public let schools: Int
        /// By area, how many have 0, 1, 2, … 20 points.
        public let results: [Area.ID: [Int]]

        public init(
            levels: Set<EducationLevel>, size: String?, region: String?, schools: Int, results: [Area.ID: [Int]]
        ) {
            self.levels = levels
            self.size = size
            self.region = region
            self.schools = schools
            self.results = results
        }
    }

    /// Adds the cells up to every group that a school can be held against, and leaves out those that are too small.
    /// A school with two levels counts in the groups of each, and once among all.
    public init(day: String, cells: [Cell]) {
        var sums: [Group: (schools: Int, results: [Area.ID: [Int]])] = [:]
        for cell in cells {
            for group in Self.groups(of: cell) {
                var sum = sums[group] ?? (0, [:])
                sum.schools += cell.schools
                sum.results.merge(cell.results, uniquingKeysWith: added)
                sums[group] = sum
            }
        }
        let rows = sums.filter { $0.value.schools >= Self.fewest }.map { group, sum in
            Row(group: group, schools: sum.schools / 10 * 10, areas: areas(sum.results))
        }
        self.init(day: day, rows: rows.sorted { $0.group.order < $1.group.order })
    }

    private static func groups(of cell: Cell) -> Set<Group> {
        var groups: Set<Group> = [Group()]
        for level in cell.levels {
            groups.formUnion([
                Group(level: level), Group(level: level, size: cell.size),
                Group(level: level, region: cell.region), Group(level: level, size: cell.size, region: cell.region),
            ])
        }
        return groups
    }
}

/// An area that only some of the results tell of is left out like a small group.
private func areas(_ results: [Area.ID: [Int]]) -> [BenchmarkTable.OfArea] {
    results.sorted { $0.key < $1.key }.compactMap { area, results in
        guard results.reduce(0, +) >= BenchmarkTable.fewest else { return nil }
        return Quartiles(of: results).map { BenchmarkTable.OfArea(area: area, quartiles: $0) }
    }
}

private func added(_ one: [Int], _ other: [Int]) -> [Int] {
    (0..<max(one.count, other.count)).map { index in
        (one.indices.contains(index) ? one[index] : 0) + (other.indices.contains(index) ? other[index] : 0)
    }
}

extension BenchmarkTable.Group {
    fileprivate var order: String { [level?.rawValue ?? "", size ?? "", region ?? ""].joined(separator: " ") }
}
