import Domain
import Foundation
import HTTPTypes
import Pages
import Store
import TestKit
import Testing
import Web

/// School groups at the door: who is asked, what a school shares, what a group answers, and what nobody else sees.
@Suite struct GroupTests {
    private func groups(on engine: Engine = .memory) async throws -> GroupCommunity {
        try await GroupCommunity(try await Community.withPasswords(on: engine))
    }

    private func visitor(_ email: String, _ groups: GroupCommunity, at path: String = "/glossary") async throws
        -> Visitor
    {
        let visitor = Visitor(to: try await groups.community.site())
        _ = try await visitor.signIn(email)
        _ = try await visitor.get(path)
        return visitor
    }

    private func link(_ path: String, to recipient: String, _ groups: GroupCommunity) async throws -> String? {
        let letters = try await groups.store.waitingLetters().filter { $0.recipient == recipient }
        let words = letters.flatMap { $0.body.split { $0.isWhitespace } }
        return words.last { $0.contains(path) }.flatMap { URL(string: String($0))?.path }
    }

    @Test func theManagerInvitesTheLinkMakesACoordinator() async throws {
        let groups = try await groups()
        let path = "/programmes/be-vl/groups"
        let lotte = try await visitor("lotte@programme.example", groups, at: path)
        #expect(try await lotte.get("/programmes/be-vl").body.contains("href=\"\(path)\""))
        for (form, field) in [
            (["number": "G9", "email": "an@group.example"], "number"), (["number": "G1", "email": "an"], "email"),
            (["number": "G1", "email": "greet@group.example"], "email"),
        ] {
            let reply = try await lotte.post(path, form)
            #expect(reply.status == 422 && reply.body.contains("href=\"#\(field)\""), "\(form)")
            #expect(reply.attribute("value", after: "id=\"number\"") == form["number"], "what was typed stays")
        }
        let sent = try await lotte.post(path, ["number": " G1 ", "email": "An@group.example"])
        #expect(sent.location == "\(path)?done=invited")
        let page = try await lotte.get(sent.location)
        #expect(page.body.contains("data-invited=\"an@group.example\"") && page.body.contains("role=\"status\""))

        let invitation = try #require(try await link("/invitation/", to: "an@group.example", groups))
        let an = Visitor(to: try await groups.community.site())
        #expect(try await an.get(invitation).body.contains("Scholengroep Waterkant"))
        #expect(try await an.post(invitation, ["name": "An", "password": "short"]).status == 422)
        #expect(
            try await an.post(invitation, ["name": "An Bos", "password": Community.password]).location == "/mine")
        #expect(try await an.get("/mine").location == Link.group(groups.group.id).path)
        #expect(try await an.get(invitation).page == "link-gone")

