import Domain
import Testing

/// How finely figures are told: worked out by hand. What follows from several tables is the attacker's business
/// (Tests/Attack).
@Suite struct PublicationTests {
    typealias Ground = PublicationFacts.Ground
    typealias Standing = PublicationFacts.Standing

    private let levels: [LabelLevel.ID] = ["bronze", "silver", "gold"]
    private let bronze = Standing(stage: .completed, outcome: 1, label: 1)
    private let began = Standing(stage: .started)
    private let joined = Standing(stage: .registered)
    private let idle = Standing(stage: .none)

    /// Of each ground how many schools stand how; none of them is the only kind of school there.
    private func facts(on day: String = "2026-09-30", _ counts: [(String, [String], Standing, Int)]) -> PublicationFacts
    {
        PublicationFacts(
            day: day, counts: counts.map { PublicationFacts.Count(Ground(region: $0.0, levels: $0.1), $0.2, $0.3) })
    }

    private func publish(
        _ facts: PublicationFacts, limit: Int = 5, after earlier: [Publication] = []
    ) -> Publication {
        Publication(of: facts, levels: levels, limit: limit, after: earlier)
    }

    /// So many registered in each of two regions, at one level, of fifty schools each.
    private func twoRegions(_ a: Int, _ b: Int, day: String = "2026-09-30") -> PublicationFacts {
        facts(
            on: day,
            [
                ("XX-A", ["primary"], joined, a), ("XX-A", ["primary"], idle, 50 - a),
                ("XX-B", ["primary"], joined, b), ("XX-B", ["primary"], idle, 50 - b),
            ])
    }

    @Test(
        "the finest rung on which all is large enough",
        arguments: [
            (5, 5, PublishedDetail.crossed), (0, 5, .crossed), (0, 0, .crossed), (4, 5, .level), (4, 6, .level),
            (1, 3, .nothing), (2, 3, .level), (0, 4, .nothing), (40, 4, .level),
        ] as [(Int, Int, PublishedDetail)])
    func rungs(a: Int, b: Int, detail: PublishedDetail) {
        #expect(publish(twoRegions(a, b)).detail(of: .registered) == detail)
    }

