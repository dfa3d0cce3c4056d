/// A task of a school as it stood at a moment: what the school had promised itself, and whether it was done.
public struct Promise: Sendable, Equatable {
    public let subject: SchoolTask.Subject
    public let state: SchoolTask.State
    /// Nil unless it was done.
    public let doneAt: Moment?

    public init(subject: SchoolTask.Subject, state: SchoolTask.State, doneAt: Moment?) {
        self.subject = subject
        self.state = state
        self.doneAt = doneAt
    }
}
