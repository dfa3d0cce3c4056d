public import Domain
import SQL

extension Store {
    /// The schools of a programme at the end of the day, by segment and state: true figures, from which tables are made.
    public func countedSchools(of programme: Programme.ID, on day: CalendarDay) async throws -> [CountedSchools] {
        try await database.read { connection in
            let segments = try segmentsByKey(of: [programme], on: connection)
            let sums = try JournalSums(programme: programme, connection: connection).schools(.stateBySegment, on: day)
            return sums.compactMap { cell, schools in
                segments[cell.segment].map {
                    CountedSchools(segment: $0, state: StandingState(word: cell.value), schools: schools)
                }
            }
        }
    }

    /// The points of areas of their latest results, by segment.
    public func countedAreaPoints(of programme: Programme.ID, on day: CalendarDay) async throws -> [CountedPoints] {
        try await database.read { connection in
            let segments = try segmentsByKey(of: [programme], on: connection)
            let areas = try scoreLayout(on: connection).areas
            let sums = try JournalSums(programme: programme, connection: connection).schools(.areasBySegment, on: day)
            return sums.compactMap { cell, schools in
                guard let segment = segments[cell.segment], areas.indices.contains(cell.value / 32) else { return nil }
                return CountedPoints(
                    segment: segment, id: areas[cell.value / 32].rawValue, points: cell.value % 32, schools: schools)
            }
        }
    }
}
