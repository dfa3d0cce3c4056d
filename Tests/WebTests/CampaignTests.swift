import Domain
import Foundation
import HTTPTypes
import Store
import TestKit
import Testing
import Web

/// Schools are invited by a list of numbers; the claim that follows carries the campaign as its source.
@Suite struct CampaignTests {
    private let path = "/programmes/be-vl/campaigns"

    private func manager(_ community: Community) async throws -> Visitor {
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("lotte@programme.example")
        _ = try await visitor.get("/programmes/be-vl/campaigns")
        return visitor
    }

    /// Two more schools: one that can be mailed, one that can't.
    private func community(on engine: Engine = .memory) async throws -> Community {
        let community = try await Community.withPasswords(on: engine)
        _ = try await community.store.importDelivery(
            Delivery(
                schools: [
                    Community.school("000104", "De <i>Wilg</i>", "Gent", ["arts"], email: "info@four.example"),
                    Community.school("000105", "De Els", "Gent", ["arts"], email: nil),
                ], covers: [], unusable: [], rows: 2), files: ["more.csv"], into: community.programme)
        return community
    }

    private func fields(_ numbers: String, name: String = "November") -> [String: String] {
        ["name": name, "message": "Come & see.", "numbers": numbers]
    }

    @Test(arguments: Engine.allCases)
    func aListOfNumbersBecomesLettersAndLinks(_ engine: Engine) async throws {
        let community = try await community(on: engine)
        let visitor = try await manager(community)
        let review = try await visitor.post("\(path)/review", fields("104\n000105, 000101;999999\t\"104\""))
        #expect(review.page == "campaign-review" && review.status == 200)
        #expect(review.attribute("data-left-out", after: "<h1>") == "unknown")
        #expect(review.body.contains("999999"))
        #expect(review.body.contains("000101 · Sint-Jozefschool Één"), "who takes part already is left out")
        #expect(review.body.contains("De &lt;i&gt;Wilg&lt;/i&gt;") && !review.body.contains("<i>Wilg"))
        let before = try await community.store.waitingLetters().count
        let id = try #require(review.attribute("value", after: "name=\"campaign\""))
        var form = fields("104\n000105, 000101;999999")
        form["campaign"] = id
        let started = try await visitor.post(path, form)
        #expect(started.location == "\(path)/\(id)")
        #expect(try await visitor.post(path, form).location == "\(path)/\(id)", "twice is once")
        let letters = try await community.store.waitingLetters()
        #expect(letters.count == before + 1)
        let letter = try #require(letters.last)
        #expect(letter.recipient == "info@four.example")
        #expect(letter.body.contains("Come & see.\n\n") && letter.body.contains("?campaign=\(id)"))
        let csv = try await visitor.get("\(path)/\(id)/links.csv")
        #expect(csv.body.hasPrefix("number,name,place,email,link\r\n000104,De <i>Wilg</i>,Gent,info@four.example,http"))
        #expect(csv.body.contains("\r\n000105,De Els,Gent,,http"))
    }

    @Test func theClaimCarriesTheCampaign() async throws {
        let community = try await community()
        let visitor = try await manager(community)
        let review = try await visitor.post("\(path)/review", fields("000104"))
        let id = try #require(review.attribute("value", after: "name=\"campaign\""))
        _ = try await visitor.post(path, fields("000104").merging(["campaign": id]) { $1 })
        let school = try await community.store.id(of: "000104")
        let claimant = Visitor(to: try await community.site())
        let page = try await claimant.get("/schools/\(school)/claim?campaign=\(id)")
        #expect(page.body.contains("November") && !page.body.contains("name=\"source\""))
        let other = try await claimant.get("/schools/\(community.third)/claim?campaign=\(id)")
        #expect(!other.body.contains("November"), "a school that was not invited")
        for wrong in ["0", "%00", "zzzzzzzzzzzzzzzzzzzzz", "'"] {
            let page = try await claimant.get("/schools/\(school)/claim?campaign=\(wrong)")
            #expect(page.status == 200 && page.body.contains("name=\"source\""))
        }
        _ = try await claimant.get("/schools/\(school)/claim?campaign=\(id)")
        let person = ["name": "An", "email": "an@four.example", "password": Community.password, "campaign": id]
        _ = try await claimant.post("/schools/\(school)/claim", person)
        let own = try #require(try await link("/confirm/", to: "an@four.example", community))
        _ = try await claimant.get(own)
        _ = try await claimant.post(own, ["password": Community.password])
        let schools = try #require(try await link("/school-confirmation/", to: "info@four.example", community))
        _ = try await claimant.get(schools)
        _ = try await claimant.post(schools)
        let campaign = try await visitor.get("\(path)/\(id)")
        for (figure, count) in [("invited", 1), ("mailed", 1), ("registered", 1), ("by-link", 1), ("started", 0)] {
            #expect(campaign.body.contains("data-figure=\"\(figure)\">\(count)<"), "\(figure)")
        }
        let programme = try await visitor.get("/programmes/be-vl")
        #expect(programme.body.contains("November") && programme.body.contains("data-figure=\"source-campaign\">1<"))
        let list = try await visitor.get("/programmes/be-vl/schools?campaign=\(id)")
        #expect(list.body.contains("data-count=\"1\"") && list.body.contains("000104"))
    }

