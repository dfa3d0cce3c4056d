/// Somebody with an account: their address is confirmed.
public struct Person: Sendable, Equatable {
    public typealias ID = Key<Person>
    public let id: ID
    public let email: String
    public let name: String
    public let language: Language

    public init(id: ID, email: String, name: String, language: Language) {
        self.id = id
        self.email = email
        self.name = name
        self.language = language
    }
}

/// What somebody may do at a school.
public enum SchoolRole: String, Sendable, Equatable, CaseIterable {
    /// Answers, invites and submits.
    case coordinator
    /// Answers.
    case contributor
    /// Answers, and signs off before the coordinator submits.
    case head
}
