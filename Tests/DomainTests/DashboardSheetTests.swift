import Domain
import Testing

@Suite("Tables of the dashboard")
struct DashboardSheetTests {
    private let dashboard = Dashboard(
        programme: "be-vl", day: "2018-10-01",
        schools: [.registered: .init(now: 9, before: 7), .started: .init(now: 5, before: 5)],
        labels: ["bronze": .init(now: 2, before: 1), "silver": .init(now: 1, before: 3)],
        outcomes: ["bronze": 3, nil: 1], years: [.init(year: 2018, schools: [.registered: 9], labels: ["silver": 1])],
        regions: [
            .init(region: "BE-VAN", registered: 8, completed: 3, labelled: 2),
            .init(region: nil, registered: 1, completed: 0, labelled: 0),
        ],
        areas: [.init(id: "policy", results: [1, 0, 2]), .init(id: "practice", results: [0, 0])],
        topics: [.init(id: "access", results: [1, 1, 1, 1, 1])],
        weaknesses: [.init(question: "q1", response: .unknown, given: 3, answers: 4)], strengths: [],
        programmes: [.init(programme: "nl", schools: [.completed: 2], labels: ["bronze": 1])])

    @Test(
        "worked out by hand",
        arguments: [
            (
                .key,
                [
                    ["measure", "now", "before"], ["registered", "9", "7"], ["started", "5", "5"],
                    ["completed", "0", "0"], ["labelled", "0", "0"], ["label", "3", "4"], ["expired", "0", "0"],
                    ["renewed", "0", "0"], ["improved", "0", "0"],
                ]
            ),
            (
                .funnel,
                [
                    ["measure", "schools"], ["registered", "9"], ["started", "5"], ["completed", "0"],
                    ["labelled", "0"],
                ]
            ),
            (
                .years,
                [
                    ["year", "registered", "started", "completed", "labelled", "label-bronze", "label-silver"],
                    ["2018", "9", "0", "0", "0", "0", "1"],
                ]
            ),
            (.labels, [["label", "now", "before"], ["bronze", "2", "1"], ["silver", "1", "3"]]),
            (.outcomes, [["label", "schools"], ["silver", "0"], ["bronze", "3"], ["none", "1"]]),
            (
                .regions,
                [["region", "registered", "completed", "label"], ["BE-VAN", "8", "3", "2"], ["", "1", "0", "0"]]
            ),
            (
                .areas,
                [
                    ["area", "results", "mean", "lower", "median", "upper"], ["policy", "3", "1.3", "0", "2", "2"],
                    ["practice", "0", "", "", "", ""],
                ]
            ),
            (
                .distribution,
                [["points", "area-policy", "area-practice"], ["0", "1", "0"], ["1", "0", "0"], ["2", "2", "0"]]
            ),
            (
                .topics,
                [["topic", "results", "mean", "lower", "median", "upper"], ["access", "5", "2.0", "1", "2", "3"]]
            ),
            (.weaknesses, [["question", "response", "given", "answers"], ["q1", "unknown", "3", "4"]]),
            (.strengths, [["question", "response", "given", "answers"]]),
            (
                .programmes,
                [
                    ["programme", "registered", "started", "completed", "labelled", "label-bronze", "label-silver"],
                    ["nl", "0", "0", "2", "0", "1", "0"],
                ]
            ),
        ] as [(DashboardSheet.Kind, [[String]])])
    func records(kind: DashboardSheet.Kind, expected: [[String]]) {
        #expect(dashboard.sheet(kind, levels: ["bronze", "silver"]).records == expected)
    }

    @Test(arguments: [(0, 1000), (1, 1000), (3, 500), (6, 333), (12, 250)])
    func tilesLieSideBySide(regions: Int, side: Int) {
        let map = RegionMap(tilesFor: (0..<regions).map { "R\($0)" })
        #expect(map.shapes.count == regions)
        let corners = map.shapes.compactMap { $0.outlines.first?.first }
        #expect(Set(corners.map { "\($0.x),\($0.y)" }).count == regions)
        #expect(corners.allSatisfy { $0.x % side == 0 && $0.y % side == 0 && $0.x < 1000 && $0.y < map.height })
    }
}
