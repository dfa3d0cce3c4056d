import Domain
import Pages

/// Invented figures: the dashboard with much, with little and with nothing to show.
extension Gallery {
    func statisticPages() throws -> [any Page] {
        let catalogue = try Project.catalogue()
        let dashboard = Figures.dashboard
        let flanders = try subject("be-vl", catalogue)
        return [
            DashboardPage(subject: flanders, dashboard: dashboard, typed: dashboard.day),
            DashboardPage(subject: try subject("nl", catalogue), dashboard: Figures.little, typed: "2012-01-31"),
            DashboardPage(
                subject: try subject("be-vl", catalogue, withMap: false), dashboard: dashboard, typed: dashboard.day),
            DashboardPage(subject: flanders, dashboard: Figures.nothing, typed: ""),
            DashboardPage(subject: flanders, dashboard: nil, typed: typed, complaints: Complaints("on", typed)),
            MethodPage(),
        ] + tables(flanders) + (try benchmarks())
    }

    /// A table by everything that it can be by, one without a row, and one that can't be.
    private func tables(_ subject: DashboardPage.Subject) -> [any Page] {
        let day = CalendarDay(number: 20_181_001)
        let values: [Breakdown: [String]] = [
            .region: ["BE-VAN", ""], .level: ["primary"], .kind: ["special"], .network: [typed], .size: ["large"],
            .label: ["gold", "none"], .source: ["history", "campaign"], .figure: ["mean", "median"],
            .month: ["2018-10"], .day: ["2018-10-01"], .area: ["policy"], .programme: ["be-vl"],
        ]
        let found = Breakdown.allCases.map { breakdown in
            FoundTable(
                table: StatisticTable(
                    measure: .outcome, breakdowns: [breakdown],
                    cells: (values[breakdown] ?? [typed]).map { .init(keys: [$0], value: 1234) }),
                request: StatisticRequest(
                    programmes: [], measures: [.outcome], breakdowns: [breakdown], span: .asOf(day)), total: 1)
        }
        let none = FoundTable(
            table: StatisticTable(measure: .choices, breakdowns: [.question, .choice], cells: []),
            request: StatisticRequest(programmes: [], measures: [.choices], span: .within(day, day)), total: nil)
        let asked = AskedTable(measure: "outcome", rows: typed, to: typed, only: [.region: "BE-VAN"])
        return (found + [none]).map { TablePage(subject: subject, asked: asked, found: $0) } + [
            TablePage(subject: subject, asked: asked, found: nil, complaints: Complaints("columns", typed))
        ]
    }

    private func subject(
        _ id: Programme.ID, _ catalogue: Catalogue, withMap: Bool = true
    ) throws -> DashboardPage.Subject {
        let programme = try require(catalogue.programme(id))
        return DashboardPage.Subject(
            programme: programme, programmeNames: ["be-vl": typed, "nl": "Nederland"],
            version: try Project.edition().version, text: text, map: withMap ? catalogue.maps[id] : nil)
    }

    private func benchmarks() throws -> [any Page] {
        let result = try Sample.result(.middling)
        let tables = [
            Figures.benchmarks(schools: 25), Figures.benchmarks(schools: 19), Figures.benchmarks(schools: 7),
            Figures.benchmarks(schools: 5), Figures.benchmarks(schools: 1),
        ]
        let own = BenchmarkTable.Group(level: .primary, size: "small", region: "BE-VOV")
        return tables.map { table in
            BenchmarkPage(
                school: typed, result: result, benchmark: Benchmark(of: own, score: result.judgement.score, in: table),
                text: text, region: "Oost-Vlaanderen")
        } + [
            BenchmarkPage(
                school: typed, result: try Sample.result(.strong),
                benchmark: Benchmark(of: own, score: try Sample.judgement(.strong).score, in: tables[0]), text: text,
                region: "Oost-Vlaanderen")
        ]
    }
}

struct NotThere: Error {}

private func require<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw NotThere() }
    return value
}

/// Figures of invented schools, like those of the ministry's answer of 2018.
enum Figures {
    private static func spread(_ id: String, most: Int, middle: Int) -> Dashboard.Spread {
        Dashboard.Spread(id: id, results: (0...most).map { max(0, 24 - abs($0 - middle) * abs($0 - middle)) })
    }

