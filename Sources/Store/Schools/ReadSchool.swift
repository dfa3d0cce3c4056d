public import Domain
import SQL

/// A school as it is known here: what the register says, with its key and programme.
public struct KnownSchool: Sendable, Equatable {
    public let id: School.ID
    public let programme: Programme.ID
    public let school: School
}

extension Store {
    /// The school as the public register shows it; nil where there is none.
    public func school(_ id: School.ID) async throws -> KnownSchool? {
        try await database.read { try knownSchool(id, on: $0) }
    }
}

func knownSchool(_ id: School.ID, on connection: any Connection) throws -> KnownSchool? {
    guard let row = try connection.row("SELECT * FROM school WHERE key = \(id)") else { return nil }
    let levels = try connection.rows("SELECT level FROM school_level WHERE school = \(id)")
    let sites = try connection.rows(
        "SELECT name, street, postcode, place FROM site WHERE school = \(id) ORDER BY position")
    return try KnownSchool(
        id: id, programme: row["programme"],
        school: School(
            number: row["number"], name: row["name"], address: address(row), region: row["region"],
            levels: Set(levels.map { try $0["level"] }), kind: School.Kind(rawValue: row["kind"]) ?? .ordinary,
            network: row["network"], group: group(row), email: row["email"], website: row["website"],
            opened: row["opened_on"], closed: row["closed_on"],
            sites: sites.map { try SchoolSite(name: $0["name"], address: address($0)) }))
}

private func address(_ row: Row) throws -> Address {
    try Address(street: row["street"], postcode: row["postcode"], place: row["place"])
}

func group(_ row: Row) throws -> Group? {
    guard let number: String = try row["group_number"] else { return nil }
    return Group(number: number, name: try row["group_name"] ?? number)
}
