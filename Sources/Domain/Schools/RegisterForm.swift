/// A form in which a register is delivered: how its columns become a school. A closed vocabulary, read from
/// the programme's file. Several rows with the same number are one school with its sites.
public struct RegisterForm: Sendable, Equatable {
    public let id: String
    /// The columns by which the form is known; all must be in the header.
    public let knownBy: [String]
    public let number: Extract
    public let name: Extract
    public let street: Extract
    public let postcode: Extract
    public let place: Extract
    /// The rows of the head office: the column has this value. Without such a row the first one counts.
    public let headOffice: Match?
    /// Gives ids of levels of education.
    public let levels: Extract
    /// The levels that this form delivers completely.
    public let covers: [EducationLevel]
    /// Gives `ordinary` or `special`; ordinary where it gives nothing.
    public let kind: Extract?
    public let region: Extract
    public let network: Extract?
    public let groupNumber: Extract?
    public let groupName: Extract?
    public let email: Extract?
    public let website: Extract?
    public let opened: Extract?
    public let closed: Extract?
    /// A number for each row: the school has the sum.
    public let pupils: Extract?

    /// A column with one of these values.
    public struct Match: Sendable, Equatable {
        public let column: String
        /// Only the last so many characters of the column are compared.
        public let last: Int?
        public let values: [String]

        public init(column: String, last: Int? = nil, values: [String]) {
            self.column = column
            self.last = last
            self.values = values
        }
    }

    /// How a value is taken out of a row: the columns joined by a space; then, in this order, each step
    /// that is given.
    public struct Extract: Sendable, Equatable {
        public var columns: [String]
        /// Only what stands after this text; nothing where it does not occur.
        public var after: String?
        /// Split at each of these characters; each part goes on alone.
        public var splitAt: String?
        /// Filled with zeros on the left to this length.
        public var padTo: Int?
        /// Only the first so many characters.
        public var first: Int?
        /// Each text becomes the values it stands for; texts that are not here give nothing.
        public var values: [String: [String]]?
        /// Whole numbers from … to … become this value.
        public var ranges: [Range]?

        public init(
            columns: [String], after: String? = nil, splitAt: String? = nil, padTo: Int? = nil, first: Int? = nil,
            values: [String: [String]]? = nil, ranges: [Range]? = nil
        ) {
            self.columns = columns
            self.after = after
            self.splitAt = splitAt
            self.padTo = padTo
            self.first = first
            self.values = values
            self.ranges = ranges
        }
    }

    public struct Range: Sendable, Equatable {
        public let from: Int
        public let to: Int
        public let value: String

        public init(from: Int, to: Int, value: String) {
            self.from = from
            self.to = to
            self.value = value
        }
    }

    public init(
        id: String, knownBy: [String], number: Extract, name: Extract, street: Extract, postcode: Extract,
        place: Extract, headOffice: Match?, levels: Extract, covers: [EducationLevel], kind: Extract?,
        region: Extract, network: Extract?, groupNumber: Extract?, groupName: Extract?, email: Extract?,
        website: Extract?, opened: Extract?, closed: Extract?, pupils: Extract? = nil
    ) {
        self.id = id
        self.knownBy = knownBy
        self.number = number
        self.name = name
        self.street = street
        self.postcode = postcode
        self.place = place
        self.headOffice = headOffice
        self.levels = levels
        self.covers = covers
        self.kind = kind
        self.region = region
        self.network = network
        self.groupNumber = groupNumber
        self.groupName = groupName
        self.email = email
        self.website = website
        self.opened = opened
        self.closed = closed
        self.pupils = pupils
    }
}
