public import Domain
import SQL

extension Store {
    /// The latest form that the school submitted, with what it has done since; nil where it submitted none or the
    /// person is not of its team.
    public func earlierForm(of school: School.ID, for person: Person.ID) async throws -> EarlierForm? {
        try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil else { return nil }
            return try readEarlierForm(of: school, on: connection)
        }
    }

    func readEarlierForm(of school: School.ID, on connection: any Connection) throws -> EarlierForm? {
        guard
            let last = try connection.row(
                """
                SELECT assessment, submitted_at FROM result WHERE school = \(school)
                ORDER BY submitted_at DESC LIMIT 1
                """),
            let sheet = try readSheet(last["assessment"], on: connection)
        else { return nil }
        return EarlierForm(
            sheet: sheet, done: try actionsDone(by: school, since: last["submitted_at"], on: connection))
    }
}

/// Actions of any plan of the school that were done after this moment.
func actionsDone(by school: School.ID, since moment: Moment, on connection: any Connection) throws -> Set<Action.ID> {
    let rows = try connection.rows(
        """
        SELECT DISTINCT term.name AS action FROM task JOIN term ON term.key = task.action
        WHERE task.school = \(school) AND state = 'done' AND done_at >= \(moment)
        """)
    return Set(try rows.map { try $0["action"] as Action.ID })
}
