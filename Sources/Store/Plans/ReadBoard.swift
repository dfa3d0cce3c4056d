public import Domain
import SQL

/// What a school's board shows: its tasks, and what they come from.
public struct TaskBoard: Sendable, Equatable {
    /// Oldest first.
    public let tasks: [SchoolTask]
    /// The questionnaire of each result.
    public let versions: [AssessmentResult.ID: Version]
    /// The latest result, with the actions of its plan; nil before the first.
    public let latest: Plan?
    public let team: [TeamMate]

    public struct Plan: Sendable, Equatable {
        public let result: AssessmentResult.ID
        public let submittedAt: Moment
        public let actions: Set<Action.ID>
    }

    /// The tasks with what orders them.
    public func placed() -> [PlacedTask] {
        let places = versions.mapValues(\.places)
        let actions = versions.mapValues { version in
            Dictionary(version.actions.map { ($0.id, $0) }) { first, _ in first }
        }
        return tasks.map { task in
            guard case .action(let action, let result) = task.subject else {
                return PlacedTask(task: task, action: nil, place: nil, isOfEarlierPlan: false)
            }
            let isEarlier = latest.map { $0.result != result && !$0.actions.contains(action) } ?? false
            return PlacedTask(
                task: task, action: actions[result]?[action], place: places[result]?[action], isOfEarlierPlan: isEarlier
            )
        }
    }
}

/// Somebody of a school's team, to whom a task can be given.
public struct TeamMate: Sendable, Equatable {
    public let id: Person.ID
    public let name: String
}

/// How far a school is with what it undertakes.
public struct TaskCount: Sendable, Equatable {
    public let open: Int
    public let overdue: Int
    public let done: Int
}

extension Store {
    /// The board; nil where the person is not of the school's team.
    public func board(of school: School.ID, for person: Person.ID) async throws -> TaskBoard? {
        try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil else { return nil }
            let results = try connection.rows(
                """
                SELECT result.key, assessment.version FROM result JOIN assessment ON assessment.key = result.assessment
                WHERE result.school = \(school)
                """
            ).map { (try $0["key"] as AssessmentResult.ID, try versions.version($0["version"], on: connection)) }
            return TaskBoard(
                tasks: try readTasks(of: school, on: connection),
                versions: Dictionary(results) { first, _ in first },
                latest: try latestPlan(of: school, versions, on: connection),
                team: try teamMates(of: school, on: connection))
        }
    }

    /// How many tasks the school has; nil where the person is not of its team.
    /// - Parameter today: YYYY-MM-DD.
    public func taskCount(of school: School.ID, for person: Person.ID, on today: String) async throws -> TaskCount? {
        try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil else { return nil }
            return try connection.row(
                """
                SELECT COUNT(CASE WHEN state IN ('accepted', 'planned', 'busy') THEN 1 END) AS open,
                    COUNT(CASE WHEN state IN ('accepted', 'planned', 'busy') AND due_on < \(today) THEN 1 END)
                        AS overdue,
                    COUNT(CASE WHEN state = 'done' THEN 1 END) AS done
                FROM task WHERE school = \(school)
                """
            ).map { try TaskCount(open: $0["open"], overdue: $0["overdue"], done: $0["done"]) }
        }
    }
}

/// By name.
func teamMates(of school: School.ID, on connection: any Connection) throws -> [TeamMate] {
    try connection.rows(
        """
        SELECT person.key, person.name FROM membership JOIN person ON person.key = membership.person
        WHERE school = \(school) ORDER BY person.name, person.key
        """
    ).map { try TeamMate(id: $0["key"], name: $0["name"]) }
}

private func latestPlan(
    of school: School.ID, _ versions: VersionShelf, on connection: any Connection
) throws -> TaskBoard.Plan? {
    return try connection.row(
        """
        SELECT result.key, result.submitted_at, judgement, version FROM result
        JOIN assessment ON assessment.key = result.assessment
        WHERE result.school = \(school) ORDER BY result.submitted_at DESC, result.key DESC LIMIT 1
        """
    ).map { row in
        try TaskBoard.Plan(
            result: row["key"], submittedAt: row["submitted_at"],
            actions: Set(versions.judgement(row, on: connection).plan.map(\.action)))
    }
}
