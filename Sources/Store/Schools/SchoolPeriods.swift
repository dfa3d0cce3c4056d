public import Domain
import SQL

/// What a school was from a day on and until before another.
public struct SchoolPeriod: Sendable, Equatable {
    /// The first day; of the first known state, `beginning`.
    public let from: String
    /// The first day on which it no longer held; nil as long as it does.
    public let until: String?
    public let facts: SchoolFacts

    /// The first known state of a school reaches back to before every register.
    public static let beginning = "0001-01-01"
}

/// The facts of a school that begin a new period when they change.
public struct SchoolFacts: Sendable, Equatable {
    public let name: String
    public let address: Address
    public let region: String?
    public let levels: Set<EducationLevel>
    public let kind: School.Kind
    public let network: String?
    public let group: String?
    /// Nil where the register does not tell.
    public let size: SizeClass?

    init(_ school: School) {
        name = school.name
        address = school.address
        region = school.region
        levels = school.levels
        kind = school.kind
        network = school.network
        group = school.group?.number
        size = school.pupils.map { SizeClass(pupils: $0) }
    }
}

extension Store {
    /// What the school was, from the earliest on. Between two periods there is a gap only where it was closed.
    public func periods(of school: School.ID) async throws -> [SchoolPeriod] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM school_period WHERE school = \(school) ORDER BY from_on")
                .map(SchoolPeriod.init)
        }
    }

    /// What the school was at the end of the day, `YYYY-MM-DD`; nil when it was closed or is not there.
    public func facts(of school: School.ID, on day: String) async throws -> SchoolFacts? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT * FROM school_period
                WHERE school = \(school) AND from_on <= \(day) AND (until_on IS NULL OR until_on > \(day))
                """
            ).map(SchoolPeriod.init)?.facts
        }
    }
}

extension SchoolFacts {
    func with(size: SizeClass?) -> SchoolFacts {
        SchoolFacts(
            name: name, address: address, region: region, levels: levels, kind: kind, network: network, group: group,
            size: size)
    }

    private init(
        name: String, address: Address, region: String?, levels: Set<EducationLevel>, kind: School.Kind,
        network: String?, group: String?, size: SizeClass?
    ) {
        self.name = name
        self.address = address
        self.region = region
        self.levels = levels
        self.kind = kind
        self.network = network
        self.group = group
        self.size = size
    }
}

/// What the schools are in the register now.
func factsNow(of schools: [School.ID], on connection: any Connection) throws -> [School.ID: SchoolFacts] {
    let rows = try connection.rows(
        """
        SELECT key, name, street, postcode, place, region, 0 AS levels, kind, network, group_number,
            NULL AS size_class
        FROM school WHERE key IN (\(list: schools))
        """)
    return try Dictionary(rows.map { (try $0["key"] as School.ID, try SchoolFacts($0)) }) { first, _ in first }
}

extension SchoolPeriod {
    init(_ row: Row) throws {
        try self.init(from: row["from_on"], until: row["until_on"], facts: SchoolFacts(row))
    }
}

extension SchoolFacts {
    fileprivate init(_ row: Row) throws {
        name = try row["name"]
        address = try Address(street: row["street"], postcode: row["postcode"], place: row["place"])
        region = try row["region"]
        levels = levelSet(try row["levels"])
        kind = School.Kind(rawValue: try row["kind"]) ?? .ordinary
        network = try row["network"]
        group = try row["group_number"]
        size = (try row["size_class"] as String?).flatMap(SizeClass.init)
    }
}

/// Levels as they are kept in periods: a sum of powers of two.
func levelSum(_ levels: Set<EducationLevel>) -> Int {
    levels.reduce(0) { $0 + levelWeight($1) }
}

func levelSet(_ sum: Int) -> Set<EducationLevel> {
    Set(EducationLevel.allCases.filter { sum & levelWeight($0) != 0 })
}

/// Kept in the database: never to change.
private func levelWeight(_ level: EducationLevel) -> Int {
    switch level {
    case .primary: 1
    case .secondary: 2
    case .adult: 4
    case .arts: 8
    case .higher: 16
    }
}
