public import Domain
import SQL

/// Why two schools were not merged. Nothing was changed.
public enum MergeRefusal: Error, Sendable, Equatable {
    case unknown(String)
    /// A school can't go on in itself.
    case same
    /// The day is no day of the calendar between 1900 and today.
    case noSuchDay(String)
    case future(today: String)
    /// It went on in another already, or on another day.
    case alreadyMerged(into: String, on: String)
    /// The successor was closed on or before the day.
    case successorClosed(String)
    /// The school itself took over another on that day or later.
    case tookOver(String, on: String)
}

extension Store {
    /// Notes that a school went on in another: it is closed on the day, its periods end there, and what is known
    /// of it stays. If a delivery had closed it already, the day is set right. Done twice it changes nothing.
    /// - Parameter date: `YYYY-MM-DD`, not after today: a school is closed from the moment it is noted.
    /// - Returns: whether anything was changed.
    @discardableResult
    public func merge(
        _ number: String, into successor: String, on date: String, in programme: Programme
    ) async throws -> Bool {
        let now = clock()
        try check(date, today: calendarDay(of: now, in: programme.timeZone))
        guard number != successor else { throw MergeRefusal.same }
        return try await database.write { connection in
            let school = try MergingSchool(number, of: programme.id, on: connection)
            let successor = try MergingSchool(successor, of: programme.id, on: connection)
            if let merged = try school.merger(on: connection) {
                guard merged.into == successor.number, merged.on == date else {
                    throw MergeRefusal.alreadyMerged(into: merged.into, on: merged.on)
                }
                return false
            }
            if let closed = successor.closed, closed <= date { throw MergeRefusal.successorClosed(closed) }
            if let later = try school.tookOver(from: date, on: connection) {
                throw MergeRefusal.tookOver(later.school, on: later.on)
            }
            try connection.run(
                """
                INSERT INTO school_merger (school, successor, merged_on, noted_at)
                VALUES (\(school.id), \(successor.id), \(date), \(now))
                """)
            try connection.run("UPDATE school SET closed_on = \(date), digest = '' WHERE key = \(school.id)")
            try SchoolHistory(school: school.id, connection: connection).end(on: date)
            try noteStatistics(of: [school.id], on: connection)
            return true
        }
    }

    private func check(_ day: String, today: String) throws {
        guard isCalendarDay(day), day >= "1900-01-01" else { throw MergeRefusal.noSuchDay(day) }
        guard day <= today else { throw MergeRefusal.future(today: today) }
    }
}

private struct MergingSchool {
    let id: School.ID
    let number: String
    let closed: String?

    init(_ number: String, of programme: Programme.ID, on connection: any Connection) throws {
        guard
            let row = try connection.row(
                "SELECT key, closed_on FROM school WHERE programme = \(programme) AND number = \(number)")
        else { throw MergeRefusal.unknown(number) }
        id = try row["key"]
        self.number = number
        closed = try row["closed_on"]
    }

    func merger(on connection: any Connection) throws -> (into: String, on: String)? {
        try connection.row(
            """
            SELECT number, merged_on FROM school_merger JOIN school ON school.key = successor
            WHERE school_merger.school = \(id)
            """
        ).map { (into: try $0["number"], on: try $0["merged_on"]) }
    }

    func tookOver(from day: String, on connection: any Connection) throws -> (school: String, on: String)? {
        try connection.row(
            """
            SELECT number, merged_on FROM school_merger JOIN school ON school.key = school_merger.school
            WHERE successor = \(id) AND merged_on >= \(day) ORDER BY merged_on DESC LIMIT 1
            """
        ).map { (school: try $0["number"], on: try $0["merged_on"]) }
    }
}
