public import Domain
import SQL
import Store

extension Community {
    /// Puts a task of the school's own into the database, as it is after its latest change.
    public func insertTask(
        _ title: String, due: String?, owner: Person.ID?, at school: School.ID? = nil, state: String = "accepted"
    ) async throws {
        let (school, maker, now) = (school ?? first, nele, clock.now)
        let (reason, done): (String, Moment?) = (state == "declined" ? "no" : "", state == "done" ? now : nil)
        try await store.database.write { connection in
            let last: Int64 = try connection.row("SELECT COALESCE(MAX(key), 0) AS last FROM task")?["last"] ?? 0
            try connection.run(
                """
                INSERT INTO task (key, school, title, made_at, made_by, state, owner, due_on, notes, reason, done_at,
                    revision)
                VALUES (\(last + 1), \(school), \(title), \(now), \(maker), \(state), \(owner), \(due), '', \(reason),
                    \(done), 1)
                """)
        }
    }

    /// Every letter is taken away: the outbox is empty.
    public func sendAll() async throws {
        while let letter = try await store.takeLetter() { try await store.markSent(letter.id) }
    }
}
