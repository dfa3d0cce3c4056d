import Domain
import Foundation
import Testing

/// What is asked of the public's figures is answered from publications alone.
@Suite struct PublicFiguresTests {
    private static let day = CalendarDay(number: 20_260_930)

    private let programme = Programme(
        id: "xx", names: [:], timeZone: .gmt, languages: [], version: DefaultScheme.version.name, contact: "",
        levels: [.primary, .secondary],
        regions: ["XX-A", "XX-B", "XX-C"].map { Programme.Named(id: $0, names: [:]) },
        networks: [Programme.Named(id: "own", names: [:])], registerForms: [])

    private var words: StatisticWords {
        StatisticWords(programmes: [programme], rules: DefaultScheme.rules, version: DefaultScheme.version)
    }

    private typealias Standing = PublicationFacts.Standing
    private static let bronze = Standing(stage: .completed, outcome: 1, label: 1)

    /// So many primary schools with a label in each of two regions, of sixty.
    private func publication(
        _ a: Int, _ b: Int, on day: CalendarDay = Self.day, after earlier: [Publication] = []
    ) -> Publication {
        let counts = [("XX-A", a), ("XX-B", b)].flatMap { region, schools in
            [(Self.bronze, schools), (Standing(stage: .none), 60 - schools)].map {
                PublicationFacts.Count(.init(region: region, levels: ["primary"]), $0, $1)
            }
        }
        let results = PublicationFacts.Spread(area: "policy", results: [0, 10, 0, 10, 0, 10])
        return Publication(
            of: PublicationFacts(day: day.text, counts: counts, areas: [results]), levels: words.levels, limit: 5,
            after: earlier)
    }

    private func table(
        _ measure: Measure, by breakdowns: [Breakdown] = [], only filters: [Breakdown: Set<String>] = [:],
        span: StatisticRequest.Span = .asOf(Self.day), from published: [Publication]
    ) -> StatisticTable {
        let days = published.compactMap { told in CalendarDay(told.day).map { ($0, told) } }
        let request = StatisticRequest(
            programmes: ["xx"], measures: [measure], breakdowns: breakdowns, span: span, filters: filters)
        return PublicFigures(
            request: request, words: words, publications: ["xx": Dictionary(days) { first, _ in first }]
        ).table(of: measure)
    }

    private func rows(_ table: StatisticTable) -> [String] {
        table.cells.map { cell in
            (cell.keys + [cell.value.map(String.init) ?? "", cell.status.rawValue]).joined(separator: ",")
        }
    }

    @Test(
        "worked out by hand",
        arguments: [
            (.registered, [], [:], ["22,F"]), (.registered, [.region], [:], ["XX-A,10,F", "XX-B,12,F", "XX-C,0,F"]),
            (.registered, [.level], [:], ["primary,22,F", "secondary,0,F"]),
            (
                .completed, [.level, .region], [.region: ["XX-A", "XX-C"]],
                ["primary,XX-A,10,F", "primary,XX-C,0,F", "secondary,XX-A,0,F", "secondary,XX-C,0,F"]
            ),
            (.label, [.label], [:], ["bronze,22,F", "silver,0,F", "gold,0,F"]), (.label, [], [:], ["22,F"]),
            (.outcome, [.region], [.label: ["bronze", "none"]], ["XX-A,10,F", "XX-B,12,F", "XX-C,0,F"]),
            (.registered, [], [.region: ["XX-B"]], ["12,F"]), (.registered, [], [.level: ["primary"]], ["22,F"]),
            (.registered, [.programme], [:], ["xx,22,F"]),
            (.registered, [.region, .programme], [.region: ["XX-B"]], ["XX-B,xx,12,F"]),
            // Levels can't be added up, and what is not among the published tables is not told.
            (.registered, [], [.level: ["primary", "secondary"]], [",C"]), (.registered, [.network], [:], ["own,,C"]),
            (.registered, [], [.network: ["own"]], [",C"]), (.labelled, [], [:], [",C"]),
            (.registered, [.group], [:], [",,C"]), (.registered, [.group], [.group: ["x"]], ["x,,C"]),
            (
                .areaScore, [.area, .figure], [.area: ["policy"]],
                ["policy,mean,,C", "policy,lower-quartile,10,F", "policy,median,30,F", "policy,upper-quartile,50,F"]
            ),
        ] as [(Measure, [Breakdown], [Breakdown: Set<String>], [String])])
    func tables(measure: Measure, breakdowns: [Breakdown], filters: [Breakdown: Set<String>], expected: [String]) {
        let told = table(measure, by: breakdowns, only: filters, from: [publication(10, 12)])
        #expect(rows(told) == expected)
    }

