public import Domain
import SQL

/// Somebody changed the task since. Nothing was overwritten.
public struct TaskConflict: Error, Equatable {
    public let theirs: SchoolTask
}

/// Why a task was not kept. Nothing was changed.
public enum TaskRefusal: Error, Equatable {
    /// They are not of the school's team, or not any more.
    case ownerNotOfTheTeam
    /// The action is on the board already, as another task that is open.
    case isOpenElsewhere
}

extension Store {
    /// Lets the task stand as the team decided, and notes who changed it. Where it stands so already nothing happens.
    /// - Parameter seen: the number of the change that the person had before them.
    /// - Throws: `TaskConflict` when there is a newer change that differs; `Refusal.notFound` when the task is not of
    ///   a school of this person; `TaskRefusal`.
    public func change(
        _ id: SchoolTask.ID, to standing: SchoolTask.Standing, seen: Int, by person: Person.ID
    ) async throws {
        let now = clock()
        try await database.write { connection in
            guard let task = try readTask(id, on: connection),
                try role(of: person, at: task.school, on: connection) != nil
            else { throw Refusal.notFound }
            if task.standing == standing { return }
            guard task.revision == seen else { throw TaskConflict(theirs: task) }
            if let owner = standing.owner, owner != task.owner?.id {
                try checkIsOfTheTeam(owner, task.school, on: connection)
            }
            if standing.state.isOpen, !task.state.isOpen { try checkIsOpenNowhere(task, on: connection) }
            let doneAt = standing.state == .done ? task.doneAt ?? now : nil
            try connection.run(
                """
                UPDATE task SET title = \(standing.title), state = \(standing.state.rawValue),
                    owner = \(standing.owner), due_on = \(standing.dueOn), notes = \(standing.notes),
                    reason = \(standing.reason), done_at = \(doneAt), revision = \(seen + 1)
                WHERE key = \(id)
                """)
            try connection.insert(taskChange, [change(standing, of: id, seen + 1, at: now, by: person)])
        }
    }

    /// Puts a task of the school's own on its board. With the same key a second time nothing happens.
    /// - Throws: `Refusal.notFound` when the school is not the person's, `TaskRefusal.ownerNotOfTheTeam`.
    public func addTask(
        _ id: SchoolTask.ID, _ standing: SchoolTask.Standing, at school: School.ID, by person: Person.ID
    ) async throws {
        let now = clock()
        try await database.write { connection in
            guard try role(of: person, at: school, on: connection) != nil else { throw Refusal.notFound }
            if let there = try readTask(id, on: connection) {
                guard there.school == school else { throw Refusal.notFound }
                return
            }
            if let owner = standing.owner { try checkIsOfTheTeam(owner, school, on: connection) }
            let new = NewTask(id: id, school: school, result: nil, action: nil, standing: standing)
            try insert([new], at: now, by: person, on: connection)
        }
    }

    /// A key for a task that somebody is about to write.
    public func newTaskID() -> SchoolTask.ID {
        newKey(SchoolTask.self)
    }

    func insert(_ tasks: [NewTask], at now: Moment, by person: Person.ID, on connection: any Connection) throws {
        try connection.insert(
            """
            INSERT INTO task (key, school, result, action, title, made_at, made_by, state, owner, due_on, notes, reason,
                done_at, revision) VALUES
            """,
            tasks.map { task in
                let standing = task.standing
                return [
                    task.id.stored, task.school.stored, task.result.stored, task.action.stored, standing.title.stored,
                    now.stored, person.stored, standing.state.rawValue.stored, standing.owner.stored,
                    standing.dueOn.stored, standing.notes.stored, standing.reason.stored,
                    (standing.state == .done ? now : nil).stored, 1.stored,
                ]
            })
        try connection.insert(taskChange, tasks.map { change($0.standing, of: $0.id, 1, at: now, by: person) })
    }

    func change(
        _ standing: SchoolTask.Standing, of task: SchoolTask.ID, _ revision: Int, at now: Moment, by person: Person.ID
    ) -> [Value] {
        [
            task.stored, revision.stored, now.stored, person.stored, standing.title.stored,
            standing.state.rawValue.stored, standing.owner.stored, standing.dueOn.stored, standing.notes.stored,
            standing.reason.stored,
        ]
    }
}

/// A task before it is kept.
struct NewTask {
    let id: SchoolTask.ID
    let school: School.ID
    let result: AssessmentResult.ID?
    /// The key of the action's term.
    let action: Int64?
    let standing: SchoolTask.Standing
}

let taskChange = """
    INSERT INTO task_change (task, revision, changed_at, changed_by, title, state, owner, due_on, notes, reason) VALUES
    """

private func checkIsOfTheTeam(_ owner: Person.ID, _ school: School.ID, on connection: any Connection) throws {
    guard try role(of: owner, at: school, on: connection) != nil else { throw TaskRefusal.ownerNotOfTheTeam }
}

private func checkIsOpenNowhere(_ task: SchoolTask, on connection: any Connection) throws {
    guard let action = task.action else { return }
    let other = try connection.row(
        """
        SELECT task.key FROM task JOIN term ON term.key = task.action
        WHERE school = \(task.school) AND term.name = \(action) AND task.key <> \(task.id)
            AND state IN ('accepted', 'planned', 'busy') LIMIT 1
        """)
    guard other == nil else { throw TaskRefusal.isOpenElsewhere }
}
