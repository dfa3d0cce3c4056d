import Domain
import HTTPTypes
import Store
import TestKit
import Testing
import Web

/// Bad input, the wrong order, twice: a clear answer, and what was typed is still there.
@Suite struct BadInputTests {
    private struct AtQuestion {
        let community: Community
        let visitor: Visitor
        let path: String
    }

    private func atQuestion() async throws -> AtQuestion {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        let assessment = try await community.open()
        let path = "/assessments/\(assessment)/questions/q101"
        try await visitor.get(path)
        return AtQuestion(community: community, visitor: visitor, path: path)
    }

    @Test(arguments: [
        (["note": "typed"], "response"), (["response": "", "note": "typed"], "response"),
        (["response": "q102a", "note": "typed"], "response"), (["response": "nonsense", "note": "typed"], "response"),
        (["response": "not-applicable", "note": "typed"], "response"),
        (["response": "q101a", "note": String(repeating: "é", count: 4_001) + "typed"], "note"),
        (["response": "q101a", "note": String(repeating: "x", count: 1_000_000) + "typed"], "note"),
        (["response": "q101a", "note": "with\0 nul typed"], "note"),
    ])
    func anAnswerThatIsNone(_ fields: [String: String], _ field: String) async throws {
        let at = try await atQuestion()
        let reply = try await at.visitor.post(at.path, fields)
        #expect(reply.status == 422)
        #expect(reply.body.contains("href=\"#\(field)\""))
        #expect(reply.body.contains("typed</textarea>"), "what was typed is gone")
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\" onmouseover=\"x", "'; DROP TABLE answer; --", "\u{202E}מימין",
        "a\u{0301}\u{200D}",
        String(repeating: "🙂", count: 4_000), "=HYPERLINK(\"x\")", "line\nline",
    ])
    func aNoteIsTextWhateverItSays(_ note: String) async throws {
        let at = try await atQuestion()
        let saved = try await at.visitor.post(at.path, ["response": "q101a", "note": note])
        #expect(saved.status == 303)
        let page = try await at.visitor.get(at.path)
        #expect(!page.body.contains("<script>"))
        #expect(!page.body.contains("\" onmouseover"))
        let id = try #require(Assessment.ID(String(at.path.split(separator: "/")[1])))
        let sheet = try await at.community.store.sheet(id, for: at.community.nele)
        #expect(sheet?.answers["q101"]?.note == note)
    }

    @Test func loneSurrogatesBecomeTheReplacementCharacter() async throws {
        let at = try await atQuestion()
        let token = await at.visitor.token()
        let saved = try await at.visitor.post(
            at.path, raw: "form-token=\(token)&response=q101a&note=a%ED%A0%80b%FF%zz%4")
        #expect(saved.status == 303)
        #expect(try await at.visitor.get(at.path).body.contains("\u{FFFD}"))
    }

    @Test func aBodyWithoutEndIsRefused() async throws {
        let at = try await atQuestion()
        let reply = try await at.visitor.post(at.path, raw: String(repeating: "x", count: 5 << 20))
        #expect(reply.status == 413)
        #expect(reply.page == "error")
    }

    @Test(arguments: ["", "x", "bm90IGEgdG9rZW4"])
    func aFormThatIsNotOursIsRefused(_ token: String) async throws {
        let at = try await atQuestion()
        let reply = try await at.visitor.post(at.path, ["response": "q101a"], token: token)
        #expect(reply.status == 403)
        let id = try #require(Assessment.ID(String(at.path.split(separator: "/")[1])))
        #expect(try await at.community.store.sheet(id, for: at.community.nele)?.answers.isEmpty == true)
    }

    @Test func aFormFromElsewhereIsRefused() async throws {
        let at = try await atQuestion()
        let elsewhere: HTTPFields = [try require(HTTPField.Name("Sec-Fetch-Site"), "name"): "cross-site"]
        #expect(try await at.visitor.post(at.path, ["response": "q101a"], headers: elsewhere).status == 403)
    }

    @Test(arguments: [
        "/nothing", "/schools/zzzzzzzzzzzzz/claim", "/schools/1/claim", "/assessments/0000000000000",
        "/assessments/x/review", "/results/0000000000001", "/results/%00/plan", "/public/../Package.swift",
        "/public/site.css", "/assessments/0000000000000/questions/q101",
    ])
    func whatIsNotThereIsNotFound(_ path: String) async throws {
        let at = try await atQuestion()
        let reply = try await at.visitor.get(path)
        #expect(reply.status == 404)
        #expect(reply.page == "error")
    }

    @Test func submittingTooEarlyListsWhatIsOpen() async throws {
        let at = try await atQuestion()
        let assessment = "/" + at.path.split(separator: "/").prefix(2).joined(separator: "/")
        let reply = try await at.visitor.post(assessment + "/submission", ["agreed": "yes"])
        #expect(reply.status == 422)
        #expect(reply.attribute("data-open") == "30")
        #expect(reply.body.contains("questions/q101"))
    }

    @Test func theWrongOrderLeadsToADecentPage() async throws {
        let at = try await atQuestion()
        #expect(try await at.visitor.get("/claims").status == 404, "only for managers")
        let assessment = "/" + at.path.split(separator: "/").prefix(2).joined(separator: "/")
        try await at.community.answerAll(
            try require(Assessment.ID(String(assessment.split(separator: "/")[1])), "id"))
        let done = try await at.visitor.post(assessment + "/submission", ["agreed": "yes"])
        #expect(done.status == 303)
        #expect(try await at.visitor.get(at.path).location == done.location, "back leads to the result")
        #expect(try await at.visitor.post(at.path, ["response": "q101a"]).location == done.location)
        let early = try await at.visitor.post("/schools/\(at.community.first)/assessments", ["level": "secondary"])
        #expect(early.location == "/schools/\(at.community.first)")
        let noLevel = try await at.visitor.post("/schools/\(at.community.first)/assessments", ["level": "higher"])
        #expect(noLevel.status == 422)
    }

    @Test(arguments: [
        (["name": "", "email": "", "password": ""], 3),
        (["name": "A", "email": "no-at.example", "password": "short"], 2),
        (["name": String(repeating: "n", count: 500), "email": "a@b", "password": "password1234"], 3),
    ])
    func aClaimThatCantBe(_ fields: [String: String], _ errors: Int) async throws {
        let community = try await Community()
        let visitor = Visitor(to: try await community.site())
        let path = "/schools/\(community.third)/claim"
        try await visitor.get(path)
        let reply = try await visitor.post(path, fields)
        #expect(reply.status == 422)
        #expect(reply.attribute("data-errors") == "\(errors)")
        #expect(reply.body.contains("value=\"\(fields["email"] ?? "")\""))
        #expect(!reply.body.contains("password1234"), "a password is never shown again")
    }
}
