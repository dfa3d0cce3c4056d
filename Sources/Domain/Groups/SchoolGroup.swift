/// A group of the register that somebody coordinates. Its schools are those that the register puts in it.
public struct SchoolGroup: Sendable, Equatable {
    public typealias ID = Key<SchoolGroup>
    public let id: ID
    public let programme: Programme.ID
    /// Its number and name in the register.
    public let register: Group

    public init(id: ID, programme: Programme.ID, register: Group) {
        self.id = id
        self.programme = programme
        self.register = register
    }
}

/// What a school can let its group see. Answers, notes and scores are never among it.
public enum SharedMatter: String, Sendable, Equatable, CaseIterable {
    /// How far the school is, and its label.
    case standing
    /// The actions of its plan, how far each is and by when.
    case plan
}

/// How far a plan is, in numbers of actions; those that are not for the school are left out.
public struct PlanProgress: Sendable, Equatable {
    public var done: Int
    public var open: Int
    /// Of the open ones.
    public var overdue: Int

    public init(done: Int = 0, open: Int = 0, overdue: Int = 0) {
        self.done = done
        self.open = open
        self.overdue = overdue
    }

    public var all: Int { done + open }
}

/// An action of a plan as the school's group sees it: not who does it, no notes, nothing of before.
public struct SharedTask: Sendable, Equatable {
    public let subject: SchoolTask.Subject
    public let state: SchoolTask.State
    /// YYYY-MM-DD.
    public let dueOn: String?
    public let isOverdue: Bool

    /// - Parameter today: `YYYY-MM-DD`.
    public init(_ task: SchoolTask, on today: String) {
        subject = task.subject
        state = task.state
        dueOn = task.dueOn
        isOverdue = task.isOverdue(on: today)
    }

    /// Those of a plan: the open ones first, what is due soonest before the others; without those that are not for
    /// the school.
    public static func list(of tasks: [SchoolTask], on today: String) -> [SharedTask] {
        tasks.filter { $0.state != .declined }.sorted { place($0) < place($1) }.map { SharedTask($0, on: today) }
    }

    private static func place(_ task: SchoolTask) -> (Int, String, SchoolTask.ID) {
        (task.state.isOpen ? 0 : 1, task.dueOn ?? "9999-99-99", task.id)
    }
}
