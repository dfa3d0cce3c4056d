public import Domain
import SQL
public import Store

extension Community {
    /// Takes an action of a result's plan on as a task, or an own one, and brings it to this state now. Called again
    /// for the same action it changes that task. As rows, with their history.
    @discardableResult
    public func undertake(
        _ action: Action.ID?, of result: AssessmentResult.ID? = nil, title: String = "", _ state: SchoolTask.State,
        by person: Person.ID? = nil, at school: School.ID? = nil
    ) async throws -> SchoolTask.ID {
        let (now, person, school) = (clock.now, person ?? nele, school ?? first)
        let reason = state == .declined ? "Niet voor ons" : ""
        let doneAt = state == .done ? now : nil
        return try await store.database.write { connection in
            if let action {
                try connection.run(
                    """
                    INSERT INTO term (key, name) SELECT COALESCE(MAX(key), 0) + 1, \(action) FROM term WHERE true
                    ON CONFLICT (name) DO NOTHING
                    """)
            }
            let known = try connection.row(
                """
                SELECT task.key, revision FROM task JOIN term ON term.key = task.action
                WHERE result = \(result) AND term.name = \(action ?? "")
                """)
            let key: SchoolTask.ID
            let revision: Int
            if let known {
                (key, revision) = try (known["key"], (known["revision"] as Int) + 1)
                try connection.run(
                    """
                    UPDATE task SET state = \(state.rawValue), reason = \(reason), done_at = \(doneAt),
                        revision = \(revision) WHERE key = \(key)
                    """)
            } else {
                let count: Int = try connection.row("SELECT COUNT(*) AS tasks FROM task").map { try $0["tasks"] } ?? 0
                (key, revision) = (SchoolTask.ID(now.milliseconds << 21 | Int64(count)), 1)
                try connection.run(
                    """
                    INSERT INTO task (key, school, result, action, title, made_at, made_by, state, notes, reason,
                        done_at, revision)
                    VALUES (\(key), \(school), \(result), (SELECT key FROM term WHERE name = \(action ?? "")),
                        \(title), \(now), \(person), \(state.rawValue), '', \(reason), \(doneAt), 1)
                    """)
            }
            try connection.run(
                """
                INSERT INTO task_change (task, revision, changed_at, changed_by, state, notes, reason)
                VALUES (\(key), \(revision), \(now), \(person), \(state.rawValue), '', \(reason))
                """)
            return key
        }
    }
}
