public import Domain
import SQL

extension Store {
    /// What the school undertakes, oldest first; nil where the person is not of its team.
    public func tasks(of school: School.ID, for person: Person.ID) async throws -> [SchoolTask]? {
        try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil else { return nil }
            return try readTasks(of: school, on: connection)
        }
    }

    func readTasks(of school: School.ID, on connection: any Connection) throws -> [SchoolTask] {
        try readTasks("task.school = \(school)", on: connection)
    }

    func readTask(_ id: SchoolTask.ID, on connection: any Connection) throws -> SchoolTask? {
        try readTasks("task.key = \(id)", on: connection).first
    }

    private func readTasks(_ condition: Statement, on connection: any Connection) throws -> [SchoolTask] {
        try connection.rows(
            """
            SELECT task.key, task.school, task.result, term.name AS action, title, made_at, state, task.owner,
                person.name AS owner_name, membership.since AS owner_since, due_on, notes, reason, done_at, revision
            FROM task LEFT JOIN term ON term.key = task.action LEFT JOIN person ON person.key = task.owner
            LEFT JOIN membership ON membership.person = task.owner AND membership.school = task.school
            WHERE \(part: condition) ORDER BY task.key
            """
        ).map(task)
    }

    private func task(_ row: Row) throws -> SchoolTask {
        try SchoolTask(
            id: row["key"], school: row["school"], subject: subject(row), madeAt: row["made_at"],
            state: state(row), owner: owner(row), dueOn: row["due_on"], notes: row["notes"], reason: row["reason"],
            doneAt: row["done_at"], revision: row["revision"])
    }

    func subject(_ row: Row) throws -> SchoolTask.Subject {
        guard let action: Action.ID = try row["action"], let result: AssessmentResult.ID = try row["result"] else {
            return .own(try row["title"])
        }
        return .action(action, of: result)
    }

    private func state(_ row: Row) throws -> SchoolTask.State {
        let name: String = try row["state"]
        return SchoolTask.State(rawValue: name) ?? .accepted
    }

    private func owner(_ row: Row) throws -> SchoolTask.Owner? {
        guard let id: Person.ID = try row["owner"], let name: String = try row["owner_name"] else { return nil }
        let since: Moment? = try row["owner_since"]
        return SchoolTask.Owner(id: id, name: name, isOfTheTeam: since != nil)
    }
}
