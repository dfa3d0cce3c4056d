import Domain
import Store
import TestKit
import Testing

/// Figures that are asked for as everybody may see them: of what is published, or published by that.
@Suite struct PublicFiguresStoreTests {
    private let day = CalendarDay(number: 2018_10_01)

    /// Twenty of forty schools registered in 2016, and one more in June of 2018.
    private func community(_ engine: Engine) async throws -> Community {
        let community = try await Community(on: engine)
        let schools = (0..<40).map {
            Community.school("0002\(10 + $0)", "School \($0)", "Gent", ["secondary"], email: nil)
        }
        _ = try await community.store.importDelivery(
            Delivery(schools: schools, covers: [], unusable: [], rows: 40), files: ["more.csv"],
            into: community.programme)
        try await bringIn(0..<20, on: "2016-03-01", to: community)
        try await bringIn(20..<21, on: "2018-06-01", to: community)
        return community
    }

    private func bringIn(_ places: Range<Int>, on day: String, to community: Community) async throws {
        let told = BroughtIn(
            registered: day, completed: nil, label: nil, validFrom: nil, validUntil: nil, points: [:], scheme: "Old",
            hasOutcome: false)
        let lines = places.map { HistoryLine(row: $0 + 2, school: "0002\(10 + $0)", told: told) }
        let report = try await community.store.importHistory(
            lines, into: community.programme, rules: community.edition.version.label)
        try #require(report.refused == [])
    }

    private func ask(_ community: Community, _ day: CalendarDay) async throws -> PublicAnswer {
        try await community.store.publicFigures(of: community.programme, asOf: day, by: community.edition.version)
    }

    @Test(arguments: Engine.allCases)
    func aDayIsPublishedByAskingAndKept(_ engine: Engine) async throws {
        let community = try await community(engine)
        guard case .new(let first) = try await ask(community, day) else {
            Issue.record("it is not new")
            return
        }
        #expect(first.day == "2018-10-01" && first.value("registered") == 21)
        try await bringIn(21..<23, on: "2016-03-01", to: community)
        #expect(try await ask(community, day) == .published(first), "history that comes later changes nothing")
        #expect(try await ask(community, CalendarDay(number: 2019_01_01)) == .published(first), "a quarter long")
        #expect(try await ask(community, CalendarDay(number: 2018_09_30)) == .nothing(until: "2018-10-01"))
        #expect(try await community.store.publicFigures(of: "be-vl") == [day: first])
        #expect(try await community.store.releaseDays().isEmpty, "it is no release")
    }

    /// The school of June would be the difference.
    @Test(arguments: Engine.allCases)
    func twoDaysAskedDoNotTellOfOneSchool(_ engine: Engine) async throws {
        let community = try await community(engine)
        guard case .new(let first) = try await ask(community, day),
            case .new(let second) = try await ask(community, CalendarDay(number: 2018_03_31))
        else {
            Issue.record("they are not new")
            return
        }
        #expect(first.value("registered") == 21 && second.value("registered") == nil)
        let release = try await community.store.release(
            community.programme, on: CalendarDay(number: 2017_12_31), by: community.edition.version, title: "Test")
        #expect(release.publication.value("registered") == nil, "releases are held against what was asked")
    }

    @Test func aReleaseAndAnAnswerAreTold() async throws {
        let community = try await community(.memory)
        let release = try await community.store.release(
            community.programme, on: CalendarDay(number: 2018_09_30), by: community.edition.version, title: "Test")
        #expect(try await ask(community, day) == .published(release.publication))
        let manager = try await community.signedIn(community.lotte)
        let answer = try await community.store.writeAnswer(
            AnswerWish(day: day, comparedTo: nil, language: "nl"), of: community.programme,
            by: community.edition.version, for: manager)
        #expect(try await ask(community, day) == .published(answer.answer.now))
        #expect(
            try await ask(community, CalendarDay(number: 2017_12_31)) != .published(answer.answer.years[0]),
            "the ends of years tell of the whole programme only")
    }

    @Test(arguments: Engine.allCases)
    func askedTwiceAtOnceIsPublishedOnce(_ engine: Engine) async throws {
        let community = try await community(engine)
        async let one = ask(community, day)
        async let other = ask(community, day)
        let (first, second) = try await (one, other)
        #expect(first.publication == second.publication && first.publication != nil)
        #expect([first, second].count { if case .new = $0 { true } else { false } } == 1)
    }
}

extension PublicAnswer {
    fileprivate var publication: Publication? {
        switch self {
        case .published(let publication), .new(let publication): publication
        case .nothing: nil
        }
    }
}
