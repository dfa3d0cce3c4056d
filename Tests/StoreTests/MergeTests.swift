import Domain
import Store
import TestKit
import Testing

/// Schools that go on in another, on every database.
@Suite struct MergeTests {
    private func merge(_ one: String, _ other: String, _ day: String, _ community: Community) async throws -> Bool {
        try await community.store.merge(one, into: other, on: day, in: community.programme)
    }

    @Test(arguments: Engine.allCases)
    func aMergedSchoolIsClosedAndKeepsItsHistory(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        #expect(try await merge("000101", "000102", "2026-09-01", community))
        #expect(try await !merge("000101", "000102", "2026-09-01", community), "again changes nothing")
        let store = community.store
        #expect(try await store.school(community.first)?.school.closed == "2026-09-01")
        #expect(try await store.facts(of: community.first, on: "2026-08-31")?.name == "Sint-Jozefschool Één")
        #expect(try await store.facts(of: community.first, on: "2026-09-01") == nil)
        // The register still names it: it stays closed, the report says so, and a second time there is nothing.
        for expected in [[ImportReport.Change(number: "000101", before: "000101", after: "000102")], []] {
            let report = try await store.importDelivery(
                Community.delivery, files: ["x.csv"], into: community.programme)
            #expect(report.merged == expected)
            #expect(report.reopened.isEmpty && report.changed.isEmpty)
            #expect(try await store.school(community.first)?.school.closed == "2026-09-01")
            #expect(try await store.periods(of: community.first).map(\.until) == ["2026-09-01"])
        }
    }

    @Test(arguments: Engine.allCases)
    func aSchoolThatADeliveryClosedGetsTheRightDay(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let rest = Delivery(
            schools: Array(Community.delivery.schools.prefix(2)), covers: [.arts, .secondary], unusable: [], rows: 2)
        _ = try await community.store.importDelivery(rest, files: ["x.csv"], into: community.programme)
        #expect(try await merge("000103", "000102", "2026-07-01", community))
        #expect(try await community.store.periods(of: community.third).map(\.until) == ["2026-07-01"])
    }

    @Test(
        arguments: [
            ("000101", "000199", "2026-09-01", .unknown("000199")), ("999", "000102", "2026-09-01", .unknown("999")),
            ("000101", "000101", "2026-09-01", .same), ("000101", "000102", "2026-02-29", .noSuchDay("2026-02-29")),
            ("000101", "000102", "1900-02-29", .noSuchDay("1900-02-29")),
            ("000101", "000102", "2026-9-1", .noSuchDay("2026-9-1")), ("000101", "000102", "", .noSuchDay("")),
            ("000101", "000102", "1830-10-04", .noSuchDay("1830-10-04")),
            ("000101", "000102", "01/09/2026", .noSuchDay("01/09/2026")),
            ("000101", "000102", "2026-11-13", .future(today: "2026-11-12")),
        ] as [(String, String, String, MergeRefusal)])
    func whatCantBeIsRefused(_ one: String, _ other: String, _ day: String, _ refusal: MergeRefusal) async throws {
        let community = try await Community()
        await #expect(throws: refusal) { _ = try await merge(one, other, day, community) }
        #expect(try await community.store.school(community.first)?.school.closed == nil)
    }

    @Test func mergersDoNotGoInCircles() async throws {
        let community = try await Community()
        #expect(try await merge("000101", "000102", "2026-09-01", community))
        await #expect(throws: MergeRefusal.alreadyMerged(into: "000102", on: "2026-09-01")) {
            _ = try await merge("000101", "000103", "2026-09-01", community)
        }
        await #expect(throws: MergeRefusal.alreadyMerged(into: "000102", on: "2026-09-01")) {
            _ = try await merge("000101", "000102", "2026-10-01", community)
        }
        await #expect(throws: MergeRefusal.successorClosed("2026-09-01")) {
            _ = try await merge("000102", "000101", "2026-10-01", community)
        }
        await #expect(throws: MergeRefusal.tookOver("000101", on: "2026-09-01")) {
            _ = try await merge("000102", "000101", "2026-08-01", community)
        }
        #expect(try await merge("000102", "000103", "2026-10-01", community), "a chain is no circle")
    }
}
