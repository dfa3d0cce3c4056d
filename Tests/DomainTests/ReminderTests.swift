import Domain
import Foundation
import Testing

@Suite("Reminders")
struct ReminderTests {
    private let nele = Person(id: Person.ID(1), email: "nele@one.example", name: "Nele", language: "nl")
    private let monday = "2026-11-23"

    private func task(_ key: Int64, _ due: String, owner: Int64? = 1) -> DueTask {
        DueTask(id: SchoolTask.ID(key), subject: .own("Task \(key)"), dueOn: due, owner: owner.map { Person.ID($0) })
    }

    private func facts(
        _ wish: ReminderWish = .weekly, _ tasks: [DueTask] = [], role: SchoolRole = .coordinator,
        dates: SchoolDates = SchoolDates(), past: ReminderFacts.Past = .init()
    ) -> ReminderFacts {
        let school = ReminderFacts.OfSchool(id: School.ID(9), name: "School", role: role, tasks: tasks, dates: dates)
        return ReminderFacts(person: nele, wish: wish, schools: [school], past: past)
    }

    private func label(until day: String) -> SchoolDates {
        SchoolDates(label: .init(result: AssessmentResult.ID(7), level: "bronze", lastDay: day))
    }

    /// On the Monday: what is late, what comes within fourteen days.
    @Test(
        arguments: [
            ("2026-11-22", [1], []), ("1900-01-01", [1], []), ("2026-11-23", [], [1]), ("2026-12-07", [], [1]),
            ("2026-12-08", [], []), ("9999-12-31", [], []),
        ] as [(String, [Int64], [Int64])])
    func theOverviewOfTheWeek(due: String, late: [Int64], soon: [Int64]) {
        let made = reminder(for: facts(.weekly, [task(1, due)]), on: monday, isDigestDay: true)
        #expect((made?.schools.first?.late ?? []).map(\.id.rawValue) == late)
        #expect((made?.schools.first?.soon ?? []).map(\.id.rawValue) == soon)
        #expect((made == nil) == (late + soon).isEmpty)
    }

    /// On a Tuesday, for who wishes dates: seven days ahead, the day itself included, and the day after.
    @Test(
        arguments: [
            ("2026-12-02", nil), ("2026-12-01", ReminderNotice.Kind.soon), ("2026-11-24", .soon), ("2026-11-23", .late),
        ] as [(String, ReminderNotice.Kind?)])
    func datesOnOtherDays(due: String, kind: ReminderNotice.Kind?) {
        let day = "2026-11-24"
        let made = reminder(for: facts(.dates, [task(1, due)]), on: day, isDigestDay: false)
        #expect(made?.told == kind.map { [ReminderNotice($0, of: 1, dueOn: due)] })
        #expect(reminder(for: facts(.weekly, [task(1, due)]), on: day, isDigestDay: false) == nil)
        #expect(reminder(for: facts(.none, [task(1, due)]), on: day, isDigestDay: true) == nil)
    }

    @Test func whatWasToldIsNotToldAgainButOnTheOverview() {
        var past = ReminderFacts.Past()
        past.told = [ReminderNotice(.late, of: 1, dueOn: "2026-11-20")]
        let tasks = [task(1, "2026-11-20"), task(2, "2026-11-21")]
        let tuesday = reminder(for: facts(.dates, tasks, past: past), on: "2026-11-24", isDigestDay: false)
        #expect(tuesday?.schools.first?.late.map(\.id.rawValue) == [2])
        let overview = reminder(for: facts(.dates, tasks, past: past), on: monday, isDigestDay: true)
        #expect(overview?.schools.first?.late.map(\.id.rawValue) == [1, 2])
        let moved = [task(1, "2026-11-22")]
        let again = reminder(for: facts(.dates, moved, past: past), on: "2026-11-24", isDigestDay: false)
        #expect(again?.schools.first?.late.count == 1, "another day is told anew")
    }

    @Test func onceADayAndNeverOnTopOfWhatWaits() {
        let late = [task(1, "2026-11-01")]
        var past = ReminderFacts.Past()
        past.lastDay = monday
        #expect(reminder(for: facts(.dates, late, past: past), on: monday, isDigestDay: true) == nil)
        past.lastDay = "2026-11-22"
        #expect(reminder(for: facts(.dates, late, past: past), on: monday, isDigestDay: true)?.isDigest == true)
        past.lastDigest = monday
        #expect(reminder(for: facts(.weekly, late, past: past), on: "2026-11-24", isDigestDay: true) == nil)
        past.isUndelivered = true
        #expect(reminder(for: facts(.dates, late, past: past), on: "2026-11-24", isDigestDay: true) == nil)
    }

    /// Mine; what nobody looks after is the coordinator's; what is another's is not.
    @Test(
        arguments: [
            (1, .contributor, true), (nil, .contributor, false), (nil, .coordinator, true), (2, .coordinator, false),
        ] as [(Int64?, SchoolRole, Bool)])
    func whoseTask(owner: Int64?, role: SchoolRole, isTold: Bool) {
        let made = reminder(
            for: facts(.weekly, [task(1, "2026-11-01", owner: owner)], role: role), on: monday, isDigestDay: true)
        #expect((made != nil) == isTold)
    }