    @Test func aTableIsToldWholeOrNotAtAll() throws {
        let publication = publish(twoRegions(4, 20))
        let regions = try #require(publication.table("registered", [.region]))
        #expect(
            regions.cells.map(\.value) == [nil, nil] && regions.cells.map(\.status) == [.confidential, .confidential])
        #expect(publication.value("registered") == 24)
        #expect(publication.table("schools", [.region])?.cells.map(\.value) == [50, 50], "the register is public")
    }

    @Test(
        "a change is large enough or there is none",
        arguments: [
            ((5, 10), (5, 10), true), ((5, 10), (6, 10), false), ((5, 10), (10, 10), true), ((5, 10), (9, 14), false),
            ((5, 10), (10, 15), true), ((20, 20), (15, 20), true), ((20, 20), (17, 20), false),
        ] as [((Int, Int), (Int, Int), Bool)])
    func changes(then: (Int, Int), now: (Int, Int), isTold: Bool) {
        let first = publish(twoRegions(then.0, then.1, day: "2026-06-30"))
        let second = publish(twoRegions(now.0, now.1), after: [first])
        #expect((second.detail(of: .registered) == .crossed) == isTold)
    }

    @Test func fourFiveFourIsNeverTold() {
        var earlier: [Publication] = []
        for (quarter, here) in [4, 5, 4, 5].enumerated() {
            let facts = twoRegions(here, 30 - here, day: "2026-0\(quarter + 1)-01")
            earlier.append(publish(facts, after: earlier))
        }
        #expect(earlier.map { $0.value("registered") } == [30, 30, 30, 30])
        #expect(earlier.map { $0.value("registered", [(.region, "XX-A")]) } == [nil, 5, nil, 5])
        // The school that hides the change is in the register: somebody who knows that none moved learns nothing of
        // four, only that five were there.
    }

    /// A publication of a day in between is held against both its neighbours.
    @Test func aDayInBetween() {
        let first = publish(twoRegions(10, 10, day: "2026-01-01"))
        let last = publish(twoRegions(20, 20, day: "2026-12-01"), after: [first])
        #expect(last.detail(of: .registered) == .crossed)
        let close = publish(twoRegions(18, 15, day: "2026-06-01"), after: [first, last])
        #expect(close.detail(of: .registered) == .level)
        #expect(publish(twoRegions(18, 15, day: "2026-06-01")).detail(of: .registered) == .crossed)
    }

    /// 20 registered and 17 completed would tell of three.
    @Test func whatSetsTwoMeasuresApartIsAFigureToo() {
        let publication = publish(
            facts([
                ("XX-A", ["primary"], bronze, 17), ("XX-A", ["primary"], joined, 3), ("XX-A", ["primary"], idle, 30),
            ]))
        #expect(publication.value("registered") == 20)
        #expect(publication.value("completed") == nil)
    }

    @Test func aListedLabelIsPublicAndHidesNobody() {
        let listed = Standing(stage: .completed, outcome: 1, label: 1, isListed: true)
        let publication = publish(
            facts([("XX-A", ["primary"], listed, 3), ("XX-A", ["primary"], bronze, 4), ("XX-A", ["primary"], idle, 30)])
        )
        #expect(publication.value("listed", [(.region, "XX-A"), (.label, "bronze")]) == 3)
        #expect(publication.value("registered") == nil, "seven less the three that everybody sees are four")
    }

    /// Nine, of which everybody has seen four on the list: five others. Whether the four take themselves off it or not,
    /// they hide nobody from who remembers; and they are not told of as four either, now that they do not want to be.
    @Test(
        "what was listed once is known",
        arguments: [
            (5, 4, true), (4, 4, false), (4, 6, false), (5, 6, true), (0, 4, false), (0, 5, true), (0, 0, true),
        ])
    func aLabelTakenBackFromTheList(others: Int, shy: Int, isTold: Bool) {
        let took = Standing(stage: .completed, outcome: 1, label: 1, wasListed: true)
        let publication = publish(
            facts([
                ("XX-A", ["primary"], took, shy), ("XX-A", ["primary"], bronze, others),
                ("XX-A", ["primary"], idle, 30),
            ]))
        for measure in ["registered", "completed", "label"] {
            let isFree = publication.table(measure, measure == "label" ? [.label] : [])?.isTold
            #expect(isFree == isTold, "\(measure)")
        }
    }

    /// The label has expired, or another was given since: that the school takes part is still known.
    @Test func whoWasListedHidesNobodyWithoutALabel() {
        let expired = Standing(stage: .completed, outcome: 1, wasListed: true)
        let publication = publish(
            facts([
                ("XX-A", ["primary"], expired, 5), ("XX-A", ["primary"], joined, 3), ("XX-A", ["primary"], idle, 30),
            ]))
        #expect(publication.value("registered") == nil)
    }

    /// The register tells that both regions have one school with both levels: total and levels would tell of them.
    @Test func aSchoolWithTwoLevels() {
        let both = ["primary", "secondary"]
        let publication = publish(
            facts(
                [
                    ("XX-A", ["primary"], joined, 10), ("XX-A", ["primary"], idle, 10),
                    ("XX-A", ["secondary"], joined, 10), ("XX-A", ["secondary"], idle, 10),
                    ("XX-A", both, joined, 2), ("XX-A", both, idle, 2),
                ]))
        #expect(publication.value("registered") == 22)
        #expect(publication.table("registered", [.level])?.isTold == false)
    }

    /// Region A has primary schools only, so primary less region A are the three of region B.
    @Test func regionsAndLevelsDoNotTellWhatTheyHideTogether() {
        let publication = publish(
            facts(
                [
                    ("XX-A", ["primary"], joined, 20), ("XX-A", ["primary"], idle, 20),
                    ("XX-B", ["primary"], joined, 3), ("XX-B", ["primary"], idle, 20),
                    ("XX-B", ["secondary"], joined, 10), ("XX-B", ["secondary"], idle, 20),
                ]))
        #expect(publication.detail(of: .registered) == .region)
    }

    @Test(
        "a programme may be stricter, and never laxer than three",
        arguments: [
            (10, 9, false), (10, 10, true), (5, 5, true), (2, 3, true), (2, 2, false),
        ])
    func limits(limit: Int, schools: Int, isTold: Bool) {
        #expect((publish(twoRegions(schools, 0), limit: limit).value("registered") != nil) == isTold)
    }

    @Test func openDataHasACodeForEveryCell() throws {
        let files = openData(
            of: publish(twoRegions(4, 20)), programme: "xx", number: 3, title: "Test", fewest: 5)
        let csv = try #require(files.first { $0.name == "registered.csv" }).text
        #expect(
            csv.hasPrefix(
                "TIME_PERIOD,REF_AREA,EDUCATION_LEVEL,LABEL_LEVEL,QUESTIONNAIRE_AREA,OBS_VALUE,OBS_STATUS,CONF_STATUS\r\n"
            ))
        #expect(csv.contains("2026-09-30,xx,_T,_T,_T,24,A,F\r\n") && csv.contains("2026-09-30,XX-A,_T,_T,_T,,Q,C\r\n"))
        #expect(files.map(\.name).contains("registered.csv-metadata.json"))
        #expect(files.suffix(2).map(\.name) == ["datapackage.json", "figures.json"])
    }
}
