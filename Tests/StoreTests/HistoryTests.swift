import Domain
import SQL
import Store
import TestKit
import Testing

/// What schools were on any day, on every database.
@Suite struct HistoryTests {
    private let names = Community.delivery.schools

    private func deliver(_ schools: [School], to community: Community) async throws -> ImportReport {
        let delivery = Delivery(
            schools: schools, covers: [.secondary, .arts], unusable: [], rows: schools.count)
        return try await community.store.importDelivery(delivery, files: ["x.csv"], into: community.programme)
    }

    private func lines(_ school: School.ID, _ community: Community) async throws -> [String] {
        try await community.store.periods(of: school).map {
            "\($0.from) \($0.until ?? "-") \($0.facts.name), \($0.facts.address.place)"
        }
    }

    @Test(arguments: Engine.allCases)
    func aMoveAndANameBeginPeriods(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        #expect(try await lines(community.first, community) == ["0001-01-01 - Sint-Jozefschool Één, Gent"])
        community.clock.advance(days: 10)
        var changed = names
        changed[0].address.place = "Hasselt"
        changed[0].region = "BE-VLI"
        _ = try await deliver(changed, to: community)
        // The same day again: as it was last.
        changed[0].name = "Windekind"
        _ = try await deliver(changed, to: community)
        #expect(
            try await lines(community.first, community) == [
                "0001-01-01 2026-11-22 Sint-Jozefschool Één, Gent", "2026-11-22 - Windekind, Hasselt",
            ])
        let store = community.store
        for (day, region) in [
            ("1830-10-04", "BE-VOV"), ("2026-11-21", "BE-VOV"), ("2026-11-22", "BE-VLI"), ("2030-01-01", "BE-VLI"),
        ] {
            #expect(try await store.facts(of: community.first, on: day)?.region == region, "\(day)")
        }
        #expect(try await store.facts(of: community.second, on: "2012-01-01")?.levels == [.secondary, .adult])
        // Another e-mail address is no other school; a change that is taken back the same day never was.
        changed[0].email = "other@one.example"
        _ = try await deliver(changed, to: community)
        #expect(try await lines(community.first, community).count == 2)
        _ = try await deliver(names, to: community)
        #expect(try await lines(community.first, community) == ["0001-01-01 - Sint-Jozefschool Één, Gent"])
    }

    @Test(arguments: Engine.allCases)
    func closingEndsAPeriodAndReopeningBeginsOne(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        _ = try await deliver(Array(names.prefix(2)), to: community)
        #expect(try await lines(community.third, community) == ["0001-01-01 2026-11-12 Academie <b>Vier</b>, Brugge"])
        #expect(try await community.store.facts(of: community.third, on: "2026-11-12") == nil)
        community.clock.advance(days: 1)
        #expect(try await deliver(names, to: community).reopened == ["000103"])
        #expect(
            try await lines(community.third, community) == [
                "0001-01-01 2026-11-12 Academie <b>Vier</b>, Brugge", "2026-11-13 - Academie <b>Vier</b>, Brugge",
            ])
        // The register knows the day: what was known from that day on is taken back.
        var closed = names
        closed[2].closed = "2025-08-31"
        #expect(try await deliver(closed, to: community).closed == ["000103"])
        #expect(try await lines(community.third, community) == ["0001-01-01 2025-08-31 Academie <b>Vier</b>, Brugge"])
    }

    /// Any chain of deliveries: periods follow each other without overlaps, the last says what the register says,
    /// gaps are where the school was closed, and the same delivery again changes nothing.
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func chainsHaveNoGapsAndNoOverlaps(seed: UInt64) async throws {
        let community = try await Community()
        var random = Random(state: seed)
        var openOn: [String: Bool] = [:]
        var day = "2026-11-12"
        for _ in 0..<25 {
            let days = random.below(3)
            community.clock.advance(days: Int64(days))
            day = dayAfter(day, days)
            var schools = names
            schools[0].address.place = ["Gent", "Aalst", "Ronse"][random.below(3)]
            schools[0].levels = random.below(4) == 0 ? [.secondary, .arts] : [.secondary]
            if random.below(3) == 0 { schools.removeFirst() }
            _ = try await deliver(schools, to: community)
            openOn[day] = schools.count == 3
            let before = try await community.store.periods(of: community.first)
            let again = try await deliver(schools, to: community)
            #expect(again == ImportReport(same: schools.count))
            #expect(try await community.store.periods(of: community.first) == before)
            let last = try #require(before.last)
            #expect((last.until == nil) == (schools.count == 3))
            if schools.count == 3 { #expect(last.facts.address == schools[0].address) }
        }
        let periods = try await community.store.periods(of: community.first)
        #expect(periods.first?.from == SchoolPeriod.beginning)
        for (one, next) in zip(periods, periods.dropFirst()) {
            #expect((one.until ?? "9999") <= next.from, "overlap: \(one), \(next)")
        }
        for (day, isOpen) in openOn {
            let facts = try await community.store.facts(of: community.first, on: day)
            #expect((facts != nil) == isOpen, "\(day)")
        }
    }

    @Test(arguments: Engine.allCases)
    func schoolsFromBeforeTheHistoryHaveAPeriod(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        _ = try await deliver(Array(names.prefix(2)), to: community)
        let before = try await community.store.periods(of: community.second)
        try await community.store.database.write { connection in
            for table in ["school_period", "school_merger", "word_school", "trigram", "word"] {
                try connection.script("DROP TABLE \(table);")
            }
            try connection.run("DELETE FROM migration WHERE number = 2")
        }
        try await community.store.migrate()
        // Of a later step, which is taken already.
        try await community.store.database.write {
            try $0.script("ALTER TABLE school_period ADD COLUMN size_class TEXT;")
        }
        #expect(try await community.store.periods(of: community.second) == before)
        #expect(try await lines(community.third, community) == ["0001-01-01 2026-11-12 Academie <b>Vier</b>, Brugge"])
    }
}

/// Days of November 2026 to January 2027 by hand: the calendar of the program is what is tested.
private func dayAfter(_ day: String, _ days: Int) -> String {
    let all =
        (12...30).map { "2026-11-\($0)" } + (1...31).map { "2026-12-" + ($0 < 10 ? "0" : "") + "\($0)" }
        + (1...31).map { "2027-01-" + ($0 < 10 ? "0" : "") + "\($0)" }
    let index = (all.firstIndex(of: day) ?? 0) + days
    return all.indices.contains(index) ? all[index] : day
}

private struct Random {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }
}
