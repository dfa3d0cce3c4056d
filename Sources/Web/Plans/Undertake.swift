import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// Takes on an action of the plan, or declines it with a reason. What is on the board already stays as it is;
    /// where a colleague put it there first, a reason that was typed is shown beside it.
    @Sendable func undertake(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let action = Action.ID(form["action"])
        guard result.proposals[action] != nil else { throw Refusal.notFound }
        let programme = try programme(school.programme)
        let (state, reason) = (form["state"], form["reason"])
        let draft = SchoolTask.Draft(state: state, reason: state == "declined" ? reason : "")
        let standing: SchoolTask.Standing
        do {
            standing = try draft.checked(
                against: SchoolTask.Standing(state: .accepted),
                on: calendarDay(of: store.clock(), in: programme.timeZone), heldNul: form.heldNul)
        } catch {
            let complaints = try complaints(about: error, voice(context.language, of: programme))
            return try await plan(
                context, wrong: (action, reason, complaints.items.map(\.words).joined(separator: " ")))
        }
        let there = try await store.undertake(
            [Undertaking(action: action, standing: standing)], of: result.id, by: context.person.id)
        if let task = there[action], standing.state == .declined, task.standing != standing {
            var mine = SchoolTask.Draft(task.standing)
            (mine.state, mine.reason) = (draft.state, draft.reason)
            return try await conflict(mine, of: task.id, context)
        }
        return go(path: Link.plan(result.id).path + "#\(action)")
    }

    /// Puts what is ticked on the board, with days spread over the coming year.
    @Sendable func schedule(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let programme = try programme(school.programme)
        let asked = Set(form.all("do").map { Action.ID($0) }).intersection(result.proposals.keys)
        guard !asked.isEmpty else { return go(.way(result.id)) }
        let dated = spread(
            result.sheet.assessment.version.actions.filter { asked.contains($0.id) },
            after: calendarDay(of: store.clock(), in: programme.timeZone))
        _ = try await store.undertake(
            dated.map {
                Undertaking(action: $0.action, standing: SchoolTask.Standing(state: .planned, dueOn: $0.dueOn))
            }, of: result.id, by: context.person.id)
        return go(.tasks(of: school.id, order: .date))
    }
}
