import Domain
import Foundation
import Testing

/// Where a school stands on which day: each table worked out by hand.
@Suite struct TimelineTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    private func segment(_ region: String) -> Segment {
        Segment(programme: "be-vl", region: region, levels: [.primary], kind: .ordinary, network: "", size: nil)
    }

    /// Where the school stands, as one line a day: region, stage, outcome, label, had, renewed, improved.
    private func lines(_ facts: SchoolFactsDated) -> [String] {
        timeline(of: facts).map { standing in
            guard let place = standing.place else { return "\(standing.day) -" }
            let state = place.state
            return [
                "\(standing.day)", place.segment.region, "\(state.stage.rawValue)",
                state.outcome.map { "o\($0.rank)" } ?? "o?", "l\(state.label)", state.hasHadLabel ? "had" : "",
                state.isRenewed ? "renewed" : "", state.isImproved ? "improved" : "",
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    private func facts() throws -> SchoolFactsDated {
        SchoolFactsDated(
            places: [.init(from: try day("0001-01-01"), until: nil, segment: segment("A"))],
            registered: try day("2015-03-02"))
    }

    private func result(_ on: String, _ rank: Int?) throws -> SchoolFactsDated.Submission {
        .init(day: try day(on), outcome: rank.map { Outcome(rank: $0) }, scores: .none)
    }

    @Test func aLabelEndsOnTheDayAfterItsLast() throws {
        var school = try facts()
        school.started = try day("2015-03-05")
        school.submissions = [try result("2016-02-10", 1)]
        school.awards = [.init(from: try day("2016-02-10"), until: try day("2017-08-11"), rank: 1)]
        #expect(
            lines(school) == [
                "2015-03-02 A 1 o? l0", "2015-03-05 A 2 o? l0", "2016-02-10 A 3 o1 l1 had", "2017-08-11 A 3 o1 l0 had",
            ])
    }

    @Test func aLowerResultLeavesTheLabelAndAHigherOneImproves() throws {
        var school = try facts()
        school.submissions = [
            try result("2016-01-01", 1), try result("2017-01-01", 0), try result("2018-01-01", 2),
        ]
        school.awards = [
            .init(from: try day("2016-01-01"), until: try day("2018-07-01"), rank: 1),
            .init(from: try day("2018-01-01"), until: try day("2018-03-01"), rank: 2),
        ]
        #expect(
            lines(school).dropFirst() == [
                "2016-01-01 A 3 o1 l1 had", "2017-01-01 A 3 o0 l1 had", "2018-01-01 A 3 o2 l2 had renewed improved",
                "2018-03-01 A 3 o2 l1 had renewed improved", "2018-07-01 A 3 o2 l0 had renewed improved",
            ])
    }

    @Test func aSchoolMovesClosesAndLeaves() throws {
        var school = try facts()
        school.places = [
            .init(from: try day("0001-01-01"), until: try day("2016-09-01"), segment: segment("A")),
            .init(from: try day("2016-09-01"), until: try day("2018-01-01"), segment: segment("B")),
            .init(from: try day("2019-01-01"), until: nil, segment: segment("B")),
        ]
        school.left = try day("2020-05-01")
        #expect(
            lines(school) == [
                "2015-03-02 A 1 o? l0", "2016-09-01 B 1 o? l0", "2018-01-01 -", "2019-01-01 B 1 o? l0", "2020-05-01 -",
            ])
    }

    @Test func whatAResultDoesNotTellStays() throws {
        var school = try facts()
        let layout = ScoreLayout(areas: ["a", "b"], topics: [])
        school.submissions = [
            .init(day: try day("2016-01-01"), outcome: Outcome(rank: 1), scores: layout.pack(areas: ["a": 7, "b": 9])),
            .init(day: try day("2017-01-01"), outcome: nil, scores: layout.pack(areas: ["b": 0])),
        ]
        let last = try #require(timeline(of: school).last?.place)
        #expect(last.state.outcome == Outcome(rank: 1))
        #expect([last.scores.area(0), last.scores.area(1), last.scores.area(2)] == [7, 0, nil])
    }

    @Test func aLabelTakenBackOnItsDayNeverWas() throws {
        var school = try facts()
        school.awards = [.init(from: try day("2016-01-01"), until: try day("2016-01-01"), rank: 1)]
        #expect(lines(school) == ["2015-03-02 A 1 o? l0"])
    }

    @Test func aSchoolThatIsNowhereStandsNowhere() throws {
        var school = try facts()
        school.places = []
        #expect(timeline(of: school).isEmpty)
        school = try facts()
        school.registered = nil
        #expect(timeline(of: school).isEmpty)
    }

    /// Every day of random facts: the sweep and the rule of one day agree.
    @Test(arguments: 0..<200 as Range<UInt64>) func bothWaysAgreeOnEachDay(seed: UInt64) throws {
        var chance = Chance(state: seed)
        let next = { (bound: Int) in chance.below(bound) }
        let some = { CalendarDay(daysSince1970: 17_000 + next(60)) }
        var school = SchoolFactsDated()
        var start = 17_000 + next(10)
        for _ in 0..<next(4) {
            let end = start + 1 + next(25)
            school.places.append(
                .init(
                    from: CalendarDay(daysSince1970: start), until: CalendarDay(daysSince1970: end),
                    segment: segment("\(next(2))")))
            start = end + (next(2) == 0 ? 0 : 3)
        }
        school.registered = next(4) > 0 ? some() : nil
        school.started = next(2) > 0 ? some() : nil
        school.left = next(6) == 0 ? some() : nil
        school.submissions = (0..<next(4)).map { _ in
            .init(
                day: some(), outcome: next(4) > 0 ? Outcome(rank: next(4)) : nil,
                scores: PackedScores(areas: next(22) | next(22) << 5, topics: next(6)))
        }.sorted { $0.day < $1.day }
        school.awards = (0..<next(4)).map { _ in .init(from: some(), until: some(), rank: 1 + next(3)) }
        let standings = timeline(of: school)
        for number in 16_990..<17_090 {
            let day = CalendarDay(daysSince1970: number)
            #expect(standings.last { $0.day <= day }?.place == standing(on: day, of: school), "seed \(seed), \(day)")
        }
    }
}

private struct Chance {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
    }
}
