import Domain
import Testing

@Suite("Sharing the work")
struct HandTests {
    @Test(
        "the day by which a question should be answered",
        arguments: [
            ("", nil, nil), ("  ", nil, nil), (" 2026-11-23 ", "2026-11-23", nil), ("2026-11-22", "2026-11-22", nil),
            ("2027-11-23", "2027-11-23", nil), ("2026-11-21", nil, .past), ("1900-01-01", nil, .past),
            ("2027-11-24", nil, .tooFar), ("9999-12-31", nil, .tooFar), ("2027-02-29", nil, .notADay),
            ("23/11/2026", nil, .notADay), ("soon", nil, .notADay), ("-2026-11-23", nil, .notADay),
        ] as [(String, String?, DueDay.Fault?)])
    func dueDay(typed: String, day: String?, fault: DueDay.Fault?) {
        var told: DueDay.Fault?
        var checked: String?
        do throws(DueDay.Fault) {
            checked = try DueDay.checked(typed, today: "2026-11-22", last: "2027-11-23")
        } catch {
            told = error
        }
        #expect((checked, told) == (day, fault))
    }

    private func sheet(answered: [Question.ID]) -> Sheet {
        let assessment = Assessment(
            id: Assessment.ID(1), school: School.ID(1), version: DefaultScheme.version, level: .primary,
            openedAt: Moment(milliseconds: 0), submittedAt: nil, questions: ["q111", "q121", "q131", "q141"])
        let answers = answered.enumerated().map { index, question in
            (
                question,
                GivenAnswer(
                    response: .unknown, note: "", by: "An", at: Moment(milliseconds: Int64(index) + 10))
            )
        }
        return Sheet(assessment: assessment, answers: Dictionary(answers, uniquingKeysWith: { first, _ in first }))
    }

    private func work(
        _ role: SchoolRole = .contributor, mine: [Question.ID] = [], team: [Teamwork.Colleague] = [],
        signOff: SignOff? = nil
    ) -> Teamwork {
        let (me, an) = (Person.ID(1), Person.ID(2))
        let handed = mine.map { ($0, me) } + [("q131", an)].filter { !mine.contains($0.0) }
        return Teamwork(
            me: me, team: [Teamwork.Colleague(id: me, name: "Sam", role: role)] + team,
            handed: Dictionary(
                handed.map {
                    (
                        $0.0,
                        HandedQuestion(
                            question: $0.0, person: $0.1, name: "x", dueOn: "2026-12-01", by: "y",
                            at: Moment(milliseconds: 0))
                    )
                }, uniquingKeysWith: { first, _ in first }),
            enquiries: [], disagreements: [], answeredBy: [:], signOff: signOff)
    }

    @Test(
        "the next of mine that is open",
        arguments: [
            ([], [], nil, nil), (["q121", "q141"], [], nil, "q121"), (["q121", "q141"], [], "q121", "q141"),
            (["q121", "q141"], [], "q141", "q121"), (["q121", "q141"], ["q121"], "q131", "q141"),
            (["q121"], [], "q121", nil), (["q121", "q141"], ["q121", "q141"], "q111", nil),
            (["q121"], [], "q999", "q121"),
        ] as [([Question.ID], [Question.ID], Question.ID?, Question.ID?)])
    func nextOfMine(mine: [Question.ID], answered: [Question.ID], after: Question.ID?, next: Question.ID?) {
        #expect(work(mine: mine).nextOfMine(after: after, on: sheet(answered: answered)) == next)
    }

    @Test func whoHandsOnWhat() {
        #expect(work(.coordinator).mayHand("q131"))
        #expect(!work(.contributor).mayHand("q131"))
        #expect(!work(.head).mayHand("q111"))
        #expect(work(.contributor, mine: ["q131"]).mayHand("q131"))
    }

    @Test func aSignatureHoldsForTheAnswersThatWereSigned() {
        let head = Teamwork.Colleague(id: Person.ID(3), name: "Hilde", role: .head)
        let (before, after) = (sheet(answered: ["q111"]), sheet(answered: ["q111", "q121"]))
        let act = SignOff.Act(by: "Hilde", at: Moment(milliseconds: 99))
        let signed = SignOff(asked: nil, signed: act, signedState: before.state)
        #expect(work(team: [], signOff: nil).isSignedOff(before), "nobody to sign")
        #expect(!work(team: [head], signOff: nil).isSignedOff(before))
        #expect(!work(team: [head], signOff: SignOff(asked: act, signed: nil, signedState: nil)).isSignedOff(before))
        #expect(work(team: [head], signOff: signed).isSignedOff(before))
        #expect(!work(team: [head], signOff: signed).isSignedOff(after), "an answer came after it")
    }

    @Test func anAcceptedReplyIsTheSourceUntilTheAnswerIsChanged() {
        let reply = Enquiry.Reply(response: .unknown, note: "", at: Moment(milliseconds: 5))
        func enquiry(reason: String) -> Enquiry {
            Enquiry(
                id: Enquiry.ID(1), question: "q111", name: "ICT nv", email: "a@b.example", message: "", askedBy: "An",
                askedAt: Moment(milliseconds: 0), expiresAt: Moment(milliseconds: 9),
                state: .decided(reply, .init(by: "An", at: Moment(milliseconds: 10), reason: reason)))
        }
        let answer = GivenAnswer(response: .unknown, note: "", by: "An", at: Moment(milliseconds: 10))
        let later = GivenAnswer(response: .unknown, note: "", by: "An", at: Moment(milliseconds: 11))
        #expect(enquiry(reason: "").isSource(of: answer))
        #expect(!enquiry(reason: "").isSource(of: later))
        #expect(!enquiry(reason: "no").isSource(of: answer))
    }
}
