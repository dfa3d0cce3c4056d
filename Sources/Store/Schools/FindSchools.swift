public import Domain
import Foundation
import SQL

/// A school as a search shows it.
public struct FoundSchool: Sendable, Equatable {
    public let id: School.ID
    public let programme: Programme.ID
    public let number: String
    public let name: String
    public let address: Address
    public let isClosed: Bool
}

public struct SchoolSearch: Sendable, Equatable {
    public let schools: [FoundSchool]
    /// More schools than were asked for fit the words.
    public let hasMore: Bool
}

extension Store {
    /// Schools in whose number, name, postcode or place every word begins one, whatever the accents, capitals
    /// and order; after them those where a word of letters is one typing error away. In both parts open ones
    /// first, then those with more whole words, then by name. At most `limit`; of very many, some.
    /// - Parameter programme: nil for the schools of every programme.
    public func findSchools(
        _ words: String, of programme: Programme.ID? = nil, limit: Int = 30
    ) async throws -> SchoolSearch {
        var seen: Set<String> = []
        let asked = Array(searchWords(words).filter { seen.insert($0).inserted }.prefix(8))
        guard !asked.isEmpty, limit > 0 else { return SchoolSearch(schools: [], hasMore: false) }
        let found = try await database.read { connection in
            let exact = try asked.map { try SearchTerm(beginning: $0, on: connection) }
            var found = try hits(exact, asked, of: programme, limit: limit, on: connection)
            guard found.count <= limit else { return found }
            let forgiving = try exact.map { try $0.forgiving(on: connection) }
            guard forgiving.contains(where: \.forgives) else { return found }
            let known = Set(found.map(\.id))
            let more = try hits(forgiving, asked, of: programme, limit: limit, on: connection)
            found += more.filter { !known.contains($0.id) }
            return found
        }
        return SchoolSearch(schools: Array(found.prefix(limit)), hasMore: found.count > limit)
    }
}

/// The schools that fit all terms, in the order in which they are shown. Of more than a few times `limit`, only
/// so many, the open ones first.
private func hits(
    _ terms: [SearchTerm], _ words: [String], of programme: Programme.ID?, limit: Int,
    on connection: any Connection
) throws -> [FoundSchool] {
    guard !terms.contains(where: \.isHopeless) else { return [] }
    let most = (limit + 1) * 5
    let ordered = terms.sorted { ($0.weight, $0.isBroad ? 1 : 0) < ($1.weight, $1.isBroad ? 1 : 0) }
    var rows = try connection.rows(statement(ordered, of: programme, onlyOpen: false, limit: most))
    if rows.count == most {
        let open = try connection.rows(statement(ordered, of: programme, onlyOpen: true, limit: most))
        if open.count > limit { rows = open }
    }
    let ranked = try rows.map { row in
        let has = Set((try row["searchable"] as String).split(separator: " ").map(String.init))
        return (school: try FoundSchool(row), whole: words.count { has.contains($0) })
    }
    return ranked.sorted { one, other in
        if one.school.isClosed != other.school.isClosed { return other.school.isClosed }
        if one.whole != other.whole { return one.whole > other.whole }
        return (one.school.name, one.school.number) < (other.school.name, other.school.number)
    }.map(\.school)
}

/// The word that fewest schools have leads; the others are asked of its schools only.
private func statement(
    _ terms: [SearchTerm], of programme: Programme.ID?, onlyOpen: Bool, limit: Int
) -> Statement {
    guard let first = terms.first else { return "SELECT key FROM school WHERE 1 = 0" }
    var conditions: Statement = "\(part: first.leads) AND school.key = first.school"
    for term in terms.dropFirst() { conditions = "\(part: conditions) AND \(part: term.fits)" }
    if let programme { conditions = "\(part: conditions) AND programme = \(programme)" }
    if onlyOpen { conditions = "\(part: conditions) AND closed_on IS NULL" }
    let source: Statement =
        first.isBroad ? "word CROSS JOIN word_school AS first" : "word_school AS first"
    return """
        WITH hit AS (
            SELECT DISTINCT first.school AS found FROM \(part: source) CROSS JOIN school
            WHERE \(part: conditions) LIMIT \(limit))
        SELECT key, programme, number, name, street, postcode, place, closed_on, searchable
        FROM hit CROSS JOIN school WHERE key = found
        """
}

extension FoundSchool {
    init(_ row: Row) throws {
        let closed: String? = try row["closed_on"]
        try self.init(
            id: row["key"], programme: row["programme"], number: row["number"], name: row["name"],
            address: Address(street: row["street"], postcode: row["postcode"], place: row["place"]),
            isClosed: closed != nil)
    }
}
