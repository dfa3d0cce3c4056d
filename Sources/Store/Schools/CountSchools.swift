public import Domain
import SQL

/// A break-down by which open schools can be counted.
public enum SchoolBreakdown: String, Sendable, CaseIterable {
    case region, level, kind, network
}

/// A count, with the value of each break-down in the order asked; empty where the register does not tell.
public struct SchoolCount: Sendable, Equatable {
    public let cell: [String]
    public let schools: Int
}

extension Store {
    /// Counts the open schools of a programme. A school counts in each of its levels.
    public func countSchools(
        of programme: Programme.ID, by breakdowns: [SchoolBreakdown]
    ) async throws -> [SchoolCount] {
        let rows = try await database.read {
            try $0.rows(
                """
                SELECT school.key, region, kind, network, level FROM school
                JOIN school_level ON school_level.school = school.key
                WHERE programme = \(programme) AND closed_on IS NULL
                """
            ).map { row in
                try (
                    key: row["key"] as School.ID,
                    cell: breakdowns.map { try (row[$0.rawValue] as String?) ?? "" }
                )
            }
        }
        var schools: [[String]: Set<School.ID>] = [:]
        for row in rows {
            schools[row.cell, default: []].insert(row.key)
        }
        return schools.map { SchoolCount(cell: $0.key, schools: $0.value.count) }
            .sorted { $0.cell.lexicographicallyPrecedes($1.cell) }
    }
}