    @Test(arguments: [
        (["name": "", "numbers": "104"], "name"), (["name": "A", "numbers": " ,;\n"], "numbers"),
        (["name": String(repeating: "n", count: 121), "numbers": "104"], "name"),
        (["name": "A", "numbers": "104", "message": String(repeating: "m", count: 2001)], "message"),
        (["name": "A", "numbers": (1...20_001).map(String.init).joined(separator: " ")], "numbers"),
    ])
    func whatIsWrongIsSaidAndNothingTypedIsLost(_ form: [String: String], _ field: String) async throws {
        let community = try await community()
        let visitor = try await manager(community)
        let reply = try await visitor.post("\(path)/review", form)
        #expect(reply.status == 422)
        #expect(reply.body.contains("href=\"#\(field)\""))
        if form["name"] == "A" { #expect(reply.attribute("value", after: "id=\"name\"") == "A") }
    }

    @Test func aNameTwiceAndNobodyToInvite() async throws {
        let community = try await community()
        let visitor = try await manager(community)
        let first = try #require(
            try await visitor.post("\(path)/review", fields("104")).attribute("value", after: "name=\"campaign\""))
        _ = try await visitor.post(path, fields("104").merging(["campaign": first]) { $1 })
        let second = try await visitor.post("\(path)/review", fields("105 104"))
        #expect(second.body.contains("notice warn"), "one was invited before")
        let id = try #require(second.attribute("value", after: "name=\"campaign\""))
        let taken = try await visitor.post(path, fields("105 104").merging(["campaign": id]) { $1 })
        #expect(taken.status == 422 && taken.body.contains("href=\"#name\""))
        let nobody = try await visitor.post(path, fields("101", name: "Other").merging(["campaign": id]) { $1 })
        #expect(nobody.status == 422 && nobody.body.contains("href=\"#numbers\""))
        #expect(try await visitor.get(path).body.components(separatedBy: "data-campaign=").count == 2)
    }

    @Test func aCampaignIsItsProgrammesManagersOnly() async throws {
        let community = try await community()
        let visitor = try await manager(community)
        let id = try #require(
            try await visitor.post("\(path)/review", fields("104")).attribute("value", after: "name=\"campaign\""))
        _ = try await visitor.post(path, fields("104").merging(["campaign": id]) { $1 })
        let school = Visitor(to: try await community.site())
        _ = try await school.signIn("nele@one.example")
        _ = try await school.get("/mine")
        for page in [path, "\(path)/\(id)", "\(path)/\(id)/links.csv"] {
            #expect(try await school.get(page).status == 404)
        }
        for page in [path, "\(path)/review"] { #expect(try await school.post(page, fields("104")).status == 404) }
        #expect(try await visitor.get("/programmes/nl/campaigns/\(id)").status == 404)
        #expect(try await visitor.get("\(path)/0000000000001").status == 404)
    }

    private func link(_ path: String, to recipient: String, _ community: Community) async throws -> String? {
        let letters = try await community.store.waitingLetters().filter { $0.recipient == recipient }
        let words = letters.flatMap { $0.body.split { $0.isWhitespace } }
        return words.last { $0.contains(path) }.flatMap { URL(string: String($0))?.path }
    }
}
