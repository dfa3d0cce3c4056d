import Domain
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func showResult(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let text = try text(of: result.sheet.assessment.version.name, in: context.language)
        return show(
            ResultPage(school: school.school.name, result: result, text: text), context,
            programme: school.programme)
    }

    @Sendable func showPlan(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let text = try text(of: result.sheet.assessment.version.name, in: context.language)
        return show(
            PlanPage(school: school.school.name, result: result, text: text), context,
            programme: school.programme)
    }

    private func ownResult(_ context: SignedInContext) async throws -> (AssessmentResult, KnownSchool) {
        let id: AssessmentResult.ID = try context.parameter("result")
        guard let result = try await store.result(id, for: context.person.id),
            let school = try await store.school(result.sheet.assessment.school)
        else { throw Refusal.notFound }
        return (result, school)
    }
}
