import Testing

@testable import Domain

@Suite("The score of a form")
struct ScoreTests {
    private let full = FilledForm(points: [20, 20, 20])

    @Test func whatDoesNotApplyCountsOnNeitherSide() throws {
        let score = try full.answering("q131", .notApplicable).judged().score
        #expect(score.total == Points(points: 58, possible: 58))
        #expect(score.areas[0].topics[2].points == Points(points: 2, possible: 2))
        #expect(score.areas[0].topics[2].applicable == 1)
        #expect(score.areas[1].points == Points(points: 20, possible: 20))
    }

    @Test func unknownGivesNoPointsButCanBeWon() throws {
        let judgement = try full.answering("q131", .unknown).judged()
        #expect(judgement.score.total == Points(points: 58, possible: 60))
        #expect(judgement.score.areas[0].applicable == 10)
        #expect(judgement.plan.map(\.action) == ["q131-find-out"])
        #expect(judgement.plan.map(\.because) == [.init(question: "q131", choice: .unknown)])
    }

    @Test func whatDoesNotApplyCallsForNoAction() throws {
        #expect(try full.answering("q131", .notApplicable).judged().plan == [])
    }

    @Test(arguments: [("a", 58), ("b", 58), ("c", 59), ("d", 60)])
    func eachChoiceGivesItsPoints(letter: String, total: Int) throws {
        let score = try full.answering("q322", DefaultScheme.choice(letter, of: "q322")).judged().score
        #expect(score.total == Points(points: total, possible: 60))
        #expect(score.topics.first { $0.topic == "t32" }?.points == Points(points: total - 56, possible: 4))
    }

    @Test func areasAndTopicsStandInTheOrderOfTheQuestionnaire() throws {
        let score = try full.judged().score
        #expect(score.areas.map(\.area) == DefaultScheme.areas)
        #expect(score.topics.map(\.topic.rawValue) == (1...3).flatMap { area in (1...5).map { "t\(area)\($0)" } })
    }

    @Test func strengthsHaveEverythingAndWeaknessesLessThanHalf() throws {
        // Topics of two questions: 4 of 4 is strong, 2 of 4 neither, 1 of 4 weak, 0 of 4 weakest.
        let form = full.answering("q121", .choice("q121-a"))  // 2 of 4
            .answering("q131", .choice("q131-a")).answering("q132", .choice("q132-c"))  // 1 of 4
            .answering("q241", .unknown).answering("q242", .choice("q242-b"))  // 0 of 4
            .answering("q351", .choice("q351-a")).answering("q352", .notApplicable)  // 0 of 2
            .answering("q331", .notApplicable).answering("q332", .notApplicable)  // 0 of 0
        let score = try form.judged().score
        #expect(score.weaknesses.map(\.topic) == ["t24", "t35", "t13"])
        #expect(
            score.strengths.map(\.topic)
                == ["t11", "t14", "t15", "t21", "t22", "t23", "t25", "t31", "t32", "t34"])
    }
}