    @Test func aTableThatIsWithheldHasItsCells() {
        let told = table(.registered, by: [.region], from: [publication(4, 12)])
        #expect(rows(told) == ["XX-A,,C", "XX-B,,C", "XX-C,,C"])
        #expect(rows(table(.registered, from: [publication(4, 12)])) == ["16,F"])
        #expect(rows(table(.registered, by: [.region], from: [])) == ["XX-A,,C", "XX-B,,C", "XX-C,,C"])
        #expect(rows(table(.registered, from: [publication(3, 0)])) == [",C"], "one cell")
    }

    @Test func ofPeriodsOnlyPublishedEndsAreTold() {
        let ends = periods(
            from: CalendarDay(number: 20_260_801), to: CalendarDay(number: 20_261_015), per: .month)
        let published = [publication(10, 12)]
        #expect(
            rows(table(.registered, by: [.month], span: .atEnds(ends), from: published))
                == ["2026-08,,C", "2026-09,22,F", "2026-10,,C"])
        #expect(
            rows(table(.registered, by: [.month], span: .inEach(ends), from: published))
                == ["2026-08,,C", "2026-09,,C", "2026-10,,C"])
        #expect(rows(table(.registered, span: .within(Self.day, Self.day), from: published)) == [",C"])
    }

    /// Four schools of a region: whatever is asked, and one answer taken from another, they are not told of.
    @Test func differencingByTwoCallsFails() {
        let published = [publication(4, 20)]
        let filters: [[Breakdown: Set<String>]] = [
            [:], [.region: ["XX-A"]], [.region: ["XX-B"]], [.region: ["XX-B", "XX-C"]], [.region: ["XX-A", "XX-C"]],
            [.level: ["primary"]], [.network: ["own"]], [.region: ["XX-B"], .level: ["primary"]],
        ]
        let breakdowns: [[Breakdown]] = [
            [], [.region], [.level], [.region, .level], [.network], [.size], [.programme], [.source],
        ]
        var told: Set<Int> = [0]
        for measure in [Measure.registered, .started, .completed, .labelled, .label, .outcome, .expired] {
            for (breakdowns, filters) in breakdowns.flatMap({ by in filters.map { (by, $0) } }) {
                let table = table(measure, by: breakdowns, only: filters, from: published)
                told.formUnion(table.cells.compactMap(\.value))
                #expect(!table.cells.isEmpty)
            }
        }
        #expect(told == [0, 24])
    }

    /// The same on two days: of the second, which would tell that one school came, nothing is told.
    @Test func differencingByTwoDaysFails() {
        let first = publication(10, 12)
        let next = CalendarDay(number: 20_270_115)
        let second = publication(11, 12, on: next, after: [first])
        let both = [first, second]
        #expect(rows(table(.completed, from: both)) == ["22,F"])
        #expect(rows(table(.completed, span: .asOf(next), from: both)) == [",C"])
    }

    @Test(
        "which day's figures are told",
        arguments: [
            ("2026-09-30", .published("2026-09-30")), ("2026-12-31", .published("2026-09-30")),
            ("2027-01-01", .open), ("2026-09-29", .closed("2026-09-30")), ("2026-06-30", .closed("2026-09-30")),
            ("2026-06-29", .open), ("2018-10-15", .published("2018-10-01")), ("2018-09-30", .closed("2018-10-01")),
        ] as [(String, Expected)])
    func days(asked: String, expected: Expected) throws {
        let published = [publication(10, 12), publication(9, 9, on: CalendarDay(number: 20_181_001))]
        let told = PublicDay(try #require(CalendarDay(asked)), among: published)
        switch expected {
        case .published(let day): #expect(told == published.first { $0.day == day }.map { .published($0) })
        case .open: #expect(told == .open)
        case .closed(let next): #expect(told == .closed(next: next))
        }
    }

    enum Expected: Sendable {
        case published(String)
        case open
        case closed(String)
    }
}
