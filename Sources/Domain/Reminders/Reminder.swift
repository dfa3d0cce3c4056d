/// What somebody wishes to be reminded of by mail.
public enum ReminderWish: String, Sendable, Equatable, CaseIterable {
    case none
    /// Once a week, all that asks for attention.
    case weekly
    /// That, and on other days what becomes due, is overdue, or ends.
    case dates
}

/// What somebody has been told, once for each.
public struct ReminderNotice: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case soon, late
        case labelInThreeMonths = "label-3"
        case labelInOneMonth = "label-1"
        case again
    }

    public let kind: Kind
    /// The key of the task, or of the result.
    public let subject: Int64
    /// The day by which the task was due when it was told; empty for the other kinds.
    public let dueOn: String

    public init(_ kind: Kind, of subject: Int64, dueOn: String = "") {
        self.kind = kind
        self.subject = subject
        self.dueOn = dueOn
    }
}

/// A task as far as reminders go: open, with a day.
public struct DueTask: Sendable, Equatable {
    /// What is to be done.
    public enum Subject: Sendable, Equatable {
        case action(Action.ID, of: Version.Name)
        /// The school's own, in its words.
        case own(String)
    }

    public let id: SchoolTask.ID
    public let subject: Subject
    public let dueOn: String
    /// Who looks after it; nil where nobody does, or somebody who has left the team.
    public let owner: Person.ID?

    public init(id: SchoolTask.ID, subject: Subject, dueOn: String, owner: Person.ID?) {
        self.id = id
        self.subject = subject
        self.dueOn = dueOn
        self.owner = owner
    }
}

/// What reminders say of a school's label and of beginning again, to who coordinates it.
public struct SchoolDates: Sendable, Equatable {
    public struct LabelEnd: Sendable, Equatable {
        public let result: AssessmentResult.ID
        public let level: LabelLevel.ID
        /// The last day on which it is valid.
        public let lastDay: String

        public init(result: AssessmentResult.ID, level: LabelLevel.ID, lastDay: String) {
            self.result = result
            self.level = level
            self.lastDay = lastDay
        }
    }

    /// The highest label that is valid now.
    public var label: LabelEnd?
    /// The latest result, where the school may begin again after it and has not.
    public var mayBeginAfter: AssessmentResult.ID?

    public init(label: LabelEnd? = nil, mayBeginAfter: AssessmentResult.ID? = nil) {
        self.label = label
        self.mayBeginAfter = mayBeginAfter
    }
}

/// All that the rule of reminders knows of somebody.
public struct ReminderFacts: Sendable, Equatable {
    public struct OfSchool: Sendable, Equatable {
        public let id: School.ID
        public let name: String
        public let role: SchoolRole
        public let tasks: [DueTask]
        public let dates: SchoolDates

        public init(id: School.ID, name: String, role: SchoolRole, tasks: [DueTask], dates: SchoolDates) {
            self.id = id
            self.name = name
            self.role = role
            self.tasks = tasks
            self.dates = dates
        }
    }

    /// What went before.
    public struct Past: Sendable, Equatable {
        /// The last day on which a reminder was made or sent.
        public var lastDay: String?
        public var lastDigest: String?
        /// Whether one waits to be sent, or could not be delivered.
        public var isUndelivered = false
        public var told: Set<ReminderNotice> = []

        public init() {}
    }

    public let person: Person
    public let wish: ReminderWish
    public let schools: [OfSchool]
    public let past: Past

    public init(person: Person, wish: ReminderWish, schools: [OfSchool], past: Past) {
        self.person = person
        self.wish = wish
        self.schools = schools
        self.past = past
    }
}

/// What a reminder says; the one mail of the day.
public struct Reminder: Sendable, Equatable {
    public struct OfSchool: Sendable, Equatable {
        public let id: School.ID
        public let name: String
        /// By day, the longest overdue first.
        public let late: [DueTask]
        /// By day, the nearest first.
        public let soon: [DueTask]
        public let label: SchoolDates.LabelEnd?
        public let mayBeginAgain: Bool

        public init(
            id: School.ID, name: String, late: [DueTask], soon: [DueTask], label: SchoolDates.LabelEnd?,
            mayBeginAgain: Bool
        ) {
            self.id = id
            self.name = name
            self.late = late
            self.soon = soon
            self.label = label
            self.mayBeginAgain = mayBeginAgain
        }

        var isEmpty: Bool { late.isEmpty && soon.isEmpty && label == nil && !mayBeginAgain }
    }

    public let person: Person
    public let isDigest: Bool
    public let schools: [OfSchool]
    /// What need not be told again.
    public let told: Set<ReminderNotice>

    public init(person: Person, isDigest: Bool, schools: [OfSchool], told: Set<ReminderNotice>) {
        self.person = person
        self.isDigest = isDigest
        self.schools = schools
        self.told = told
    }
}
