import Domain
import Store
import TestKit
import Testing

/// What a delivery is said to change, on every database.
@Suite struct ReportTests {
    private func deliver(
        _ schools: [School], to community: Community, isTrial: Bool = false, allowsClosing: Bool = false
    ) async throws -> ImportReport {
        let delivery = Delivery(schools: schools, covers: [.primary, .secondary], unusable: [], rows: schools.count)
        return try await community.store.importDelivery(
            delivery, files: ["x.csv"], into: community.programme, isTrial: isTrial, allowsClosing: allowsClosing)
    }

    private func schools(_ count: Int) -> [School] {
        (1...count).map { Community.school("\(1000 + $0)", "School \($0)", "Ronse", ["primary"], email: nil) }
    }

    @Test(arguments: Engine.allCases)
    func everyKindOfChangeIsTold(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let others = Community.delivery.schools
        #expect(try await deliver(others + schools(4), to: community).new == ["1001", "1002", "1003", "1004"])
        var next = schools(5)
        next[0].name = "=Windekind"
        next[1].address = Address(street: "Markt 2", postcode: "3500", place: "Hasselt")
        next[1].region = "BE-VLI"
        next[2].email = "new@three.example"
        next.remove(at: 3)
        var expected = ImportReport(same: 3)
        expected.new = ["1005"]
        expected.changed = ["1001", "1002", "1003"]
        expected.closed = ["1004"]
        expected.renamed = [.init(number: "1001", before: "School 1", after: "=Windekind")]
        expected.moved = [
            .init(
                number: "1002", before: "Kerkstraat 1, 9000 Ronse (BE-VOV)",
                after: "Markt 2, 3500 Hasselt (BE-VLI)")
        ]
        #expect(try await deliver(others + next, to: community, isTrial: true) == expected)
        #expect(try await deliver(others + next, to: community) == expected)
        #expect(try await deliver(others + next, to: community) == ImportReport(same: 7))
        #expect(try await deliver(others + next + [schools(4)[3]], to: community).reopened == ["1004"])
    }

    @Test(arguments: Engine.allCases)
    func aDeliveryThatWouldCloseManyIsRefused(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        // 60 and the two of the community with a level that is covered: six are not a tenth, seven are more.
        let all = Community.delivery.schools + schools(60)
        _ = try await deliver(all, to: community)
        #expect(try await deliver(Array(all.dropLast(6)), to: community, isTrial: true).suspicion == nil)
        let trial = try await deliver(Array(all.dropLast(7)), to: community, isTrial: true)
        #expect(trial.suspicion?.closings == 7)
        #expect(trial.suspicion?.open == 62)
        await #expect(throws: TooManyClosings.self) { _ = try await deliver(Array(all.dropLast(7)), to: community) }
        #expect(try await deliver(all, to: community) == ImportReport(same: 63), "nothing was changed")
        #expect(try await deliver(Array(all.dropLast(7)), to: community, allowsClosing: true).closed.count == 7)
    }

    @Test func fiveAreNeverTooMany() async throws {
        let community = try await Community()
        _ = try await deliver(Community.delivery.schools + schools(5), to: community)
        #expect(try await deliver(Community.delivery.schools, to: community).closed.count == 5)
    }
}
