/// What a school can do about a weak answer.
public struct Action: Sendable, Equatable, Codable {
    public typealias ID = ContentID<Action>

    /// Who in or around the school does it.
    public enum Role: String, Sendable, Equatable, Codable, CaseIterable {
        case head, ict, privacy, care, office, teachers, board, supplier
    }

    /// What it costs beside the hours.
    public enum Cost: String, Sendable, Equatable, Codable, CaseIterable {
        case none, some, purchase
    }

    public let id: ID
    /// 1 (helps), 2 (helps much) or 3 (essential or irreversible harm avoided).
    public let effect: Int
    /// Hours of work for a school of 300 to 600 pupils, at least 1.
    public let hours: Int
    public let who: [Role]
    public let cost: Cost

    public init(id: ID, effect: Int, hours: Int, who: [Role], cost: Cost) {
        self.id = id
        self.effect = effect
        self.hours = hours
        self.who = who
        self.cost = cost
    }
}
