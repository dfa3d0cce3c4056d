extension AssessmentResult {
    /// The actions that a school may put on its board of this result, each with the answer that caused it: those of
    /// its plan, and those on the way to a level.
    public var proposals: [Action.ID: PlannedAction.Cause] {
        let planned = judgement.plan.map { ($0.action, $0.because) }
        let assessment = sheet.assessment
        let outlook = Outlook(of: sheet.responses, at: assessment.level, by: assessment.version)
        let ahead = outlook.openings.flatMap { opening in
            opening.actions.map {
                ($0, PlannedAction.Cause(question: opening.question, choice: opening.given))
            }
        }
        return Dictionary(planned + ahead) { first, _ in first }
    }
}

extension Sequence<SchoolTask> {
    /// The task of each action, seen from a result: the open one, of whichever plan, or else that of this result.
    public func current(for result: AssessmentResult.ID) -> [Action.ID: SchoolTask] {
        var current: [Action.ID: SchoolTask] = [:]
        for task in self {
            guard case .action(let action, let plan) = task.subject, task.state.isOpen || plan == result else {
                continue
            }
            if current[action]?.state.isOpen != true { current[action] = task }
        }
        return current
    }
}

/// A task as a change left it, with who made the change.
public struct TaskChange: Sendable, Equatable {
    public let revision: Int
    public let at: Moment
    public let by: String
    public let standing: SchoolTask.Standing
    public let ownerName: String?

    public init(revision: Int, at: Moment, by: String, standing: SchoolTask.Standing, ownerName: String?) {
        self.revision = revision
        self.at = at
        self.by = by
        self.standing = standing
        self.ownerName = ownerName
    }
}
