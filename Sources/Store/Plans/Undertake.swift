public import Domain
import SQL

/// What a team decides about an action of a plan that is not on its board yet.
public struct Undertaking: Sendable, Equatable {
    public let action: Action.ID
    public let standing: SchoolTask.Standing

    public init(action: Action.ID, standing: SchoolTask.Standing) {
        self.action = action
        self.standing = standing
    }
}

extension Store {
    /// Puts actions of a result on the board of its school. Those that are there stay as they are; an open one
    /// without a day gets the day that is asked, and is planned.
    /// - Returns: the tasks of these actions as they then are, by action.
    /// - Throws: `Refusal.notFound` when the result is not of a school of this person, or does not propose an action.
    public func undertake(
        _ undertakings: [Undertaking], of id: AssessmentResult.ID, by person: Person.ID
    ) async throws -> [Action.ID: SchoolTask] {
        let now = clock()
        return try await database.write { connection in
            guard let result = try readResult(id, on: connection),
                try role(of: person, at: result.sheet.assessment.school, on: connection) != nil
            else { throw Refusal.notFound }
            let (school, proposals) = (result.sheet.assessment.school, result.proposals)
            guard undertakings.allSatisfy({ proposals[$0.action] != nil }) else { throw Refusal.notFound }
            let there = try readTasks(of: school, on: connection).current(for: id)
            let new = undertakings.filter { there[$0.action] == nil }
            let terms = try keepTerms(new.map(\.action), on: connection)
            let tasks = new.map { undertaking in
                NewTask(
                    id: newKey(), school: school, result: id, action: terms[undertaking.action],
                    standing: undertaking.standing)
            }
            try insert(tasks, at: now, by: person, on: connection)
            try setDays(of: undertakings, there, at: now, by: person, on: connection)
            let asked = Set(undertakings.map(\.action))
            return try readTasks(of: school, on: connection).current(for: id).filter { asked.contains($0.key) }
        }
    }

    private func setDays(
        of undertakings: [Undertaking], _ there: [Action.ID: SchoolTask], at now: Moment, by person: Person.ID,
        on connection: any Connection
    ) throws {
        let planned = undertakings.compactMap { undertaking -> (SchoolTask, SchoolTask.Standing)? in
            guard let day = undertaking.standing.dueOn, let task = there[undertaking.action], task.state.isOpen,
                task.dueOn == nil
            else { return nil }
            let standing = SchoolTask.Standing(
                state: task.state == .accepted ? .planned : task.state, owner: task.owner?.id, dueOn: day,
                notes: task.notes)
            return (task, standing)
        }
        guard !planned.isEmpty else { return }
        try connection.insert(
            taskChange,
            planned.map { task, standing in change(standing, of: task.id, task.revision + 1, at: now, by: person) })
        try connection.run(
            """
            UPDATE task SET revision = revision + 1,
                (state, due_on) = (SELECT state, due_on FROM task_change
                    WHERE task_change.task = task.key AND task_change.revision = task.revision + 1)
            WHERE key IN (\(list: planned.map(\.0.id)))
            """)
    }
}

/// The small numbers by which rows refer to these actions; those that have none get one.
private func keepTerms(_ actions: [Action.ID], on connection: any Connection) throws -> [Action.ID: Int64] {
    func known() throws -> [Action.ID: Int64] {
        let rows = try connection.rows("SELECT key, name FROM term WHERE name IN (\(list: actions))")
        return Dictionary(try rows.map { (try $0["name"], try $0["key"]) }) { first, _ in first }
    }
    let terms = try known()
    let missing = Set(actions).filter { terms[$0] == nil }.sorted()
    guard !missing.isEmpty, let row = try connection.row("SELECT COALESCE(MAX(key), 0) AS last FROM term") else {
        return terms
    }
    let last: Int64 = try row["last"]
    try connection.insert(
        "INSERT INTO term (key, name) VALUES ",
        missing.enumerated().map { [(last + 1 + Int64($0.offset)).stored, $0.element.stored] })
    return try known()
}
