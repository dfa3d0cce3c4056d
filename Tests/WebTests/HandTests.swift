import Domain
import Foundation
import Pages
import Secrets
import Store
import TestKit
import Testing
import Web

/// A team that shares the work: who hands what to whom, what goes outside, what differs, and who signs.
@Suite struct HandTests {
    /// Nele coordinates; Sam contributes.
    private struct Team {
        let community: Community
        let site: Site
        let nele: Visitor
        let sam: Visitor
        let samID: Person.ID
        let assessment: Assessment.ID

        init(samIs role: SchoolRole = .contributor) async throws {
            community = try await Community.withPasswords()
            site = try await community.site()
            samID = try await community.colleague("Sam", as: role)
            assessment = try await community.open()
            (nele, sam) = (Visitor(to: site), Visitor(to: site))
            _ = try await nele.signIn("nele@one.example")
            _ = try await sam.signIn("sam@one.example")
            try await nele.get(path)
            try await sam.get(path)
        }

        var path: String { "/assessments/\(assessment)/questions/q101" }
        var review: String { "/assessments/\(assessment)/review" }

        func letters(to recipient: String) async throws -> [Letter] {
            try await community.store.waitingLetters().filter { $0.recipient == recipient }
        }
    }

    @Test func aQuestionIsHandedOnWithADateAndAMail() async throws {
        let team = try await Team()
        let before = try await team.letters(to: "sam@one.example").count
        let fields = ["colleague": "\(team.samID)", "due": "2026-11-20", "topic": "yes"]
        #expect(try await team.nele.post("\(team.path)/hand", fields).location == team.path)
        let letters = try await team.letters(to: "sam@one.example")
        #expect(letters.count == before + 1)
        #expect(letters.last?.body.contains("20 november 2026") == true)
        #expect(letters.last?.body.contains(team.path) == true)
        #expect(try await team.nele.get(team.path).attribute("data-handed") == "other")
        #expect(try await team.sam.get(team.path).attribute("data-handed") == "me")
        let school = try await team.sam.get("/schools/\(team.community.first)")
        #expect(school.attribute("data-yours") == "2")
        #expect(try await team.sam.get("/assessments/\(team.assessment)").location == team.path)
        // The next question is the other of mine, not the next of the draw.
        let second = try #require(try await team.sam.get(team.path).attribute("value", after: "name=\"then\""))
        let saved = try await team.sam.post(team.path, ["response": "q101a", "note": "", "then": second])
        #expect(saved.location == "/assessments/\(team.assessment)/questions/\(second)?saved")
        #expect(try await team.sam.post("\(team.path)/hand/removal").location == team.path)
        #expect(try await team.sam.get("/schools/\(team.community.first)").attribute("data-yours") == "1")
    }

    @Test(arguments: ["1900-01-01", "9999-12-31", "2026-02-30", "morgen"])
    func aDayThatCantBeIsSaidAtItsField(due: String) async throws {
        let team = try await Team()
        let refused = try await team.nele.post("\(team.path)/hand", ["colleague": "\(team.samID)", "due": due])
        #expect((refused.status, refused.attribute("data-errors")) == (422, "1"))
        #expect(refused.body.contains("id=\"due-error\"") && refused.body.contains("value=\"\(due)\""))
        #expect(try await team.nele.get(team.path).attribute("data-handed") == nil)
    }

    @Test func whoLeftIsNotChosen() async throws {
        let team = try await Team()
        try await team.nele.post("\(team.path)/hand", ["colleague": "\(team.samID)", "due": ""])
        try await team.community.store.remove(team.samID, from: team.community.first, by: team.samID)
        #expect(try await team.nele.get(team.path).attribute("data-handed") == nil, "it is nobody's again")
        let refused = try await team.nele.post("\(team.path)/hand", ["colleague": "\(team.samID)", "due": ""])
        #expect((refused.status, refused.body.contains("id=\"colleague-error\"")) == (422, true))
    }

