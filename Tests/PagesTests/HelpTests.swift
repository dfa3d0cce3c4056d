import Domain
import Testing

@testable import Pages

@Suite("Help and comparison on the pages")
struct HelpTests {
    private func plan(_ help: HelpAtHand, _ language: Language) throws -> String {
        let page = PlanPage(
            school: "De Wilg", result: try Sample.result(.weak), text: try Project.text(language), help: help)
        return try Project.shell(language).render(page).text
    }

    @Test("an offer past its review date is marked, and only that one")
    func dueOffers() throws {
        let offers = try #require(try Project.catalogue().offers["be-vl"])
        let due = try plan(try Sample.help(on: "2026-11-22"), "nl")
        let marked = Set(due.matches(of: /data-offer="([^"]*)" data-due/).map { String($0.output.1) })
        let shown = Set(due.matches(of: /data-offer="([^"]*)"/).map { String($0.output.1) })
        #expect(!marked.isEmpty && marked != shown)
        #expect(marked == Set(offers.filter { $0.review == "2026-11-22" }.map(\.id.rawValue)).intersection(shown))
        #expect(!(try plan(try Sample.help(on: "2026-11-21"), "nl")).contains("data-due"))
    }

    @Test("each offer has its name, and leads to https")
    func linksAndNames() throws {
        let page = try plan(try Sample.help(on: "2026-11-12"), "nl")
        let links = page.matches(of: /data-offer="[^"]*"[^>]*><a href="([^"]*)"/).map { String($0.output.1) }
        #expect(links.count > 10)
        #expect(links.allSatisfy { $0.hasPrefix("https://") })
        #expect(page.contains("Kenniscentrum Mediawijs"))
    }

    @Test("a school of adults is not offered a parents’ evening")
    func levels() throws {
        let catalogue = try Project.catalogue()
        let help = catalogue.help(in: "be-vl", of: "esafety-label", for: [.adult])
        #expect(!help.offers(for: "a137a", in: "extra-curricular").contains { $0.id == "safer-online-evening" })
        let primary = catalogue.help(in: "be-vl", of: "esafety-label", for: [.primary, .adult])
        #expect(primary.offers(for: "a137a", in: "extra-curricular").contains { $0.id == "safer-online-evening" })
    }

    @Test("a programme without offers shows the general resources")
    func resources() throws {
        let catalogue = try Project.catalogue()
        let help = catalogue.help(in: "nl", of: "esafety-label", for: [.primary])
        let page = try plan(HelpAtHand(help: help, today: "2026-11-12"), "nl")
        #expect(page.contains("data-offer=\"better-internet-for-kids\""))
        #expect(!page.contains("data-offer=\"klascement\""))
    }

    @Test("the comparison says what is common, with a table")
    func comparison() throws {
        let later = try Sample.result(.strong)
        let page = ResultPage(
            school: "De Wilg", result: later, text: try Project.text("nl"),
            earlier: try Sample.earlier("2026.1", later))
        let html = try Project.shell("nl").render(page).text
        #expect(html.contains("data-compared=\"30\" data-before=\"0\" data-after=\"60\""))
        #expect(html.contains("30 vragen zijn beide keren gesteld"))
        #expect(html.contains("toen 0 en nu 60 van de 60 punten"))
        let none = EarlierResult(submittedAt: .afternoon, version: "1", hasOtherVersion: true, comparison: nil)
        let without = ResultPage(school: "x", result: later, text: try Project.text("nl"), earlier: none)
        #expect(try Project.shell("nl").render(without).text.contains("data-compared=\"0\""))
    }
}
