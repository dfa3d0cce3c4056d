import Domain
import Testing

@Suite("A draft of an answer")
struct AnswerTests {
    private let question = Question(
        id: "q1", isAnchor: true, isEssential: false, levels: [],
        choices: [Choice(id: "q1a", points: 0, meets: false, actions: [])], unknown: [], notApplicable: .doesNotMeet)
    private let plain = Question(
        id: "q2", isAnchor: true, isEssential: false, levels: [],
        choices: [Choice(id: "q2a", points: 0, meets: false, actions: [])], unknown: nil,
        notApplicable: .notOffered)

    @Test(
        "that is an answer, with the note that is kept",
        arguments: [
            ("q1a", "", ""),
            ("q1a", "  een nota \n", "een nota"),
            ("q1a", "a\n\nb", "a\n\nb"),
            ("q1a", " \u{00A0}\t\r\n", ""),
            ("unknown", "", ""),
            ("not-applicable", "wij hebben er geen", "wij hebben er geen"),
            ("q1a", String(repeating: "a", count: 4_000), String(repeating: "a", count: 4_000)),
            ("q1a", " " + String(repeating: "é", count: 4_000) + "\n", String(repeating: "é", count: 4_000)),
            ("q1a", "\u{202E}<script>&\u{200B}🏫", "\u{202E}<script>&\u{200B}🏫"),
        ] as [(String, String, String)])
    func answers(response: String, note: String, kept: String) throws {
        let answer = try Answer.Draft(response: response, note: note).checked(against: question)
        #expect(answer == Answer(question: "q1", response: Response(response), note: kept))
    }

    @Test(
        "that is none",
        arguments: [
            (nil, "", .nothingChosen), ("", "a note", .nothingChosen), ("q2a", "", .notOffered),
            ("Q1A", "", .notOffered), (" q1a", "", .notOffered), ("q1a\u{0}", "", .notOffered),
            ("not-applicable", "", .reasonMissing), ("not-applicable", " \n\t\u{2003}", .reasonMissing),
            ("q1a", String(repeating: "a", count: 4_001), .noteTooLong(4_001)),
            // Counted as Unicode scalars: 2,001 letters with a combining mark are 4,002.
            ("q1a", String(repeating: "e\u{301}", count: 2_001), .noteTooLong(4_002)),
            ("q1a", String(repeating: "a", count: 1_000_000), .noteTooLong(1_000_000)),
            ("q1a", "a\u{0}b", .noteHoldsNul), ("not-applicable", "\u{0}", .noteHoldsNul),
        ] as [(String?, String, Answer.Fault)])
    func faults(response: String?, note: String, fault: Answer.Fault) {
        #expect(throws: fault) {
            try Answer.Draft(response: response, note: note).checked(against: question)
        }
    }

    @Test(arguments: ["unknown", "not-applicable"])
    func theTwoReservedOnesMustBeOffered(response: String) {
        #expect(throws: Answer.Fault.notOffered) {
            try Answer.Draft(response: response, note: "a reason").checked(against: plain)
        }
    }

    @Test(arguments: ["unknown", "not-applicable", "q101a", ""])
    func aResponseIsReadAsItIsWritten(text: String) {
        #expect(Response(text).description == text)
    }

    @Test(arguments: [
        ("", ""), (" ", ""), (" a ", "a"), ("\r\na\r\n", "a"), ("a b", "a b"), ("\u{3000}é\u{2028}", "é"),
    ])
    func spaceIsTrimmedAtTheEnds(text: String, trimmed: String) {
        #expect(text.trimmingSpace() == trimmed)
    }
}
