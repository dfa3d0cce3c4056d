/// Two or more people of a team answered one question otherwise, and all their answers are kept.
public struct Disagreement: Sendable, Equatable {
    public typealias ID = Key<Disagreement>

    /// What one of them answered.
    public struct Opinion: Sendable, Equatable {
        public let person: Person.ID
        public let name: String
        /// Nil where the person has left the team.
        public let role: SchoolRole?
        public let response: Response
        public let note: String
        public let at: Moment

        public init(
            person: Person.ID, name: String, role: SchoolRole?, response: Response, note: String, at: Moment
        ) {
            self.person = person
            self.name = name
            self.role = role
            self.response = response
            self.note = note
            self.at = at
        }
    }

    /// The coordinator's word, with why.
    public struct Settlement: Sendable, Equatable {
        public let by: String
        public let at: Moment
        public let reason: String

        public init(by: String, at: Moment, reason: String) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    public static let longestReason = 1_000

    public let id: ID
    public let question: Question.ID
    /// In the order in which they were given.
    public let opinions: [Opinion]
    public let settlement: Settlement?

    public init(id: ID, question: Question.ID, opinions: [Opinion], settlement: Settlement?) {
        self.id = id
        self.question = question
        self.opinions = opinions
        self.settlement = settlement
    }
}
