import Domain
import Foundation
import SQL
import TestKit
import Testing

@testable import Store

/// Random histories, counted in three ways: by the tallies, by the journal, and from the facts by a rule of its own.
@Suite struct StatisticsPropertyTests {
    @Test(arguments: Engine.allCases, [1, 2, 3] as [UInt64])
    func threeWaysOfCountingAgree(engine: Engine, seed: UInt64) async throws {
        var history = try await RandomHistory(on: engine, seed: seed)
        var figures = 0
        for round in 0..<4 {
            for _ in 0..<30 { try await history.step() }
            if round == 3 { try await history.store.foldAllStatistics() }
            let recount = try await history.store.recountStatistics(on: history.someDays())
            #expect(recount.differences == [], "seed \(seed), round \(round)")
            figures += recount.figures
        }
        #expect(figures > 500, "the histories are varied ones")
        #expect(history.done.count >= 10, "\(history.done)")
    }

    /// The journal is only added to: what was known is still told.
    @Test(arguments: Engine.allCases)
    func whatWasKnownStaysKnown(engine: Engine) async throws {
        var history = try await RandomHistory(on: engine, seed: 9)
        for _ in 0..<60 { try await history.step() }
        let (then, day) = (history.store.clock(), CalendarDay(of: history.store.clock(), in: .gmt))
        let before = try await history.sums(on: day, knownAt: nil)
        history.later(days: 1)
        for _ in 0..<40 { try await history.step() }
        #expect(try await history.sums(on: day, knownAt: then) == before)
    }

    @Test func recountFindsWhatWasChanged() async throws {
        for statement in [
            "UPDATE tally SET schools = schools + 1 WHERE kind = 1", "DELETE FROM journal_new",
            "UPDATE journal SET change = 2 WHERE change = 1",
            "INSERT INTO brought_in (key, school, registered_on, has_outcome, scheme, came_at) "
                + "SELECT 7, MIN(key), '2015-01-01', 0, 'x', 0 FROM school",
        ] {
            var history = try await RandomHistory(on: .memory, seed: 4)
            for _ in 0..<40 { try await history.step() }
            _ = try await history.store.foldStatistics(most: 20)
            history.later(days: 3)
            for _ in 0..<5 { try await history.step() }
            #expect(try await history.store.recountStatistics().differences == [])
            _ = try await history.store.database.write { try $0.run(Statement(stringLiteral: statement)) }
            #expect(try await !history.store.recountStatistics().differences.isEmpty, "\(statement)")
        }
    }
}

struct RandomHistory {
    let community: Community
    let store: Store
    let version: Key<Version>
    var chance: SeededChance
    var done: [Int: Int] = [:]
    private let numbers = (0..<20).map { String(format: "1%05d", $0) }
    private let ids: [School.ID]

    init(on engine: Engine, seed: UInt64) async throws {
        // The platform is older than it looks: there is room for what comes.
        community = try await Community(on: engine, clock: FixedClock(Moment(milliseconds: 1_577_880_000_000)))
        store = community.store
        chance = SeededChance(seed: seed)
        let edition = community.edition
        let store = store
        version = try await store.database.write { try store.keep(edition, on: $0) }
        let delivery = Delivery(
            schools: numbers.map { Self.school($0, 0) }, covers: [], unusable: [], rows: numbers.count)
        _ = try await store.importDelivery(delivery, files: ["x"], into: community.programme)
        var ids: [School.ID] = []
        for number in numbers { ids.append(try await store.id(of: number)) }
        self.ids = ids
    }

    static func school(_ number: String, _ variant: Int, closed: String? = nil) -> School {
        let levels: [Set<EducationLevel>] = [[.primary], [.secondary], [.primary, .secondary], []]
        return School(
            number: number, name: "School \(number)", address: Address(street: "a", postcode: "9000", place: "b"),
            region: [nil, "BE-VAN", "BE-VOV"][variant % 3], levels: levels[variant % 4],
            kind: variant % 5 == 0 ? .special : .ordinary, network: variant % 2 == 0 ? "go" : nil, closed: closed)
    }

    func later(days: Int64) { community.clock.advance(days: days) }

    mutating func someDays() -> [CalendarDay] {
        let today = CalendarDay(of: store.clock(), in: community.programme.timeZone).daysSince1970
        var days = [today, today + 400]
        for _ in 0..<8 { days.append(Int.random(in: 14_000...today + 700, using: &chance)) }
        return days.map { CalendarDay(daysSince1970: $0) }
    }

    func sums(on day: CalendarDay, knownAt: Moment?) async throws -> [String] {
        let programme = community.programme.id
        return try await store.database.read { connection in
            try JournalSums(programme: programme, connection: connection)
                .schools(.stateBySegment, on: day, knownAt: knownAt).map { "\($0.key) \($0.value)" }.sorted()
        }
    }

    /// Does one thing by chance. What can't be is refused, and changes nothing.
    mutating func step() async throws {
        let place = Int.random(in: ids.indices, using: &chance)
        let (school, number) = (ids[place], numbers[place])
        let kind = Int.random(in: 0..<14, using: &chance)
        community.clock.advance(seconds: Int64.random(in: 0...50_000, using: &chance))
        do {
            switch kind {
            case 0, 1: try await claim(school)
            case 2: try await start(school)
            case 3, 4, 5: try await submit(school)
            case 6:
                _ = try await store.withdrawLabel(ofSchool: number, in: community.programme.id, by: "x", because: "y")
            case 7: try await deliver(number, closed: nil)
            case 8: try await deliver(number, closed: someDay(before: 300))
            case 9:
                let other = numbers.randomElement(using: &chance) ?? number
                _ = try await store.merge(number, into: other, on: someDay(before: 200), in: community.programme)
            case 10: try await bringIn(number)
            case 11 where Int.random(in: 0..<3, using: &chance) == 0: try await erase(school)
            case 11: try await leave(number)
            case 12: community.clock.advance(days: Int64.random(in: 1...300, using: &chance))
            default: _ = try await store.foldStatistics(most: Int.random(in: 1...60, using: &chance))
            }
            done[kind, default: 0] += 1
        } catch is MergeRefusal {
        } catch DatabaseError.unique {
        }
    }

