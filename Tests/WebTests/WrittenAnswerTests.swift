import Domain
import Foundation
import HTTPTypes
import Secrets
import Store
import TestKit
import Testing
import Web

/// The manager has an answer written; everybody sees what was published.
@Suite struct WrittenAnswerTests {
    private let path = "/programmes/be-vl/answers"

    /// Forty schools more, of which twenty have a label from before.
    private func community(on engine: Engine = .memory) async throws -> Community {
        let community = try await Community.withPasswords(on: engine)
        let schools = (0..<40).map {
            Community.school("0002\(10 + $0)", "School \($0)", "Gent", ["secondary"], email: nil)
        }
        _ = try await community.store.importDelivery(
            Delivery(schools: schools, covers: [], unusable: [], rows: 40), files: ["more.csv"],
            into: community.programme)
        let told = BroughtIn(
            registered: "2016-03-01", completed: "2017-03-01", label: "bronze", validFrom: "2017-03-01",
            validUntil: "2020-03-01", points: [:], scheme: "Old", hasOutcome: true)
        _ = try await community.store.importHistory(
            (0..<20).map { HistoryLine(row: $0 + 2, school: "0002\(10 + $0)", told: told) },
            into: community.programme, rules: community.edition.version.label)
        return community
    }

    private func manager(_ community: Community) async throws -> Visitor {
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("lotte@programme.example")
        _ = try await visitor.get(path)
        return visitor
    }

    @Test(arguments: Engine.allCases)
    func anAnswerIsWrittenAndCorrected(_ engine: Engine) async throws {
        let visitor = try await manager(try await community(on: engine))
        let fields = ["day": "2018-10-01", "compared-to": "2016-10-01", "in-language": "fr"]
        #expect(try await visitor.post(path, fields).location == "\(path)/1")
        let page = try await visitor.get("\(path)/1")
        #expect(page.page == "answer" && page.body.contains("<article lang=\"fr\">"))
        #expect(page.body.contains("20 écoles disposaient d’un label valable."))
        let checksum = page.attribute("data-checksum")
        let odt = try await visitor.get("\(path)/1/paper.odt")
        #expect(odt.status == 200 && odt.headers[.contentType] == "application/vnd.oasis.opendocument.text")
        let form = try await visitor.get("\(path)?corrects=1")
        #expect(form.attribute("value", after: "name=\"corrects\"") == "1")
        #expect(form.attribute("value", after: "type=\"date\"")?.isEmpty == false)
        let corrected = try await visitor.post(path, fields.merging(["corrects": "1"]) { $1 })
        #expect(corrected.location == "\(path)/2")
        let old = try await visitor.get("\(path)/1")
        #expect(old.attribute("data-corrected-by") == "2" && old.attribute("data-checksum") == checksum)
        let twice = try await visitor.post(path, fields.merging(["corrects": "1"]) { $1 })
        #expect(twice.location == "\(path)/2", "a form that is sent twice is one answer")
        let late = try await visitor.post(path, fields.merging(["corrects": "1", "day": "2018-10-02"]) { $1 })
        #expect(late.status == 409 && late.body.contains("id=\"day-error\""))
        let list = try await visitor.get(path)
        #expect(list.body.contains("data-answer=\"1\"") && list.body.contains("data-answer=\"2\""))
    }

    @Test(
        "wrong dates are told at their field",
        arguments: [
            ("2018-02-30", "", "day"), ("", "", "day"), ("2999-01-01", "", "day"), ("1999-01-01", "", "day"),
            ("2018-10-01", "2018-10-01", "compared-to"), ("2018-10-01", "2019-10-01", "compared-to"),
            ("2018-10-01", "x", "compared-to"),
        ])
    func wrongDates(day: String, compared: String, field: String) async throws {
        let visitor = try await manager(try await community())
        let page = try await visitor.post(path, ["day": day, "compared-to": compared, "in-language": "nl"])
        #expect(page.status == 422 && page.body.contains("id=\"\(field)-error\""))
        #expect(page.body.contains("value=\"\(day)\""), "what was typed stays")
        #expect(CalendarDay(compared) != nil || compared.isEmpty || page.body.contains("type=\"text\""))
        #expect(try await visitor.post(path, ["day": "2018-10-01", "in-language": "xx"]).status == 422)
    }

    @Test("a day may be typed as people write it")
    func typedDays() async throws {
        let visitor = try await manager(try await community())
        let fields = ["day": "1/10/2018", "compared-to": "1.10.2016", "in-language": "nl"]
        #expect(try await visitor.post(path, fields).location == "\(path)/1")
        #expect(try await visitor.get("\(path)?corrects=1").attribute("value", after: "id=\"day\"") == "2018-10-01")
    }

