import Domain
import Foundation
import SQL
import Store
import TestKit
import Testing

/// Reminders are made once a day, whatever breaks off and however many make them.
@Suite struct ReminderRunTests {
    private func rules(_ community: Community) -> [Programme.ID: ReminderRules] {
        let label = community.edition.version.label
        return [
            "be-vl": ReminderRules(
                zone: community.programme.timeZone, levels: label.levels.map(\.id),
                reassessmentMonths: label.reassessmentMonths)
        ]
    }

    /// The reminders of the day, as a server makes them; nil where they were made before.
    private func run(_ community: Community, on day: String, store: Store? = nil) async throws -> Int? {
        let store = store ?? community.store
        guard let run = try await store.reminderRun(of: "be-vl", on: day, rules: rules(community)) else { return nil }
        let (_, letters) = try await store.remind(run, after: nil, compose: written)
        try await store.endReminders(run, letters: letters)
        return letters
    }

    private var written: @Sendable (Reminder) -> LetterText {
        { reminder in
            let told = reminder.told.map { "\($0.kind.rawValue) \($0.dueOn)" }.sorted().joined(separator: ";")
            return LetterText(
                recipient: reminder.person.email, subject: reminder.isDigest ? "week" : "day", body: told,
                unsubscribe: "stop", isBulk: true)
        }
    }

    private struct Sent: Sendable {
        let to: String
        let day: String
        let hour: Int
        let isDigest: Bool
        let told: [String]
    }

    /// What waits, taken away and written down with the local time at which it was made.
    private func collect(_ community: Community) async throws -> [Sent] {
        let letters = try await community.store.waitingLetters()
        try await community.sendAll()
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = community.programme.timeZone
        return letters.map { letter in
            Sent(
                to: letter.recipient, day: calendarDay(of: letter.madeAt, in: community.programme.timeZone),
                hour: calendar.component(.hour, from: letter.madeAt.date), isDigest: letter.subject == "week",
                told: letter.body.split(separator: ";").map(String.init))
        }
    }

    /// Nele, by dates, has bronze since 2 January 2026 and seven tasks; Joris, by the week, has one that is never
    /// done. The clock goes on by the hour for twenty months; four times it is changed.
    @Test(arguments: Engine.allCases)
    func twentyMonthsByTheHour(_ engine: Engine) async throws {
        let start = Moment(milliseconds: 1_767_344_400_000)  // Friday 2 January 2026, 10:00 in Brussels
        let community = try await Community(on: engine, clock: FixedClock(start))
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        try await community.sendAll()
        try await community.store.setReminderWish(of: community.nele, to: .dates)
        let dues = [
            "2026-03-28", "2026-03-29", "2026-03-30", "2026-06-15", "2026-10-25", "2026-10-26", "2027-03-28",
        ]
        for due in dues { try await community.insertTask("T", due: due, owner: community.nele) }
        try await community.insertTask("J", due: "2026-02-10", owner: community.joris, at: community.second)
        var (sent, made): ([Sent], String?) = ([], nil)
        for _ in 0..<(20 * 30 * 24) {
            community.clock.advance(seconds: 3600)
            let day = reminderDay(at: community.clock.now, in: community.programme.timeZone)
            guard let day, day != made else { continue }
            _ = try await run(community, on: day)
            made = day
            sent += try await collect(community)
        }
        checkManners(sent)
        checkNele(sent.filter { $0.to == "nele@one.example" }, dues)
        let joris = sent.filter { $0.to == "joris@two.example" }
        #expect(joris.first?.day == "2026-02-02" && joris.first?.isDigest == true)
        #expect(joris.allSatisfy { $0.isDigest && monday(of: $0.day) == $0.day })
        #expect(joris.count == 82, "each Monday from 2 February 2026 to 23 August 2027")
    }

    private func checkManners(_ sent: [Sent]) {
        #expect(Set(sent.map { "\($0.to) \($0.day)" }).count == sent.count, "one a day and person")
        #expect(sent.allSatisfy { $0.hour == 7 }, "at seven, in summer and in winter")
    }

    private func checkNele(_ sent: [Sent], _ dues: [String]) {
        for due in dues {
            let soon = sent.filter { $0.told.contains("soon \(due)") }
            #expect(soon.map(\.day) == [laterDay(than: due, days: -7)], "\(due)")
            let late = sent.filter { $0.told.contains("late \(due)") }
            #expect(late.map(\.day) == [laterDay(than: due, days: 1)], "\(due)")
        }
        // Eighteen months from 2 January 2026: to the end of 2 July 2027.
        let days = ["label-3 ", "label-1 ", "again "].map { kind in sent.filter { $0.told.contains(kind) }.map(\.day) }
        #expect(days == [["2027-04-02"], ["2027-06-02"], ["2027-01-02"]])
    }

