import Domain
import Foundation
import HTTPTypes
import Store
import TestKit
import Testing
import Web

/// The figures of a programme on any day, for its manager; how they are counted, for all; and a school's benchmark.
@Suite struct StatisticsTests {
    private let path = "/programmes/be-vl/statistics"

    private func manager(_ community: Community) async throws -> Visitor {
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("lotte@programme.example")
        return visitor
    }

    private func figures(_ reply: Reply) -> [String] {
        ["registered", "started", "completed", "labelled", "label"].map {
            reply.body.components(separatedBy: "data-figure=\"\($0)\">").last?.components(separatedBy: "<").first ?? ""
        }
    }

    @Test(arguments: Engine.allCases)
    func aDayHasItsFigures(_ engine: Engine) async throws {
        let community = try await Community.withPasswords(on: engine)
        community.clock.advance(days: 10)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        community.clock.advance(days: 10)
        let visitor = try await manager(community)
        let today = try await visitor.get(path)
        #expect(today.status == 200 && today.page == "statistics")
        #expect(figures(today) == ["2", "1", "1", "1", "1"])
        #expect(today.body.contains("data-internal") && today.headers[.cacheControl] == "no-store")
        #expect(today.body.contains("data-row=\"BE-VOV\""))
        let before = try await visitor.get("\(path)?on=2026-11-13")
        #expect(figures(before) == ["2", "0", "0", "0", "0"], "a day before the first answer")
        #expect(before.attribute("value", after: "id=\"on\"") == "2026-11-13")
        #expect(figures(try await visitor.get("\(path)?on=13/11/2026")) == ["2", "0", "0", "0", "0"])
        community.clock.advance(days: 600)
        let later = try await (try await manager(community)).get(path)
        #expect(figures(later) == ["2", "1", "1", "1", "0"], "the label has ended")
    }

