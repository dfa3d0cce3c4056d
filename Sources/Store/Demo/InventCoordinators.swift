public import Domain
import SQL

extension Store {
    /// Gives open schools that have no team an invented coordinator each, at most so many: for trials of many
    /// schools at once. Done again it goes on with the next schools.
    /// - Parameter passwordHash: of the password that all of them share.
    /// - Returns: their addresses.
    public func inventCoordinators(
        _ most: Int, of programme: Programme.ID, language: Language, passwordHash: String
    ) async throws -> [String] {
        let now = clock()
        return try await database.write { connection in
            // The key of a school is no person's and no claim's: all three tables can do with the same number.
            let people = try connection.rows(
                """
                INSERT INTO person (key, email, name, password, language, confirmed_at)
                SELECT key, 'coordinator-' || number || '@school.example', 'Coordinator ' || number,
                    \(passwordHash), \(language.rawValue), \(now)
                FROM school WHERE programme = \(programme) AND closed_on IS NULL
                AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.school = school.key)
                ORDER BY number LIMIT \(most) RETURNING key, email
                """)
            for chunk in try people.map({ try $0["key"] as School.ID }).chunks(of: 250) {
                try connection.run(
                    """
                    INSERT INTO membership (school, person, role, since)
                    SELECT key, key, 'coordinator', \(now) FROM school WHERE key IN (\(list: Array(chunk)))
                    """)
                try connection.run(
                    """
                    INSERT INTO claim (key, school, source, made_at, email, name, language, person,
                        own_confirmed_at, school_confirmed_at)
                    SELECT key, key, 'programme', \(now), email, name, language, key, \(now), \(now)
                    FROM person WHERE key IN (\(list: Array(chunk)))
                    """)
            }
            try noteStatistics(of: people.map { try $0["key"] }, on: connection)
            return try people.map { try $0["email"] }
        }
    }
}
