/// What a school undertakes: an action of a result's plan, or one of its own.
public struct SchoolTask: Sendable, Equatable {
    public typealias ID = Key<SchoolTask>

    /// How far it is.
    public enum State: String, Sendable, Equatable, CaseIterable {
        case accepted, planned, busy, done
        /// Not for this school; the reason is said.
        case declined

        /// Whether there is still something to do.
        public var isOpen: Bool {
            switch self {
            case .accepted, .planned, .busy: true
            case .done, .declined: false
            }
        }
    }

    /// What is to be done.
    public enum Subject: Sendable, Equatable {
        case action(Action.ID, of: AssessmentResult.ID)
        /// The school's own, in its words.
        case own(String)
    }

    /// Who looks after it.
    public struct Owner: Sendable, Equatable {
        public let id: Person.ID
        public let name: String
        /// False once they have left the team.
        public let isOfTheTeam: Bool

        public init(id: Person.ID, name: String, isOfTheTeam: Bool) {
            self.id = id
            self.name = name
            self.isOfTheTeam = isOfTheTeam
        }
    }

    public let id: ID
    public let school: School.ID
    public let subject: Subject
    public let madeAt: Moment
    public let state: State
    public let owner: Owner?
    /// The day by which it should be done, YYYY-MM-DD.
    public let dueOn: String?
    public let notes: String
    /// Why it is not for this school; empty in the other states.
    public let reason: String
    public let doneAt: Moment?
    /// The number of the latest change.
    public let revision: Int

    public init(
        id: ID, school: School.ID, subject: Subject, madeAt: Moment, state: State, owner: Owner?, dueOn: String?,
        notes: String, reason: String, doneAt: Moment?, revision: Int
    ) {
        self.id = id
        self.school = school
        self.subject = subject
        self.madeAt = madeAt
        self.state = state
        self.owner = owner
        self.dueOn = dueOn
        self.notes = notes
        self.reason = reason
        self.doneAt = doneAt
        self.revision = revision
    }

    /// Whether it is still to be done and its day has passed.
    public func isOverdue(on today: String) -> Bool {
        state.isOpen && (dueOn.map { $0 < today } ?? false)
    }
}