    @Test func eachTableIsAFile() async throws {
        let community = try await Community.withPasswords()
        let visitor = try await manager(community)
        let funnel = try await visitor.get("\(path)/funnel.csv?on=2026-11-12")
        #expect(funnel.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(
            funnel.headers[.contentDisposition]
                == "attachment; filename=\"statistics-be-vl-funnel-2026-11-12.csv\"")
        #expect(funnel.body == "measure,schools\r\nregistered,2\r\nstarted,0\r\ncompleted,0\r\nlabelled,0\r\n")
        let regions = try await visitor.get("\(path)/regions.csv")
        #expect(regions.body.hasPrefix("region,registered,completed,label\r\n"))
        #expect(regions.body.contains("BE-VOV,2,0,0\r\n"))
        for kind in DashboardSheet.Kind.allCases {
            #expect(try await visitor.get("\(path)/\(kind.rawValue).csv").status == 200, "\(kind)")
        }
        for wrong in ["funnel", "nothing.csv", "..%2Ffunnel.csv", ".csv"] {
            #expect(try await visitor.get("\(path)/\(wrong)").status == 404, "\(wrong)")
        }
        #expect(try await visitor.get("\(path)/funnel.csv?on=2026-02-30").status == 422)
    }

    @Test(arguments: [
        "2026-02-30", "2026-13-01", "soon", "2026-11-13", "9999-12-31", "1999-01-01", "0000-00-00", "<b>\"'",
        "2026-11-12; DROP TABLE journal", "%00", "20261112",
    ])
    func aDayThatCannotBeIsSaidAndStays(_ typed: String) async throws {
        let community = try await Community.withPasswords()
        let visitor = try await manager(community)
        let encoded = typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let reply = try await visitor.get("\(path)?on=\(encoded)")
        #expect(reply.status == 422 && reply.page == "statistics")
        #expect(reply.body.contains("href=\"#on\"") && reply.body.contains("aria-invalid=\"true\""))
        #expect(!reply.body.contains("data-figure") && !reply.body.contains("<b>"))
        let escaped = typed.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
        #expect(reply.attribute("value", after: "id=\"on\"") == escaped)
    }

    @Test func theFiguresAreItsManagersOnly() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        let paths = [path, "\(path)/funnel.csv", "/programmes/be-vl/table", "/programmes/be-vl/table/figures.csv"]
        for path in paths { #expect(try await visitor.get(path).status == 401) }
        _ = try await visitor.signIn("nele@one.example")
        for path in paths { #expect(try await visitor.get(path).status == 404) }
        let manager = try await manager(community)
        #expect(try await manager.get("/programmes/nl/statistics").status == 404)
        #expect(try await manager.get("/programmes/be-vl").body.contains("href=\"\(path)\""))
    }

    @Test(arguments: Engine.allCases)
    func aTableIsPutTogether(_ engine: Engine) async throws {
        let community = try await Community.withPasswords(on: engine)
        let visitor = try await manager(community)
        let path = "/programmes/be-vl/table"
        let first = try await visitor.get(path)
        #expect(first.status == 200 && first.page == "table" && first.headers[.cacheControl] == "no-store")
        #expect(first.attribute("data-table") == "registered" && first.attribute("data-total") == "2")
        #expect(first.body.contains("data-row=\"BE-VOV\""))
        let crossed = try await visitor.get("\(path)?measure=registered&rows=region&columns=kind&to=12/11/2026")
        #expect(crossed.body.contains("data-row=\"BE-VOV\"") && crossed.attribute("data-total") == "2")
        let file = try await visitor.get(
            "\(path)/figures.csv?measure=registered&rows=region&columns=kind&region=BE-VOV")
        #expect(file.headers[.contentDisposition] == "attachment; filename=\"table-be-vl-registered.csv\"")
        #expect(
            file.body == "measure,region,kind,value,status\r\nregistered,BE-VOV,ordinary,2,F\r\n"
                + "registered,BE-VOV,special,0,F\r\n")
        for measure in Measure.allCases {
            let reply = try await visitor.get("\(path)?measure=\(measure.rawValue)")
            #expect(reply.status == 200 && reply.attribute("data-table") == measure.rawValue)
        }
        for rare in ["group", "source", "version"] {
            #expect(try await visitor.get("\(path)?measure=started&rows=\(rare)&columns=programme").status == 200)
        }
        let compared = try await visitor.get("\(path)?measure=registered&rows=programme")
        #expect(compared.status == 200 && compared.body.contains("data-row=\"be-vl\""))
    }

    @Test(arguments: [
        ("measure=registered&rows=region&columns=region", "columns"), ("measure=joy", "measure"),
        ("measure=", "measure"),
        ("measure=label&rows=area", "rows"), ("measure=label&to=2026-02-30", "to"),
        ("measure=label&to=2031-01-01", "to"),
        ("measure=started&from=2026-11-12&to=2026-11-11", "from"), ("measure=label&from=2026-11-12", "from"),
        ("measure=started&network=%3Cb%3E", "network"), ("measure=started&rows=month&columns=day", "columns"),
        ("measure=registered&rows=programme&label=gold", "label"),
    ])
    func aTableThatCannotBeIsSaidAtItsField(_ query: String, _ field: String) async throws {
        let community = try await Community.withPasswords()
        let visitor = try await manager(community)
        for ending in ["", "/figures.csv"] {
            let reply = try await visitor.get("/programmes/be-vl/table\(ending)?\(query)")
            #expect(reply.status == 422 && reply.page == "table")
            #expect(reply.body.contains("href=\"#\(field)\"") && reply.body.contains("id=\"\(field)\""))
            #expect(!reply.body.contains("data-table") && !reply.body.contains("<b>"))
        }
    }

    @Test func whoeverReadsAFigureCanReadWhatItCounts() async throws {
        let community = try await Community.withPasswords()
        let reply = try await Visitor(to: try await community.site()).get("/statistics/method")
        #expect(reply.status == 200 && reply.page == "statistics-method")
        for measure in Measure.allCases { #expect(reply.body.contains("<dt id=\"\(measure.rawValue)\">")) }
    }

    @Test func aSchoolSeesItsBandsAndOthersDoNot() async throws {
        let community = try await Community.withPasswords()
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        let result = try await community.submit(assessment)
        let visitor = Visitor(to: try await community.site())
        let path = "/results/\(result)/benchmark"
        #expect(try await visitor.get(path).status == 401)
        _ = try await visitor.signIn("nele@one.example")
        #expect(try await visitor.get("/results/\(result)").body.contains(path))
        #expect(try await visitor.get(path).attribute("data-benchmark") == "none")
        try await community.release(Community.benchmarks(here: 19, elsewhere: 6))
        let wider = try await visitor.get(path)
        #expect(wider.attribute("data-benchmark") == "20" && wider.attribute("data-widened") == "region")
        #expect(
            wider.body.components(separatedBy: "data-band=\"upper\"").count == 4, "all points, where others have half")
        try await community.release(Community.benchmarks(here: 37, elsewhere: 0, day: "2026-11-01"), number: 2)
        let near = try await visitor.get(path)
        #expect(near.attribute("data-benchmark") == "30" && near.attribute("data-widened") == "")
        for stranger in ["joris@two.example", "lotte@programme.example"] {
            let other = Visitor(to: try await community.site())
            _ = try await other.signIn(stranger)
            #expect(try await other.get(path).status == 404)
        }
    }
}
