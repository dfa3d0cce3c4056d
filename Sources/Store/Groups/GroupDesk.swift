public import Domain
import SQL

/// A group's page: its schools side by side, each with what it shares and nothing else.
public struct GroupDesk: Sendable, Equatable {
    public let group: SchoolGroup
    /// The open schools that the register puts in it now, by name.
    public let schools: [GroupSchool]
}

/// A school as its group sees it.
public struct GroupSchool: Sendable, Equatable {
    public let id: School.ID
    public let number: String
    public let name: String
    public let place: String
    /// How far it is and its label; nil where it does not share that.
    public var standing: Standing?
    /// Nil where it does not share its plan.
    public var plan: PlanProgress?

    public struct Standing: Sendable, Equatable {
        public let state: SchoolState
        public let submittedAt: Moment?
        /// The highest label that is valid now.
        public let label: Label?
    }
}

/// A school's plan as its group sees it.
public struct SharedPlan: Sendable, Equatable {
    public let group: SchoolGroup
    public let school: School.ID
    public let name: String
    public let tasks: [SharedTask]
}

extension Store {
    /// - Parameters:
    ///   - levels: from low to high, to tell the highest label.
    ///   - today: `YYYY-MM-DD`.
    /// - Throws: `Refusal.notFound` when the person does not coordinate the group.
    public func desk(
        of group: SchoolGroup.ID, for person: Person.ID, levels: [LabelLevel.ID], today: String
    ) async throws -> GroupDesk {
        let now = clock()
        return try await database.read { connection in
            let group = try coordinated(group, by: person, on: connection)
            var schools = try schools(in: group, on: connection)
            let shared = try sharedMatters(with: group.id, on: connection)
            let ids = schools.map(\.id)
            let standings = try standings(
                of: ids.filter { shared[$0]?.contains(.standing) ?? false }, at: now, levels, on: connection)
            let plans = try progress(
                of: ids.filter { shared[$0]?.contains(.plan) ?? false }, today: today, on: connection)
            for index in schools.indices {
                schools[index].standing = standings[schools[index].id]
                schools[index].plan = plans[schools[index].id]
            }
            return GroupDesk(group: group, schools: schools)
        }
    }

    /// The plan that a school of the group shares.
    /// - Throws: `Refusal.notFound` when the person does not coordinate the group, the school is not in it now, or
    ///   it does not share its plan.
    public func sharedPlan(
        of school: School.ID, with group: SchoolGroup.ID, for person: Person.ID, today: String
    ) async throws -> SharedPlan {
        try await database.read { connection in
            let group = try coordinated(group, by: person, on: connection)
            guard let found = try schools(in: group, on: connection).first(where: { $0.id == school }),
                try sharedMatters(with: group.id, on: connection)[school]?.contains(.plan) ?? false
            else { throw Refusal.notFound }
            return SharedPlan(
                group: group, school: school, name: found.name,
                tasks: SharedTask.list(of: try readTasks(of: school, on: connection), on: today))
        }
    }
}

private func schools(in group: SchoolGroup, on connection: any Connection) throws -> [GroupSchool] {
    try connection.rows(
        """
        SELECT key, number, name, place FROM school
        WHERE programme = \(group.programme) AND group_number = \(group.register.number) AND closed_on IS NULL
        """
    )
    .map { try GroupSchool(id: $0["key"], number: $0["number"], name: $0["name"], place: $0["place"]) }
    .sorted { ($0.name, $0.number) < ($1.name, $1.number) }
}

/// Of schools that are in the group now; what an earlier one was let see is not among it.
private func sharedMatters(
    with group: SchoolGroup.ID, on connection: any Connection
) throws -> [School.ID: Set<SharedMatter>] {
    var shared: [School.ID: Set<SharedMatter>] = [:]
    for row in try connection.rows(
        "SELECT school, matter FROM group_share WHERE school_group = \(group) AND ended_at IS NULL")
    {
        guard let matter = SharedMatter(rawValue: try row["matter"]) else { continue }
        try shared[row["school"], default: []].insert(matter)
    }
    return shared
}

private func standings(
    of schools: [School.ID], at now: Moment, _ levels: [LabelLevel.ID], on connection: any Connection
) throws -> [School.ID: GroupSchool.Standing] {
    let labels = try Dictionary(
        connection.rows(
            """
            SELECT school, level, valid_from, valid_until FROM award
            WHERE school IN (\(list: schools)) AND valid_from <= \(now) AND valid_until > \(now)
            """
        ).compactMap { row in try label(row).map { (try row["school"] as School.ID, $0) } },
        uniquingKeysWith: { rank($0, levels) < rank($1, levels) ? $1 : $0 })
    let rows = try connection.rows(
        """
        SELECT key, (SELECT MAX(submitted_at) FROM result WHERE result.school = school.key) AS submitted_at,
            CASE WHEN EXISTS (SELECT 1 FROM assessment JOIN answer ON answer.assessment = assessment.key
                WHERE assessment.school = school.key) THEN 1 ELSE 0 END AS started
        FROM school WHERE key IN (\(list: schools))
        """
    ).map { row in
        let (school, submitted, started): (School.ID, Moment?, Int) = try (
            row["key"], row["submitted_at"], row["started"]
        )
        let label = labels[school]
        let state: SchoolState =
            label != nil ? .labelled : submitted != nil ? .submitted : started == 1 ? .started : .registered
        return (school, GroupSchool.Standing(state: state, submittedAt: submitted, label: label))
    }
    return Dictionary(rows) { first, _ in first }
}

private func progress(
    of schools: [School.ID], today: String, on connection: any Connection
) throws -> [School.ID: PlanProgress] {
    var plans = Dictionary(schools.map { ($0, PlanProgress()) }) { first, _ in first }
    for row in try connection.rows(
        """
        SELECT school, COUNT(CASE WHEN state = 'done' THEN 1 END) AS done,
            COUNT(CASE WHEN state IN ('accepted', 'planned', 'busy') THEN 1 END) AS open,
            COUNT(CASE WHEN state IN ('accepted', 'planned', 'busy') AND due_on < \(today) THEN 1 END) AS overdue
        FROM task WHERE school IN (\(list: schools)) GROUP BY school
        """)
    {
        plans[try row["school"]] = try PlanProgress(done: row["done"], open: row["open"], overdue: row["overdue"])
    }
    return plans
}
