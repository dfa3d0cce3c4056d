import Domain
import Foundation
import Registers
import SQL
import TestKit
import Testing

@testable import Store

/// Figures of what schools do by the verbs of the site, on every database.
@Suite struct StatisticsTests {
    private func figures(
        _ community: Community, _ measures: String, by breakdowns: String = "",
        change: (inout TypedStatistic) -> Void = { _ in }
    ) async throws -> [[String]: Int] {
        let version = community.edition.version
        let words = StatisticWords(programmes: [community.programme], rules: version.label, version: version)
        var typed = TypedStatistic(measures: measures.split(separator: ",").map(String.init))
        typed.breakdowns = breakdowns.split(separator: ",").map(String.init)
        change(&typed)
        let request = try typed.request(
            of: [community.programme.id], words: words,
            began: try #require(try await community.store.statisticsBegan(of: [community.programme.id])),
            today: CalendarDay(of: community.clock.now, in: community.programme.timeZone))
        var cells: [[String]: Int] = [:]
        for table in try await community.store.statistics(request, words: words) {
            for cell in table.cells where cell.value != 0 {
                cells[[table.measure.rawValue] + cell.keys] = cell.value
            }
        }
        return cells
    }

    private func manager(_ community: Community) -> SignedInPerson {
        SignedInPerson(
            person: Person(
                id: community.lotte, email: "lotte@programme.example", name: "Lotte Peeters", language: "nl"),
            schools: [], manages: [community.programme.id], expiresAt: community.clock.now)
    }

