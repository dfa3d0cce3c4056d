import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// What changed since the school's result before this one; not found where this is its first.
    @Sendable func showDifference(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        guard let earlier = try await store.result(before: result, for: context.person.id) else {
            throw Refusal.notFound
        }
        let report = try await difference(from: earlier, to: result, context)
        let page = DifferencePage(
            school: school.school.name, report: report,
            then: try text(of: earlier.sheet, for: context.signedIn, in: context.language),
            now: try text(of: result.sheet, for: context.signedIn, in: context.language))
        return show(page, context, programme: school.programme)
    }

    /// All that the report of two results of a school says.
    func difference(
        from earlier: AssessmentResult, to later: AssessmentResult, _ context: SignedInContext
    ) async throws -> DifferenceReport {
        let promises = try await store.promises(
            of: later.sheet.assessment.school, at: later.submittedAt, for: context.person.id)
        return DifferenceReport(
            from: earlier, to: later, promises: promises ?? [], by: catalogue.editions.values.map(\.version))
    }
}
