import Domain
import Foundation
import Testing

@Suite struct CalendarDayTests {
    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        var day = try #require(CalendarDay("1899-12-31"))
        for number in day.daysSince1970...(day.daysSince1970 + 146_100) {
            #expect(day.daysSince1970 == number)
            if number % 997 == 0 {
                let text = calendarDay(of: Moment(milliseconds: Int64(number) * 86_400_000), in: calendar.timeZone)
                #expect(day.text == text)
                #expect(isCalendarDay(day.text))
            }
            day = day.next
        }
    }

    @Test(arguments: [
        ("2018-10-01T21:59:59Z", "2018-10-01"), ("2018-10-01T22:00:00Z", "2018-10-02"),
        ("2018-10-28T22:59:59Z", "2018-10-28"), ("2018-10-28T23:00:00Z", "2018-10-29"),
        ("1969-12-31T22:59:59Z", "1969-12-31"), ("1969-12-31T23:00:00Z", "1970-01-01"),
    ])
    func theDayIsThatOfTheProgrammesClock(_ moment: String, _ day: String) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Brussels"))
        let moment = Moment(try Date(moment, strategy: .iso8601))
        #expect(CalendarDay(of: moment, in: zone).text == day)
        #expect(calendarDay(of: moment, in: zone) == day)
        #expect(CalendarDay(day)?.start(in: zone) ?? moment <= moment)
    }

    @Test(arguments: [
        "2018-02-29", "2018-13-01", "2018-1-1", "", "01/10/2018", "2018-10-01 ", "٢٠١٨-١٠-٠١", "-018-10-01",
    ])
    func whatIsNoDayIsNone(_ text: String) { #expect(CalendarDay(text) == nil) }

    @Test func aYearBeforeALeapDay() throws {
        #expect(CalendarDay("2020-02-29")?.yearBefore.text == "2019-02-28")
        #expect(CalendarDay("2021-02-28")?.yearBefore.text == "2020-02-28")
    }

    @Test(
        arguments: [
            (.month, ["2017-08", "2017-09"], ["2017-08-31", "2017-09-02"]),
            (.schoolYear, ["2016-2017", "2017-2018"], ["2017-08-31", "2017-09-02"]), (.year, ["2017"], ["2017-09-02"]),
            (
                .day, ["2017-08-30", "2017-08-31", "2017-09-01", "2017-09-02"],
                ["2017-08-30", "2017-08-31", "2017-09-01", "2017-09-02"]
            ),
        ] as [(Breakdown, [String], [String])])
    func aRangeIsCut(_ per: Breakdown, _ names: [String], _ ends: [String]) throws {
        let cut = periods(
            from: try #require(CalendarDay("2017-08-30")), to: try #require(CalendarDay("2017-09-02")), per: per)
        #expect(cut.map(\.name) == names)
        #expect(cut.map(\.last.text) == ends)
    }
}

@Suite struct PackedScoreTests {
    @Test func whatIsPackedIsUnpacked() throws {
        let topics = (0..<15).map { "t\($0)" }
        let layout = ScoreLayout(areas: ["a", "b", "c"], topics: topics.map { Topic.ID($0) })
        let packed = layout.pack(areas: ["c": 20, "a": 0])
        #expect([packed.area(0), packed.area(1), packed.area(2), packed.area(3)] == [0, nil, 20, nil])
        #expect(packed.topic(0) == nil)
        let over = layout.pack(areas: ["b": 3]).over(packed)
        #expect([over.area(0), over.area(1), over.area(2)] == [0, 3, 20])
    }

    @Test func aStateIsOneNumber() {
        var state = StandingState()
        #expect(state.word == 0)
        state.stage = .completed
        state.outcome = Outcome(rank: 0)
        #expect(state.word == 3 + 1 << 2)
        state.label = 14
        state.hasHadLabel = true
        state.isImproved = true
        #expect(StandingState(word: state.word).label == 14)
        state.label = 0
        #expect(state.word == 3 + 1 << 2 + 1 << 10 + 1 << 12)
        state.outcome = nil
        #expect(state.outcome == nil && state.stage == .completed && !state.isRenewed)
    }
}