    /// Whoever did all that weighs may begin again before the year is over, and is told.
    @Test(arguments: Engine.allCases)
    func whoDidWhatWeighsIsToldSooner(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        try await community.store.setReminderWish(of: community.nele, to: .dates)
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 3)
        let id = try await community.submit(assessment)
        let result = try #require(try await community.store.result(id, for: community.nele))
        try await community.sendAll()
        let important = result.judgement.plan.filter(\.isOfHighPriority).map(\.action)
        let told = { (count: Int) in
            for action in important.prefix(count) { try await community.undertake(action, of: id, .done) }
            community.clock.advance(days: 1)
            _ = try await run(community, on: calendarDay(of: community.clock.now, in: community.programme.timeZone))
            return try await collect(community).flatMap(\.told)
        }
        #expect(try await told(important.count - 1).contains("again ") == false)
        #expect(try await told(important.count).contains("again "))
        #expect(try await told(important.count).contains("again ") == false, "once")
    }

    @Test(arguments: Engine.allCases)
    func whatBreaksOffIsDoneAgainAndNothingTwice(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        try await community.sendAll()
        try await community.insertTask("N", due: "2026-11-01", owner: community.nele)
        try await community.insertTask("J", due: "2026-11-01", owner: community.joris, at: community.second)
        let store = community.store
        let monday = "2026-11-16"
        let begun = try await store.reminderRun(of: "be-vl", on: monday, rules: rules(community))
        // The program dies before the end of the run is noted.
        #expect(try await store.remind(try require(begun, "a run"), after: nil, compose: written).letters == 2)
        #expect(try await run(community, on: monday) == 0)
        #expect(try await store.waitingLetters().count == 2)
        #expect(try await run(community, on: monday) == nil)
        #expect(try await run(community, on: "2026-11-15") == nil, "a day that is past")
    }

    @Test(arguments: Engine.allCases)
    func fourServersMakeOneLetterEach(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        try await community.sendAll()
        try await community.insertTask("N", due: "2026-11-01", owner: community.nele)
        try await community.insertTask("J", due: "2026-11-01", owner: community.joris, at: community.second)
        let (database, clock) = (community.store.database, community.clock)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    _ = try await run(
                        community, on: "2026-11-16", store: Store(database: database, clock: { clock.now }))
                }
            }
            try await group.waitForAll()
        }
        #expect(Set(try await community.store.waitingLetters().map(\.recipient)).count == 2)
        #expect(try await community.store.waitingLetters().count == 2)
    }

    /// While the mail server is away nothing heaps up, and what was not told is told later.
    @Test(arguments: Engine.allCases)
    func nothingOnTopOfWhatWaits(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        try await community.sendAll()
        try await community.store.setReminderWish(of: community.nele, to: .dates)
        try await community.insertTask("N", due: "2026-11-18", owner: community.nele)
        #expect(try await run(community, on: "2026-11-16") == 1)
        for day in 17...22 { #expect(try await run(community, on: "2026-11-\(day)") == 0) }
        community.clock.advance(days: 11)  // Monday 23 November, 09:00
        try await community.sendAll()
        #expect(try await run(community, on: "2026-11-23") == 0, "one arrived on this very day")
        community.clock.advance(days: 1)
        #expect(try await run(community, on: "2026-11-24") == 1)
        #expect(try await community.store.waitingLetters().first?.body == "late 2026-11-18")
    }

    @Test(arguments: Engine.allCases)
    func whoIsToldWhat(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        try await community.sendAll()
        let late = "2026-11-01"
        try await community.insertTask("left the team", due: late, owner: community.joris)
        try await community.insertTask("done", due: late, owner: community.joris, at: community.second, state: "done")
        try await community.insertTask("no day", due: nil, owner: community.joris, at: community.second)
        try await community.insertTask(
            "not for us", due: late, owner: community.joris, at: community.second, state: "declined")
        #expect(try await run(community, on: "2026-11-16") == 1)
        #expect(try await community.store.waitingLetters().map(\.recipient) == ["nele@one.example"])
        try await community.store.setReminderWish(of: community.nele, to: .none)
        #expect(try await community.store.waitingLetters().isEmpty, "what waits is taken back")
        #expect(try await run(community, on: "2026-11-23") == 0)
        #expect(try await community.store.reminderWish(of: community.nele) == .none)
        #expect(try await community.store.reminderWish(of: community.joris) == .weekly)
    }
}
