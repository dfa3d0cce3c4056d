public import Domain
import SQL

extension Store {
    /// What a result of a school at this level is held against: what the school is, and the tables of the last
    /// release of its programme; nil where there is none yet.
    /// - Throws: `Refusal.notFound` when the school is not the person's.
    public func benchmarkTable(
        for school: School.ID, at level: EducationLevel, by person: Person.ID
    ) async throws -> (group: BenchmarkTable.Group, table: BenchmarkTable?) {
        try await database.read { connection in
            guard try role(of: person, at: school, on: connection) != nil,
                let row = try connection.row(
                    """
                    SELECT school.programme, school.region, (SELECT size_class FROM school_period
                        WHERE school_period.school = school.key AND until_on IS NULL) AS size
                    FROM school WHERE key = \(school)
                    """)
            else { throw Refusal.notFound }
            let (programme, region, size): (Programme.ID, String?, String?) = try (
                row["programme"], row["region"], row["size"]
            )
            let released = try connection.row(
                "SELECT benchmark FROM release WHERE programme = \(programme) ORDER BY as_of_on DESC LIMIT 1")
            return (
                BenchmarkTable.Group(level: level, size: size, region: region),
                try released.map { try thawed($0["benchmark"]) }
            )
        }
    }
}
