/// What a group answered once for its schools, for each to take over or not.
public struct GroupAnswer: Sendable, Equatable {
    public typealias ID = Key<GroupAnswer>
    public let id: ID
    public let group: Group
    public let question: Question.ID
    public let response: Response
    public let note: String
    /// The name of who answered.
    public let by: String
    public let at: Moment

    public init(
        id: ID, group: Group, question: Question.ID, response: Response, note: String, by: String, at: Moment
    ) {
        self.id = id
        self.group = group
        self.question = question
        self.response = response
        self.note = note
        self.by = by
        self.at = at
    }

    /// Whether the school answers the same, in the same words.
    public func isSame(as answer: GivenAnswer) -> Bool {
        response == answer.response && note == answer.note
    }
}

extension Answer.Draft {
    /// The answer that a group gives for its schools, or why it is none: one of the choices. What is not known and
    /// what does not apply, each school says for itself.
    public func checkedForGroup(against question: Question) throws(Answer.Fault) -> Answer {
        let answer = try checked(against: question)
        guard case .choice = answer.response else { throw .notOffered }
        return answer
    }
}