    private mutating func someDay(before days: Int) -> String {
        let today = CalendarDay(of: store.clock(), in: community.programme.timeZone).daysSince1970
        return CalendarDay(daysSince1970: today - Int.random(in: 0...days, using: &chance)).text
    }

    private func claim(_ school: School.ID) async throws {
        let (store, now, key) = (store, store.clock(), store.newKey(Claim.self))
        try await store.database.write { connection in
            try connection.run(
                """
                INSERT INTO claim (key, school, source, made_at, email, name, language, own_confirmed_at,
                    school_confirmed_at)
                VALUES (\(key), \(school), 'search', \(now), 'a@b.example', 'A', 'nl', \(now), \(now))
                """)
            try store.noteStatistics(of: [school], on: connection)
        }
    }

    private func start(_ school: School.ID) async throws {
        let (store, now, key, person, version) = (
            store, store.clock(), store.newKey(Assessment.self), community.nele, version
        )
        try await store.database.write { connection in
            guard try assessmentInProgress(of: school, on: connection) == nil else { return }
            try connection.run(
                """
                INSERT INTO assessment (key, school, version, level, seed, opened_at, opened_by)
                VALUES (\(key), \(school), \(version), 'secondary', 1, \(now), \(person))
                """)
            try store.noteStart(of: key, at: now, on: connection)
        }
    }

    private mutating func submit(_ school: School.ID) async throws {
        try await start(school)
        let (store, now, key, person) = (store, store.clock(), store.newKey(AssessmentResult.self), community.nele)
        let level = ["", "bronze", "bronze", "silver", "gold"].randomElement(using: &chance) ?? ""
        let areas = (0..<3).reduce(0) { $0 | Int.random(in: 0...21, using: &chance) << ($1 * 5) }
        let topics = (0..<15).reduce(0) { $0 | Int.random(in: 0...5, using: &chance) << ($1 * 3) }
        let until = endOfDay(months: 18, after: now, in: community.programme.timeZone)
        try await store.database.write { connection in
            guard let open = try assessmentInProgress(of: school, on: connection) else { return }
            try connection.run("UPDATE assessment SET submitted_at = \(now) WHERE key = \(open)")
            try connection.run(
                """
                INSERT INTO result (key, assessment, school, submitted_at, submitted_by, points, possible, level,
                    area_points, topic_points)
                VALUES (\(key), \(open), \(school), \(now), \(person), 0, 0, \(level.isEmpty ? nil : level),
                    \(areas), \(topics))
                """)
            if !level.isEmpty {
                try connection.run(
                    """
                    INSERT INTO award (result, school, level, valid_from, valid_until)
                    VALUES (\(key), \(school), \(level), \(now), \(until))
                    """)
            }
            try store.noteStatistics(of: [school], on: connection)
        }
    }

    private mutating func deliver(_ number: String, closed: String?) async throws {
        let school = Self.school(number, Int.random(in: 0..<12, using: &chance), closed: closed)
        _ = try await store.importDelivery(
            Delivery(schools: [school], covers: [], unusable: [], rows: 1), files: ["x"], into: community.programme)
    }

    private mutating func bringIn(_ number: String) async throws {
        let start = Int.random(in: 15_000...18_000, using: &chance)
        func day(_ number: Int) -> String { CalendarDay(daysSince1970: number).text }
        let label = ["", "none", "bronze", "silver"].randomElement(using: &chance) ?? ""
        let isLevel = label != "" && label != "none"
        let points =
            Bool.random(using: &chance) ? ["policy": 7, "practice": Int.random(in: 0...20, using: &chance)] : [:]
        let told = BroughtIn(
            registered: day(start), completed: label == "" && points.isEmpty ? nil : day(start + 40),
            label: isLevel ? LabelLevel.ID(label) : nil, validFrom: isLevel ? day(start + 45) : nil,
            validUntil: isLevel ? day(start + 500) : nil,
            points: Dictionary(points.map { (Area.ID($0.key), $0.value) }) { first, _ in first }, scheme: "Old",
            hasOutcome: label != "")
        _ = try await store.importHistory(
            [HistoryLine(row: 2, school: number, told: told)], into: community.programme,
            rules: community.edition.version.label, replaces: Int.random(in: 0..<4, using: &chance) == 0)
    }

    private func erase(_ school: School.ID) async throws {
        let store = store
        try await store.database.write { connection in
            for statement in [
                "DELETE FROM withdrawal WHERE result IN (SELECT key FROM result WHERE school = \(school))",
                "DELETE FROM award WHERE school = \(school)", "DELETE FROM result WHERE school = \(school)",
                "DELETE FROM assessment WHERE school = \(school)", "DELETE FROM brought_in WHERE school = \(school)",
                "DELETE FROM departure WHERE school = \(school)",
                "UPDATE link SET claim = NULL WHERE claim IN (SELECT key FROM claim WHERE school = \(school))",
                "DELETE FROM claim WHERE school = \(school)",
            ] as [Statement] {
                try connection.run(statement)
            }
            try store.noteStatistics(of: [school], on: connection)
        }
    }

    private mutating func leave(_ number: String) async throws {
        _ = try await store.leave(number, of: community.programme, on: someDay(before: 30))
    }
}

/// The same numbers for the same seed.
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
