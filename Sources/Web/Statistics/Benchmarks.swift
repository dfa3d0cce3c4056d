import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// A result of the school's own beside those of similar schools, for its team.
    @Sendable func showBenchmark(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let programme = try programme(school.programme)
        let (group, table) = try await store.benchmarkTable(
            for: school.id, at: result.sheet.assessment.level, by: context.person.id)
        let region = programme.regions.first { $0.id == group.region }
        let page = BenchmarkPage(
            school: school.school.name, result: result,
            benchmark: table.flatMap { Benchmark(of: group, score: result.judgement.score, in: $0) },
            text: try text(of: result.sheet, for: context.signedIn, in: context.language),
            region: region?.names[context.language] ?? group.region ?? "")
        return show(page, context, programme: programme.id)
    }
}
