public import Foundation

extension PlannedAction {
    /// The effect from which an action is of high priority: the content keeps 3 for what is essential or averts
    /// harm that can't be undone.
    public static let highEffect = 3

    /// Whether a school that has done all such actions of its plan may begin again before the year is over.
    public var isOfHighPriority: Bool { effect >= Self.highEffect }
}

/// The plan of a school's latest result, and how far it is.
public struct PlanSoFar: Sendable, Equatable {
    public let result: AssessmentResult.ID
    public let submittedAt: Moment
    public let version: Version.Name
    public let plan: [PlannedAction]
    /// Actions that were done after the submission.
    public let done: Set<Action.ID>

    public init(
        result: AssessmentResult.ID, submittedAt: Moment, version: Version.Name, plan: [PlannedAction],
        done: Set<Action.ID>
    ) {
        self.result = result
        self.submittedAt = submittedAt
        self.version = version
        self.plan = plan
        self.done = done
    }
}

/// When a school may begin again after a result: after so many months, or sooner once every action of high priority
/// of its plan is done. A plan without such an action gives no reason to begin sooner.
public struct Reassessment: Sendable, Equatable {
    /// From when it may in any case.
    public let opens: Moment
    /// Actions of high priority that are not done, in the order of the plan.
    public let stillOpen: [Action.ID]
    /// Whether there were such actions, and all of them are done.
    public let isEarned: Bool

    public init(after plan: PlanSoFar, months: Int, in zone: TimeZone) {
        let important = plan.plan.filter(\.isOfHighPriority).map(\.action)
        opens = reassessmentOpens(months: months, after: plan.submittedAt, in: zone)
        stillOpen = important.filter { !plan.done.contains($0) }
        isEarned = !important.isEmpty && stillOpen.isEmpty
    }

    public func isOpen(at moment: Moment) -> Bool {
        isEarned || opens <= moment
    }
}
