import Domain
import SQL

/// What an import needs to know of a school that is there already.
struct KnownForImport: Sendable {
    let id: School.ID
    let digest: String
    let levels: Set<EducationLevel>
    let closed: String?
    /// The number of the school in which it went on.
    let successor: String?

    var isClosed: Bool { closed != nil }
}

func knownForImport(_ programme: Programme.ID, on connection: any Connection) throws -> [String: KnownForImport] {
    var levels: [School.ID: Set<EducationLevel>] = [:]
    let levelRows = try connection.rows(
        """
        SELECT school_level.school, level FROM school_level JOIN school ON school.key = school_level.school
        WHERE programme = \(programme)
        """)
    for row in levelRows {
        levels[try row["school"], default: []].insert(try row["level"])
    }
    let successors = try successors(in: programme, on: connection)
    var known: [String: KnownForImport] = [:]
    let schools = try connection.rows(
        "SELECT key, number, digest, closed_on FROM school WHERE programme = \(programme)")
    for row in schools {
        let id: School.ID = try row["key"]
        known[try row["number"]] = KnownForImport(
            id: id, digest: try row["digest"], levels: levels[id] ?? [], closed: try row["closed_on"],
            successor: successors[id])
    }
    return known
}

private func successors(in programme: Programme.ID, on connection: any Connection) throws -> [School.ID: String] {
    let rows = try connection.rows(
        """
        SELECT school_merger.school, number FROM school_merger JOIN school ON school.key = successor
        WHERE programme = \(programme)
        """)
    return try Dictionary(rows.map { (try $0["school"] as School.ID, try $0["number"]) }) { first, _ in first }
}
