/// A school as a programme's official register has it.
public struct School: Sendable, Equatable, Codable {
    public typealias ID = Key<School>

    public enum Kind: String, Sendable, Equatable, Codable, CaseIterable {
        case ordinary, special
    }

    /// The number in the register, unique in the programme; padded as the programme's mapping says.
    public var number: String
    public var name: String
    public var address: Address
    /// ISO 3166-2, such as `BE-VAN`; nil where the register does not tell.
    public var region: String?
    public var levels: Set<EducationLevel>
    public var kind: Kind
    /// The id of a network of the programme.
    public var network: String?
    public var group: Group?
    /// The contact address that the register gives.
    public var email: String?
    public var website: String?
    /// Days of opening and closing as the register gives them, `YYYY-MM-DD`.
    public var opened: String?
    public var closed: String?
    public var sites: [SchoolSite]
    /// At all its sites; nil where the register does not tell.
    public var pupils: Int?

    public init(
        number: String, name: String, address: Address, region: String?, levels: Set<EducationLevel>, kind: Kind,
        network: String? = nil, group: Group? = nil, email: String? = nil, website: String? = nil,
        opened: String? = nil, closed: String? = nil, sites: [SchoolSite] = [],
        pupils: Int? = nil
    ) {
        self.number = number
        self.name = name
        self.address = address
        self.region = region
        self.levels = levels
        self.kind = kind
        self.network = network
        self.group = group
        self.email = email
        self.website = website
        self.opened = opened
        self.closed = closed
        self.sites = sites
        self.pupils = pupils
    }
}

public struct Address: Sendable, Equatable, Codable {
    /// Street, number and box in one line.
    public var street: String
    public var postcode: String
    public var place: String

    public init(street: String, postcode: String, place: String) {
        self.street = street
        self.postcode = postcode
        self.place = place
    }
}

/// A place where the school teaches; the first is the head office.
public struct SchoolSite: Sendable, Equatable, Codable {
    public var name: String
    public var address: Address

    public init(name: String, address: Address) {
        self.name = name
        self.address = address
    }
}

/// The group (community, board) that a school belongs to.
public struct Group: Sendable, Equatable, Codable {
    public var number: String
    public var name: String

    public init(number: String, name: String) {
        self.number = number
        self.name = name
    }
}