    @Test(
        arguments: [
            ("2027-02-24", nil), ("2027-02-23", ReminderNotice.Kind.labelInThreeMonths),
            ("2026-12-24", .labelInThreeMonths), ("2026-12-23", .labelInOneMonth), ("2026-11-23", .labelInOneMonth),
            ("2026-11-22", nil),
        ] as [(String, ReminderNotice.Kind?)])
    func theEndOfTheLabel(lastDay: String, kind: ReminderNotice.Kind?) {
        let made = reminder(for: facts(.weekly, dates: label(until: lastDay)), on: monday, isDigestDay: true)
        #expect(made?.told == kind.map { [ReminderNotice($0, of: 7)] })
        let contributor = facts(.dates, role: .contributor, dates: label(until: lastDay))
        #expect(reminder(for: contributor, on: monday, isDigestDay: true) == nil)
        var past = ReminderFacts.Past()
        past.told = [ReminderNotice(.labelInThreeMonths, of: 7), ReminderNotice(.labelInOneMonth, of: 7)]
        let told = facts(.dates, dates: label(until: lastDay), past: past)
        #expect(reminder(for: told, on: monday, isDigestDay: true) == nil)
    }

    @Test func beginningAgainIsToldOnce() {
        let dates = SchoolDates(mayBeginAfter: AssessmentResult.ID(7))
        let made = reminder(for: facts(.weekly, dates: dates), on: monday, isDigestDay: true)
        #expect(made?.schools.first?.mayBeginAgain == true)
        var past = ReminderFacts.Past()
        past.told = made?.told ?? []
        #expect(reminder(for: facts(.weekly, dates: dates, past: past), on: "2026-11-30", isDigestDay: true) == nil)
    }

    @Test(
        arguments: [
            ("2026-11-23", nil, true), ("2026-11-24", nil, false), ("2026-11-23", "2026-11-22", true),
            ("2026-11-24", "2026-11-22", true), ("2026-11-24", "2026-11-23", false),
            ("2026-11-29", "2026-11-23", false),
        ] as [(String, String?, Bool)])
    func theOverviewIsOnTheFirstRunOfTheWeek(today: String, lastRun: String?, isDigest: Bool) {
        #expect(isDigestDay(today, lastRun: lastRun) == isDigest)
    }
}

@Suite("Days of reminders")
struct ReminderDayTests {
    @Test(arguments: [
        ("2026-11-30", 0, 3, "2027-02-28"), ("2027-11-30", 0, 3, "2028-02-29"), ("2026-12-31", 1, 0, "2027-01-01"),
        ("2026-11-23", -8, 0, "2026-11-15"), ("no day", 5, 5, "no day"), ("9999-12-31", 0, 0, "9999-12-31"),
    ])
    func later(day: String, days: Int, months: Int, later: String) {
        #expect(laterDay(than: day, days: days, months: months) == later)
    }

    @Test(arguments: [
        ("2026-11-23", "2026-11-23"), ("2026-11-29", "2026-11-23"), ("2026-11-22", "2026-11-16"),
        ("2027-01-01", "2026-12-28"), ("2028-03-01", "2028-02-28"),
    ])
    func mondays(day: String, first: String) {
        #expect(monday(of: day) == first)
    }

    /// Every quarter of an hour of a year, the days on which the clocks change included: each day has its turn
    /// once, never before seven and never from eight in the evening on.
    @Test(arguments: ["Europe/Brussels", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham", "UTC"])
    func everyDayOfTheYearOnce(zone: String) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let start = Moment(milliseconds: 1_767_225_600_000)  // 2026-01-01 00:00 UTC
        var days: [String] = []
        for quarter in 0..<(365 * 96) {
            let moment = start.adding(seconds: Int64(quarter) * 900)
            guard let day = reminderDay(at: moment, in: zone) else { continue }
            #expect(day == calendarDay(of: moment, in: zone))
            if days.last != day { days.append(day) }
        }
        #expect(Set(days).count == days.count && days.count >= 365)
        for day in days {
            let first = try #require(reminderHour(of: day, in: zone))
            #expect(reminderDay(at: first, in: zone) == day)
            #expect(reminderDay(at: first.adding(seconds: -1), in: zone) == nil)
            #expect(reminderDay(at: first.adding(seconds: 13 * 3600), in: zone) == nil)
        }
    }

    /// In Brussels the clock goes on on 29 March and back on 25 October 2026.
    @Test(arguments: [
        ("2026-03-28", 6), ("2026-03-29", 5), ("2026-03-30", 5), ("2026-10-24", 5), ("2026-10-25", 6),
    ])
    func sevenOClockInUniversalTime(day: String, hour: Int) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Brussels"))
        let moment = try #require(reminderHour(of: day, in: zone))
        #expect(moment.milliseconds / 3_600_000 % 24 == Int64(hour))
        #expect(reminderHour(of: "2026-02-30", in: zone) == nil)
    }
}

@Suite("Trying again")
struct RetryingTests {
    @Test func aLetterIsTriedTenTimesInThreeDays() {
        let pauses = (1...12).map { pauseBeforeNextTry(after: $0) }
        #expect(pauses == [60, 300, 900, 3600, 10_800, 21_600, 43_200, 86_400, 86_400, nil, nil, nil])
        #expect(pauses.compactMap { $0 }.reduce(0, +) / 86_400 == 2)
        #expect(pauseBeforeNextTry(after: 0) == 0)
    }

    @Test func thePostRestsFiveMinutesAtMost() {
        #expect((0...9).map { pauseOfThePost(after: $0) } == [0, 5, 10, 20, 40, 80, 160, 300, 300, 300])
        #expect(pauseOfThePost(after: .max) == 300)
    }
}
