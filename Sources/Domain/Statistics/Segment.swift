/// What the schools of one kind have in common: by it the tallies are kept, and most break-downs made.
public struct Segment: Hashable, Sendable {
    public let programme: Programme.ID
    /// ISO 3166-2; empty where the register does not tell.
    public let region: String
    public let levels: Set<EducationLevel>
    public let kind: School.Kind
    /// The id of a network; empty where the register does not tell.
    public let network: String
    public let size: SizeClass?

    public init(
        programme: Programme.ID, region: String, levels: Set<EducationLevel>, kind: School.Kind, network: String,
        size: SizeClass?
    ) {
        self.programme = programme
        self.region = region
        self.levels = levels
        self.kind = kind
        self.network = network
        self.size = size
    }

    /// Those that tell of a segment.
    public static let breakdowns: Set<Breakdown> = [.programme, .region, .level, .kind, .network, .size]

    /// With what these break-downs tell of it and nothing else: segments that are then the same count as one.
    public func told(by breakdowns: Set<Breakdown>) -> Segment {
        Segment(
            programme: programme,
            region: breakdowns.contains(.region) ? region : "",
            levels: breakdowns.contains(.level) ? levels : [],
            kind: breakdowns.contains(.kind) ? kind : .ordinary,
            network: breakdowns.contains(.network) ? network : "",
            size: breakdowns.contains(.size) ? size : nil)
    }
}

/// How large a school is by its pupils. The raw values are those of the break-down `size`.
public enum SizeClass: String, Sendable, Hashable, Codable, CaseIterable {
    case small, medium, large

    /// Small under 200 pupils, large from 600 on.
    public init(pupils: Int) {
        self = pupils < 200 ? .small : pupils < 600 ? .medium : .large
    }
}
