import Domain
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func showResult(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let text = try text(of: result.sheet, for: context.signedIn, in: context.language)
        let earlier = try await store.result(before: result, for: context.person.id).map { held($0, against: result) }
        return show(
            ResultPage(school: school.school.name, result: result, text: text, earlier: earlier), context,
            programme: school.programme)
    }

    /// The earlier result, compared on what both have in common.
    func held(_ earlier: AssessmentResult, against result: AssessmentResult) -> EarlierResult {
        let (before, after) = (earlier.sheet, result.sheet)
        let versions = catalogue.editions.values.map(\.version)
        return EarlierResult(
            submittedAt: earlier.submittedAt, version: before.assessment.version.name.version,
            hasOtherVersion: before.assessment.version.name != after.assessment.version.name,
            comparison: compare(
                AnsweredForm(version: before.assessment.version, responses: before.responses),
                AnsweredForm(version: after.assessment.version, responses: after.responses), by: versions))
    }

    @Sendable func showPlan(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await plan(context)
    }

    /// The plan, with what the school has decided about each action.
    /// - Parameter wrong: a decision that can't be kept.
    func plan(
        _ context: SignedInContext, wrong: (action: Action.ID, reason: String, words: String)? = nil
    ) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let text = try text(of: result.sheet, for: context.signedIn, in: context.language)
        let programme = try programme(school.programme)
        let help = catalogue.help(
            in: programme.id, of: result.sheet.assessment.version.name.scheme, for: school.school.levels)
        let today = calendarDay(of: store.clock(), in: programme.timeZone)
        let tasks = try await store.tasks(of: school.id, for: context.person.id) ?? []
        let page = PlanPage(
            school: school.school.name, result: result, text: text, help: HelpAtHand(help: help, today: today),
            decisions: PlanDecisions(tasks: tasks.current(for: result.id), today: today, wrong: wrong))
        return show(
            page, context, status: wrong == nil ? .ok : .unprocessableContent, programme: school.programme)
    }

    /// The result in the address, where it is of a school of the person's.
    func ownResult(_ context: SignedInContext) async throws -> (AssessmentResult, KnownSchool) {
        let id: AssessmentResult.ID = try context.parameter("result")
        guard let result = try await store.result(id, for: context.person.id),
            let school = try await store.school(result.sheet.assessment.school)
        else { throw Refusal.notFound }
        return (result, school)
    }
}
