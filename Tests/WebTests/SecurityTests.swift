import Domain
import HTTPTypes
import Pages
import Secrets
import Store
import TestKit
import Testing
import Web

@Suite struct SecurityTests {
    /// Every private address of the first school, with its method.
    private func privateLinks(_ community: Community) async throws -> [(method: String, link: Link)] {
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        let result = try await community.submit(assessment)
        community.clock.advance(days: 400)
        let open = try await community.open(seed: 9)
        let task = try await community.task()
        return [
            ("GET", .proofs(of: task)), ("POST", .proofLinks(of: task)), ("POST", .proofStatements(of: task)),
            ("GET", .school(community.first)), ("POST", .assessments(of: community.first)), ("GET", .assessment(open)),
            ("GET", .question("q101", of: open)), ("POST", .question("q101", of: open)), ("GET", .review(open)),
            ("POST", .submission(of: open)), ("GET", .result(result)), ("GET", .plan(result)),
            ("GET", .way(result)), ("POST", .schedule(of: result)),
            ("GET", .tasks(of: community.first)), ("GET", .tasksCSV(of: community.first)),
            ("POST", .tasks(of: community.first)), ("GET", .report(result)), ("GET", .planPaper(result)),
            ("GET", .statement(community.first)), ("POST", .statement(community.first)),
        ]
    }

    private func ask(_ visitor: Visitor, _ method: String, _ link: Link) async throws -> Int {
        method == "GET"
            ? try await visitor.get(link.path).status
            : try await visitor.post(link.path, ["level": "secondary", "response": "q101a", "agreed": "yes"]).status
    }

    @Test func anotherSchoolsAddressesAreNotThere() async throws {
        let community = try await Community.withPasswords()
        let links = try await privateLinks(community)
        let site = try await community.site()
        for email in ["joris@two.example", "lotte@programme.example"] {
            let visitor = Visitor(to: site)
            _ = try await visitor.signIn(email)
            try await visitor.get("/schools")
            for (method, link) in links {
                #expect(try await ask(visitor, method, link) == 404, "\(email) \(method) \(link.path)")
            }
        }
        let stranger = Visitor(to: site)
        try await stranger.get("/")
        for (method, link) in links {
            #expect(try await ask(stranger, method, link) == 401, "nobody \(method) \(link.path)")
        }
        let owner = Visitor(to: site)
        _ = try await owner.signIn("nele@one.example")
        try await owner.get("/schools")
        for (method, link) in links {
            // Without a press a document is a page with status 503.
            #expect([200, 303, 422, 503].contains(try await ask(owner, method, link)), "owner \(method) \(link.path)")
        }
    }