    @Test func onlyTheProgrammesManagerSeesThem() async throws {
        let community = try await community()
        _ = try await manager(community).post(path, ["day": "2018-10-01", "in-language": "nl"])
        let coordinator = Visitor(to: try await community.site())
        _ = try await coordinator.signIn("nele@one.example")
        for hidden in [path, "\(path)/1", "\(path)/1/paper.pdf", "\(path)/1/paper.odt"] {
            #expect(try await coordinator.get(hidden).status == 404, "\(hidden)")
        }
    }

    @Test("what is not there or not theirs is not found")
    func notFound() async throws {
        let community = try await community()
        let visitor = try await manager(community)
        let fields = ["day": "2018-10-01", "in-language": "nl"]
        _ = try await visitor.post(path, fields)
        for missing in ["\(path)/2", "\(path)/0", "\(path)/x", "\(path)/2/paper.odt", "\(path)?corrects=9"] {
            #expect(try await visitor.get(missing).status == 404, "\(missing)")
        }
        #expect(try await visitor.post(path, fields.merging(["corrects": "9"]) { $1 }).status == 404)
        #expect(try await visitor.post("/programmes/nl/answers", fields).status == 404)
        #expect(try await visitor.get("/programmes/nl/answers/1").status == 404)
        let coordinator = Visitor(to: try await community.site())
        _ = try await coordinator.signIn("nele@one.example")
        _ = try await coordinator.get("/account")
        #expect(try await coordinator.post(path, fields).status == 404)
        let stranger = Visitor(to: try await community.site())
        #expect(try await stranger.get("\(path)/1").body.contains("data-page=\"sign-in\""))
    }

    @Test("other content changes nothing that an answer says")
    func otherContent() async throws {
        let community = try await community()
        let visitor = try await manager(community)
        _ = try await visitor.post(path, ["day": "2018-10-01", "in-language": "nl"])
        let before = try await visitor.get("\(path)/1")
        #expect(before.body.contains("Mediacoach"))

        let folder = temporaryFolder().appendingPathComponent("Content")
        try FileManager.default.copyItem(at: projectFolder.appendingPathComponent("Content"), to: folder)
        try FileManager.default.removeItem(at: folder.appendingPathComponent("programmes/be-vl"))
        let programme = folder.appendingPathComponent("programmes/be-vl.yaml")
        let text = try String(contentsOf: programme, encoding: .utf8)
        try text.replacing("nl: \"Oost-Vlaanderen\"", with: "nl: \"Het Oosten\"").write(
            to: programme, atomically: true, encoding: .utf8)
        let site = Site(
            store: community.store, catalogue: try content(at: folder), passwords: Passwords(costExponent: 4),
            signer: Signer(key: try await community.store.formKey()),
            address: SiteAddress(base: "http://localhost:8080"))
        let later = Visitor(to: site)
        _ = try await later.signIn("lotte@programme.example")
        let after = try await later.get("\(path)/1")
        #expect(after.body.contains("Oost-Vlaanderen") && after.body.contains("Mediacoach"))
        #expect(!after.body.contains("Het Oosten"))
        #expect(after.attribute("data-checksum") == before.attribute("data-checksum"))
        let figures = { (page: Reply) in page.body.matches(of: /<td class="num">([^<]*)/).map(\.output.1) }
        #expect(figures(after) == figures(before) && figures(after).count > 20)
    }

    @Test func everybodySeesTheLastRelease() async throws {
        let community = try await community()
        let site = try await community.site()
        let visitor = Visitor(to: site)
        #expect(try await visitor.get("/statistics/be-vl").page == "public-figures-none")
        #expect(try await visitor.get("/statistics/xx").status == 404)
        _ = try await site.release(community.programme, on: CalendarDay(number: 20_180_930))
        let page = try await visitor.get("/statistics/be-vl")
        #expect(page.page == "public-figures" && page.attribute("data-release") == "1")
        let stranger = Visitor(to: site)
        let file = try await stranger.get("/open-data/be-vl/2018-09-30/registered.csv")
        #expect(file.status == 200 && file.headers[.setCookie] == nil && file.body.contains(",20,A,F\r\n"))
        let tag = try #require(file.headers[.eTag])
        let again = try await stranger.get("/open-data/be-vl/2018-09-30/registered.csv", headers: [.ifNoneMatch: tag])
        #expect(again.status == 304 && again.body.isEmpty)
        let latest = try await stranger.get("/open-data/be-vl/latest/figures.json")
        #expect(latest.location == "/open-data/be-vl/2018-09-30/figures.json")
        #expect(try await stranger.get("/open-data").page == "open-data")
    }
}
