import Domain
import SQL
import TestKit
import Testing

@testable import Store

/// A written answer is frozen: it gives the same bytes whatever comes to light later, and is written once.
@Suite struct FrozenAnswerTests {
    private let day = CalendarDay(number: 2018_10_01)

    /// Twenty schools with a label from before, and one with a label of its own.
    private func community(_ engine: Engine) async throws -> Community {
        let community = try await Community(on: engine)
        try await community.addSchools(40, withHistory: 0..<20)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        return community
    }

    private func write(
        _ community: Community, on day: CalendarDay, corrects: Int? = nil, offers: [String] = []
    ) async throws -> KeptAnswer {
        let wish = AnswerWish(
            day: day, comparedTo: CalendarDay(number: 2017_10_01), language: "nl", corrects: corrects,
            support: WrittenAnswer.Support(
                offers: offers.map { .init(name: $0, owner: "o", kind: "site", areas: ["policy"]) }, validityMonths: 18,
                reassessmentMonths: 12))
        return try await community.store.writeAnswer(
            wish, of: community.programme, by: community.edition.version,
            for: try await community.signedIn(community.lotte))
    }

    private struct Bytes: Equatable {
        let figures: String
        let checksum: String
    }

    private func bytes(of number: Int, _ community: Community) async throws -> Bytes {
        let row = try await community.store.database.read { connection in
            try connection.row("SELECT figures, checksum FROM written_answer WHERE number = \(number)").map {
                try Bytes(figures: $0["figures"], checksum: $0["checksum"])
            }
        }
        return try require(row, "answer \(number)")
    }

    @Test(arguments: Engine.allCases)
    func itGivesTheSameBytesWhateverComesLater(_ engine: Engine) async throws {
        let community = try await community(engine)
        let today = CalendarDay(of: community.clock.now, in: community.programme.timeZone)
        community.clock.advance(seconds: 60)
        let kept = try await write(community, on: today, offers: ["Mediacoach"])
        let before = try await bytes(of: 1, community)

        community.clock.advance(days: 30)
        try await community.bringIn(20..<40)
        let withdrawn = try await community.store.withdrawLabel(
            ofSchool: "000101", in: "be-vl", by: "operator", because: "mistaken")
        #expect(withdrawn.count == 1)
        _ = try await community.store.merge("000210", into: "000211", on: "2018-01-01", in: community.programme)
        try await community.store.foldAllStatistics()
        _ = try await community.store.release(
            community.programme, on: today, by: community.edition.version, title: "Test")
        community.clock.advance(days: 335)

        let manager = try await community.signedIn(community.lotte)
        #expect(try await community.store.writtenAnswer(1, of: "be-vl", for: manager) == kept)
        let after = try await bytes(of: 1, community)
        #expect(after == before)
        #expect(
            checksum(["be-vl", "1", today.text, "2017-10-01", "nl", after.figures]) == after.checksum,
            "the checksum is that of what is told")
        let corrected = try await write(community, on: today, corrects: 1, offers: ["Mediacoach"])
        #expect(corrected.number == 2 && corrected.answer.now.tables != kept.answer.now.tables, "they did come")
    }

    @Test(arguments: Engine.allCases)
    func aFormThatIsSentTwiceIsOneAnswer(_ engine: Engine) async throws {
        let community = try await community(engine)
        async let one = write(community, on: day)
        async let two = write(community, on: day)
        let numbers = try await [one.number, two.number]
        #expect(numbers == [1, 1])
        let first = try await bytes(of: 1, community)
        #expect(try await write(community, on: day, offers: ["Course"]).number == 2, "other help is another answer")
        try await community.bringIn(20..<40)
        #expect(try await write(community, on: day).number == 3, "other figures are another answer")
        #expect(try await bytes(of: 1, community) == first)
    }

    @Test(arguments: Engine.allCases)
    func aCorrectionIsMadeOnce(_ engine: Engine) async throws {
        let community = try await community(engine)
        _ = try await write(community, on: day)
        try await community.bringIn(20..<40)
        async let one = write(community, on: day, corrects: 1)
        async let two = write(community, on: day, corrects: 1)
        let numbers = try await [one.number, two.number]
        #expect(numbers == [2, 2])
        await #expect(throws: Refusal.alreadyDecided) {
            try await write(community, on: CalendarDay(number: 2018_10_02), corrects: 1)
        }
        await #expect(throws: Refusal.notFound) { try await write(community, on: day, corrects: 9) }
    }

    @Test func yearsAreToldByRegionWhereTheyCanBe() async throws {
        let community = try await community(.memory)
        let answer = try await write(community, on: day).answer
        #expect(answer.years.map(\.day) == ["2016-12-31", "2017-12-31"])
        #expect(answer.years.last?.value("registered", [(.region, "BE-VAN")]) == 10)
        #expect(answer.years.last?.table("registered", [.region, .level])?.isTold == false)
    }
}