    @Test func aSupplierAnswersOneQuestionWithoutAnAccount() async throws {
        let team = try await Team()
        let wrong = try await team.nele.post(
            "\(team.path)/enquiries", ["name": "", "email": "x", "message": "hallo", "days": "31"])
        #expect((wrong.status, wrong.attribute("data-errors")) == (422, "3"))
        #expect(wrong.body.contains("hallo</textarea>"))
        let fields = ["name": "ICT <nv>", "email": "help@ict.example", "message": "Graag snel", "days": "30"]
        #expect(try await team.nele.post("\(team.path)/enquiries", fields).location == team.path)
        #expect(try await team.nele.get(team.path).attribute("data-enquiry") == "waiting")
        let link = try await team.community.mailedPath(to: "help@ict.example")
        let supplier = Visitor(to: team.site)
        let page = try await supplier.get(link)
        #expect((page.status, page.page) == (200, "enquiry"))
        #expect(page.body.contains("Sint-Jozefschool") && page.body.contains("Graag snel"))
        for secret in ["Nele", "/assessments/", "/schools/\(team.community.first)"] {
            #expect(!page.body.contains(secret), "\(secret)")
        }
        #expect(try await supplier.post(link, ["note": "only a note"]).status == 422)
        let answer = ["response": "q101d", "note": "sinds <mei>"]
        for _ in 1...2 { #expect(try await supplier.post(link, answer).page == "enquiry-handed-in") }
        #expect(try await supplier.get(link).status == 410)
        #expect(try await supplier.post(link, ["response": "q101a", "note": ""]).page == "link-gone")
        #expect(try await team.letters(to: "nele@one.example").last?.body.contains("ICT <nv>") == true)
        let reply = try await team.sam.get(team.path)
        let id = try #require(reply.attribute("data-reply"))
        #expect(reply.body.contains("sinds &lt;mei&gt;") && !reply.body.contains("data-answered-by"))
        #expect(try await team.sam.post("\(team.path)/enquiries/\(id)/acceptance", ["seen": ""]).location == team.path)
        #expect(try await team.nele.get(team.path).body.contains("data-from"))
        #expect(try await team.nele.get(team.review).body.contains("data-from"))
    }

    @Test func aReplyIsRefusedWithAReasonOrWaitsForALook() async throws {
        let team = try await Team()
        let fields = ["name": "ICT", "email": "help@ict.example", "message": "", "days": "5"]
        try await team.nele.post("\(team.path)/enquiries", fields)
        let link = try await team.community.mailedPath(to: "help@ict.example")
        let supplier = Visitor(to: team.site)
        try await supplier.get(link)
        try await supplier.post(link, ["response": "q101d", "note": ""])
        let id = try #require(try await team.nele.get(team.path).attribute("data-reply"))
        try await team.sam.post(team.path, ["response": "q101a", "note": "", "seen": ""])
        let late = try await team.nele.post("\(team.path)/enquiries/\(id)/acceptance", ["seen": ""])
        #expect((late.status, late.page) == (409, "question"))
        #expect(late.body.contains("Sam") && late.body.contains("data-reply"), "both are shown")
        let none = try await team.nele.post("\(team.path)/enquiries/\(id)/refusal", ["refusal-\(id)": " "])
        #expect((none.status, none.body.contains("id=\"refusal-\(id)-error\"")) == (422, true))
        let refused = try await team.nele.post("\(team.path)/enquiries/\(id)/refusal", ["refusal-\(id)": "Klopt niet"])
        #expect(refused.location == team.path)
        let page = try await team.nele.get(team.path)
        #expect(page.attribute("data-enquiry") == "refused")
        #expect(page.body.contains("Klopt niet"))
    }

    @Test func aWithdrawnAnExpiredAndABrokenLinkAreGone() async throws {
        let team = try await Team()
        let fields = ["name": "ICT", "email": "help@ict.example", "message": "", "days": "5"]
        try await team.nele.post("\(team.path)/enquiries", fields)
        let first = try await team.community.mailedPath(to: "help@ict.example")
        let withdrawal = try #require(
            try await team.nele.get(team.path).body.firstMatch(of: /action="([^"]*withdrawal)"/)?.output.1)
        #expect(try await team.nele.post(String(withdrawal)).location == team.path)
        try await team.nele.post("\(team.path)/enquiries", fields)
        let second = try await team.community.mailedPath(to: "help@ict.example")
        team.community.clock.advance(days: 5)
        let supplier = Visitor(to: team.site)
        try await supplier.get("/")
        for link in [first, second, "/enquiry/\(Token().text)", "/enquiry/x"] {
            let gone = try await supplier.get(link)
            #expect((gone.status, gone.page) == (410, "link-gone"), "\(link)")
            #expect(try await supplier.post(link, ["response": "q101a"]).status == 410)
        }
    }

    @Test func twoWhoSeeItDifferentlyAreBothKept() async throws {
        let team = try await Team()
        try await team.nele.post(team.path, ["response": "q101a", "note": "Nele’s", "seen": ""])
        let conflict = try await team.sam.post(team.path, ["response": "q101d", "note": "Sam’s", "seen": ""])
        #expect((conflict.status, conflict.attribute("formaction")) == (409, "\(team.path)/opinions"))
        let mine = ["response": "q101d", "note": "Sam’s"]
        #expect(try await team.sam.post("\(team.path)/opinions", mine).location == team.path)
        let page = try await team.nele.get(team.path)
        #expect(page.body.contains("data-disagreement") && page.body.contains("Sam’s") && page.body.contains("Nele’s"))
        #expect(page.body.components(separatedBy: "data-opinion=").count == 3)
        #expect(try await !team.sam.get(team.path).body.contains("data-form=\"settle\""))
        let plain = try await team.sam.post(team.path, ["response": "q101b", "note": "third", "seen": ""])
        #expect((plain.status, plain.page) == (409, "question"))
        #expect(plain.body.contains("third</textarea>") && plain.body.contains("data-form=\"opinion\""))
        try await team.community.answerAll(team.assessment, except: ["q101"])
        try await team.nele.get(team.review)
        let blocked = try await team.nele.post("/assessments/\(team.assessment)/submission", ["agreed": "yes"])
        #expect((blocked.status, blocked.attribute("data-unsettled")) == (422, "1"))
        let key = try #require(page.attribute("value", after: "name=\"disagreement\""))
        let settle = "\(team.path)/settlement"
        let empty = try await team.nele.post(settle, ["disagreement": key, "author": "", "reason": ""])
        #expect((empty.status, empty.attribute("data-errors")) == (422, "2"))
        let word = ["disagreement": key, "author": "\(team.samID)", "reason": "Nagekeken"]
        #expect(try await team.sam.post(settle, word).status == 404, "a contributor does not settle")
        #expect(try await team.nele.post(settle, word).location == team.path)
        let settled = try await team.sam.get(team.path)
        #expect(settled.body.contains("data-settled") && settled.body.contains("Nagekeken"))
        try await team.nele.get(team.review)
        let done = try await team.nele.post("/assessments/\(team.assessment)/submission", ["agreed": "yes"])
        #expect(done.location.hasPrefix("/results/"))
    }

