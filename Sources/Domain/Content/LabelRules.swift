/// The rules by which a version gives its label. Data of the version; `decideLabel` reads them.
public struct LabelRules: Sendable, Equatable, Codable {
    /// The points of the form for which the thresholds are stated; they scale in exact integers.
    public let totalScale: Int
    public let areaScale: Int
    /// Fewer applicable questions than this in an area: no label.
    public let applicablePerArea: Int
    public let validityMonths: Int
    public let reassessmentMonths: Int
    /// From low to high. Each keeps the rules of those before it.
    public let levels: [LabelLevel]

    public init(
        totalScale: Int, areaScale: Int, applicablePerArea: Int, validityMonths: Int, reassessmentMonths: Int,
        levels: [LabelLevel]
    ) {
        self.totalScale = totalScale
        self.areaScale = areaScale
        self.applicablePerArea = applicablePerArea
        self.validityMonths = validityMonths
        self.reassessmentMonths = reassessmentMonths
        self.levels = levels
    }
}

/// A level of the label (bronze, silver, gold) and what it asks.
public struct LabelLevel: Sendable, Equatable, Codable {
    public typealias ID = ContentID<LabelLevel>

    public let id: ID
    public let total: Threshold
    public let areaAtLeast: Int
    public let needsEssentials: Bool
    public let needsEvidence: Bool
    public let contributions: Int

    public init(
        id: ID, total: Threshold, areaAtLeast: Int, needsEssentials: Bool = false, needsEvidence: Bool = false,
        contributions: Int = 0
    ) {
        self.id = id
        self.total = total
        self.areaAtLeast = areaAtLeast
        self.needsEssentials = needsEssentials
        self.needsEvidence = needsEvidence
        self.contributions = contributions
    }
}

/// A number of points on the rules' scale, to be reached or to be passed.
public enum Threshold: Sendable, Equatable, Codable {
    case atLeast(Int)
    case above(Int)

    /// The fewest points that hold when `possible` points can be had instead of `scale`.
    public func fewestPoints(of possible: Int, scale: Int) -> Int {
        switch self {
        case .atLeast(let points): (points * possible + scale - 1) / scale
        case .above(let points): points * possible / scale + 1
        }
    }
}