    /// Each link that pages can print leads somewhere: whatever comes, it is not "not found".
    @Test func everyLinkHasARoute() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        let links: [Link] = [
            .home, .schools(query: "a b&c"), .claim(community.third), .claimSent, .ownAddress(token: Token().text),
            .schoolAddress(token: Token().text), .invitation(token: Token().text), .privacy, .accessibility, .signIn,
        ]
        for link in links {
            #expect([200, 410].contains(try await visitor.get(link.path).status), "\(link.path)")
        }
        for link in [Link.signOut, .language, .claim(community.third), .ownAddress(token: "x")] {
            #expect([200, 303, 410, 422].contains(try await visitor.post(link.path).status), "\(link.path)")
            try await visitor.get("/")
        }
        _ = try await visitor.signIn("lotte@programme.example")
        #expect(try await visitor.get(Link.claims.path).status == 200)
        #expect(try await visitor.get(Link.mine.path).status == 200)
        #expect(try await visitor.post(Link.approval(claim: "0000000000001").path).status == 200)
        #expect(try await visitor.post(Link.refusal(claim: "0000000000001").path).status == 422)
    }

    @Test func everyAnswerCarriesItsGuards() async throws {
        let community = try await Community()
        let visitor = Visitor(to: try await community.site())
        for path in ["/", "/nothing", "/mine", "/schools?q=x"] {
            let reply = try await visitor.get(path)
            let policy = reply.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("default-src 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(reply.headers[.xContentTypeOptions] == "nosniff")
            #expect(!reply.body.contains(" style="))
            #expect(!reply.body.contains("<script"))
        }
    }

    @Test func cookiesAreGuardedByTheirNameWhereThereIsHTTPS() async throws {
        let community = try await Community.withPasswords()
        let secure = Visitor(to: try await community.site(base: "https://label.example.org"))
        let cookie = try await secure.signIn("nele@one.example").headers[.setCookie] ?? ""
        #expect(cookie.hasPrefix("__Host-session="))
        for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(part)) }
        #expect(!cookie.contains("Domain"))
    }

    @Test func aForeignHostIsAnsweredAndNeverUsed() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        let foreign: HTTPFields = [
            try require(HTTPField.Name("X-Forwarded-Host"), "name"): "evil.example",
            try require(HTTPField.Name("Host"), "name"): "evil.example",
        ]
        let path = "/schools/\(community.third)/claim"
        #expect(try await visitor.get(path, headers: foreign).status == 200)
        let fields = ["name": "A", "email": "a@b.example", "password": "twaalf tekens of meer"]
        let reply = try await visitor.post(path, fields, headers: foreign)
        #expect(!reply.location.contains("evil"))
        for letter in try await community.store.waitingLetters() { #expect(!letter.body.contains("evil")) }
    }

    @Test(arguments: [
        "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/ok\r\nSet-Cookie: x=1",
        "",
    ])
    func nextNeverLeadsElsewhere(_ next: String) async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        try await visitor.get("/sign-in")
        let fields = ["email": "nele@one.example", "password": Community.password, "next": next]
        #expect(try await visitor.post("/sign-in", fields).location == "/mine")
    }

    @Test func aSessionEndsWithSigningOut() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        try await visitor.get("/schools")
        let stolen = await visitor.cookie("session")
        #expect(try await visitor.post("/sign-out").status == 303)
        await visitor.set("session", cookie: stolen)
        #expect(try await visitor.get("/mine").status == 401)
    }

    @Test func wrongAndUnknownSayTheSameAndSlowDown() async throws {
        let community = try await Community.withPasswords()
        let site = try await community.site()
        var bodies: [String: [Int]] = [:]
        for email in ["nele@one.example", "nobody@one.example"] {
            let visitor = Visitor(to: site)
            for _ in 0..<7 {
                let reply = try await visitor.signIn(email, "wrong password here")
                bodies[email, default: []].append(reply.status)
                #expect(reply.body.contains("value=\"\(email)\""))
            }
        }
        #expect(bodies["nele@one.example"] == [422, 422, 422, 422, 422, 429, 429])
        #expect(bodies["nobody@one.example"] == bodies["nele@one.example"])
        let visitor = Visitor(to: site)
        #expect(try await visitor.signIn("nele@one.example").status == 429, "the right one waits too")
        community.clock.advance(seconds: 2)
        #expect(try await visitor.signIn("nele@one.example").status == 303)
    }

    @Test func manyWrongPasswordsSlowDownTheAccountAndTheAddress() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        for _ in 0..<25 { _ = try await visitor.signIn("nele@one.example", "wrong password here") }
        #expect(try await visitor.signIn("joris@two.example").status == 429, "another account from that address")
        community.clock.advance(seconds: 31)
        #expect(try await visitor.signIn("joris@two.example").status == 303, "the address waits half a minute at most")
    }

    @Test func anAccountWaitsLongerAndLonger() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        var waits: [Int64] = []
        for _ in 0..<24 {
            var waited: Int64 = 0
            while try await visitor.signIn("nele@one.example", "wrong password here").status == 429 {
                // Half a minute each time, so that the address is never what slows down.
                community.clock.advance(seconds: 30)
                waited += 30
            }
            waits.append(waited)
        }
        #expect(waits.prefix(5).allSatisfy { $0 == 0 })
        #expect(waits.sorted() == waits)
        #expect(waits.last.map { (240...300).contains($0) } == true, "\(waits)")
    }

    @Test func theTypingErrorsOfAMorningHoldUpNobody() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        for person in 0..<60 {
            #expect(try await visitor.signIn("teacher\(person)@one.example", "mistyped password").status == 422)
            community.clock.advance(seconds: 30)
        }
        #expect(try await visitor.signIn("nele@one.example").status == 303)
    }

    @Test func anEmptyFormIsNoGuess() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        for _ in 0..<30 { #expect(try await visitor.signIn("", "").status == 422) }
        #expect(try await visitor.signIn("nele@one.example").status == 303)
    }

    @Test func aClockSetBackLocksNobodyOut() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        for _ in 0..<25 { _ = try await visitor.signIn("nele@one.example", "wrong password here") }
        community.clock.advance(seconds: -86_400)
        #expect(try await visitor.signIn("nele@one.example").status == 303)
    }

    @Test func onlyATrustedProxySaysWhereAVisitorComesFrom() {
        let proxies = Proxies(trusted: ["127.0.0.1", "10.0.0.1"])
        #expect(proxies.visitor(peer: "192.0.2.9", forwarded: ["198.51.100.1"]) == "192.0.2.9")
        #expect(proxies.visitor(peer: "127.0.0.1", forwarded: ["203.0.113.5, 198.51.100.1"]) == "198.51.100.1")
        #expect(
            proxies.visitor(peer: "127.0.0.1", forwarded: ["203.0.113.5", "198.51.100.1, 10.0.0.1"]) == "198.51.100.1")
        #expect(proxies.visitor(peer: "127.0.0.1", forwarded: [" , "]) == "127.0.0.1")
    }

    @Test func aClaimSaysTheSameForAnAccountAndForNone() async throws {
        let community = try await Community.withPasswords()
        let site = try await community.site()
        let path = "/schools/\(community.third)/claim"
        var replies: [String] = []
        for email in ["nele@one.example", "new@one.example"] {
            let visitor = Visitor(to: site)
            try await visitor.get(path)
            let fields = ["name": "A", "email": email, "password": "twaalf tekens of meer"]
            replies.append(try await visitor.post(path, fields).location)
        }
        #expect(replies == ["/claim-sent", "/claim-sent"])
        // The claim of an account is confirmed with the account's own password, not with the one typed.
        let letter = try #require(
            try await community.store.waitingLetters().last { $0.recipient == "nele@one.example" })
        let link = try #require(letter.body.split { $0.isWhitespace }.last { $0.hasPrefix("http") })
        let visitor = Visitor(to: site)
        let own = String(link.dropFirst("http://localhost:8080".count))
        try await visitor.get(own)
        #expect(try await visitor.post(own, ["password": "twaalf tekens of meer"]).status == 422)
        #expect(try await visitor.post(own, ["password": Community.password]).status == 303)
    }
}
