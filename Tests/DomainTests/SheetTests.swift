import Domain
import Testing

@Suite("A sheet of answers")
struct SheetTests {
    private func sheet(answered: [Question.ID]) -> Sheet {
        let assessment = Assessment(
            id: Assessment.ID(1), school: School.ID(1), version: DefaultScheme.version, level: .primary,
            openedAt: Moment(milliseconds: 0), submittedAt: nil, questions: ["q111", "q121", "q131", "q141"])
        let answer = GivenAnswer(response: .unknown, note: "", by: "An", at: Moment(milliseconds: 0))
        return Sheet(
            assessment: assessment,
            answers: Dictionary(answered.map { ($0, answer) }, uniquingKeysWith: { first, _ in first }))
    }

    @Test(
        "the next open question",
        arguments: [
            ([], "q111", "q121"), (["q121"], "q111", "q131"), (["q121", "q131", "q141"], "q121", "q111"),
            ([], "q141", "q111"), (["q111"], "q141", "q121"), (["q111", "q121", "q131"], "q141", "q141"),
            (["q111", "q121", "q131", "q141"], "q121", nil), ([], "q999", "q111"), (["q111"], "q999", "q121"),
        ] as [([Question.ID], Question.ID, Question.ID?)])
    func nextOpen(answered: [Question.ID], after: Question.ID, next: Question.ID?) {
        #expect(sheet(answered: answered).nextOpen(after: after) == next)
    }

    @Test func openQuestionsStandInTheOrderOfTheDraw() {
        #expect(sheet(answered: ["q121"]).open == ["q111", "q131", "q141"])
        #expect(sheet(answered: ["q121"]).responses == ["q121": .unknown])
    }
}
