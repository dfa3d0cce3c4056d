import Domain
import Foundation
import HTTPTypes
import Store
import TestKit
import Testing
import Web

/// The programme manager's figures and list: true, whole, and never an answer.
@Suite struct ProgrammeTests {
    private func manager(_ community: Community) async throws -> Visitor {
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("lotte@programme.example")
        return visitor
    }

    @Test(arguments: Engine.allCases)
    func theFunnelCountsSchools(_ engine: Engine) async throws {
        let community = try await Community.withPasswords(on: engine)
        let visitor = try await manager(community)
        func figures() async throws -> [String] {
            let page = try await visitor.get("/programmes/be-vl")
            return ["registered", "started", "submitted", "labelled"].map {
                page.body.components(separatedBy: "data-figure=\"\($0)\">").last?.components(separatedBy: "<").first
                    ?? ""
            }
        }
        #expect(try await figures() == ["2", "0", "0", "0"])
        let assessment = try await community.open()
        #expect(try await figures() == ["2", "0", "0", "0"], "opened is not started")
        let answer = Answer(question: "q101", response: .unknown, note: "secret note")
        _ = try await community.store.save(answer, in: assessment, by: community.nele)
        #expect(try await figures() == ["2", "1", "0", "0"])
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        #expect(try await figures() == ["2", "1", "1", "1"])
        community.clock.advance(days: 600)
        let later = try await manager(community)
        let page = try await later.get("/programmes/be-vl")
        #expect(page.body.contains("data-figure=\"labelled\">0<"), "a label that has ended is not valid")
    }

    @Test(arguments: [
        ("", ["000101", "000102", "000103"]), ("q=KAAI", ["000102"]), ("level=arts", ["000103"]),
        ("region=BE-VAN", []), ("region=BE-VOV&level=adult", ["000102"]), ("state=registered", ["000101", "000102"]),
        ("state=labelled", ["000101"]), ("q=%27+OR+1%3D1", []),
        ("region=nonsense&state=nonsense", ["000101", "000102", "000103"]),
        ("page=2", []), ("page=-7", ["000101", "000102", "000103"]),
        ("page=99999999999999999999", ["000101", "000102", "000103"]),
    ])
    func theListIsFilteredAndPaged(_ query: String, _ numbers: [String]) async throws {
        let community = try await Community.withPasswords()
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        let visitor = try await manager(community)
        let page = try await visitor.get("/programmes/be-vl/schools?\(query)")
        #expect(page.status == 200)
        let shown = page.body.components(separatedBy: "data-school=\"").dropFirst().map { String($0.prefix(6)) }
        #expect(shown.sorted() == numbers)
        #expect(!page.body.contains("<b>Vier"))
    }

    @Test func theListGoesOutAsCSVWithoutFormulas() async throws {
        let community = try await Community.withPasswords()
        _ = try await community.store.importDelivery(
            Delivery(
                schools: [Community.school("000104", "=HYPERLINK(\"http://x\")", "Gent", ["arts"], email: nil)],
                covers: [], unusable: [], rows: 1), files: ["more.csv"], into: community.programme)
        let visitor = try await manager(community)
        let reply = try await visitor.get("/programmes/be-vl/schools.csv")
        #expect(reply.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(reply.body.hasPrefix("number,name,place,region,state,label,registered,source,campaign,submitted\r\n"))
        #expect(reply.body.contains("\"'=HYPERLINK(\"\"http://x\"\")\""))
        #expect(reply.body.contains("000101,Sint-Jozefschool Één,Gent,BE-VOV,registered,,2026-11-12,search,,\r\n"))
    }

    @Test func aProgrammeIsItsManagersOnly() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        let paths = ["/programmes/be-vl", "/programmes/be-vl/schools", "/programmes/be-vl/schools.csv"]
        for path in paths { #expect(try await visitor.get(path).status == 401) }
        _ = try await visitor.signIn("nele@one.example")
        for path in paths { #expect(try await visitor.get(path).status == 404) }
        let manager = try await manager(community)
        #expect(try await manager.get("/programmes/nl").status == 404)
        #expect(try await manager.get("/mine").body.contains("/programmes/be-vl"))
    }
}