    @Test func theScriptNeverReplacesAColleaguesAnswer() async throws {
        let team = try await Team()
        try await team.nele.post(team.path, ["response": "q101a", "note": "", "seen": ""])
        let page = try await team.sam.get(team.path)
        #expect(page.attribute("formaction") == "\(team.path)/opinions")
        let seen = try #require(page.attribute("value", after: "name=\"seen\""))
        let fields = ["response": "q101d", "note": "", "seen": seen]
        let told = try await team.sam.post(team.path, fields.merging(["autosave": "1"]) { $1 })
        #expect((told.status, told.body.contains("data-not-saved")) == (409, true))
        #expect(try await team.sam.post(team.path, fields).status == 303, "the button says that it is meant")
    }

    @Test func theHeadReadsAndSigns() async throws {
        let team = try await Team(samIs: .head)
        try await team.community.answerAll(team.assessment)
        let (base, submission) = ("/assessments/\(team.assessment)", "/assessments/\(team.assessment)/submission")
        #expect(try await team.nele.get(team.review).body.contains("data-form=\"ask-sign-off\""))
        let early = try await team.nele.post(submission, ["agreed": "yes"])
        #expect((early.status, early.page) == (422, "review"))
        #expect(try await team.nele.post("\(base)/sign-off-request").location == team.review)
        #expect(try await team.letters(to: "sam@one.example").last?.body.contains(team.review) == true)
        #expect(try await team.nele.get(team.review).body.contains("data-asked"))
        let read = try await team.sam.get(team.review)
        let state = try #require(read.attribute("value", after: "name=\"state\""))
        try await team.nele.post(team.path, ["response": "q101b", "note": ""])
        let changed = try await team.sam.post("\(base)/sign-off", ["state": state])
        #expect((changed.status, changed.page) == (409, "review"))
        let fresh = try #require(changed.attribute("value", after: "name=\"state\""))
        #expect(try await team.nele.post("\(base)/sign-off", ["state": fresh]).status == 404)
        #expect(try await team.sam.post("\(base)/sign-off", ["state": fresh]).location == team.review)
        #expect(try await team.letters(to: "nele@one.example").last?.body.contains(team.review) == true)
        let signed = try await team.nele.get(team.review)
        #expect(signed.body.contains("data-signed") && signed.body.contains("data-form=\"submit\""))
        #expect(try await team.sam.post(submission, ["agreed": "yes"]).status == 404)
        let result = try await team.nele.post(submission, ["agreed": "yes"])
        #expect(try await team.nele.get(result.location).body.contains("Goedgekeurd door Sam"))
    }

    /// Who may do what, by role and by school: each address of this room.
    @Test func eachAddressIsForTheSchoolsOwn() async throws {
        let team = try await Team()
        let (a, q) = (team.assessment, Question.ID("q101"))
        let enquiry = Enquiry.ID(1)
        let links: [HandLink] = [
            .handing(q, of: a), .takingBack(q, of: a), .enquiries(q, of: a), .withdrawal(enquiry, on: q, of: a),
            .acceptance(enquiry, on: q, of: a), .refusal(enquiry, on: q, of: a), .opinions(q, of: a),
            .settlement(q, of: a), .signOffRequest(a), .signOff(a),
        ]
        for email in ["joris@two.example", "lotte@programme.example"] {
            let other = Visitor(to: team.site)
            _ = try await other.signIn(email)
            try await other.get("/schools")
            for link in links {
                #expect(try await other.post(Link.hands(link).path).status == 404, "\(email) \(link)")
            }
        }
        let stranger = Visitor(to: team.site)
        try await stranger.get("/")
        for link in links {
            #expect(try await stranger.post(Link.hands(link).path).status == 401, "nobody \(link)")
        }
        for (link, status) in zip(links, [422, 303, 422, 404, 404, 422, 422, 422, 404, 404]) {
            #expect(try await team.nele.post(Link.hands(link).path).status == status, "\(link)")
        }
    }
}
