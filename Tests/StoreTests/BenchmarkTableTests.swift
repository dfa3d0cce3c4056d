import Domain
import Store
import TestKit
import Testing

/// What a school's result is held against: the tables of the last release, for its own team.
@Suite struct BenchmarkTableTests {
    @Test(arguments: Engine.allCases)
    func theLastReleaseCounts(_ engine: Engine) async throws {
        let community = try await Community(in: try await engine.database())
        let none = try await community.store.benchmarkTable(
            for: community.first, at: .secondary, by: community.nele)
        #expect(none.table == nil)
        #expect(none.group == .init(level: .secondary, size: nil, region: "BE-VOV"))
        let (later, earlier) = (
            Community.benchmarks(here: 30, elsewhere: 0),
            Community.benchmarks(here: 50, elsewhere: 0, day: "2026-07-01")
        )
        try await community.release(later, number: 1)
        try await community.release(earlier, number: 2)
        let told = try await community.store.benchmarkTable(for: community.first, at: .adult, by: community.nele)
        #expect(told.table == later)
        #expect(told.group.level == .adult)
        let last = try #require(try await community.store.lastRelease(of: "be-vl"))
        #expect(last.benchmark == later && last.publication.day == later.day)
        #expect(try await community.store.releaseDays()["be-vl"]?.count == 2)
    }

    @Test func itIsForTheTeamOfTheSchoolOnly() async throws {
        let community = try await Community(in: try await Engine.memory.database())
        for person in [community.joris, community.lotte] {
            await #expect(throws: Refusal.notFound) {
                _ = try await community.store.benchmarkTable(for: community.first, at: .secondary, by: person)
            }
        }
    }
}
