import Domain
import Testing

@testable import Pages

@Suite("The result, the plan and a question")
struct ResultPageTests {
    private func result(
        _ filling: Sample.Filling, _ language: Language, reviewed: Reviewed = Reviewed()
    ) throws -> String {
        let page = ResultPage(
            school: "De Wilg", result: try Sample.result(filling, reviewed: reviewed), text: try Project.text(language),
            earlier: nil)
        return try Project.shell(language).render(page).text
    }

    @Test func aStrongSchoolHasBronzeAndSeesWhatWaits() throws {
        let page = try result(.strong, "nl")
        #expect(page.contains("data-level=\"bronze\" data-points=\"60\""))
        #expect(page.contains("data-pending=\"silver gold\""))
        #expect(page.contains("data-missing=\"1\""))
        #expect(page.contains("brons</h1>"))
    }

    @Test func reviewedItHasGoldAndMissesNothing() throws {
        let page = try result(.strong, "en", reviewed: Reviewed(evidence: true, contributions: 1))
        #expect(page.contains("data-level=\"gold\""))
        #expect(!page.contains("data-pending"))
        #expect(!page.contains("data-missing"))
    }

    @Test(arguments: ["nl", "en"] as [Language])
    func aWeakSchoolHasNone(language: Language) throws {
        let page = try result(.weak, language)
        #expect(page.contains("data-level=\"none\" data-points=\"0\""))
        #expect(page.contains("data-missing=\"4\""))  // the whole and three areas
        #expect(page.contains(try Project.voice(language)("result.title-none")))
        #expect(page.matches(of: /data-area="/).count == 3)
    }

    @Test func thePlanStandsInTheOrderOfTheDomain() throws {
        let result = try Sample.result(.middling)
        let page = PlanPage(
            school: "De Wilg", result: result, text: try Project.text("nl"), help: try Sample.help(on: "2026-11-12"))
        let text = try Project.shell("nl").render(page).text
        let shown = text.matches(of: /data-action="([^"]*)"/).map { Action.ID(String($0.output.1)) }
        #expect(!shown.isEmpty)
        #expect(shown == result.judgement.plan.map(\.action))
        #expect(text.contains("data-count=\"\(shown.count)\""))
    }

    @Test func aQuestionOffersItsChoicesAndTheReservedOnesThatItHas() throws {
        let version = try Project.edition().version
        let text = try Project.text("nl")
        for question in version.questions {
            let page = QuestionPage(
                assessment: Sample.assessment, question: question, place: ("policy", "curriculum", 1, 30), progress: [],
                previous: nil, draft: Answer.Draft(response: question.choices.last?.id.rawValue, note: "a\n<b>"),
                given: nil, saved: nil, text: text, complaints: Complaints())
            let html = try Project.shell("nl").render(page).text
            let offered = html.matches(of: /name="response" value="([^"]*)"/).map { Response(String($0.output.1)) }
            let reserved = [Response.unknown, .notApplicable].filter(question.offers)
            #expect(offered == question.choices.map { .choice($0.id) } + reserved)
            #expect(html.matches(of: /\schecked>/).count == 1)
            #expect(html.contains(">\na\n&lt;b&gt;</textarea>"))
            #expect(html.contains("data-question=\"\(question.id)\""))
            #expect(html.utf8.count < 40_000)
        }
    }
}
