/// What is true of the schools of a programme at the end of a day, as finely as any published table tells it. All
/// schools that are open are in it, also those that take no part: the register is public, so whoever reads a table
/// knows how many there are.
public struct PublicationFacts: Sendable, Equatable, Codable {
    /// Where a school stands in the register.
    public struct Ground: Sendable, Hashable, Codable, Comparable {
        /// ISO 3166-2; empty where the register does not tell.
        public let region: String
        /// Of education, sorted: a school with two levels stands on a ground of its own.
        public let levels: [String]

        public init(region: String, levels: [String]) {
            self.region = region
            self.levels = levels.sorted()
        }

        public static func < (one: Ground, other: Ground) -> Bool {
            (one.region, one.levels.joined(separator: " ")) < (other.region, other.levels.joined(separator: " "))
        }
    }

    public enum Stage: Int, Sendable, Codable, Comparable {
        case none, registered, started, completed

        public static func < (one: Stage, other: Stage) -> Bool { one.rawValue < other.rawValue }
    }

    /// How far a school is.
    public struct Standing: Sendable, Hashable, Codable {
        public let stage: Stage
        /// The rank of the level of the latest result, 0 for none; nil where it is not known.
        public let outcome: Int?
        /// The rank of the highest valid label; 0 for none.
        public let label: Int
        public let isImproved: Bool
        /// Whether the school lets everybody see its label.
        public let isListed: Bool
        /// Whether it does or did: what was seen once is known, also when it is taken back or the label has expired.
        public let wasListed: Bool

        public init(
            stage: Stage, outcome: Int? = nil, label: Int = 0, isImproved: Bool = false, isListed: Bool = false,
            wasListed: Bool = false
        ) {
            self.stage = stage
            self.outcome = outcome
            self.label = label
            self.isImproved = isImproved
            self.isListed = isListed
            self.wasListed = wasListed || isListed
        }
    }

    public struct Count: Sendable, Equatable, Codable {
        public let ground: Ground
        public let standing: Standing
        public let schools: Int

        public init(_ ground: Ground, _ standing: Standing, _ schools: Int) {
            self.ground = ground
            self.standing = standing
            self.schools = schools
        }
    }

    /// How the latest results are spread over the points of an area.
    public struct Spread: Sendable, Equatable, Codable {
        public let area: String
        /// How many have 0, 1, 2, … points.
        public let results: [Int]

        public init(area: String, results: [Int]) {
            self.area = area
            self.results = results
        }
    }

    /// `YYYY-MM-DD`.
    public let day: String
    public let counts: [Count]
    public let areas: [Spread]

    public init(day: String, counts: [Count], areas: [Spread] = []) {
        self.day = day
        self.counts = counts
        self.areas = areas
    }

    /// As somebody sees it who remembers every list: whoever was on one still is.
    var remembered: PublicationFacts {
        let counts = counts.map { count in
            let standing = count.standing
            return Count(
                count.ground,
                Standing(
                    stage: standing.stage, outcome: standing.outcome, label: standing.label,
                    isImproved: standing.isImproved, isListed: standing.wasListed), count.schools)
        }
        return PublicationFacts(day: day, counts: counts, areas: areas)
    }

    /// How many schools stand so.
    func schools(where stands: (Standing) -> Bool) -> Int {
        counts.reduce(0) { $0 + (stands($1.standing) ? $1.schools : 0) }
    }
}
