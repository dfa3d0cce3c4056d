public import Domain
import SQL

/// A task with all that its page shows.
public struct TaskRecord: Sendable, Equatable {
    public let task: SchoolTask
    /// The latest first.
    public let changes: [TaskChange]
    /// The result whose plan called for it; nil for the school's own.
    public let result: AssessmentResult?
    public let team: [TeamMate]
    /// How many files, links and statements show that it is done.
    public let proofs: Int
}

extension Store {
    /// The task; nil where there is none or it is of a school that is not the person's.
    public func task(_ id: SchoolTask.ID, for person: Person.ID) async throws -> TaskRecord? {
        try await database.read { connection in
            guard let task = try readTask(id, on: connection),
                try role(of: person, at: task.school, on: connection) != nil
            else { return nil }
            var result: AssessmentResult?
            if case .action(_, let id) = task.subject { result = try readResult(id, on: connection) }
            let proofs = try connection.row("SELECT COUNT(*) AS n FROM proof WHERE task = \(id)")
            return try TaskRecord(
                task: task, changes: changes(of: id, on: connection), result: result,
                team: teamMates(of: task.school, on: connection),
                proofs: proofs.map { try $0["n"] } ?? 0)
        }
    }
}

private func changes(of task: SchoolTask.ID, on connection: any Connection) throws -> [TaskChange] {
    try connection.rows(
        """
        SELECT revision, changed_at, changer.name AS changer, title, state, task_change.owner,
            mate.name AS owner_name, due_on,
            notes, reason
        FROM task_change JOIN person changer ON changer.key = changed_by
        LEFT JOIN person mate ON mate.key = task_change.owner
        WHERE task = \(task) ORDER BY revision DESC
        """
    ).map { row in
        try TaskChange(
            revision: row["revision"], at: row["changed_at"], by: row["changer"],
            standing: SchoolTask.Standing(
                title: row["title"], state: SchoolTask.State(rawValue: row["state"]) ?? .accepted, owner: row["owner"],
                dueOn: row["due_on"], notes: row["notes"], reason: row["reason"]),
            ownerName: row["owner_name"])
    }
}
