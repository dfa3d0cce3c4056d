import Testing

@testable import Domain

@Suite("Days over the year")
struct SpreadTests {
    private func action(_ id: Action.ID, _ effect: Int, _ hours: Int) -> Action {
        Action(id: id, effect: effect, hours: hours, who: [], cost: .none)
    }

    /// 12 November 2026 is a Thursday: two weeks later is the 26th; a year later is a Friday.
    @Test func schoolsWorkOnWeekdaysOutsideTheSummer() throws {
        let days = workingDays(after: "2026-11-12")
        #expect(days.first == "2026-11-26" && days.last == "2027-11-12")
        #expect(days.count == 208)
        #expect(!days.contains("2026-11-28") && !days.contains("2026-11-29") && days.contains("2026-11-30"))
        #expect(days.contains("2027-06-30") && !days.contains("2027-07-01") && days.contains("2027-09-01"))
        #expect(days.filter { $0.hasPrefix("2027-08") || $0.hasPrefix("2027-07") } == [])
        #expect(days == days.sorted() && Set(days).count == days.count)
    }

    @Test(arguments: [
        ("2027-06-30", "2027-09-01", "2028-06-29"), ("2027-12-31", "2028-01-14", "2028-12-29"),
        ("2028-02-15", "2028-02-29", "2029-02-14"),
    ])
    func theYearTurns(today: String, first: String, last: String) {
        let days = workingDays(after: today)
        #expect(days.first == first && days.last == last)
    }

    /// Of 208 days: 1 of 100 hours is the third day (2.08), 20 the 42nd (41.6), all the last.
    @Test func theBestWorthComesFirstAndEachGetsItsShare() {
        let dated = spread(
            [action("long", 3, 80), action("small", 1, 1), action("middle", 2, 19)], after: "2026-11-12")
        let days = workingDays(after: "2026-11-12")
        #expect(dated.map(\.action) == ["small", "middle", "long"])
        #expect(dated.map(\.dueOn) == [days[2], days[41], "2027-11-12"])
        #expect(days[2] == "2026-11-30")
    }

    @Test func noneAndOneAndMany() {
        #expect(spread([], after: "2026-11-12") == [])
        #expect(spread([action("a", 1, 1)], after: "2026-11-12").map(\.dueOn) == ["2027-11-12"])
        let many = spread((0..<500).map { action(Action.ID("a\($0)"), 1, 1) }, after: "2026-11-12")
        #expect(many.count == 500 && many.map(\.dueOn) == many.map(\.dueOn).sorted())
        #expect(spread([action("a", 1, 1)], after: "no day") == [])
    }
}
