import Domain
import Foundation
import HTTPTypes
import Secrets
import Store
import TestKit
import Testing
import Web

/// Several people, several tabs, and sessions that end.
@Suite struct TogetherTests {
    private struct Pair {
        let community: Community
        let nele: Visitor
        let sam: Visitor
        let path: String
    }

    /// Two people of one school at the same question.
    private func pair() async throws -> Pair {
        let community = try await Community.withPasswords()
        let site = try await community.site()
        let (nele, sam) = (Visitor(to: site), Visitor(to: site))
        _ = try await nele.signIn("nele@one.example")
        try await nele.get("/schools/\(community.first)/team")
        let invited = try await nele.post(
            "/schools/\(community.first)/invitations", ["email": "sam@one.example", "role": "contributor"])
        #expect(invited.location.hasSuffix("done=invited"))
        let letter = try #require(
            try await community.store.waitingLetters().last { $0.recipient == "sam@one.example" })
        let link = try #require(letter.body.split { $0.isWhitespace }.last { $0.hasPrefix("http") })
        let path = String(link.dropFirst("http://localhost:8080".count))
        #expect(try await sam.get(path).page == "invitation")
        #expect(try await sam.post(path, ["name": "Sam", "password": "kort"]).status == 422)
        #expect(try await sam.post(path, ["name": "Sam", "password": Community.password]).location == "/mine")
        let assessment = try await community.open()
        let question = "/assessments/\(assessment)/questions/q101"
        try await nele.get(question)
        try await sam.get(question)
        return Pair(community: community, nele: nele, sam: sam, path: question)
    }

    @Test func theSecondOfTwoSeesBothAndChooses() async throws {
        let pair = try await pair()
        #expect(try await pair.nele.post(pair.path, ["response": "q101a", "note": "Nele", "seen": ""]).status == 303)
        let conflict = try await pair.sam.post(pair.path, ["response": "q101d", "note": "Sam", "seen": ""])
        #expect((conflict.status, conflict.page) == (409, "conflict"))
        #expect(conflict.body.contains("Nele") && conflict.body.contains("Sam"))
        let seen = try #require(conflict.attribute("value", after: "name=\"seen\""))
        let kept = try await pair.sam.post(pair.path, ["response": "q101d", "note": "Sam", "seen": seen])
        #expect(kept.status == 303)
        #expect(try await pair.nele.get(pair.path).body.contains("Sam</textarea>"))
    }

    @Test func theScriptSavesByTheSameAddress() async throws {
        let pair = try await pair()
        let saved = try await pair.nele.post(
            pair.path, ["response": "q101b", "note": "", "seen": "", "autosave": "1"])
        #expect(saved.status == 200)
        #expect(saved.attribute("data-saved") == "1")
        #expect(try #require(saved.attribute("data-seen")).isEmpty == false)
        // The button of the same person comes after the script and never conflicts.
        #expect(try await pair.nele.post(pair.path, ["response": "q101c", "note": "", "seen": ""]).status == 303)
        let told = try await pair.sam.post(pair.path, ["response": "q101a", "note": "", "seen": "", "autosave": "1"])
        #expect(told.status == 409)
        #expect(told.body.contains("data-not-saved"))
        let none = try await pair.nele.post(pair.path, ["note": "only a note", "autosave": "1"])
        #expect(none.status == 422)
    }

    @Test func aWholeAreaIsAnsweredByTheSameForms() async throws {
        let pair = try await pair()
        let base = pair.path.replacing("/questions/q101", with: "")
        let area = try await pair.nele.get("\(base)/areas/infrastructure")
        #expect(area.page == "area")
        #expect(area.body.components(separatedBy: "data-form=\"answer\"").count == 11)
        let saved = try await pair.nele.post(pair.path, ["response": "q101a", "note": "", "back": "area"])
        #expect(saved.location == "\(base)/areas/infrastructure?saved=q101#q101")
        #expect(try await pair.nele.get(saved.location).attribute("data-saved") == "1")
        let refused = try await pair.nele.post(pair.path, ["note": "typed", "back": "area"])
        #expect((refused.status, refused.page) == (422, "area"))
        #expect(refused.body.contains("typed</textarea>"))
        #expect(try await pair.nele.get("\(base)/areas/nothing").status == 404)
    }

    @Test func whatWasTypedWaitsForItsWriterOnly() async throws {
        let pair = try await pair()
        let writer = try #require(try await pair.nele.get(pair.path).attribute("value", after: "name=\"writer\""))
        let late = ["response": "q101b", "note": "typed <late>", "seen": "", "writer": writer]
        for (visitor, email) in [(pair.nele, "nele@one.example"), (pair.nele, "sam@one.example")] {
            await visitor.set("session", cookie: nil)
            let refused = try await visitor.post(pair.path, late)
            #expect((refused.status, refused.page) == (401, "sign-in"))
            #expect(refused.body.contains("typed &lt;late&gt;</textarea>"))
            let fields = [
                "email": email, "password": Community.password, "kept-path": pair.path, "kept-response": "q101b",
                "kept-note": "typed <late>", "kept-seen": "", "kept-writer": writer,
            ]
            let wrong = try await visitor.post("/sign-in", fields.merging(["password": "wrong one here"]) { $1 })
            #expect(wrong.body.contains("kept-note"), "a wrong password loses nothing")
            let back = try await visitor.post("/sign-in", fields)
            if email.hasPrefix("nele") {
                #expect((back.status, back.page) == (200, "kept"))
                #expect(try await visitor.get(pair.path).attribute("data-saved") == nil, "nothing is saved by itself")
                #expect(try await visitor.post(pair.path, late).status == 303)
            } else {
                #expect(back.status == 303, "another person gets nothing of it")
            }
        }
    }

    @Test func aForgottenPasswordIsSetByALink() async throws {
        let community = try await Community.withPasswords()
        let site = try await community.site()
        let visitor = Visitor(to: site)
        for email in ["nele@one.example", "nobody@one.example"] {
            try await visitor.get("/forgotten-password")
            let reply = try await visitor.post("/forgotten-password", ["email": email])
            #expect((reply.status, reply.page) == (200, "password-mailed"))
        }
        let letters = try await community.store.waitingLetters().filter { $0.body.contains("/new-password/") }
        #expect(letters.map(\.recipient) == ["nele@one.example"])
        let link = try #require(letters.first?.body.split { $0.isWhitespace }.first { $0.hasPrefix("http") })
        let path = String(link.dropFirst("http://localhost:8080".count))
        #expect(try await visitor.get(path).page == "new-password")
        #expect(try await visitor.post(path, ["password": "short"]).status == 422)
        #expect(try await visitor.post(path, ["password": "een nieuwe lange zin"]).location == "/mine")
        #expect(try await visitor.get(path).status == 410)
        let other = Visitor(to: site)
        #expect(try await other.signIn("nele@one.example").status == 422)
        #expect(try await other.signIn("nele@one.example", "een nieuwe lange zin").status == 303)
    }

    @Test func anAccountIsChangedWithTheOldPassword() async throws {
        let community = try await Community.withPasswords()
        let site = try await community.site()
        let (visitor, elsewhere) = (Visitor(to: site), Visitor(to: site))
        _ = try await visitor.signIn("nele@one.example")
        _ = try await elsewhere.signIn("nele@one.example")
        try await visitor.get("/account")
        #expect(try await visitor.post("/account", ["name": " "]).status == 422)
        #expect(try await visitor.post("/account", ["name": "Nele V.", "language": "en"]).status == 303)
        let account = try await visitor.get("/account")
        #expect(account.body.contains("Nele V.") && account.headers[.contentLanguage] == "en")
        let new = "een nieuwe lange zin"
        #expect(try await visitor.post("/account/password", ["old": "wrong one here", "password": new]).status == 422)
        #expect(
            try await visitor.post("/account/password", ["old": Community.password, "password": new]).status == 303)
        #expect(try await visitor.get("/account").status == 200, "this session goes on")
        #expect(try await elsewhere.get("/account").status == 401, "the others have ended")
        #expect(try await visitor.post("/account/sign-out-everywhere").location == "/")
        #expect(try await visitor.get("/account").status == 401)
    }

    @Test func theTeamIsTheSchoolsOwn() async throws {
        let pair = try await pair()
        let school = "/schools/\(pair.community.first)"
        #expect(try await pair.sam.post("\(school)/invitations", ["email": "x@y.example"]).status == 404)
        #expect(try await pair.sam.post("\(school)/team/\(pair.community.nele)/removal").status == 404)
        #expect(try await pair.nele.post("\(school)/team/\(pair.community.nele)/removal").status == 422)
        let joris = Visitor(to: try await pair.community.site())
        _ = try await joris.signIn("joris@two.example")
        #expect(try await joris.get("\(school)/team").status == 404)
        #expect(try await joris.get("/schools").status == 200)
        #expect(try await joris.post("\(school)/team/\(pair.community.nele)/removal").status == 404)
        try await pair.nele.get("\(school)/team")
        let given = "/" + pair.path.split(separator: "/").prefix(2).joined(separator: "/")
        #expect(try await pair.sam.post("\(given)/abandonment").status == 404)
        #expect(try await pair.nele.post("\(given)/abandonment").location == school)
    }
}
