/// An assessment of a school from before this platform, as a ministry's file tells of it. Days are `YYYY-MM-DD`.
public struct BroughtIn: Sendable, Hashable {
    public let registered: String
    /// Nil where the school had not submitted.
    public let completed: String?
    /// Of a completed one: nil is a result without a label.
    public let label: LabelLevel.ID?
    /// The first day of the label and the last on which it was valid; nil where there was none.
    public let validFrom: String?
    public let validUntil: String?
    /// Points of twenty by area, those that are known.
    public let points: [Area.ID: Int]
    /// The name of the scheme there.
    public let scheme: String
    /// The areas of which a file may tell points, in the order of the scores' layout.
    public static let areas: [Area.ID] = ["infrastructure", "policy", "practice"]

    /// Whether the file told the outcome (`none`, or a level): without it the result counts as completed only.
    public let hasOutcome: Bool

    public init(
        registered: String, completed: String?, label: LabelLevel.ID?, validFrom: String?, validUntil: String?,
        points: [Area.ID: Int], scheme: String, hasOutcome: Bool
    ) {
        self.registered = registered
        self.completed = completed
        self.label = label
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.points = points
        self.scheme = scheme
        self.hasOutcome = hasOutcome
    }
}
