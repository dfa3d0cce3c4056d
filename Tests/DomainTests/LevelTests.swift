import Testing

@testable import Domain

@Suite("The level of a form")
struct LevelTests {
    @Test("on and one under each threshold", arguments: LevelRow.whole)
    func onTheWholeForm(row: LevelRow) throws {
        try check(row)
    }

    @Test("where not every question applies", arguments: LevelRow.scaled)
    func scaled(row: LevelRow) throws {
        try check(row)
    }

    private func check(_ row: LevelRow) throws {
        let form = FilledForm(points: row.areas, notApplicable: row.notApplicable)
        let judgement = try form.judged(row.reviewed)
        #expect(judgement.score.areas.map(\.points.points) == row.areas)
        #expect(judgement.score.areas.map(\.points.possible) == row.notApplicable.map { 20 - 2 * $0 })
        #expect(judgement.score.areas.map(\.applicable) == row.notApplicable.map { 10 - $0 })
        #expect(judgement.label.level == row.level)
        #expect(judgement.label.pending == row.pending)
    }

    @Test(
        "the fewest points that hold",
        arguments: [
            (.atLeast(22), 60, 60, 22), (.atLeast(22), 58, 60, 22), (.atLeast(22), 56, 60, 21),
            (.atLeast(22), 54, 60, 20), (.atLeast(22), 0, 60, 0), (.atLeast(40), 60, 60, 40),
            (.atLeast(40), 57, 60, 38), (.atLeast(5), 20, 20, 5), (.atLeast(5), 18, 20, 5),
            (.atLeast(5), 16, 20, 4), (.atLeast(5), 14, 20, 4), (.atLeast(12), 18, 20, 11),
            (.atLeast(12), 16, 20, 10), (.atLeast(12), 14, 20, 9), (.above(55), 60, 60, 56),
            (.above(55), 58, 60, 54), (.above(55), 48, 60, 45), (.above(55), 47, 60, 44), (.above(0), 0, 60, 1),
        ] as [(Threshold, Int, Int, Int)])
    func fewestPoints(threshold: Threshold, possible: Int, scale: Int, fewest: Int) {
        #expect(threshold.fewestPoints(of: possible, scale: scale) == fewest)
    }

    @Test func noAnswersAtAll() throws {
        let judgement = try assess([:], at: .primary, by: DefaultScheme.version, reviewed: .withAll)
        #expect(judgement.score.total == Points(points: 0, possible: 0))
        #expect(judgement.label.level == nil)
        #expect(judgement.label.pending == [])
        #expect(judgement.label.next?.missing.map(\.rule) == [.applicable, .applicable, .applicable])
        #expect(judgement.plan == [])
        #expect(judgement.score.strengths == [])
        #expect(judgement.score.weaknesses == [])
    }

    @Test func aFormOfOneQuestion() throws {
        let judgement = try assess(["q111": .choice("q111-d")], at: .primary, by: DefaultScheme.version)
        #expect(judgement.score.total == Points(points: 2, possible: 2))
        #expect(judgement.label.level == nil)
        let missing = try #require(judgement.label.next?.missing)
        #expect(
            missing == [
                Finding(rule: .applicable, area: "infrastructure", have: 1, need: 7),
                Finding(rule: .applicable, area: "policy", have: 0, need: 7),
                Finding(rule: .applicable, area: "practice", have: 0, need: 7),
            ])
        #expect(judgement.score.strengths.map(\.topic) == ["t11"])
    }

    @Test(
        "answers that the version can't judge",
        arguments: [
            ("q999", .unknown, .unknownQuestion("q999")),
            ("q111", .choice("q112-a"), .notOffered("q111", .choice("q112-a"))),
            ("q112", .notApplicable, .notOffered("q112", .notApplicable)),
            ("q113", .unknown, .notOffered("q113", .unknown)),
            ("q153", .choice("q153-a"), .notAskedAt("q153", .primary)),
        ] as [(Question.ID, Response, AssessmentFault)])
    func refused(question: Question.ID, response: Response, fault: AssessmentFault) {
        #expect(throws: fault) {
            try assess([question: response], at: .primary, by: DefaultScheme.version)
        }
    }
}
