import Domain
import Foundation
import Pages
import SQL
import Store
import TestKit
import Testing
import Web

/// A year later at the door: what was answered is suggested, counts once it is confirmed, and the report says what
/// changed.
@Suite struct AgainTests {
    private struct Again {
        let community: Community
        let visitor: Visitor
        let earlier: AssessmentResult
        let assessment: Assessment.ID
        let questions: [Question.ID]

        func path(_ question: Question.ID) -> String { Link.question(question, of: assessment).path }
        func sheet() async throws -> Sheet {
            try require(try await community.store.sheet(assessment, for: community.nele), "the sheet")
        }
    }

    /// Everything answered with the weakest choice and a note; a year and a day later the same questions again.
    private func again(done: Bool = false) async throws -> Again {
        let community = try await Community.withPasswords()
        let first = try await community.open(seed: 3)
        try await community.answerAll(first, fromBest: 9)
        let answer = Answer(question: "q101", response: .choice("q101a"), note: "Een \"nota\" <b>")
        _ = try await community.store.save(answer, in: first, by: community.nele)
        let id = try await community.submit(first)
        let earlier = try require(try await community.store.result(id, for: community.nele), "the result")
        if done { try await community.undertake("a101a", of: id, .done) }
        community.clock.advance(days: 366)
        let second = try await community.open(seed: 3)
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        return Again(
            community: community, visitor: visitor, earlier: earlier, assessment: second,
            questions: earlier.sheet.assessment.questions)
    }

