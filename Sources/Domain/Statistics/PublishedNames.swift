/// What the things of which published figures tell are called, in one language. Kept in whatever is frozen: a
/// document that was sent says the same when a programme renames a region.
public struct PublishedNames: Sendable, Equatable, Codable {
    public let programme: String
    /// By their codes.
    public let regions: [String: String]
    /// By their ids.
    public let areas: [String: String]
    /// Of the label, by their ids.
    public let labels: [String: String]
    /// Of the label, from low to high.
    public let levels: [LabelLevel.ID]
    /// Of the other programmes, by their ids.
    public let others: [String: String]

    /// - Parameter others: the names of other programmes by their ids.
    public init(
        of programme: Programme, text: VersionText, levels: [LabelLevel.ID], others: [String: String] = [:]
    ) {
        let language = text.language
        self.programme = programme.name(in: language)
        regions = Dictionary(programme.regions.map { ($0.id, $0.name(in: language)) }) { first, _ in first }
        areas = Dictionary(text.areas.map { ($0.key.rawValue, $0.value.name) }) { first, _ in first }
        labels = Dictionary(text.levels.map { ($0.key.rawValue, $0.value.name) }) { first, _ in first }
        self.levels = levels
        self.others = others
    }
}