    @Test(arguments: Engine.allCases)
    func aSchoolGoesItsWay(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        #expect(try await figures(community, "registered,started") == [["registered"]: 2])
        let assessment = try await community.open()
        #expect(try await figures(community, "started") == [:], "an open form is no answer")
        let sheet = try #require(try await community.store.sheet(assessment, for: community.nele))
        try await community.answerAll(assessment, except: Set(sheet.assessment.questions.dropFirst()))
        #expect(try await figures(community, "started,completed") == [["started"]: 1])
        community.clock.advance(days: 3)
        try await community.answerAll(assessment)
        let result = try await community.submit(assessment)
        for folded in [false, true] {
            if folded { try await community.store.foldAllStatistics() }
            #expect(
                try await figures(community, "completed,labelled,label", by: "level") == [
                    ["completed", "secondary"]: 1, ["labelled", "secondary"]: 1, ["label", "secondary"]: 1,
                ])
            #expect(
                try await figures(community, "outcome", by: "label,region") == [["outcome", "bronze", "BE-VOV"]: 1])
            #expect(try await figures(community, "time-to-complete") == [["time-to-complete"]: 3])
            let scores = try await figures(community, "area-score")
            #expect(scores[["area-score", "policy", "mean"]] == 200, "\(scores)")
            #expect(scores.count == 12)
            #expect(try await figures(community, "topic-score", by: "topic,points").count == 15)
            let choices = try await figures(community, "choices")
            #expect(choices.count == 30 && choices.values.allSatisfy { $0 == 1 })
            #expect(
                try await figures(community, "registered", by: "source,version") == [
                    ["registered", "search", "esafety-label 2026.1"]: 1, ["registered", "search", ""]: 1,
                ])
            #expect(try await community.store.recountStatistics().differences == [])
        }
        #expect(try await figures(community, "label", by: "day") { $0.only = ["region=BE-VOV"] }.count == 1)
        let verified = try await community.store.verifyResults { _ in community.programme.timeZone }
        #expect(verified.differences == [])
        _ = result
    }

    @Test(arguments: Engine.allCases)
    func theDashboardTellsTheSameAsTheFigures(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        for folded in [false, true] {
            if folded { try await community.store.foldAllStatistics() }
            let today = CalendarDay(of: community.clock.now, in: community.programme.timeZone)
            let dashboard = try await community.store.dashboard(
                of: community.programme, on: today, by: community.edition.version, for: manager(community))
            #expect(dashboard.schools[.registered] == .init(now: 2, before: 0))
            #expect(dashboard.schools[.completed] == .init(now: 1, before: 0))
            #expect(dashboard.labels["bronze"] == .init(now: 1, before: 0))
            #expect(dashboard.labels["gold"] == .init(now: 0, before: 0))
            #expect(dashboard.outcomes["bronze"] == 1 && dashboard.outcomes[nil] == 0)
            #expect(dashboard.years.map(\.year) == [2026])
            #expect(dashboard.years.first?.schools[.started] == 1)
            #expect(
                dashboard.regions.first { $0.region == "BE-VOV" }
                    == .init(region: "BE-VOV", registered: 2, completed: 1, labelled: 1))
            #expect(dashboard.areas.map(\.id) == ["infrastructure", "policy", "practice"])
            #expect(dashboard.areas.allSatisfy { $0.results.last == 1 && $0.results.count == 21 })
            #expect(dashboard.topics.count == 15 && dashboard.topics.allSatisfy { $0.results == [0, 0, 0, 0, 1] })
            #expect(dashboard.weaknesses.isEmpty && dashboard.strengths.count == 10)
            #expect(dashboard.programmes.isEmpty)
        }
        let stranger = SignedInPerson(
            person: manager(community).person, schools: [], manages: [], expiresAt: community.clock.now)
        await #expect(throws: Refusal.notFound) {
            _ = try await community.store.dashboard(
                of: community.programme, on: CalendarDay(number: 2026_01_01), by: community.edition.version,
                for: stranger)
        }
    }

    @Test(arguments: Engine.allCases)
    func pupilsMakeTheSizeAndTheFirstKnownReachesBack(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        for (days, pupils, sizes) in [(0, 640, ["large"]), (30, 180, ["large", "small"])] {
            community.clock.advance(days: Int64(days))
            var delivery = Community.delivery
            delivery.schools[0].pupils = pupils
            _ = try await community.store.importDelivery(delivery, files: ["x"], into: community.programme)
            #expect(try await community.store.periods(of: community.first).compactMap(\.facts.size?.rawValue) == sizes)
        }
        #expect(
            try await figures(community, "registered", by: "size") == [
                ["registered", "small"]: 1, ["registered", ""]: 1,
            ])
        #expect(try await community.store.recountStatistics().differences == [])
    }

    @Test(arguments: Engine.allCases)
    func aPlaceThatIsNewIsCountedAtOnce(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        #expect(try await figures(community, "registered", by: "region") == [["registered", "BE-VOV"]: 2])
        var delivery = Community.delivery
        delivery.schools[1].region = "BE-VAN"
        _ = try await community.store.importDelivery(delivery, files: ["x"], into: community.programme)
        #expect(
            try await figures(community, "registered", by: "region") == [
                ["registered", "BE-VOV"]: 1, ["registered", "BE-VAN"]: 1,
            ])
    }

    /// What was there before there were statistics is counted from the first look.
    @Test(arguments: Engine.allCases)
    func aDatabaseFromBeforeIsCounted(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 1)
        let id = try await community.submit(assessment)
        let result = try require(await community.store.resultForOperator(id), "the result")
        let asked = "registered,started,completed,label,outcome,area-score,topic-score,choices,time-to-complete"
        let before = try await figures(community, asked)
        try await keepAsBefore(result, in: community.store.database)
        try await community.store.database.write { connection in
            let tables = [
                "withdrawal", "departure", "journal_new", "journal", "segment", "tally", "tally_year", "choice_tally",
                "choice_new", "scored",
            ]
            let columns = [
                ("programme", "time_zone"), ("assessment", "started_at"), ("result", "area_points"),
                ("result", "topic_points"), ("brought_in", "label_rank"), ("school", "pupils"),
                ("school_period", "size_class"),
            ]
            try connection.script(
                tables.map { "DROP TABLE \($0);" }.joined() + "DROP INDEX result_submitted;"
                    + columns.map { "ALTER TABLE \($0.0) DROP COLUMN \($0.1);" }.joined())
            try connection.run("DELETE FROM migration WHERE number = 12")
        }
        #expect(try await community.store.migrate() == ["statistics", "compact_results"])
        #expect(try await figures(community, asked) == before)
        #expect(before.count > 60, "\(before)")
        #expect(try await community.store.recountStatistics().differences == [])
        let verified = try await community.store.verifyResults { _ in community.programme.timeZone }
        #expect(verified.differences == [])
    }

    /// A clock that is centuries ahead for a while: what was noted then counts then, and nothing breaks.
    @Test(arguments: Engine.allCases, [false, true])
    func aClockJumps(_ engine: Engine, foldsAhead: Bool) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        community.clock.advance(days: 150_000)
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        if foldsAhead { try await community.store.foldAllStatistics() }
        community.clock.advance(days: -150_000)
        try await community.store.foldAllStatistics()
        #expect(try await figures(community, "registered,completed") == [["registered"]: 2])
        community.clock.advance(days: 40)
        let again = try await community.store.importHistory(
            [
                HistoryLine(
                    row: 2, school: "000102",
                    told: BroughtIn(
                        registered: "2015-01-01", completed: "2015-02-01", label: nil, validFrom: nil, validUntil: nil,
                        points: [:], scheme: "Old", hasOutcome: true))
            ], into: community.programme, rules: community.edition.version.label)
        #expect(again.new == 1)
        try await community.store.foldAllStatistics()
        #expect(try await figures(community, "completed") == [["completed"]: 1])
        #expect(try await community.store.recountStatistics().differences == [])
        let ahead = CalendarDay(number: 2500_01_01)
        #expect(try await community.store.recountStatistics(on: [ahead]).differences == [])
        let sums = try await community.store.database.read {
            try $0.row("SELECT COUNT(*) AS n FROM tally_year")?["n"] as Int?
        }
        #expect((sums ?? 0) < 100)
    }

    /// Two servers on one database fold at once: nothing is counted twice.
    @Test(arguments: [Engine.file, .postgresql])
    func foldsAtOnce(_ engine: Engine) async throws {
        var history = try await RandomHistory(on: engine, seed: 6)
        for _ in 0..<60 { try await history.step() }
        let store = history.store
        await withTaskGroup { group in
            for _ in 0..<6 { group.addTask { _ = try? await store.foldStatistics(most: 20) } }
        }
        try await store.foldAllStatistics()
        #expect(try await store.recountStatistics().differences == [])
    }

    /// A history of 40,000 rows comes in some seconds, also in a build that is not made for speed.
    @Test func aLargeHistoryIsBroughtInByBatches() async throws {
        let community = try await Community()
        let schools = (0..<4000).map { number in
            Community.school(String(format: "5%05d", number), "S", "P", ["primary"], email: nil)
        }
        _ = try await community.store.importDelivery(
            Delivery(schools: schools, covers: [], unusable: [], rows: 4000), files: ["x"], into: community.programme)
        let lines = (0..<12_000).map { number in
            let year = 2012 + number / 4000
            return HistoryLine(
                row: number + 2, school: String(format: "5%05d", number % 4000),
                told: BroughtIn(
                    registered: "2012-01-01", completed: "\(year)-03-01", label: "bronze", validFrom: "\(year)-03-01",
                    validUntil: "\(year)-12-31", points: ["policy": number % 21], scheme: "Old", hasOutcome: true))
        }
        let start = ContinuousClock.now
        let report = try await community.store.importHistory(
            lines, into: community.programme, rules: community.edition.version.label)
        #expect(report.new == 12_000)
        #expect(ContinuousClock.now - start < .seconds(60))
        let before = try await figures(community, "renewed,expired") { $0.asOf = "2014-06-01" }
        #expect(before == [["renewed"]: 4000])
        try await community.store.foldAllStatistics()
        #expect(try await figures(community, "renewed,expired") { $0.asOf = "2014-06-01" } == before)
        #expect(try await community.store.recountStatistics(on: [CalendarDay(number: 2014_06_01)]).differences == [])
    }
}