        let person = try #require(
            try await groups.store.credentials(of: require(EmailAddress("an@group.example"), "an")))
        let removal = Link.groupRemoval(of: person.person, from: groups.group.id, in: "be-vl").path
        #expect(try await lotte.post(removal).location == "\(path)?done=removed")
        #expect(try await an.get(Link.group(groups.group.id).path).status == 404)
        #expect(try await lotte.post(removal).status == 404)
    }

    @Test func aSchoolTurnsItOnAndItsGroupSeesJustThat() async throws {
        let groups = try await groups()
        let school = Link.school(groups.community.first).path
        let nele = try await visitor("nele@one.example", groups, at: school)
        let greet = try await visitor("greet@group.example", groups)
        let address = Link.group(groups.group.id).path
        let before = try await greet.get(address)
        #expect(before.page == "group" && before.attribute("data-count") == "2")
        #expect(before.body.components(separatedBy: "data-shares=\"0\"").count == 3, "neither shares anything")
        #expect(!before.body.contains("data-state="))

        let page = try await nele.get(school)
        #expect(page.body.contains("data-group=\"G1\"") && page.body.contains("Greet Maes"))
        #expect(!page.body.contains(" checked"), "nothing is shared by itself")
        let saved = try await nele.post(school + "/sharing", ["matter": "standing"])
        #expect(saved.location == school + "?done=sharing#group")
        #expect(try await nele.get(school).body.contains("value=\"standing\" checked"))
        let after = try await greet.get(address)
        #expect(after.attribute("data-state") == "registered")
        #expect(after.body.components(separatedBy: "data-shares=\"0\"").count == 2)
        _ = try await nele.get(school)
        _ = try await nele.post(school + "/sharing", ["matter": "answers"])
        #expect(!(try await greet.get(address)).body.contains("data-state="), "there is no such matter: all is off")
    }

    @Test func theGroupAnswersOnceAndTheSchoolTakesItOver() async throws {
        let groups = try await groups()
        let (greet, nele) = (
            try await visitor("greet@group.example", groups), try await visitor("nele@one.example", groups)
        )
        let answers = Link.groupAnswers(groups.group.id).path
        #expect(try await greet.get(answers).body.contains("data-question=\"q101\""))
        let save = Link.groupQuestion("q101", of: groups.group.id).path
        _ = try await greet.get(save)
        for (fields, field) in [
            (["note": "typed"], "response"), (["response": "unknown", "note": "typed"], "response"),
            (["response": "q102a", "note": "typed"], "response"),
            (["response": "not-applicable", "note": "typed"], "response"),
            (["response": "q101a", "note": String(repeating: "typed", count: 900)], "note"),
        ] {
            let reply = try await greet.post(save, fields)
            #expect(reply.status == 422 && reply.body.contains("href=\"#\(field)\"") && reply.body.contains("typed"))
        }
        #expect(
            try await greet.post(save, ["response": "q101c", "note": "Contract <b>12</b>"]).location
                == answers + "?done=saved")
        #expect(try await greet.get(answers).attribute("data-answered") == "1")

        let assessment = try await groups.community.open()
        let question = Link.question("q101", of: assessment).path
        let offered = try await nele.get(question)
        #expect(offered.attribute("data-group-answer") == "q101c")
        #expect(offered.body.contains("Contract &lt;b&gt;12&lt;/b&gt;") && offered.body.contains("Greet Maes"))
        #expect(try await nele.get(Link.area("infrastructure", of: assessment).path).body.contains("data-group-answer"))
        let key = try #require(offered.attribute("value", after: "name=\"answer\""))
        let takeOver = Link.takeOver("q101", of: assessment).path
        #expect(try await nele.post(takeOver, ["answer": key]).location == question + "?saved")
        let taken = try await nele.get(question)
        #expect(taken.body.contains("data-taken") && taken.body.contains("data-same"))
        #expect(try await nele.get(Link.review(assessment).path).body.contains("data-taken"))
        for wrong in ["", "0", "zzz"] {
            #expect(try await nele.post(takeOver, ["answer": wrong]).status == 404)
        }

        // The group changes its mind while the school's page is open: both are shown, nothing is taken.
        _ = try await greet.get(save)
        _ = try await greet.post(save, ["response": "q101d"])
        let changed = try await nele.post(takeOver, ["answer": key])
        #expect(changed.status == 409 && changed.attribute("data-group-answer") == "q101d")
        _ = try await greet.post(save + "/withdrawal")
        #expect(!(try await nele.get(question)).body.contains("data-group-answer"))
    }

    @Test func aLinkOfTheGroupAfterTheSchoolLeft() async throws {
        let groups = try await groups()
        let community = groups.community
        try await groups.store.share([.standing, .plan], of: community.first, by: community.nele)
        try await groups.answer("q101", "q101c")
        let greet = try await visitor("greet@group.example", groups)
        let nele = try await visitor("nele@one.example", groups)
        let plan = Link.groupPlan(of: community.first, in: groups.group.id).path
        #expect(try await greet.get(plan).page == "group-plan")
        let assessment = try await community.open()
        let question = Link.question("q101", of: assessment).path
        let key = try #require(try await nele.get(question).attribute("value", after: "name=\"answer\""))
        try await community.place(["000101": nil, "000102": "G1", "000103": "G2"])
        #expect(try await greet.get(plan).status == 404)
        #expect(!(try await greet.get(Link.group(groups.group.id).path)).body.contains("data-school=\"000101\""))
        #expect(try await nele.post(Link.takeOver("q101", of: assessment).path, ["answer": key]).status == 404)
        #expect(!(try await nele.get(question)).body.contains("data-group-answer"))
        let school = Link.school(community.first).path
        #expect(!(try await nele.get(school)).body.contains("data-group="))
        #expect(try await nele.post(school + "/sharing", ["matter": "plan"]).status == 404)
    }

    @Test func whatWasTypedForTheGroupSurvivesTheEndOfTheSession() async throws {
        let groups = try await groups()
        let save = Link.groupQuestion("q101", of: groups.group.id).path
        let greet = try await visitor("greet@group.example", groups, at: save)
        let page = try await greet.get(save)
        let writer = try #require(page.attribute("value", after: "name=\"writer\""))
        groups.community.clock.advance(days: 1)
        let late = try await greet.post(save, ["response": "q101c", "note": "typed late", "writer": writer])
        #expect(late.status == 401 && late.page == "sign-in")
        let kept = ["path": save, "response": "q101c", "note": "typed late", "seen": "", "writer": writer]
        let fields = Dictionary(kept.map { ("kept-\($0.key)", $0.value) }) { first, _ in first }
        func signIn(_ email: String) async throws -> (Visitor, Reply) {
            let one = Visitor(to: try await groups.community.site())
            _ = try await one.get("/sign-in")
            return (
                one,
                try await one.post(
                    "/sign-in", fields.merging(["email": email, "password": Community.password]) { $1 })
            )
        }
        let (again, offered) = try await signIn("greet@group.example")
        #expect(offered.page == "group-question" && offered.body.contains("data-kept"))
        #expect(offered.body.contains("typed late") && offered.body.contains("value=\"q101c\" checked"))
        #expect(try await again.post(save, ["response": "q101c", "note": "typed late"]).status == 303)
        #expect(try await !signIn("piet@group.example").1.body.contains("typed late"), "nobody else sees it")
    }

    /// Every address of groups, with who may use it.
    private func matrix(_ groups: GroupCommunity) async throws -> [(method: String, link: Link, who: Set<String>)] {
        try await groups.store.share([.plan], of: groups.community.first, by: groups.community.nele)
        try await groups.answer("q101", "q101c")
        let assessment = try await groups.community.open()
        let (group, manager) = (groups.group.id, Set(["lotte@programme.example"]))
        return [
            ("GET", .groups(of: "be-vl"), manager), ("POST", .groups(of: "be-vl"), manager),
            ("POST", .groupWithdrawal(of: "0000000000001", in: "be-vl"), manager),
            ("POST", .groupRemoval(of: groups.piet, from: groups.other.id, in: "be-vl"), manager),
            ("GET", .group(group), ["greet@group.example"]), ("GET", .groupAnswers(group), ["greet@group.example"]),
            ("GET", .groupPlan(of: groups.community.first, in: group), ["greet@group.example"]),
            ("GET", .groupQuestion("q101", of: group), ["greet@group.example"]),
            ("POST", .groupQuestion("q101", of: group), ["greet@group.example"]),
            ("POST", .groupAnswerWithdrawal("q101", of: group), ["greet@group.example"]),
            ("POST", .sharing(groups.community.first), ["nele@one.example"]),
            ("POST", .takeOver("q102", of: assessment), []),
        ]
    }

    @Test func eachAddressIsForItsRoleOnly() async throws {
        let groups = try await groups()
        let links = try await matrix(groups)
        // Who may comes last: what they do would change what the others find.
        let everybody = [
            "joris@two.example", "piet@group.example", "greet@group.example", "nele@one.example",
            "lotte@programme.example",
        ]
        let stranger = Visitor(to: try await groups.community.site())
        _ = try await stranger.get("/")
        for (method, link, who) in links {
            #expect(try await ask(stranger, method, link) == 401, "nobody \(method) \(link.path)")
            for email in everybody where !who.contains(email) {
                let visitor = try await visitor(email, groups)
                #expect(try await ask(visitor, method, link) == 404, "\(email) \(method) \(link.path)")
            }
        }
        for (method, link, who) in links {
            for email in who {
                let visitor = try await visitor(email, groups)
                let status = try await ask(visitor, method, link)
                #expect([200, 303, 422].contains(status), "\(email) \(method) \(link.path): \(status)")
            }
        }
    }

    private func ask(_ visitor: Visitor, _ method: String, _ link: Link) async throws -> Int {
        method == "GET" ? try await visitor.get(link.path).status : try await visitor.post(link.path).status
    }

    @Test func ofAGroupOnlyQuestionsToShareAreThere() async throws {
        let groups = try await groups()
        let greet = try await visitor("greet@group.example", groups)
        for question in ["q116", "q999", "%00", "'"] {
            let path = Link.groupAnswers(groups.group.id).path + "/" + question
            #expect(try await greet.get(path).status == 404, "\(question)")
        }
        #expect(try await greet.get("/groups/0000000000001").status == 404)
        #expect(try await greet.get("/groups/x/answers").status == 404)
    }

    @Test func whoCoordinatesAGroupAndASchoolChooses() async throws {
        let groups = try await groups()
        let manager = try await visitor("lotte@programme.example", groups, at: "/programmes/be-vl/groups")
        _ = try await manager.post("/programmes/be-vl/groups", ["number": "G1", "email": "nele@one.example"])
        let invitation = try #require(try await link("/invitation/", to: "nele@one.example", groups))
        let nele = Visitor(to: try await groups.community.site())
        _ = try await nele.get(invitation)
        #expect(try await nele.post(invitation, ["password": Community.password]).location == "/mine")
        let mine = try await nele.get("/mine")
        #expect(mine.page == "mine" && mine.body.contains("href=\"\(Link.group(groups.group.id).path)\""))
        #expect(mine.body.contains("href=\"\(Link.school(groups.community.first).path)\""))
    }
}
