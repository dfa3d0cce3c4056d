/// A question of an open assessment that was handed to somebody of the team.
public struct HandedQuestion: Sendable, Equatable {
    public let question: Question.ID
    public let person: Person.ID
    public let name: String
    /// The last day on which it should be answered, YYYY-MM-DD; nil where none was set.
    public let dueOn: String?
    /// The name of who handed it on.
    public let by: String
    public let at: Moment

    public init(
        question: Question.ID, person: Person.ID, name: String, dueOn: String?, by: String, at: Moment
    ) {
        self.question = question
        self.person = person
        self.name = name
        self.dueOn = dueOn
        self.by = by
        self.at = at
    }

    public func isOverdue(on today: String) -> Bool {
        dueOn.map { $0 < today } ?? false
    }
}

/// The last day on which something that is handed to a colleague should be answered.
public enum DueDay {
    /// How far ahead it may lie.
    public static let mostDays: Int64 = 366

    /// Why what was typed is no such day.
    public enum Fault: Error, Equatable {
        case notADay
        case past
        case tooFar
    }

    /// The day as YYYY-MM-DD, nil where nothing was typed.
    /// - Parameter last: the last day that is taken.
    public static func checked(_ typed: String, today: String, last: String) throws(Fault) -> String? {
        let day = typed.trimmingSpace()
        guard !day.isEmpty else { return nil }
        guard isCalendarDay(day) else { throw .notADay }
        guard day >= today else { throw .past }
        guard day <= last else { throw .tooFar }
        return day
    }
}
