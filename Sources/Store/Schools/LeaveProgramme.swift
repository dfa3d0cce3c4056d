public import Domain
import SQL

/// Why it was not noted that a school left. Nothing was changed.
public enum LeaveRefusal: Error, Sendable, Equatable {
    case unknown
    case noSuchDay
    case future(today: String)
}

extension Store {
    /// Notes that a school no longer takes part, from the day on: statistics count it until the day before. Its data
    /// stay. Noted again on another day, that day holds.
    /// - Returns: whether anything was changed.
    public func leave(_ number: String, of programme: Programme, on date: String) async throws -> Bool {
        let now = clock()
        let today = calendarDay(of: now, in: programme.timeZone)
        guard isCalendarDay(date), date >= "1990-01-01" else { throw LeaveRefusal.noSuchDay }
        guard date <= today else { throw LeaveRefusal.future(today: today) }
        return try await database.write { connection in
            guard
                let row = try connection.row(
                    "SELECT key FROM school WHERE programme = \(programme.id) AND number = \(number)")
            else { throw LeaveRefusal.unknown }
            let school: School.ID = try row["key"]
            let changed = try connection.run(
                """
                INSERT INTO departure (school, left_on, noted_at) VALUES (\(school), \(date), \(now))
                ON CONFLICT (school) DO UPDATE SET left_on = excluded.left_on, noted_at = excluded.noted_at
                WHERE departure.left_on <> excluded.left_on
                """)
            try noteStatistics(of: [school], on: connection)
            return changed > 0
        }
    }
}
