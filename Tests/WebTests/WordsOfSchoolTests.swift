import Domain
import Foundation
import Store
import TestKit
import Testing
import Web

/// What a school reads: words of its level and of its programme, help that fits, and its earlier result.
@Suite struct WordsOfSchoolTests {
    /// The community's first school with a submitted result, and signed in.
    private func signedIn(_ community: Community) async throws -> (Visitor, AssessmentResult.ID) {
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 3)
        let result = try await community.submit(assessment)
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        return (visitor, result)
    }

    @Test func thePlanShowsTheOffersOfTheProgramme() async throws {
        let community = try await Community.withPasswords()
        let (visitor, result) = try await signedIn(community)
        let plan = try await visitor.get("/results/\(result)/plan")
        #expect(plan.page == "plan")
        let offers = try #require(projectContent.offers["be-vl"])
        let shown = Set(plan.body.matches(of: /data-offer="([^"]*)"/).map { String($0.output.1) })
        #expect(shown.count > 5)
        #expect(shown.isSubset(of: Set(offers.map(\.id.rawValue))))
        for offer in offers where !offer.levels.isEmpty && !offer.levels.contains(.secondary) {
            #expect(!shown.contains(offer.id.rawValue), "\(offer.id) is not for secondary schools")
        }
    }

    @Test func aSecondResultIsHeldAgainstTheFirst() async throws {
        let community = try await Community.withPasswords()
        let (visitor, first) = try await signedIn(community)
        #expect(!(try await visitor.get("/results/\(first)").body.contains("data-compared")), "it is the first")
        community.clock.advance(days: 400)
        let again = try await community.store.openAssessment(
            of: community.first, at: .secondary, on: community.edition, seed: 5,
            in: community.programme.timeZone, by: community.nele)
        try await community.answerAll(again)
        let second = try await community.submit(again)
        _ = try await visitor.signIn("nele@one.example")
        let page = try await visitor.get("/results/\(second)")
        let compared = try #require(page.attribute("data-compared").flatMap { Int($0) })
        #expect((15...30).contains(compared), "the fifteen anchors, and what was drawn both times")
        #expect(page.attribute("data-before") == "0")
        #expect(page.attribute("data-after") == "\(compared * 2)")
        #expect(!(try await visitor.get("/results/\(first)").body.contains("data-compared")))
    }

    @Test func aResultNamesTheRevisionsOfItsTexts() async throws {
        let community = try await Community.withPasswords()
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        try await visitor.get("/assessments/\(assessment)/review")
        let submitted = try await visitor.post("/assessments/\(assessment)/submission", ["agreed": "yes"])
        let id = try #require(AssessmentResult.ID(submitted.location.replacing("/results/", with: "")))
        let result = try #require(try await community.store.resultForOperator(id))
        let texts = projectContent.texts(of: community.edition.version.name, for: "be-vl")
        #expect(result.texts["nl"] == texts["nl"]?.revision)
        #expect(Set(result.texts.keys) == Set(texts.keys.map(\.rawValue)))
    }

    @Test func aSchoolOfOneLevelReadsTheWordsOfThatLevel() async throws {
        let community = try await Community.withPasswords()
        let text = try #require(projectContent.texts(of: community.edition.version.name, for: "be-vl")["nl"])
        let (anchor, words) = try #require(
            text.variants[.primary]?.first { id, words in
                words.ask != nil && community.edition.version.question(id)?.isAnchor == true
            })
        let (small, general) = (try #require(words.ask), text.questions[anchor]?.ask ?? "")
        #expect(small != general)
        try await register(["primary"], community)
        let assessment = try await community.store.openAssessment(
            of: community.first, at: .primary, on: community.edition, seed: 1, in: community.programme.timeZone,
            by: community.nele)
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        let question = "/assessments/\(assessment)/questions/\(anchor)"
        #expect(try await visitor.get(question).body.contains(escaped(small)))
        try await register(["primary", "adult"], community)
        let both = try await visitor.get(question).body
        #expect(both.contains(escaped(general)) && !both.contains(escaped(small)))
    }

    /// The first school, as the register says from now on.
    private func register(_ levels: [String], _ community: Community) async throws {
        let school = Community.school("000101", "Sint-Jozefschool Één", "Gent", levels, email: "info@one.example")
        _ = try await community.store.importDelivery(
            Delivery(schools: [school], covers: [.primary, .secondary, .adult], unusable: [], rows: 1),
            files: ["again.csv"], into: community.programme, allowsClosing: true)
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("'", with: "&#39;").replacing("\"", with: "&quot;")
    }
}
