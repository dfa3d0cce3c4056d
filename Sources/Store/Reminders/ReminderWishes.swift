public import Domain
import SQL

extension Store {
    /// What the person wishes to be reminded of; the overview of the week where they never chose.
    public func reminderWish(of person: Person.ID) async throws -> ReminderWish {
        try await database.read { connection in
            try connection.row("SELECT wish FROM reminder_wish WHERE person = \(person)")
                .flatMap { ReminderWish(rawValue: try $0["wish"]) } ?? .weekly
        }
    }

    /// Keeps what the person wishes. A reminder of theirs that waits is no longer sent where they wish none.
    public func setReminderWish(of person: Person.ID, to wish: ReminderWish) async throws {
        let now = clock()
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO reminder_wish (person, wish, chosen_at) VALUES (\(person), \(wish.rawValue), \(now))
                ON CONFLICT (person) DO UPDATE SET wish = \(wish.rawValue), chosen_at = \(now)
                """)
            if wish == .none { try dropWaitingReminders(of: person, on: connection) }
        }
    }

    /// Who has this key, for who holds a link to stop their reminders; nil where there is nobody.
    public func personReminded(_ person: Person.ID) async throws -> Person? {
        try await database.read { connection in
            try connection.row("SELECT key, email, name, language FROM person WHERE key = \(person)")
                .map { try Person(id: $0["key"], email: $0["email"], name: $0["name"], language: $0["language"]) }
        }
    }
}

/// A letter that is being sent at this moment still goes.
private func dropWaitingReminders(of person: Person.ID, on connection: any Connection) throws {
    let waiting = try connection.rows(
        """
        SELECT mail.key FROM reminder JOIN mail ON mail.key = reminder.mail
        WHERE person = \(person) AND sent_at IS NULL
        """
    ).map { try $0["key"] as Letter.ID }
    try connection.run("DELETE FROM reminder WHERE person = \(person) AND mail IN (\(list: waiting))")
    try connection.run("DELETE FROM mail WHERE key IN (\(list: waiting))")
}
