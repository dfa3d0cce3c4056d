import Foundation

extension SchoolTask {
    public static let longestTitle = 200
    public static let longestNotes = 4_000
    public static let longestReason = 1_000

    /// What a team decides about a task, and may change.
    public struct Standing: Sendable, Equatable {
        /// What the school calls its own; empty for an action of a plan.
        public let title: String
        public let state: State
        public let owner: Person.ID?
        /// YYYY-MM-DD.
        public let dueOn: String?
        public let notes: String
        /// Why it is not for this school; empty in the other states.
        public let reason: String

        public init(
            title: String = "", state: State, owner: Person.ID? = nil, dueOn: String? = nil, notes: String = "",
            reason: String = ""
        ) {
            self.title = title
            self.state = state
            self.owner = owner
            self.dueOn = dueOn
            self.notes = notes
            self.reason = reason
        }
    }

    /// What the school calls its own; empty for an action of a plan.
    public var title: String {
        if case .own(let title) = subject { title } else { "" }
    }

    public var action: Action.ID? {
        if case .action(let action, _) = subject { action } else { nil }
    }

    public var standing: Standing {
        Standing(title: title, state: state, owner: owner?.id, dueOn: dueOn, notes: notes, reason: reason)
    }
}

extension SchoolTask {
    /// What was typed about a task, before it is known to be possible.
    public struct Draft: Sendable, Equatable {
        public var title: String
        public var state: String
        /// A person's key; empty for nobody.
        public var owner: String
        public var dueOn: String
        public var notes: String
        public var reason: String

        public init(
            title: String = "", state: String = "", owner: String = "", dueOn: String = "", notes: String = "",
            reason: String = ""
        ) {
            self.title = title
            self.state = state
            self.owner = owner
            self.dueOn = dueOn
            self.notes = notes
            self.reason = reason
        }

        public init(_ standing: Standing) {
            self.init(
                title: standing.title, state: standing.state.rawValue, owner: standing.owner?.description ?? "",
                dueOn: standing.dueOn ?? "", notes: standing.notes, reason: standing.reason)
        }
    }

    /// Why a draft can't be kept. Counts are of Unicode scalars.
    public enum Fault: Error, Sendable, Equatable {
        case titleMissing
        case titleTooLong(Int)
        case stateMissing
        case noSuchOwner
        case noDay
        /// With the first and the last day that can be planned.
        case dayOutside(first: String, last: String)
        case notesTooLong(Int)
        case reasonMissing
        case reasonTooLong(Int)
        /// A new reason, although the task is for the school.
        case reasonNotAsked
    }

    /// Everything that is wrong with a draft, in the order of its fields.
    public struct Faults: Error, Equatable {
        public let all: [Fault]
    }
}

extension SchoolTask.Draft {
    /// What the team decided, or all that is wrong. What stays as it was is not held against the calendar: a day
    /// that has passed may stand.
    /// - Parameters:
    ///   - before: how the task stands; nil for one that is new and the school's own.
    ///   - today: `YYYY-MM-DD`.
    public func checked(
        against before: SchoolTask.Standing?, on today: String
    ) throws(SchoolTask.Faults) -> SchoolTask.Standing {
        var faults: [SchoolTask.Fault] = []
        let title = self.title.split { $0.isWhitespace }.joined(separator: " ")
        if before?.title != "" { faults += wrong(title: title) }
        let state = SchoolTask.State(rawValue: self.state)
        if state == nil { faults.append(.stateMissing) }
        let owner = Person.ID(self.owner)
        if owner == nil, !self.owner.isEmpty { faults.append(.noSuchOwner) }
        let typedDay = dueOn.trimmingSpace()
        let day = calendarDay(typed: typedDay)
        if !typedDay.isEmpty, day == nil || day != before?.dueOn { faults += wrong(day: day, on: today) }
        let (notes, reason) = (self.notes.trimmingSpace(), self.reason.trimmingSpace())
        if notes.unicodeScalars.count > SchoolTask.longestNotes {
            faults.append(.notesTooLong(notes.unicodeScalars.count))
        }
        faults += wrong(reason: reason, in: state, before: before?.reason ?? "")
        guard faults.isEmpty, let state else { throw SchoolTask.Faults(all: faults) }
        return SchoolTask.Standing(
            title: before?.title == "" ? "" : title, state: state, owner: owner, dueOn: day, notes: notes,
            reason: state == .declined ? reason : "")
    }

    private func wrong(title: String) -> [SchoolTask.Fault] {
        let length = title.unicodeScalars.count
        if length > SchoolTask.longestTitle { return [.titleTooLong(length)] }
        return title.isEmpty ? [.titleMissing] : []
    }

    private func wrong(day: String?, on today: String) -> [SchoolTask.Fault] {
        guard let day else { return [.noDay] }
        let (first, last) = daysToPlan(on: today)
        return (first...last).contains(day) ? [] : [.dayOutside(first: first, last: last)]
    }

    private func wrong(reason: String, in state: SchoolTask.State?, before: String) -> [SchoolTask.Fault] {
        let length = reason.unicodeScalars.count
        if length > SchoolTask.longestReason { return [.reasonTooLong(length)] }
        switch state {
        case .declined: return reason.isEmpty ? [.reasonMissing] : []
        case nil: return []
        default: return reason.isEmpty || reason == before ? [] : [.reasonNotAsked]
        }
    }
}

/// The days that a school may plan on: from the start of last year to the end of the fifth year from now.
public func daysToPlan(on today: String) -> (first: String, last: String) {
    let year = Int(today.prefix(4)) ?? 0
    return (String(format: "%04d-01-01", year - 1), String(format: "%04d-12-31", year + 5))
}
