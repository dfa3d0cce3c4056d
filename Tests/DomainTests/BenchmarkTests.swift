import Domain
import Testing

@Suite("Benchmarks")
struct BenchmarkTests {
    @Test(
        "quartiles are values that schools have, worked out by hand",
        arguments: [
            ([], nil), ([0, 0], nil), ([1], [0, 0, 0]), ([0, 4], [1, 1, 1]), ([1, 1, 1, 1], [0, 1, 2]),
            ([1, 1, 1, 1, 1], [1, 2, 3]), ([10, 0, 0, 0, 1], [0, 0, 0]), ([2, 0, 0, 2], [0, 0, 3]),
            ([25, 25, 25, 25], [0, 1, 2]), ([24, 26, 25, 25], [1, 1, 2]), ([3, 1], [0, 0, 0]),
        ] as [([Int], [Int]?)])
    func quartiles(results: [Int], expected: [Int]?) {
        let found = Quartiles(of: results)
        #expect(found.map { [$0.lower, $0.median, $0.upper] } == expected)
    }

    @Test(
        arguments: [
            ([], nil), ([3], 0), ([0, 1], 10), ([1, 1], 5), ([2, 1], 3), ([1, 2], 7), ([0, 0, 1, 1, 1], 30),
        ] as [([Int], Int?)])
    func means(results: [Int], tenths: Int?) {
        #expect(meanInTenths(of: results) == tenths)
    }

    @Test(
        "points of twenty",
        arguments: [
            (0, 20, 0), (20, 20, 20), (7, 14, 10), (13, 18, 14), (1, 16, 1), (1, 8, 3), (5, 16, 6), (0, 0, nil),
        ]
            as [(Int, Int, Int?)])
    func pointsOfTwenty(points: Int, possible: Int, expected: Int?) {
        #expect(Points(points: points, possible: possible).ofTwenty == expected)
    }

    private func cell(
        _ levels: Set<EducationLevel>, _ size: String?, _ region: String?, _ schools: Int, points: Int = 10
    ) -> BenchmarkTable.Cell {
        var results = Array(repeating: 0, count: 21)
        results[points] = schools
        return .init(levels: levels, size: size, region: region, schools: schools, results: ["policy": results])
    }

    private func table(_ cells: [BenchmarkTable.Cell]) -> BenchmarkTable {
        BenchmarkTable(day: "2026-10-01", cells: cells)
    }

    @Test(
        "a group is widened by region, then size, then level",
        arguments: [
            // own group, others of the size, of the level, of other levels; what is given up; at least so many
            (20, 0, 0, 0, [], 20), (19, 1, 0, 0, ["region"], 20), (19, 0, 1, 0, ["region", "size"], 20),
            (1, 12, 6, 1, ["region", "size", "level"], 20), (19, 0, 0, 0, nil, 0), (0, 31, 0, 0, ["region"], 30),
            (29, 0, 0, 0, [], 20),
        ] as [(Int, Int, Int, Int, [String]?, Int)])
    func widening(own: Int, size: Int, level: Int, others: Int, widened: [String]?, schools: Int) {
        let table = table([
            cell([.primary], "small", "BE-VAN", own), cell([.primary], "small", "BE-VLI", size),
            cell([.primary], "large", "BE-VLI", level), cell([.adult], "small", "BE-VAN", others),
        ])
        let found = similarSchools(to: .init(level: .primary, size: "small", region: "BE-VAN"), in: table)
        #expect(found?.widened.map(\.rawValue) == widened)
        #expect(found?.row.schools ?? 0 == schools)
    }

    @Test func whatTheRegisterDoesNotTellIsNotGivenUp() {
        let table = table([cell([.primary], nil, "BE-VAN", 12), cell([.primary], "large", "BE-VAN", 12)])
        let sameRegion = similarSchools(to: .init(level: .primary, region: "BE-VAN"), in: table)
        #expect(sameRegion?.widened == [] && sameRegion?.row.group.region == "BE-VAN")
        let nowhere = similarSchools(to: .init(level: .primary), in: table)
        #expect(nowhere?.widened == [] && nowhere?.row.schools == 20)
    }

    @Test func aSchoolWithTwoLevelsCountsInEachAndOnceAmongAll() {
        let table = table([cell([.primary, .secondary], "small", "BE-VAN", 25)])
        #expect(table[.init(level: .primary)]?.schools == 20 && table[.init(level: .secondary)]?.schools == 20)
        #expect(table[.init()]?.schools == 20)
    }

    @Test func noGroupIsSmallAndNoNumberExact() {
        let cells = (1...40).map {
            cell([.primary], $0 % 2 == 0 ? "small" : "large", "R\($0 % 5)", $0, points: $0 % 21)
        }
        let table = table(cells)
        #expect(!table.rows.isEmpty)
        #expect(table.rows.allSatisfy { $0.schools >= 20 && $0.schools % 10 == 0 })
        #expect(Set(table.rows.map(\.group)).count == table.rows.count)
    }

    @Test(
        "bands: the border is in the middle",
        arguments: [(7, "lower"), (8, "middle"), (10, "middle"), (12, "middle"), (13, "upper")])
    func bands(own: Int, band: String) {
        let area = Benchmark.OfArea(area: "policy", own: own, others: Quartiles(lower: 8, median: 10, upper: 12))
        #expect(area.band.rawValue == band)
    }

    @Test func anAreaOfWhichOnlyAFewTellIsLeftOut() {
        var known = Array(repeating: 0, count: 21)
        known[4] = 19
        let cells = [
            BenchmarkTable.Cell(
                levels: [.primary], size: nil, region: nil, schools: 30,
                results: ["policy": known, "practice": known.map { $0 * 2 }])
        ]
        #expect(table(cells)[.init()]?.areas.map(\.area) == ["practice"])
    }
}
