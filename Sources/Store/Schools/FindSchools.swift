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
    /// Schools in whose number, name, postcode or place every word begins one: whatever the accents, capitals
    /// and order. Open ones first, then by name. At most `limit`.
    public func findSchools(_ words: String, limit: Int = 30) async throws -> SchoolSearch {
        let patterns = searchable(words).split(separator: " ").prefix(8).map { "% \(escaped(String($0)))%" }
        guard !patterns.isEmpty else { return SchoolSearch(schools: [], hasMore: false) }
        var conditions: Statement = "searchable LIKE \(patterns[0]) ESCAPE '!'"
        for pattern in patterns.dropFirst() {
            conditions = "\(part: conditions) AND searchable LIKE \(pattern) ESCAPE '!'"
        }
        let statement: Statement = """
            SELECT key, programme, number, name, street, postcode, place, closed_on FROM school
            WHERE \(part: conditions)
            ORDER BY closed_on IS NOT NULL, searchable, key LIMIT \(limit + 1)
            """
        let found = try await database.read { try $0.rows(statement).map(FoundSchool.init) }
        return SchoolSearch(schools: Array(found.prefix(limit)), hasMore: found.count > limit)
    }
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

/// The text without accents and capitals, letters and digits only, with a space before each word.
func searchable(_ text: String) -> String {
    let plain = text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
    let words = plain.split { !$0.isLetter && !$0.isNumber }
    return words.map { " " + $0 }.joined()
}

private func escaped(_ word: String) -> String {
    word.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
}
