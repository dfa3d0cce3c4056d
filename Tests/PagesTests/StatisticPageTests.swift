import Domain
import Testing

@testable import Pages

@Suite("Figures as words and pictures")
struct StatisticPageTests {
    private func words(_ language: Language) throws -> FigureWords {
        FigureWords(text: try Project.text(language), voice: try Project.voice(language), regions: [:], programmes: [:])
    }

    @Test(
        "a share is never rounded to nothing or to all",
        arguments: [
            (0, 1000, "0%"), (1, 1000, "1%"), (5, 1000, "1%"), (15, 1000, "2%"), (995, 1000, "99%"),
            (1000, 1000, "100%"), (106, 140, "76%"), (1, 8, "13%"), (3, 0, "–"),
        ])
    func shares(part: Int, whole: Int, said: String) throws {
        #expect(try words("en").share(part, of: whole) == said)
    }

    @Test(
        arguments: [
            (247, 219, "28 more than a year before"), (1, 0, "1 more than a year before"),
            (3, 5, "2 fewer than a year before"), (7, 7, "as many as a year before"),
        ])
    func changes(now: Int, before: Int, said: String) throws {
        #expect(try words("en").change(.init(now: now, before: before)) == said)
    }

    @Test(
        arguments: [("nl", 123, "12,3"), ("en", 5, "0,5"), ("fr", 200, "20,0"), ("de", 99, "9,9")]
            as [(Language, Int, String)])
    func tenths(language: Language, tenths: Int, said: String) throws {
        #expect(try Project.voice(language).tenths(tenths) == said)
    }

    @Test(
        "the colour of a region",
        arguments: [
            (0, 0, "share-none"), (0, 9, "share-0"), (1, 1000, "share-1"), (1, 4, "share-1"), (26, 100, "share-2"),
            (1, 2, "share-2"), (3, 4, "share-3"), (76, 100, "share-4"), (9, 9, "share-4"), (12, 9, "share-4"),
        ])
    func steps(part: Int, whole: Int, kind: String) {
        #expect(ShareStep(part, of: whole).kind == kind)
    }

    @Test(arguments: [(0, "0.00rem"), (105, "1.05rem"), (1340, "13.40rem"), (-45, "-0.45rem")])
    func lengths(hundredths: Int, written: String) {
        #expect(rem(hundredths) == written)
    }

    @Test func aPictureSaysWhatItShows() {
        let picture = Picture(id: "p", title: "<T>", description: "a & b")
        let html = barRows([BarRow(words: "half", part: 5)], of: 10, picture).text
        #expect(html.contains("role=\"img\" aria-labelledby=\"p-title p-desc\""))
        #expect(html.contains("<title id=\"p-title\">&lt;T&gt;</title><desc id=\"p-desc\">a &amp; b</desc>"))
        #expect(html.contains("width=\"50.00%\""))
    }

    @Test func everyPictureHasItsTableAndItsFile() throws {
        let pages = try Gallery(text: try Project.text("en")).statisticPages()
        let html = try Project.shell("en").render(try #require(pages.first as? DashboardPage)).text
        for kind in DashboardSheet.Kind.allCases {
            #expect(html.contains("data-sheet=\"\(kind.rawValue)\""), "\(kind)")
            #expect(html.contains("/programmes/be-vl/statistics/\(kind.rawValue).csv?on=2018-10-01\""), "\(kind)")
        }
        let pictures = html.matches(of: /data-picture="([^"]+)"/).map { String($0.output.1) }
        #expect(pictures.count == 9 && Set(pictures).count == 9, "\(pictures)")
        #expect(html.contains("On 1 October 2018, 247 schools were registered. That is 28 more than a year before."))
        #expect(html.contains("data-internal"))
    }

    @Test(
        "the own score is in its band",
        arguments: [(25, ""), (19, "region"), (7, "region size"), (5, "region size level")])
    func benchmarks(schools: Int, widened: String) throws {
        let result = try Sample.result(.middling)
        let own = BenchmarkTable.Group(level: .primary, size: "small", region: "BE-VOV")
        let table = Figures.benchmarks(schools: schools)
        let page = BenchmarkPage(
            school: "S", result: result, benchmark: Benchmark(of: own, score: result.judgement.score, in: table),
            text: try Project.text("en"), region: "East Flanders")
        let html = try Project.shell("en").render(page).text
        #expect(html.contains("data-widened=\"\(widened)\""))
        #expect(html.matches(of: /data-band="/).count == 3)
        #expect(html.contains("East Flanders") == widened.isEmpty)
    }

    @Test func withoutAGroupNothingIsShown() throws {
        let result = try Sample.result(.middling)
        let page = BenchmarkPage(school: "S", result: result, benchmark: nil, text: try Project.text("en"), region: "")
        let html = try Project.shell("en").render(page).text
        #expect(html.contains("data-benchmark=\"none\"") && !html.contains("data-band"))
    }
}
