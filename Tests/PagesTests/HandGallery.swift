import Domain
import Pages

extension Gallery {
    private var team: [Teamwork.Colleague] {
        [
            .init(id: Person.ID(1), name: typed, role: .coordinator),
            .init(id: Person.ID(2), name: typed, role: .contributor), .init(id: Person.ID(3), name: typed, role: .head),
        ]
    }

    private var enquiryStates: [Enquiry.State] {
        let reply = Enquiry.Reply(response: .unknown, note: typed, at: .afternoon)
        return [
            .waiting, .expired, .withdrawn, .handedIn(reply),
            .handedIn(.init(response: .unknown, note: "", at: .afternoon)),
            .decided(reply, .init(by: typed, at: .afternoon, reason: "")),
            .decided(reply, .init(by: typed, at: .afternoon, reason: typed)),
        ]
    }

    private func enquiries(on question: Question.ID) -> [Enquiry] {
        enquiryStates.enumerated().map { index, state in
            Enquiry(
                id: Enquiry.ID(Int64(index)), question: question, name: typed, email: typed, message: typed,
                askedBy: typed, askedAt: .afternoon, expiresAt: .afternoon, state: state)
        }
    }

    private func disagreement(on question: Question.ID, _ settlement: Disagreement.Settlement?) -> Disagreement {
        let opinions = [(1, SchoolRole.coordinator), (2, .contributor), (9, nil)].map { number, role in
            Disagreement.Opinion(
                person: Person.ID(number), name: typed, role: role, response: .unknown, note: role == nil ? "" : typed,
                at: .afternoon)
        }
        return Disagreement(
            id: Disagreement.ID(settlement == nil ? 1 : 2), question: question, opinions: opinions,
            settlement: settlement)
    }

    private func work(
        on question: Question.ID, me: Int64, holder: Int64? = nil, isOpen: Bool = false, answerer: Int64 = 1,
        signOff: SignOff? = nil
    ) -> Teamwork {
        let handed = holder.map {
            HandedQuestion(
                question: question, person: Person.ID($0), name: typed, dueOn: me == 2 ? "2026-11-01" : nil, by: typed,
                at: .afternoon)
        }
        let settled = disagreement(on: question, .init(by: typed, at: .afternoon, reason: typed))
        return Teamwork(
            me: Person.ID(me), team: team, handed: handed.map { [question: $0] } ?? [:],
            enquiries: holder == nil ? [] : enquiries(on: question),
            disagreements: isOpen ? [disagreement(on: question, nil), settled] : holder == nil ? [] : [settled],
            answeredBy: [question: Person.ID(answerer)], signOff: signOff)
    }

    func handPages() throws -> [any Page] {
        try questionsWithHands() + reviewsWithHands() + enquiryPages()
    }

    private func questionsWithHands() throws -> [any Page] {
        let sheet = try Sample.sheet(.half)
        let question = sheet.assessment.questions[0]
        let states = [
            work(on: question, me: 1), work(on: question, me: 2, holder: 2), work(on: question, me: 3, holder: 2),
            work(on: question, me: 1, holder: 1, isOpen: true), work(on: question, me: 2, isOpen: true),
        ]
        return try states.enumerated().map { index, work in
            try page(of: question, work, sheet, isWrong: index == 0 || index == 3)
        }
    }

    private func page(_ complaints: [String]) -> Complaints {
        var all = Complaints()
        for field in complaints { all.add(field, typed) }
        return all
    }

    private func page(of id: Question.ID, _ work: Teamwork, _ sheet: Sheet, isWrong: Bool) throws -> any Page {
        let version = sheet.assessment.version
        let question = version.question(id) ?? version.questions[0]
        var form = QuestionHands.Typed()
        if isWrong {
            (form.colleague, form.due, form.name, form.email) = (typed, typed, typed, typed)
            (form.message, form.days, form.reason, form.author) = (typed, typed, typed, typed)
            (form.refusal, form.enquiry, form.wholeTopic) = (typed, Enquiry.ID(3), true)
        }
        let hands = QuestionHands(
            assessment: Sample.assessment, question: id, topicCount: 2, work: work, given: sheet.answers[id],
            nextOfMine: "q102", today: "2026-11-22", typed: form, text: text)
        let inForms = work.enquiries.isEmpty ? [] : ["refusal-\(Enquiry.ID(3))"]
        let inSettling = work.unsettled.isEmpty ? [] : ["author", "reason"]
        let fields = ["colleague", "due", "name", "email", "message", "days"] + inForms + inSettling
        let place = version.place(of: id)
        return QuestionPage(
            assessment: Sample.assessment, question: question, place: (place.area, place.topic, 1, 30),
            progress: version.areas.map { .init(area: $0.id, answered: 3, asked: 10) }, previous: nil,
            draft: hands.draft, given: sheet.answers[id], saved: nil, text: text,
            complaints: isWrong ? page(fields) : Complaints(), hands: hands)
    }

    private func reviewsWithHands() throws -> [any Page] {
        let (half, full) = (try Sample.sheet(.half), try Sample.sheet(.strong))
        let question = full.assessment.questions[0]
        let act = SignOff.Act(by: typed, at: .afternoon)
        let signatures = [
            nil, SignOff(asked: act, signed: nil, signedState: nil),
            SignOff(asked: act, signed: act, signedState: full.state), SignOff(asked: nil, signed: act, signedState: 1),
        ]
        let signing = signatures.flatMap { signOff in
            [1, 3].map { (full, work(on: question, me: $0, signOff: signOff)) }
        }
        let all =
            signing + [
                (half, work(on: question, me: 1, holder: 1)), (full, work(on: question, me: 2)),
                (half, work(on: question, me: 3, holder: 2)),
                (full, work(on: question, me: 1, holder: 2, isOpen: true)),
                (full, work(on: question, me: 3, holder: 2, isOpen: true)),
            ]
        let judgement = try Sample.judgement(.strong)
        return all.map { sheet, work in
            ReviewPage(
                sheet: sheet, judgement: judgement, isCoordinator: work.role == .coordinator,
                hands: ReviewHands(sheet: sheet, work: work, text: text), text: text,
                complaints: work.unsettled.isEmpty ? Complaints() : Complaints("unsettled", typed))
        }
    }

    private func enquiryPages() throws -> [any Page] {
        let version = try Project.edition().version
        let items = [false, true].flatMap { isAnswered in
            [nil, "2026-12-03"].map { day in
                YourQuestions.Item(
                    question: "q101", ask: typed, dueOn: day, isAnswered: isAnswered, isLate: day != nil && !isAnswered)
            }
        }
        let yours = [items, items.filter(\.isAnswered)].map { items in
            SchoolPage(
                id: Sample.found.id, school: Sample.school, next: .askCoordinator,
                yours: YourQuestions(assessment: Sample.assessment, items: items), past: [], label: nil, text: text,
                regionAndNetwork: (typed, typed))
        }
        let enquiries = [("", Complaints()), (typed, page(["response", "note"]))].map { message, complaints in
            EnquiryPage(
                token: "t", school: typed, recipient: typed, message: message, until: .afternoon,
                question: version.questions[0], draft: Answer.Draft(response: nil, note: typed), text: text,
                complaints: complaints)
        }
        let messages = ["enquiry-handed-in", "enquiry-gone"].map {
            MessagePage(name: $0 == "enquiry-gone" ? "link-gone" : $0, kind: $0, ways: [(.home, "way.home")])
        }
        let mine = MinePage(
            schools: [(Sample.found.id, typed, .head)], waiting: [], questions: [Sample.found.id: 2])
        return yours + enquiries + messages + [mine]
    }
}