    @Test func whatWasAnsweredIsConfirmedWithOnePress() async throws {
        let again = try await again()
        let page = try await again.visitor.get(again.path("q101"))
        #expect(page.attribute("data-suggestion") == "q101a")
        #expect(!page.body.contains(" checked"), "nothing is chosen")
        #expect(page.body.contains("Een &quot;nota&quot; &lt;b&gt;"))
        #expect(try await again.sheet().answers.isEmpty, "nothing is kept before it is confirmed")
        let note = try #require(page.attribute("value", after: "name=\"still-note\"")).replacing("&quot;", with: "\"")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        let saved = try await again.visitor.post(
            again.path("q101"), ["still": "q101a", "still-note": note, "note": " ", "seen": ""])
        #expect(saved.status == 303)
        #expect(saved.location.hasSuffix("?saved"))
        let given = try #require(try await again.sheet().answers["q101"])
        #expect(
            given
                == GivenAnswer(
                    response: .choice("q101a"), note: "Een \"nota\" <b>", by: "Nele Verbeke",
                    at: again.community.clock.now))
        let after = try await again.visitor.get(again.path("q101"))
        #expect(after.attribute("data-suggestion") == nil, "who answered has no suggestion any more")
        #expect(after.body.components(separatedBy: " checked").count == 2)
    }

    @Test func whatWasDoneIsSaidAndRaisesTheSuggestion() async throws {
        let again = try await again(done: true)
        let page = try await again.visitor.get(again.path("q101"))
        #expect(page.attribute("data-suggestion") == "q101d")
        #expect(page.attribute("value", after: "name=\"still-note\"")?.isEmpty == true)
        let text = try #require(again.community.edition.texts["nl"])
        #expect(page.body.contains(try #require(text.actions["a101a"]?.name)))
        let typed = try await again.visitor.post(again.path("q101"), ["still": "q101d", "note": "zelf getypt"])
        #expect(typed.status == 303)
        let given = try await again.sheet().answers["q101"]
        #expect(given?.response == .choice("q101d"))
        #expect(given?.note == "zelf getypt", "what was typed goes with what is confirmed")
    }

    @Test func anotherAnswerIsSavedAsEver() async throws {
        let again = try await again()
        _ = try await again.visitor.get(again.path("q101"))
        let saved = try await again.visitor.post(
            again.path("q101"), ["response": "q101c", "note": "", "still": "", "still-note": "Een nota"])
        #expect(saved.status == 303)
        let given = try await again.sheet().answers["q101"]
        #expect(given?.response == .choice("q101c"))
        #expect(given?.note == "", "the note of then goes with the answer of then")
        for still in ["q999z", "q101a", String(repeating: "x", count: 5_000)] {
            let refused = try await again.visitor.post(again.path("q104"), ["still": still, "note": "mijn nota"])
            #expect(refused.status == 422, "\(still)")
            #expect(refused.body.contains("mijn nota"))
        }
        #expect(try await again.sheet().answers["q104"] == nil)
    }

    @Test func theReviewAndTheAreaShowWhatIsToBeConfirmed() async throws {
        let again = try await again()
        let review = try await again.visitor.get(Link.review(again.assessment).path)
        #expect(review.attribute("data-open") == "30")
        #expect(review.attribute("data-suggestions") == "30")
        #expect(review.attribute("data-preview") == "0", "nothing counts before it is confirmed")
        let early = try await again.visitor.post(Link.submission(of: again.assessment).path, ["agreed": "yes"])
        #expect(early.status == 422)
        let area = try await again.visitor.get(Link.area("infrastructure", of: again.assessment).path)
        #expect(area.body.components(separatedBy: "data-suggestion=").count == 11)
        let back = try await again.visitor.post(again.path("q101"), ["still": "q101a", "back": "area"])
        #expect(back.location.contains("/areas/infrastructure?saved=q101"))
        let later = try await again.visitor.get(Link.review(again.assessment).path)
        #expect(later.attribute("data-suggestions") == "29")
    }

    @Test func twoPeopleWhoDifferSeeBoth() async throws {
        let again = try await again()
        let page = try await again.visitor.get(again.path("q101"))
        let colleague = try await again.community.colleague()
        let answer = Answer(question: "q101", response: .choice("q101c"), note: "")
        _ = try await again.community.store.save(answer, in: again.assessment, by: colleague)
        let seen = page.attribute("value", after: "name=\"seen\"") ?? ""
        let conflict = try await again.visitor.post(again.path("q101"), ["still": "q101a", "seen": seen])
        #expect(conflict.status == 409)
        #expect(conflict.page == "conflict")
    }

    @Test func theSchoolPageSaysWhatLetsItBeginSooner() async throws {
        let community = try await Community.withPasswords()
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 9)
        let id = try await community.submit(assessment)
        let result = try #require(try await community.store.result(id, for: community.nele))
        let important = result.judgement.plan.filter(\.isOfHighPriority).map(\.action)
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        let path = Link.school(community.first).path
        let waiting = try await visitor.get(path)
        #expect(waiting.attribute("data-next") == "wait")
        #expect(waiting.attribute("data-important") == "\(important.count)")
        community.clock.advance(seconds: 60)
        for action in important.dropFirst() { try await community.undertake(action, of: id, .done) }
        #expect(try await visitor.get(path).attribute("data-important") == "1")
        let early = try await visitor.post(path + "/assessments", ["level": "secondary"])
        #expect(early.location == path, "who comes too early sees why")
        for action in important.prefix(1) { try await community.undertake(action, of: id, .done) }
        let ready = try await visitor.get(path)
        #expect(ready.attribute("data-next") == "begin")
        #expect(ready.body.contains("data-sooner"))
        let begun = try await visitor.post(path + "/assessments", ["level": "secondary"])
        #expect(begun.location.hasPrefix("/assessments/"))
    }

    @Test(arguments: ["nl", "fr"])
    func theReportSaysWhatChanged(_ language: String) async throws {
        let again = try await again(done: true)
        let first = try await again.visitor.get(Link.difference(again.earlier.id).path)
        #expect(first.status == 404, "there is nothing before the first result")
        try await again.community.answerAll(again.assessment, fromBest: 9)
        let better = Answer(question: "q101", response: .choice("q101d"), note: "")
        _ = try await again.community.store.save(better, in: again.assessment, by: again.community.nele)
        let later = try await again.community.submit(again.assessment)
        try await again.visitor.get("/schools")
        try await again.visitor.post("/language", ["language": language, "next": "/schools"])
        let result = try await again.visitor.get(Link.result(later).path)
        let path = Link.difference(later).path
        #expect(result.body.contains("href=\"\(path)\""))
        #expect(try await again.visitor.get(Link.school(again.community.first).path).body.contains(path))
        let page = try await again.visitor.get(path)
        #expect(page.status == 200)
        #expect(page.page == "difference")
        #expect(page.attribute("data-then") == "none")
        #expect(page.attribute("data-gain") == "2")
        #expect(page.attribute("data-count", after: "data-movement=\"up\"") == "1")
        #expect(page.attribute("data-count", after: "data-movement=\"same\"") == "29")
        #expect(page.attribute("data-promised") == "1")
        #expect(page.attribute("data-done") == "1")
        let joris = Visitor(to: try await again.community.site())
        _ = try await joris.signIn("joris@two.example")
        #expect(try await joris.get(path).status == 404, "another school's report is not there")
    }
}

extension Community {
    /// Somebody else of the first school's team.
    fileprivate func colleague() async throws -> Person.ID {
        _ = try await store.database.write { connection in
            try connection.run(
                """
                INSERT INTO membership (school, person, role, since)
                VALUES (\(first), \(joris), 'contributor', \(clock.now))
                """)
        }
        return joris
    }
}
