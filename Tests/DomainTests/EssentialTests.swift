import Testing

@testable import Domain

@Suite("Essential questions")
struct EssentialTests {
    /// 60 points less what the answer loses: enough for gold, were every essential question met.
    private let full = FilledForm(points: [20, 20, 20])

    @Test(
        "are not met by",
        arguments: [
            ("q111", .unknown), ("q111", .choice("q111-a")), ("q111", .choice("q111-b")),
            ("q111", .choice("q111-c")), ("q111", .notApplicable), ("q121", .choice("q121-c")),
            ("q121", .unknown), ("q321", .notApplicable),
        ] as [(Question.ID, Response)])
    func unmet(question: Question.ID, response: Response) throws {
        let judgement = try full.answering(question, response).judged(.withAll)
        #expect(judgement.label.level == "bronze")
        #expect(judgement.label.pending == [])
        #expect(judgement.label.next?.level == "silver")
        #expect(judgement.label.next?.missing == [Finding(rule: .essential, question: question)])
    }

    @Test(
        "are met by",
        arguments: [
            ("q111", .choice("q111-d")), ("q211", .choice("q211-c")), ("q121", .notApplicable),
        ] as [(Question.ID, Response)])
    func met(question: Question.ID, response: Response) throws {
        #expect(try full.answering(question, response).judged(.withAll).label.level == "gold")
    }

    @Test func areAllNamedInTheOrderOfTheQuestionnaire() throws {
        let form = full.answering("q321", .choice("q321-a")).answering("q211", .unknown)
            .answering("q111", .choice("q111-c"))
        #expect(try form.judged(.withAll).label.next?.missing.map(\.question) == ["q111", "q211", "q321"])
    }

    @Test func aWeakAnswerToAnotherQuestionIsNoObstacle() throws {
        #expect(try full.answering("q131", .choice("q131-a")).judged(.withAll).label.level == "gold")
    }

    @Test func oneThatIsNotInTheFormIsNotAskedFor() throws {
        var form = full
        form.responses["q111"] = nil
        #expect(try form.judged(.withAll).label.level == "gold")  // 58 of 58
    }

    @Test func areNotNeededForBronze() throws {
        let form = FilledForm(points: [8, 7, 7]).answering("q111", .unknown)  // 20 points: too few
        #expect(try form.judged(.withAll).label.level == nil)
        let lifted = form.answering("q152", .choice("q152-d"))  // 22 again
        #expect(try lifted.judged(.nothing).label.level == "bronze")
    }
}