    private static func region(_ id: String?, _ registered: Int, _ completed: Int, _ labelled: Int) -> Dashboard.Region
    {
        Dashboard.Region(region: id, registered: registered, completed: completed, labelled: labelled)
    }

    static let dashboard = Dashboard(
        programme: "be-vl", day: "2018-10-01",
        schools: [
            .registered: .init(now: 247, before: 219), .started: .init(now: 201, before: 180),
            .completed: .init(now: 140, before: 140), .labelled: .init(now: 112, before: 116),
            .expired: .init(now: 21, before: 1), .renewed: .init(now: 14, before: 9),
            .improved: .init(now: 6, before: 4),
        ],
        labels: ["bronze": .init(now: 87, before: 90), "silver": .init(now: 4, before: 3)],
        outcomes: ["bronze": 106, "silver": 6, nil: 28],
        years: (2012...2018).map { year in
            let registered = (year - 2011) * 35
            return Dashboard.Year(
                year: year,
                schools: [
                    .registered: registered, .started: registered * 4 / 5, .completed: registered * 3 / 5,
                    .labelled: registered / 2,
                ], labels: ["bronze": registered / 3, "silver": 2])
        },
        regions: [
            region("BE-VAN", 58, 40, 27), region("BE-VBR", 44, 21, 18), region("BE-VLI", 30, 11, 9),
            region("BE-VOV", 61, 38, 31), region("BE-VWV", 47, 30, 31), region("BE-BRU", 6, 0, 0),
            region(nil, 1, 0, 0),
        ],
        areas: [
            spread("infrastructure", most: 20, middle: 14), spread("policy", most: 20, middle: 9),
            spread("practice", most: 20, middle: 7),
        ],
        topics: [
            "technical-security", "access", "data-protection", "software-licensing", "it-management", "acceptable-use",
            "incident-handling", "staff-policy", "pupil-behaviour", "online-presence", "esafety-management",
            "curriculum", "extra-curricular", "support-sources", "staff-training",
        ].enumerated().map { spread($0.element, most: 4, middle: 1 + $0.offset % 3) },
        weaknesses: [
            .init(question: "q101", response: .choice("q101a"), given: 61, answers: 140),
            .init(question: "q101", response: .unknown, given: 22, answers: 140),
        ],
        strengths: [.init(question: "q101", response: .choice("q101d"), given: 31, answers: 140)],
        programmes: [
            .init(
                programme: "be-vl", schools: [.registered: 247, .started: 201, .completed: 140, .labelled: 112],
                labels: ["bronze": 87, "silver": 4]),
            .init(programme: "nl", schools: [.registered: 40], labels: [:]),
        ])

    static let little = Dashboard(
        programme: "nl", day: "2012-01-31", schools: [.registered: .init(now: 1, before: 0)], labels: [:],
        outcomes: [:], years: [.init(year: 2012, schools: [.registered: 1], labels: [:])],
        regions: [region("NL-DR", 1, 0, 0), region("NL-ZE", 0, 0, 0)], areas: [], topics: [], weaknesses: [],
        strengths: [], programmes: [])

    static let nothing = Dashboard(
        programme: "be-vl", day: "2026-11-12", schools: [:], labels: [:], outcomes: [:], years: [], regions: [],
        areas: [], topics: [], weaknesses: [], strengths: [], programmes: [])

    /// So many schools of each of four kinds, of which the first are in East Flanders.
    static func benchmarks(schools: Int) -> BenchmarkTable {
        let kinds: [(EducationLevel, String, String)] = [
            (.primary, "small", "BE-VOV"), (.primary, "small", "BE-VAN"), (.primary, "large", "BE-VAN"),
            (.secondary, "large", "BE-VAN"),
        ]
        let cells = kinds.enumerated().map { place, kind in
            var results = Array(repeating: 0, count: 21)
            for school in 0..<schools { results[(school * 3 + place) % 17] += 1 }
            return BenchmarkTable.Cell(
                levels: [kind.0], size: kind.1, region: kind.2, schools: schools,
                results: ["infrastructure": results, "policy": results, "practice": results])
        }
        return BenchmarkTable(day: "2026-10-01", cells: cells)
    }
}
