/// A question of an open assessment that went to somebody outside the school, as a link that answers it alone.
public struct Enquiry: Sendable, Equatable {
    public typealias ID = Key<Enquiry>
    public static let mostDays = 30
    public static let longestMessage = 1_000
    public static let longestName = 120
    /// So many links of one assessment may wait for an answer at a time.
    public static let mostWaiting = 20

    /// What came back.
    public struct Reply: Sendable, Equatable {
        public let response: Response
        public let note: String
        public let at: Moment

        public init(response: Response, note: String, at: Moment) {
            self.response = response
            self.note = note
            self.at = at
        }
    }

    /// What the school made of the reply.
    public struct Decision: Sendable, Equatable {
        public let by: String
        public let at: Moment
        /// Why it was refused; empty where it became the school's answer.
        public let reason: String

        public init(by: String, at: Moment, reason: String) {
            self.by = by
            self.at = at
            self.reason = reason
        }

        public var isAcceptance: Bool { reason.isEmpty }
    }

    /// How far it is.
    public enum State: Sendable, Equatable {
        case waiting
        case expired
        case withdrawn
        case handedIn(Reply)
        case decided(Reply, Decision)
    }

    public let id: ID
    public let question: Question.ID
    /// Whom the school asked.
    public let name: String
    public let email: String
    public let message: String
    public let askedBy: String
    public let askedAt: Moment
    public let expiresAt: Moment
    public let state: State

    public init(
        id: ID, question: Question.ID, name: String, email: String, message: String, askedBy: String,
        askedAt: Moment, expiresAt: Moment, state: State
    ) {
        self.id = id
        self.question = question
        self.name = name
        self.email = email
        self.message = message
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.expiresAt = expiresAt
        self.state = state
    }

    /// Whether this answer is the one that came back and was accepted, and not a later one.
    public func isSource(of answer: GivenAnswer) -> Bool {
        guard case .decided(_, let decision) = state else { return false }
        return decision.isAcceptance && decision.at == answer.at
    }

    /// Whether it came back and the school has still to accept or refuse it.
    public var awaitsDecision: Bool {
        if case .handedIn = state { true } else { false }
    }
}
