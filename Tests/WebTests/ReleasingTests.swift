import Domain
import Foundation
import Secrets
import Store
import Synchronization
import TestKit
import Testing
import Web

/// Each quarter has its release, once, whatever clocks and programmes do.
@Suite struct ReleasingTests {
    /// A moment of the clock of Brussels.
    private func moment(_ text: String) throws -> Moment {
        Moment(try Date("\(text)+01:00", strategy: .iso8601))
    }

    /// Another moment for the same database.
    private func releasing(
        _ community: Community, at clock: FixedClock, catalogue: Catalogue = projectContent,
        complaints: Complained = Complained()
    ) async throws -> Releasing {
        let store = Store(database: community.store.database, clock: { clock.now })
        let site = Site(
            store: store, catalogue: catalogue, passwords: Passwords(costExponent: 4),
            signer: Signer(key: try await store.formKey()), address: SiteAddress(base: "http://localhost:8080"))
        return Releasing(site: site) { complaints.add($0) }
    }

    private func days(_ community: Community, of programme: Programme.ID = "be-vl") async throws -> [String] {
        try await community.store.releaseDays()[programme] ?? []
    }

    @Test func onTheFirstDayOfTheQuarterByTheProgrammesClock() async throws {
        let community = try await Community()
        let clock = FixedClock(try moment("2026-12-31T23:59:59"))
        let releasing = try await releasing(community, at: clock)
        var made: [Programme.ID: CalendarDay] = [:]
        await releasing.makeWhatIsDue(&made)
        #expect(try await days(community).isEmpty, "of the last quarter's end there are no figures: it began later")
        clock.advance(seconds: 1)
        await releasing.makeWhatIsDue(&made)
        await releasing.makeWhatIsDue(&made)
        made = [:]
        await releasing.makeWhatIsDue(&made)
        #expect(try await days(community) == ["2026-12-31"])
        clock.advance(days: 90)
        await releasing.makeWhatIsDue(&made)
        #expect(try await days(community) == ["2027-03-31", "2026-12-31"])
        #expect(try await community.store.lastRelease(of: "be-vl")?.madeAt == clock.now)
    }

    @Test(arguments: Engine.allCases)
    func twoServersMakeOne(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let clock = FixedClock(try moment("2027-01-01T06:00:00"))
        let complaints = Complained()
        let servers = [
            try await releasing(community, at: clock, complaints: complaints),
            try await releasing(community, at: clock, complaints: complaints),
        ]
        await withTaskGroup { group in
            for server in servers {
                group.addTask {
                    var made: [Programme.ID: CalendarDay] = [:]
                    await server.makeWhatIsDue(&made)
                }
            }
        }
        #expect(try await days(community) == ["2026-12-31"])
        #expect(complaints.all.isEmpty)
    }

    /// What a clock that is ahead has published stays; none of it is made again, and no day is left out for it.
    @Test func clocksJump() async throws {
        let community = try await Community()
        let clock = FixedClock(try moment("2027-01-02T00:00:00"))
        let releasing = try await releasing(community, at: clock)
        var made: [Programme.ID: CalendarDay] = [:]
        await releasing.makeWhatIsDue(&made)
        let first = try await community.store.release(of: "be-vl", on: "2026-12-31")
        for (days, expected) in [
            (-400, ["2026-12-31"]), (400, ["2026-12-31"]), (365, ["2027-12-31", "2026-12-31"]),
            (-270, ["2027-12-31", "2027-03-31", "2026-12-31"]), (-95, ["2027-12-31", "2027-03-31", "2026-12-31"]),
        ] {
            clock.advance(days: Int64(days))
            await releasing.makeWhatIsDue(&made)
            #expect(try await self.days(community) == expected)
        }
        #expect(try await community.store.release(of: "be-vl", on: "2026-12-31") == first)
    }

    /// Of the first the questionnaire is missing in the content.
    @Test func aBrokenProgrammeStopsNoOther() async throws {
        let community = try await Community()
        let other = try #require(projectContent.programme("nl"))
        _ = try await community.store.importDelivery(
            Delivery(schools: Community.delivery.schools, covers: [], unusable: [], rows: 3), files: ["nl.csv"],
            into: other)
        let own = community.programme
        let broken = Programme(
            id: own.id, names: own.names, timeZone: own.timeZone, languages: own.languages,
            version: Version.Name(scheme: own.version.scheme, version: "0"), contact: own.contact, levels: own.levels,
            regions: own.regions, networks: own.networks, registerForms: own.registerForms)
        let catalogue = Catalogue(
            editions: projectContent.editions, programmes: [broken, other], words: projectContent.words, demo: nil)
        let complaints = Complained()
        let releasing = try await releasing(
            community, at: FixedClock(try moment("2027-01-01T06:00:00")), catalogue: catalogue, complaints: complaints)
        var made: [Programme.ID: CalendarDay] = [:]
        for _ in 1...2 { await releasing.makeWhatIsDue(&made) }
        #expect(try await days(community, of: "nl") == ["2026-12-31"])
        #expect(try await days(community).isEmpty)
        #expect(complaints.all == Array(repeating: "The release of be-vl waits: versionMissing", count: 2))
    }
}

private final class Complained: Sendable {
    private let told = Mutex<[String]>([])

    var all: [String] { told.withLock { $0 } }

    func add(_ complaint: String) { told.withLock { $0.append(complaint) } }
}
