import Domain
import SQL
import Store
import TestKit
import Testing

/// What is published is frozen: whatever comes to light later.
@Suite struct ReleaseTests {
    private let day = CalendarDay(number: 20_181_001)

    /// Schools in two regions, each with results from before: some have a label.
    private func community(_ engine: Engine, schools: Int = 40) async throws -> Community {
        let community = try await Community(on: engine)
        try await addSchools(schools, to: community)
        try await bringIn(0..<schools / 2, to: community)
        return community
    }

    private func addSchools(_ number: Int, to community: Community) async throws {
        let schools = (0..<number).map { place in
            var school = Community.school("0002\(10 + place)", "School \(place)", "Gent", ["secondary"], email: nil)
            school.region = place.isMultiple(of: 2) ? "BE-VOV" : "BE-VAN"
            return school
        }
        _ = try await community.store.importDelivery(
            Delivery(schools: schools, covers: [], unusable: [], rows: number), files: ["more.csv"],
            into: community.programme)
    }

    /// Registered in 2016 or on the day, with a bronze label from 2017 on.
    private func bringIn(
        _ places: Range<Int>, to community: Community, registered: String = "2016-03-01"
    ) async throws {
        let told = BroughtIn(
            registered: registered, completed: "2017-03-01", label: "bronze", validFrom: "2017-03-01",
            validUntil: "2020-03-01", points: [:], scheme: "Old", hasOutcome: true)
        let lines = places.map { HistoryLine(row: $0 + 2, school: "0002\(10 + $0)", told: told) }
        let report = try await community.store.importHistory(
            lines, into: community.programme, rules: community.edition.version.label)
        try #require(report.refused == [])
    }

    private func release(_ community: Community, _ day: CalendarDay) async throws -> Release {
        try await community.store.release(
            community.programme, on: day, by: community.edition.version, title: "Test")
    }

    @Test(arguments: Engine.allCases)
    func aReleaseIsMadeOnce(_ engine: Engine) async throws {
        let community = try await community(engine)
        let first = try await release(community, day)
        #expect(first.number == 1 && first.publication.value("registered") == 20)
        #expect(first.publication.value("registered", [(.region, "BE-VAN")]) == 10)
        #expect(try await release(community, day) == first)
        try await bringIn(20..<40, to: community)
        #expect(try await release(community, day) == first, "history that comes later changes nothing")
        let next = try await release(community, CalendarDay(number: 20_181_231))
        #expect(next.number == 2 && next.publication.value("registered") == 40)
        let file = try await community.store.openFile("registered.csv", of: "be-vl", on: "2018-10-01")
        #expect(file.text.contains("2018-10-01,BE-VAN,_T,_T,_T,10,A,F\r\n"))
        #expect(try await community.store.lastRelease(of: "be-vl") == next)
        await #expect(throws: Refusal.notFound) {
            try await community.store.openFile("registered.csv", of: "be-vl", on: "2018-10-02")
        }
    }

    @Test(arguments: Engine.allCases)
    func aSmallChangeIsNotPublished(_ engine: Engine) async throws {
        let community = try await community(engine)
        _ = try await release(community, day)
        try await bringIn(20..<22, to: community)
        let next = try await release(community, CalendarDay(number: 20_181_231))
        #expect(next.publication.value("registered") == nil)
        try await bringIn(22..<34, to: community)
        let later = try await release(community, CalendarDay(number: 20_190_331))
        #expect(later.publication.value("registered") == 34)
    }

    @Test(arguments: Engine.allCases)
    func aWrittenAnswerStaysAsItWas(_ engine: Engine) async throws {
        let community = try await community(engine)
        let manager = try await signedIn(community)
        let wish = AnswerWish(day: day, comparedTo: CalendarDay(number: 20_161_001), language: "nl")
        let kept = try await write(wish, community, manager)
        #expect(kept.number == 1 && kept.answer.now.value("label", [(.label, "bronze")]) == 20)
        #expect(kept.answer.before?.value("label", [(.label, "bronze")]) == 0)
        #expect(kept.answer.years.map(\.day) == ["2016-12-31", "2017-12-31"])
        try await bringIn(20..<40, to: community)
        #expect(try await community.store.writtenAnswer(1, of: "be-vl", for: manager) == kept)
        let correction = AnswerWish(day: day, comparedTo: wish.comparedTo, language: "nl", corrects: 1)
        let corrected = try await write(correction, community, manager)
        #expect(corrected.corrects == 1 && corrected.answer.now.value("registered") == 40)
        #expect(try await community.store.writtenAnswer(1, of: "be-vl", for: manager).correctedBy == 2)
        await #expect(throws: Refusal.alreadyDecided) { try await write(correction, community, manager) }
        #expect(try await community.store.writtenAnswers(of: "be-vl", for: manager).map(\.number) == [2, 1])
    }

    @Test func anAnswerCountsForLaterReleases() async throws {
        let community = try await community(.memory)
        let manager = try await signedIn(community)
        _ = try await write(AnswerWish(day: day, comparedTo: nil, language: "nl"), community, manager)
        try await bringIn(20..<22, to: community)
        #expect(try await release(community, CalendarDay(number: 20_181_231)).publication.value("registered") == nil)
    }

    /// What is made in a read knows of what was published while it was made.
    @Test(arguments: Engine.allCases)
    func twoAtOnceKnowOfEachOther(_ engine: Engine) async throws {
        let community = try await community(engine)
        try await bringIn(20..<22, to: community, registered: "2016-06-01")
        let manager = try await signedIn(community)
        async let first = release(community, CalendarDay(number: 2016_03_31))
        async let second = release(community, CalendarDay(number: 2016_06_30))
        async let again = release(community, CalendarDay(number: 2016_06_30))
        let wish = AnswerWish(day: CalendarDay(number: 2016_05_31), comparedTo: nil, language: "nl")
        async let answer = write(wish, community, manager)
        let told = try await [first.publication, second.publication, answer.answer.now]
        #expect(Set(told.compactMap { $0.value("registered") }).count == 1, "20 and 22 would tell of two")
        #expect(try await again == second)
        #expect(try await community.store.releaseDays()["be-vl"]?.count == 2)
    }

    @Test func aStricterProgrammeTellsLess() async throws {
        let community = try await community(.memory)
        let programme = community.programme
        func release(_ day: Int, fewest: Int) async throws -> Publication {
            let strict = Programme(
                id: programme.id, names: programme.names, timeZone: programme.timeZone,
                languages: programme.languages, version: programme.version, contact: programme.contact,
                levels: programme.levels, regions: programme.regions, networks: programme.networks,
                registerForms: programme.registerForms, fewestPublished: fewest)
            return try await community.store.release(
                strict, on: CalendarDay(number: day), by: community.edition.version, title: "Test"
            ).publication
        }
        let strict = try await release(2018_03_31, fewest: 21)
        #expect(strict.limit == 21 && strict.value("registered") == nil)
        #expect(try await release(2018_06_30, fewest: 20).value("registered") == 20)
        #expect(try await release(2018_09_30, fewest: 1).limit == 3)
    }

    private func signedIn(_ community: Community) async throws -> SignedInPerson {
        try await community.signedIn(community.lotte)
    }

    private func write(
        _ wish: AnswerWish, _ community: Community, _ manager: SignedInPerson
    ) async throws -> KeptAnswer {
        try await community.store.writeAnswer(
            wish, of: community.programme, by: community.edition.version, for: manager)
    }
}
