/// The head's word that the answers may be submitted.
public struct SignOff: Sendable, Equatable {
    /// Somebody, at a time.
    public struct Act: Sendable, Equatable {
        public let by: String
        public let at: Moment

        public init(by: String, at: Moment) {
            self.by = by
            self.at = at
        }
    }

    /// The coordinator's request; nil where the head signed unasked.
    public let asked: Act?
    public let signed: Act?
    /// The `state` of the answers that were signed.
    public let signedState: Int64?

    public init(asked: Act?, signed: Act?, signedState: Int64?) {
        self.asked = asked
        self.signed = signed
        self.signedState = signedState
    }

    /// Whether the head has signed these answers, and not earlier ones.
    public func holds(for sheet: Sheet) -> Bool {
        signed != nil && signedState == sheet.state
    }
}

extension Sheet {
    /// A number that grows with every change of an answer: each is later than the one that it replaces.
    public var state: Int64 {
        answers.values.reduce(0) { $0 &+ $1.at.milliseconds }
    }
}
