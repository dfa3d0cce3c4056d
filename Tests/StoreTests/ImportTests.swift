import Domain
import SQL
import Store
import TestKit
import Testing

/// The contract of the register, on every database.
@Suite struct ImportTests {
    private func deliver(
        _ schools: [School], covers: Set<EducationLevel> = [.secondary, .arts], to community: Community,
        isTrial: Bool = false
    ) async throws -> ImportReport {
        let delivery = Delivery(schools: schools, covers: covers, unusable: [], rows: schools.count)
        return try await community.store.importDelivery(
            delivery, files: ["again.csv"], into: community.programme, isTrial: isTrial)
    }

    @Test(arguments: Engine.allCases)
    func theSameDeliveryAgainChangesNothing(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let report = try await deliver(Community.delivery.schools, to: community)
        #expect(report == ImportReport(same: 3))
    }

    @Test(arguments: Engine.allCases)
    func aTrialOnlyReports(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        var moved = Community.delivery.schools
        moved[0].address.place = "Aalst"
        let report = try await deliver([moved[0]], to: community, isTrial: true)
        #expect(report.changed == ["000101"])
        #expect(report.closed == ["000103"])
        #expect(try await community.store.school(community.first)?.school.address.place == "Gent")
    }

    @Test(arguments: Engine.allCases)
    func onlySchoolsOfTheLevelsCoveredAreClosed(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        // The second school also teaches adults, of which this delivery says nothing.
        let report = try await deliver([Community.delivery.schools[0]], to: community)
        #expect(report.closed == ["000103"])
        #expect(try await community.store.school(community.third)?.school.closed == "2026-11-12")
        #expect(try await community.store.school(community.second)?.school.closed == nil)
        let again = try await deliver(Community.delivery.schools, to: community)
        #expect(again.reopened == ["000103"])
        #expect(try await community.store.school(community.third)?.school.closed == nil)
    }

    @Test(arguments: Engine.allCases)
    func levelsThatADeliveryDoesNotCoverStay(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        var secondaryOnly = Community.delivery.schools[1]
        secondaryOnly.levels = [.secondary]
        let report = try await deliver([secondaryOnly], covers: [.secondary], to: community)
        #expect(report.changed.isEmpty)
        #expect(try await community.store.school(community.second)?.school.levels == [.secondary, .adult])
    }

    @Test(arguments: Engine.allCases)
    func countsBreakDown(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let counts = try await community.store.countSchools(of: "be-vl", by: [.region, .level])
        let lines = counts.map { ($0.cell + ["\($0.schools)"]).joined(separator: " ") }
        #expect(lines == ["BE-VOV adult 1", "BE-VOV arts 1", "BE-VOV secondary 2"])
        #expect(try await community.store.countSchools(of: "be-vl", by: []).map(\.schools) == [3])
    }

    @Test(
        arguments: Engine.allCases,
        [
            ("gent", ["000101"]), ("GENT sint", ["000101"]), ("een", ["000101"]), ("één", ["000101"]),
            ("kaai antw", ["000102"]), ("000103", ["000103"]), ("103", ["000103"]), ("0103", []),
            ("9000", ["000101", "000102", "000103"]),
            ("%", []), ("_", []), ("a%", ["000102", "000103"]), ("' OR 1=1 --", []), ("kaai nergens", []), ("   ", []),
            ("vier", ["000103"]),
        ])
    func searchIsForgiving(_ engine: Engine, _ search: (words: String, numbers: [String])) async throws {
        let community = try await Community(on: engine)
        let found = try await community.store.findSchools(search.words)
        #expect(found.schools.map(\.number).sorted() == search.numbers, "\(search.words)")
    }

    @Test func aSearchSaysWhenThereIsMore() async throws {
        let community = try await Community()
        let found = try await community.store.findSchools("9000", limit: 2)
        #expect(found.schools.count == 2)
        #expect(found.hasMore)
    }
}
