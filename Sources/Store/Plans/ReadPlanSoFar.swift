public import Domain
import SQL

extension Store {
    /// The plan of the school's latest result and what of it was done; nil where there is none or the person is not
    /// of its team.
    public func planSoFar(of school: School.ID, for person: Person.ID) async throws -> PlanSoFar? {
        try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil else { return nil }
            return try readPlanSoFar(of: school, versions, on: connection)
        }
    }

    /// The school's tasks as they stood at this moment, oldest first; nil where the person is not of its team.
    public func promises(of school: School.ID, at moment: Moment, for person: Person.ID) async throws -> [Promise]? {
        try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil else { return nil }
            return try connection.rows(
                """
                SELECT task.result, term.name AS action, task.title, change.state, change.changed_at, task.done_at
                FROM task LEFT JOIN term ON term.key = task.action
                JOIN task_change change ON change.task = task.key AND change.revision =
                    (SELECT MAX(revision) FROM task_change past
                    WHERE past.task = task.key AND past.changed_at <= \(moment))
                WHERE task.school = \(school) ORDER BY task.key
                """
            ).map { try promise($0, at: moment) }
        }
    }

    private func promise(_ row: Row, at moment: Moment) throws -> Promise {
        let name: String = try row["state"]
        let state = SchoolTask.State(rawValue: name) ?? .accepted
        let (changedAt, doneAt): (Moment, Moment?) = try (row["changed_at"], row["done_at"])
        let day = doneAt.flatMap { $0 <= moment ? $0 : nil } ?? changedAt
        return try Promise(subject: subject(row), state: state, doneAt: state == .done ? day : nil)
    }
}

func readPlanSoFar(
    of school: School.ID, _ versions: VersionShelf, on connection: any Connection
) throws -> PlanSoFar? {
    guard
        let row = try connection.row(
            """
            SELECT result.key, result.submitted_at, judgement, assessment.version FROM result
            JOIN assessment ON assessment.key = result.assessment
            WHERE result.school = \(school) ORDER BY result.submitted_at DESC LIMIT 1
            """)
    else { return nil }
    return try planSoFar(
        row, done: actionsDone(by: school, since: row["submitted_at"], on: connection), versions, on: connection)
}

/// - Parameter row: key, submitted_at and judgement of a result, and the key of its version.
func planSoFar(
    _ row: Row, done: Set<Action.ID>, _ versions: VersionShelf, on connection: any Connection
) throws -> PlanSoFar {
    try PlanSoFar(
        result: row["key"], submittedAt: row["submitted_at"],
        version: versions.version(row["version"], on: connection).name,
        plan: versions.judgement(row, on: connection).plan, done: done)
}
