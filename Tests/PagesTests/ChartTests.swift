import Testing

@testable import Pages

@Suite("Charts")
struct ChartTests {
    @Test(
        "a bar is as wide as its part, in integers",
        arguments: [
            (0, 20, "0.00%"), (20, 20, "100.00%"), (10, 20, "50.00%"), (1, 3, "33.33%"), (2, 3, "66.66%"),
            (38, 60, "63.33%"), (1, 1_000, "0.10%"), (7, 100, "7.00%"), (25, 20, "100.00%"), (-3, 20, "0.00%"),
            (0, 0, "0%"), (5, 0, "0%"), (1, -1, "0%"),
        ])
    func widths(part: Int, whole: Int, width: String) {
        #expect(bar(part, of: whole).text.contains("class=\"fill\" width=\"\(width)\""))
        #expect(scale(part, of: whole, ticks: [], title: "t").text.contains("class=\"fill\" width=\"\(width)\""))
    }

    @Test(arguments: [(0, 4), (1, 4), (4, 4), (6, 4), (0, 0)])
    func aPipForEachPoint(part: Int, whole: Int) {
        let text = pips(part, of: whole).text
        #expect(text.matches(of: /<rect/).count == whole)
        #expect(text.matches(of: /class="on"/).count == min(part, whole))
    }

    @Test(arguments: 0...4)
    func dotsAreThree(filled: Int) {
        let text = dots(filled).text
        #expect(text.matches(of: /<circle/).count == 3)
        #expect(text.matches(of: /class="on"/).count == min(filled, 3))
    }

    @Test func aScaleHasAMarkForEachThresholdAndSaysItInWords() {
        let ticks = [Tick(at: 22, word: "brons 22"), Tick(at: 56, word: "<goud> 56")]
        let text = scale(30, of: 60, ticks: ticks, title: "30 \"van\" 60").text
        #expect(text.contains("role=\"img\" aria-label=\"30 &quot;van&quot; 60\""))
        #expect(text.contains("x=\"36.66%\" y=\"2.9rem\" text-anchor=\"middle\">brons 22<"))
        #expect(text.contains("x=\"100%\" y=\"4.1rem\" text-anchor=\"end\">&lt;goud&gt; 56<"))
    }

    @Test(arguments: 0...3)
    func aMedalHasThreePipsAndASignFromBronzeOn(rank: Int) {
        let text = medal(kind: "bronze", rank: rank, caption: "<Brons>").text
        #expect(text.matches(of: /class="pip off"/).count == 3 - rank)
        #expect(text.contains("class=\"sign\"") == (rank > 0))
        #expect(text.contains("<figcaption>&lt;Brons&gt;</figcaption>"))
    }
}
