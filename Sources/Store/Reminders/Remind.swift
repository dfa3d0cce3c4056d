public import Domain
public import Foundation
import SQL

/// What the rule of reminders needs to know of a programme.
public struct ReminderRules: Sendable {
    let zone: TimeZone
    /// From low to high.
    let levels: [LabelLevel.ID]
    let reassessmentMonths: Int

    public init(zone: TimeZone, levels: [LabelLevel.ID], reassessmentMonths: Int) {
        self.zone = zone
        self.levels = levels
        self.reassessmentMonths = reassessmentMonths
    }
}

/// The reminders of one day, for the people of one programme: those whose schools are of it. Who works in
/// several programmes is of the first of them, and gets one mail for all.
public struct ReminderRun: Sendable {
    public let programme: Programme.ID
    public let day: String
    let isDigestDay: Bool
    let rules: [Programme.ID: ReminderRules]

    var zone: TimeZone { rules[programme]?.zone ?? .gmt }
}

extension Store {
    /// So many people are reminded with one transaction.
    static let reminderPage = 100

    /// Begins, or goes on with, the reminders of a day; nil where all of them are made.
    public func reminderRun(
        of programme: Programme.ID, on day: String, rules: [Programme.ID: ReminderRules]
    ) async throws -> ReminderRun? {
        try await database.read { connection in
            let last = try connection.row(
                "SELECT day FROM reminder_run WHERE programme = \(programme) ORDER BY day DESC LIMIT 1"
            ).map { try $0["day"] as String }
            guard (last ?? "") < day else { return nil }
            return ReminderRun(
                programme: programme, day: day, isDigestDay: isDigestDay(day, lastRun: last), rules: rules)
        }
    }

    /// Puts the reminders of the next hundred people into the outbox. Each has one letter of the day at most,
    /// and what it tells is noted with it: however often this is called, by however many servers, and wherever
    /// it breaks off.
    /// - Parameter compose: the letter of a reminder; may be called again for the same.
    /// - Returns: the last of these people, nil when there were none; and how many letters were made.
    public func remind(
        _ run: ReminderRun, after last: Person.ID?, compose: @escaping @Sendable (Reminder) -> LetterText
    ) async throws -> (last: Person.ID?, letters: Int) {
        let now = clock()
        return try await database.write { connection in
            let people = try peopleToRemind(of: run, after: last, on: connection)
            let facts = try ReminderReading(run: run, now: now, versions: versions, connection: connection).facts(
                of: people)
            let reminders = facts.compactMap { reminder(for: $0, on: run.day, isDigestDay: run.isDigestDay) }
            try keep(reminders.map { (newKey(Letter.self), $0, compose($0)) }, of: run.day, on: connection)
            return (people.last?.person.id, reminders.count)
        }
    }

    /// Notes that the reminders of the day are all made.
    public func endReminders(_ run: ReminderRun, letters: Int) async throws {
        let now = clock()
        _ = try await database.write {
            try $0.run(
                """
                INSERT INTO reminder_run (programme, day, ended_at, letters)
                VALUES (\(run.programme), \(run.day), \(now), \(letters)) ON CONFLICT (programme, day) DO NOTHING
                """)
        }
    }

    private func keep(
        _ letters: [(key: Letter.ID, reminder: Reminder, text: LetterText)], of day: String,
        on connection: any Connection
    ) throws {
        try post(letters.map { ($0.key, $0.text) }, on: connection)
        try connection.insert(
            "INSERT INTO reminder (person, day, digest, mail) VALUES ",
            letters.map { key, reminder, _ in
                [reminder.person.id.stored, day.stored, (reminder.isDigest ? 1 : 0).stored, key.stored]
            })
        try connection.insert(
            "INSERT INTO reminder_notice (person, kind, subject, due_on, told_on) VALUES ",
            letters.flatMap { _, reminder, _ in
                reminder.told.map { notice in
                    [
                        reminder.person.id.stored, notice.kind.rawValue.stored, notice.subject.stored,
                        notice.dueOn.stored, day.stored,
                    ]
                }
            })
    }
}

/// The next people with a school of the programme who wish reminders.
private func peopleToRemind(
    of run: ReminderRun, after last: Person.ID?, on connection: any Connection
) throws -> [(person: Person, wish: ReminderWish)] {
    try connection.rows(
        """
        SELECT person.key, email, name, language, COALESCE(wish, 'weekly') AS wish
        FROM person LEFT JOIN reminder_wish ON reminder_wish.person = person.key
        WHERE person.key > \(last ?? Person.ID(0)) AND COALESCE(wish, 'weekly') <> 'none' AND
            (SELECT MIN(programme) FROM membership JOIN school ON school.key = membership.school
            WHERE membership.person = person.key) = \(run.programme)
        ORDER BY person.key LIMIT \(Store.reminderPage)
        """
    ).map { row in
        let wish = ReminderWish(rawValue: try row["wish"]) ?? .weekly
        return try (Person(id: row["key"], email: row["email"], name: row["name"], language: row["language"]), wish)
    }
}
