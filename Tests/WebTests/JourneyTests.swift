import Domain
import HTTPTypes
import Secrets
import Store
import TestKit
import Testing
import Web

/// The school's journey at the door: request → response, on every database.
@Suite struct JourneyTests {
    /// The token of the newest letter to this address.
    private func mailedPath(to recipient: String, in community: Community) async throws -> String {
        let letter = try #require(
            try await community.store.waitingLetters().last { $0.recipient == recipient }, "no mail to \(recipient)")
        let link = try #require(letter.body.split { $0.isWhitespace }.last { $0.hasPrefix("http://localhost:8080/") })
        return String(link.dropFirst("http://localhost:8080".count))
    }

    @Test(arguments: Engine.allCases, ["nl", "en", "fr", "de"])
    func fromSearchToPlan(_ engine: Engine, _ language: String) async throws {
        let community = try await Community.withPasswords(on: engine)
        let site = try await community.site()
        let visitor = Visitor(to: site)
        try await visitor.get("/")
        try await visitor.post("/language", ["language": language, "next": "/schools"])
        _ = try await community.store.importDelivery(
            Delivery(
                schools: [
                    Community.school("000200", "Nieuwe School", "Gent", ["secondary"], email: "info@new.example")
                ],
                covers: [], unusable: [], rows: 1), files: ["new.csv"], into: community.programme)

        let search = try await visitor.get("/schools?q=NIEUWE")
        #expect(search.headers[.contentLanguage] == language)
        let school = try #require(search.attribute("href", after: "data-school=\"000200\""))
        #expect(try await visitor.get(school).page == "claim")
        let claimed = try await visitor.post(
            school, ["name": "Ann Peeters", "email": " Ann@New.Example ", "password": "twaalf tekens of meer"])
        #expect((claimed.status, claimed.location) == (303, "/claim-sent"))

        let own = try await mailedPath(to: "ann@new.example", in: community)
        #expect(try await visitor.get(own).page == "confirm-address")
        let wrong = try await visitor.post(own, ["password": "not this one at all"])
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("data-errors=\"1\""))
        let confirmed = try await visitor.post(own, ["password": "twaalf tekens of meer"])
        #expect((confirmed.status, confirmed.location) == (303, "/mine"))
        #expect(try await visitor.get("/mine").body.contains("data-waiting"))
        #expect(try await visitor.get(own).status == 410, "the link was used")

        let secretary = Visitor(to: site)
        let link = try await mailedPath(to: "info@new.example", in: community)
        #expect(try await secretary.get(link).page == "school-confirmation")
        #expect(try await secretary.post(link).page == "school-confirmed")
        #expect(try await secretary.get("/mine").status == 401, "the school's link signs nobody in")

        let mine = try await visitor.get("/mine")
        #expect(mine.status == 303)
        #expect(try await visitor.get(mine.location).attribute("data-next") == "begin")
        let begun = try await visitor.post(mine.location + "/assessments", ["level": "secondary"])
        #expect(begun.status == 303)
        try await answerEverything(begun.location, visitor)
        let submitted = try await visitor.post(begun.location + "/submission", ["agreed": "yes"])
        #expect(submitted.status == 303)
        let result = try await visitor.get(submitted.location)
        #expect(result.attribute("data-level") == "bronze")
        #expect(result.attribute("data-points") == "60")
        #expect(result.attribute("data-pending") == "silver gold")
        #expect(try await visitor.get(submitted.location + "/plan").page == "plan")
        let again = try await visitor.post(begun.location + "/submission", ["agreed": "yes"])
        #expect(again.location == submitted.location, "a second press leads to the same result")
        #expect(try await visitor.get(mine.location).attribute("data-next") == "wait")
    }

    /// Each question with its best choice, as the site leads from one to the next.
    private func answerEverything(_ assessment: String, _ visitor: Visitor) async throws {
        var path = try await visitor.get(assessment).location
        for number in 1...30 {
            let page = try await visitor.get(path)
            #expect(page.page == "question")
            if number > 1 { #expect(page.attribute("data-saved") == "\(number - 1)") }
            let question = try #require(page.attribute("data-question"))
            let edition = try #require(
                projectContent.edition(Version.Name(scheme: "esafety-label", version: "2026.1")))
            let best = try #require(edition.version.question(Question.ID(question))?.choices.last)
            let saved = try await visitor.post(
                path.replacing("?saved", with: ""), ["response": best.id.rawValue, "note": "Noot \(number)"])
            #expect(saved.status == 303)
            path = saved.location
        }
        #expect(path == assessment + "/review")
        let review = try await visitor.get(path)
        #expect(review.attribute("data-open") == "0")
        let unticked = try await visitor.post(assessment + "/submission")
        #expect(unticked.status == 422, "the head's consent is not ticked")
    }

    @Test(arguments: Engine.allCases)
    func theManagerDecidesWhereTheRegisterHasNoAddress(_ engine: Engine) async throws {
        let community = try await Community.withPasswords(on: engine)
        let site = try await community.site()
        let visitor = Visitor(to: site)
        let path = "/schools/\(community.third)/claim"
        for name in ["An", "Bo"] {
            try await visitor.get(path)
            try await visitor.post(
                path, ["name": name, "email": "\(name)@b.example", "password": "twaalf tekens of meer"])
            let link = try await mailedPath(to: "\(name.lowercased())@b.example", in: community)
            try await visitor.get(link)
            try await visitor.post(link, ["password": "twaalf tekens of meer"])
            try await visitor.get("/mine")
            try await visitor.post("/sign-out")
        }
        let manager = Visitor(to: site)
        _ = try await manager.signIn("lotte@programme.example")
        let claims = try await manager.get("/claims")
        #expect(claims.attribute("data-count") == "2")
        #expect(!claims.body.contains("<b>Vier"), "a name is text")
        let refusal = try #require(claims.attribute("action", after: "data-claim=\"000103\"")).replacing(
            "approval", with: "refusal")
        let id = try #require(refusal.split(separator: "/").dropLast().last)
        #expect(try await manager.post(refusal, ["reason-\(id)": "  "]).status == 422)
        #expect(try await manager.post(refusal, ["reason-\(id)": "Wie ben je?"]).status == 303)
        #expect(try await community.store.waitingLetters().last?.body.contains("Wie ben je?") == true)
        let rest = try await manager.get("/claims")
        let approval = try #require(rest.attribute("action", after: "data-claim=\"000103\""))
        #expect(try await manager.post(approval).location.hasPrefix("/claims?done=approved"))
        #expect(try await manager.post(approval).body.contains("data-count=\"0\""), "a second press does no harm")
    }
}
