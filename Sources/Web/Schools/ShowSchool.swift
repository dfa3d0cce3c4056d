import Domain
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func showSchool(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let isShared = request.uri.queryParameters["done"] == "sharing"
        return try await school(context.parameter("school"), context, isShared: isShared)
    }

    /// The school's own page, for a member of its team.
    func school(
        _ id: School.ID, _ context: SignedInContext, complaints: Complaints = Complaints(), isShared: Bool = false
    ) async throws -> Response {
        guard let known = try await store.school(id) else { throw Refusal.notFound }
        let programme = try self.programme(known.programme)
        guard
            let desk = try await store.desk(
                of: id, for: context.person.id, levels: labelLevels(of: programme))
        else { throw Refusal.notFound }
        let today = calendarDay(of: store.clock(), in: programme.timeZone)
        let tasks = try await store.taskCount(of: id, for: context.person.id, on: today)
        let page = SchoolPage(
            id: id, school: desk.school.school, next: try await next(desk, programme, context),
            yours: try await yours(desk, programme, context), past: desk.results.map(past),
            label: desk.label, text: try text(of: programme.version, in: context.language, programme: programme.id),
            regionAndNetwork: names(of: desk.school.school, programme, in: context.language),
            tasks: desk.results.isEmpty
                ? nil : tasks.map { SchoolPage.Tasks(open: $0.open, overdue: $0.overdue, done: $0.done) },
            complaints: complaints, group: try await groupSection(of: id, desk.role, isSaved: isShared, context))
        return show(page, context, status: complaints.isEmpty ? .ok : .unprocessableContent, programme: programme.id)
    }

    func programme(_ id: Programme.ID) throws -> Programme {
        guard let programme = catalogue.programme(id) else { throw Refusal.versionMissing }
        return programme
    }

    private func next(
        _ desk: SchoolDesk, _ programme: Programme, _ context: SignedInContext
    ) async throws -> SchoolPage.Next {
        if let sheet = desk.open {
            let asked = sheet.assessment.questions.count
            let last = sheet.answers.values.max { $0.at < $1.at }
            return .goOn(
                SchoolPage.Open(
                    assessment: sheet.assessment.id, answered: asked - sheet.open.count, asked: asked,
                    last: last.map { (by: $0.by, at: $0.at) }))
        }
        guard desk.role == .coordinator else { return .askCoordinator }
        let levels = desk.school.school.levels.sorted()
        guard let plan = try await store.planSoFar(of: desk.school.id, for: context.person.id),
            let rules = catalogue.edition(programme.version)?.version.label
        else { return .begin(levels: levels) }
        return try again(after: plan, rules, programme, levels, context)
    }

    /// What a school with a result can do: begin again, or wait.
    private func again(
        after plan: PlanSoFar, _ rules: LabelRules, _ programme: Programme, _ levels: [EducationLevel],
        _ context: SignedInContext
    ) throws -> SchoolPage.Next {
        let again = Reassessment(after: plan, months: rules.reassessmentMonths, in: programme.timeZone)
        let isBefore = store.clock() < again.opens
        if again.isOpen(at: store.clock()) { return .begin(levels: levels, soonerThan: isBefore ? again.opens : nil) }
        let words = try text(of: plan.version, in: context.language, programme: programme.id).actions
        return .waitUntil(again.opens, important: again.stillOpen.map { words[$0]?.name ?? $0.rawValue })
    }

    private func past(_ result: SchoolDesk.PastResult) -> SchoolPage.Past {
        SchoolPage.Past(
            id: result.id, submittedAt: result.submittedAt, points: result.points, level: result.level)
    }

    private func names(
        of school: School, _ programme: Programme, in language: Language
    ) -> (region: String?, network: String?) {
        let region = programme.regions.first { $0.id == school.region }
        let network = programme.networks.first { $0.id == school.network }
        return (region?.names[language] ?? school.region, network?.names[language] ?? school.network)
    }
}
