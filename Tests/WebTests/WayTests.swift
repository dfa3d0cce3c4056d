import Domain
import Foundation
import Pages
import Store
import TestKit
import Testing
import Web

/// What gets a school further: its ticks and hours stand in the address, whatever that says.
@Suite struct WayTests {
    private struct AtResult {
        let community: Community
        let visitor: Visitor
        let result: AssessmentResult.ID

        var path: String { Link.way(result).path }
    }

    /// Every question answered second best: one point each, and bronze.
    private func atResult() async throws -> AtResult {
        let community = try await Community.withPasswords()
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 1)
        let result = try await community.submit(assessment)
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        return AtResult(community: community, visitor: visitor, result: result)
    }

    private func values(_ name: String, in body: String) -> [String] {
        body.components(separatedBy: "\(name)=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
    }

    @Test func theWayToEachLevelCanBeTickedAndLeadsThere() async throws {
        let at = try await atResult()
        let page = try await at.visitor.get(at.path)
        #expect(page.status == 200)
        #expect(page.page == "way")
        #expect(page.attribute("data-level") == "bronze")
        #expect(page.attribute("data-points") == "30")
        #expect(values("data-way", in: page.body) == ["silver", "gold"])
        for link in ["result", "plan"] {
            let from = try await at.visitor.get(
                link == "plan" ? Link.plan(at.result).path : Link.result(at.result).path)
            #expect(from.body.contains("href=\"\(at.path)\""), "the \(link) leads here")
        }
        let toTick = values("href", in: page.body).filter { $0.contains("/way?do=") }
        for (level, link) in zip(["silver", "gold"], toTick) {
            let address = link.replacing("&amp;", with: "&").replacing("#outcome", with: "")
            let ticked = try await at.visitor.get(address)
            #expect(ticked.attribute("data-level") == level)
            let checked = ticked.body.components(separatedBy: " checked>").count - 1
            #expect(checked == address.components(separatedBy: "do=").count - 1)
        }
        #expect(toTick.count == 2)
    }

    @Test func whatIsNotOfThisResultIsLeftOutAndSaid() async throws {
        let at = try await atResult()
        let own = try #require(values("name=\"do\" value", in: try await at.visitor.get(at.path).body).first)
        let nonsense = "do=nonsense&do=%3Cscript%3E&do=a101u&do=&do=\(own)&do=\(own)"
        let page = try await at.visitor.get("\(at.path)?\(nonsense)")
        #expect(page.status == 200)
        #expect(page.attribute("data-strangers") == "4")
        #expect(page.attribute("data-points") == "31")
        #expect(!page.body.contains("<script"))
        #expect(page.body.components(separatedBy: " checked>").count == 2)
    }

    @Test(arguments: [
        "-1", "0", "10000", "999999999999999999999999", "veel", "1.5", "1,5", "0x10", "%00", "%F0%9F%98%80",
    ])
    func hoursThatAreNone(_ hours: String) async throws {
        let at = try await atResult()
        let page = try await at.visitor.get("\(at.path)?hours=\(hours)")
        guard hours != "%00" else {
            #expect(page.status == 200, "nothing is left of it")
            return
        }
        #expect(page.status == 422)
        #expect(page.attribute("data-errors") == "1")
        #expect(page.body.contains("href=\"#hours\""))
        #expect(page.attribute("data-gain") == nil)
    }

    @Test(arguments: [("1", "0"), ("+40", nil), ("%20200+", nil), ("9999", "30")] as [(String, String?)])
    func hoursThatAre(_ hours: String, _ gain: String?) async throws {
        let at = try await atResult()
        let page = try await at.visitor.get("\(at.path)?hours=\(hours)&do=nonsense")
        #expect(page.status == 200)
        let points = try #require(page.attribute("data-gain"))
        #expect(gain == nil || points == gain)
        #expect(gain != nil || (Int(points) ?? 0) > 0)
    }

    @Test func anotherSchoolsWayIsNotThere() async throws {
        let at = try await atResult()
        let joris = Visitor(to: try await at.community.site())
        _ = try await joris.signIn("joris@two.example")
        for path in [at.path, at.path + "?hours=-1", at.path + "?do=a101a", "/results/nonsense/way"] {
            #expect(try await joris.get(path).status == 404, "\(path)")
        }
    }
}
