import Domain
import Foundation
import Testing

/// A table that a form asks for: what it asks, which field is to be mended, and how it is laid out.
@Suite struct AskedTableTests {
    private let today = CalendarDay(number: 20_181_001)
    private let began = CalendarDay(number: 20_120_905)

    private let words = StatisticWords(
        programmes: [
            Programme(
                id: "be-vl", names: [:], timeZone: .gmt, languages: [], version: DefaultScheme.version.name,
                contact: "",
                levels: [.primary, .secondary], regions: [.init(id: "BE-VAN", names: [:])], networks: [],
                registerForms: [])
        ], rules: DefaultScheme.rules, version: DefaultScheme.version)

    private func request(_ asked: AskedTable) throws(StatisticFault) -> StatisticRequest {
        try asked.request(of: ["be-vl"], words: words, began: began, today: today)
    }

    @Test func withoutDaysItIsToday() throws {
        let request = try request(AskedTable(measure: "label", rows: "region", columns: "label"))
        #expect(request.span == .asOf(today))
        #expect(request.breakdowns == [.region, .label] && request.filters.isEmpty)
        #expect(request.whole?.breakdowns == [])
    }

    @Test func aFirstDayAsksWhatCameAbout() throws {
        let asked = AskedTable(measure: "registered", rows: "region", from: "1/9/2017", to: "31/8/2018")
        #expect(try request(asked).span == .within(CalendarDay(number: 20_170_901), CalendarDay(number: 20_180_831)))
        let open = AskedTable(measure: "completed", rows: "year", from: "2017-01-01")
        #expect(
            try request(open).span == .inEach(periods(from: CalendarDay(number: 20_170_101), to: today, per: .year)))
        #expect(try request(open).whole == nil)
    }

    @Test func whatTellsOfOneDayIsToldAtTheEndsOfPeriods() throws {
        let asked = AskedTable(measure: "outcome", rows: "year", columns: "label", from: "2017-01-01")
        #expect(
            try request(asked).span == .atEnds(periods(from: CalendarDay(number: 20_170_101), to: today, per: .year)))
    }

    @Test func onlyWhatIsWanted() throws {
        let asked = AskedTable(measure: "label", rows: "level", only: [.region: "BE-VAN", .label: "gold", .size: ""])
        #expect(try request(asked).filters == [.region: ["BE-VAN"], .label: ["gold"]])
    }

    static let faults: [(AskedTable, field: String)] = [
        (AskedTable(measure: "happiness"), "measure"),
        (AskedTable(measure: ""), "measure"),
        (AskedTable(measure: "registered", rows: "colour"), "rows"),
        (AskedTable(measure: "registered", columns: "colour"), "columns"),
        (AskedTable(measure: "registered", rows: "region", columns: "region"), "columns"),
        (AskedTable(measure: "registered", rows: "year", columns: "month"), "columns"),
        (AskedTable(measure: "registered", rows: "area"), "rows"),
        (AskedTable(measure: "registered", columns: "area"), "columns"),
        (AskedTable(measure: "registered", only: [.label: "gold"]), "label"),
        (AskedTable(measure: "registered", only: [.region: "Atlantis"]), "region"),
        (AskedTable(measure: "registered", to: "30/2/2018"), "to"),
        (AskedTable(measure: "registered", to: "2018-10-02"), "to"),
        (AskedTable(measure: "registered", to: "2011-01-01"), "to"),
        (AskedTable(measure: "registered", from: "soon"), "from"),
        (AskedTable(measure: "registered", from: "2018-02-01", to: "2018-01-01"), "from"),
        (AskedTable(measure: "outcome", rows: "label", from: "2018-01-01"), "from"),
        (AskedTable(measure: "registered", rows: "day"), "rows"),
        (AskedTable(measure: "registered", rows: "region", columns: "day"), "columns"),
    ]

    @Test(arguments: faults)
    func theFieldToMendIsNamed(_ asked: AskedTable, _ field: String) {
        do {
            _ = try request(asked)
            Issue.record("\(asked) was taken")
        } catch {
            #expect(error.field(in: asked) == field, "\(error)")
        }
    }

    private func table(_ breakdowns: [Breakdown], _ cells: [([String], Int?)], of measure: Measure = .registered)
        -> StatisticTable
    {
        StatisticTable(
            measure: measure, breakdowns: breakdowns, cells: cells.map { .init(keys: $0.0, value: $0.1) })
    }

    @Test func aBreakdownGoesAcross() {
        let yearly = table(
            [.region, .year], [(["B", "2018"], 1), (["A", "2017"], 2), (["A", "2018"], 3)])
        let cross = CrossTable(yearly, across: .region, leading: .year)
        #expect(cross.keys == [.year] && cross.across == .region && cross.columns == ["B", "A"])
        #expect(cross.rows == [.init(keys: ["2017"], values: [0, 2]), .init(keys: ["2018"], values: [1, 3])])
        let plain = CrossTable(yearly, across: nil, leading: .year)
        #expect(plain.keys == [.year, .region] && plain.columns == [""])
        #expect(plain.rows.map(\.keys) == [["2017", "A"], ["2018", "B"], ["2018", "A"]])
    }

    @Test func figuresOfScoresGoAcrossByThemselves() {
        let scores = table(
            [.area, .figure], [(["policy", "mean"], 123), (["policy", "median"], nil)], of: .areaScore)
        let cross = CrossTable(scores, across: nil, leading: nil)
        #expect(cross.across == .figure && cross.columns == ["mean", "median"])
        #expect(cross.rows == [.init(keys: ["policy"], values: [123, nil])])
    }

    @Test func manyColumnsAreRows() {
        let daily = table([.region, .day], (10...40).map { (day: Int) in (["A", "2018-10-\(day)"], day) })
        #expect(CrossTable(daily, across: .day, leading: .region).keys == [.region, .day])
        #expect(CrossTable(table([], [([], 7)]), across: nil, leading: nil).rows == [.init(keys: [], values: [7])])
        #expect(CrossTable(table([.region], []), across: .region, leading: nil).rows.isEmpty)
    }

    @Test func aFileHasOneHeader() {
        let lines = records(of: [
            table([.region], [(["A"], 3)]), table([.area, .figure], [(["policy", "mean"], 123)], of: .areaScore),
        ])
        #expect(lines[0] == ["measure", "area", "figure", "value", "status"])
        #expect(lines[2] == ["area-score", "policy", "mean", "12.3", "F"])
        #expect(records(of: []) == [["measure", "value", "status"]])
    }
}
