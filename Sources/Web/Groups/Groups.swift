import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// A group's schools side by side, for its coordinator.
    @Sendable func showGroup(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (group, programme, edition) = try await coordinated(context)
        let desk = try await store.desk(
            of: group.id, for: context.person.id, levels: labelLevels(of: programme),
            today: calendarDay(of: store.clock(), in: programme.timeZone))
        let answers = try await store.answers(of: group.id, on: edition, for: context.person.id).answers
        let page = GroupPage(
            id: group.id, group: group.register, rows: desk.schools.map(row),
            answers: (answers.keys.count { edition.shareable.contains($0) }, edition.shareable.count),
            text: try text(of: programme.version, in: context.language, programme: programme.id))
        return show(page, context, programme: programme.id)
    }

    /// The plan that one of them shares.
    @Sendable func showGroupPlan(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (group, programme, _) = try await coordinated(context)
        let plan = try await store.sharedPlan(
            of: context.parameter("school"), with: group.id, for: context.person.id,
            today: calendarDay(of: store.clock(), in: programme.timeZone))
        let page = GroupPlanPage(
            id: group.id, group: group.register, school: plan.name, tasks: plan.tasks,
            names: actionNames(programme, in: context.language))
        return show(page, context, programme: programme.id)
    }

    /// The group in the address, where the person coordinates it, with its programme and questionnaire.
    func coordinated(_ context: SignedInContext) async throws -> (SchoolGroup, Programme, Edition) {
        let id: SchoolGroup.ID = try context.parameter("group")
        let group = try await store.groups(of: context.person.id).first { $0.id == id }
        guard let group else { throw Refusal.notFound }
        let programme = try programme(group.programme)
        guard let edition = catalogue.edition(programme.version) else { throw Refusal.versionMissing }
        return (group, programme, edition)
    }

    private func row(_ school: GroupSchool) -> GroupPage.Row {
        GroupPage.Row(
            id: school.id, number: school.number, name: school.name, place: school.place,
            standing: school.standing.map {
                GroupPage.Standing(state: $0.state.rawValue, submittedAt: $0.submittedAt, label: $0.label)
            }, plan: school.plan)
    }

    /// What actions are called, in the newest version of the programme's scheme that has them.
    private func actionNames(_ programme: Programme, in language: Language) -> [Action.ID: String] {
        let versions = catalogue.editions.keys.filter { $0.scheme == programme.version.scheme }
            .sorted { $0.version < $1.version }
        var names: [Action.ID: String] = [:]
        for version in versions + [programme.version] {
            guard let text = try? text(of: version, in: language, programme: programme.id) else { continue }
            names.merge(text.actions.mapValues(\.name)) { _, newer in newer }
        }
        return names
    }
}
