public import Domain
import Store

extension Community {
    /// Takes an action of a result's plan on as a task, or an own one, and brings it to this state now. Called again
    /// for the same action it changes that task.
    @discardableResult
    public func undertake(
        _ action: Action.ID?, of result: AssessmentResult.ID? = nil, title: String = "", _ state: SchoolTask.State,
        by person: Person.ID? = nil, at school: School.ID? = nil
    ) async throws -> SchoolTask.ID {
        let reason = state == .declined ? "Niet voor ons" : ""
        let standing = SchoolTask.Standing(title: title, state: state, reason: reason)
        guard let action, let result else {
            let id = store.newTaskID()
            try await store.addTask(id, standing, at: school ?? first, by: person ?? nele)
            return id
        }
        let undertaking = Undertaking(action: action, standing: standing)
        let task = try require(
            try await store.undertake([undertaking], of: result, by: person ?? nele)[action], "the task")
        try await store.change(task.id, to: standing, seen: task.revision, by: person ?? nele)
        return task.id
    }

    /// A task of the school's own.
    public func task(
        _ title: String = "Own task", of school: School.ID? = nil, by person: Person.ID? = nil
    ) async throws -> SchoolTask.ID {
        try await undertake(nil, title: title, .accepted, by: person, at: school)
    }

    /// A task of an action of a result's plan.
    public func task(of action: Action.ID, in result: AssessmentResult.ID) async throws -> SchoolTask.ID {
        try await undertake(action, of: result, .accepted)
    }
}
