/// Which tasks a board shows.
public enum TaskFilter: String, Sendable, CaseIterable {
    case all
    /// Those of the person who looks.
    case mine
    /// Open ones that nobody of the team looks after.
    case free
    /// Open ones whose day has passed.
    case overdue

    public func shows(_ task: SchoolTask, to person: Person.ID, on today: String) -> Bool {
        switch self {
        case .all: true
        case .mine: task.owner?.id == person
        case .free: task.state.isOpen && task.owner?.isOfTheTeam != true
        case .overdue: task.isOverdue(on: today)
        }
    }
}
