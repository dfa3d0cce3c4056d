import Domain
import Secrets
import Store
import TestKit
import Testing

/// The contract of asking somebody outside the school, on every database.
@Suite struct EnquiryTests {
    private struct Asked {
        let community: Community
        let assessment: Assessment.ID
        let token = Token()

        var store: Store { community.store }

        init(_ engine: Engine) async throws {
            community = try await Community(on: engine)
            assessment = try await community.open()
            try await ask(token)
        }

        func ask(
            _ token: Token, _ email: String = "support@ict.example", message: String = "please", days: Int = 14,
            by person: Person.ID? = nil
        ) async throws {
            let enquiry = NewEnquiry(
                question: "q101", name: "ICT nv", email: try require(EmailAddress(email), email), message: message,
                days: days)
            try await store.ask(
                enquiry, in: assessment, by: person ?? community.nele, link: mailed(token, to: email))
        }

        func handIn(_ token: Token, _ response: Response = .choice("q101d"), note: String = "since May") async throws {
            try await store.handIn(
                Answer(question: "q101", response: response, note: note), link: token.hash, letter: nil)
        }

        func work() async throws -> Teamwork {
            try require(try await store.teamwork(on: assessment, for: community.nele), "the work")
        }

        func latest() async throws -> Enquiry {
            try require(try await work().enquiries.first, "an enquiry")
        }

        func answer() async throws -> GivenAnswer? {
            try await store.sheet(assessment, for: community.nele)?.answers["q101"]
        }
    }

    @Test(arguments: Engine.allCases)
    func theLinkShowsOneQuestionAndTakesOneAnswer(_ engine: Engine) async throws {
        let asked = try await Asked(engine)
        let open = try #require(try await asked.store.enquiry(behind: asked.token.hash))
        #expect((open.question, open.school, open.name) == ("q101", "Sint-Jozefschool Één", "ICT nv"))
        #expect(open.asker?.name == "Nele Verbeke")
        try await asked.handIn(asked.token)
        try await asked.handIn(asked.token)
        #expect(try await asked.store.wasHandedIn("q101d", " since May ", link: asked.token.hash))
        await #expect(throws: Refusal.linkGone) { try await asked.handIn(asked.token, .unknown) }
        #expect(try await asked.store.enquiry(behind: asked.token.hash) == nil)
        #expect(try await asked.answer() == nil, "nothing counts before the school says so")
        #expect(try await asked.latest().awaitsDecision)
    }

    @Test(arguments: Engine.allCases)
    func anAcceptedReplyBecomesTheAnswerAndSaysWhoseItIs(_ engine: Engine) async throws {
        let asked = try await Asked(engine)
        try await asked.handIn(asked.token)
        let id = try await asked.latest().id
        let nele = asked.community.nele
        for _ in 1...2 { try await asked.store.accept(id, in: asked.assessment, by: nele, seen: nil) }
        let answer = try #require(try await asked.answer())
        #expect((answer.response, answer.note, answer.by) == (.choice("q101d"), "since May", "Nele Verbeke"))
        #expect(try await asked.latest().isSource(of: answer))
        await #expect(throws: Refusal.alreadyDecided) {
            try await asked.store.refuse(id, in: asked.assessment, reason: "no", by: nele)
        }
        let own = Answer(question: "q101", response: .unknown, note: "")
        _ = try await asked.store.save(own, in: asked.assessment, by: nele)
        let changed = try #require(try await asked.answer())
        #expect(try await !asked.latest().isSource(of: changed))
    }

    @Test(arguments: Engine.allCases)
    func anAnswerThatCameMeanwhileIsNotOverwritten(_ engine: Engine) async throws {
        let asked = try await Asked(engine)
        try await asked.handIn(asked.token)
        let (id, nele) = (try await asked.latest().id, asked.community.nele)
        let own = Answer(question: "q101", response: .unknown, note: "")
        let saved = try await asked.store.save(own, in: asked.assessment, by: nele)
        await #expect(throws: AnswerConflict.self) {
            try await asked.store.accept(id, in: asked.assessment, by: nele, seen: nil)
        }
        #expect(try await asked.answer()?.response == .unknown)
        try await asked.store.accept(id, in: asked.assessment, by: nele, seen: saved.at)
        #expect(try await asked.answer()?.response == .choice("q101d"))
    }

    @Test(arguments: Engine.allCases)
    func aRefusedReplyIsKeptWithTheReason(_ engine: Engine) async throws {
        let asked = try await Asked(engine)
        let (id, nele) = (try await asked.latest().id, asked.community.nele)
        await #expect(throws: Refusal.alreadyDecided) {
            try await asked.store.refuse(id, in: asked.assessment, reason: "too soon", by: nele)
        }
        try await asked.handIn(asked.token)
        for _ in 1...2 {
            try await asked.store.refuse(id, in: asked.assessment, reason: "not true", by: nele)
        }
        guard case .decided(let reply, let decision) = try await asked.latest().state else {
            Issue.record("not decided")
            return
        }
        #expect((reply.note, decision.reason, decision.by) == ("since May", "not true", "Nele Verbeke"))
        #expect(try await asked.answer() == nil)
    }

    @Test(arguments: Engine.allCases)
    func aLinkEndsByItsDayByWithdrawalAndWithTheAssessment(_ engine: Engine) async throws {
        let asked = try await Asked(engine)
        let (store, nele, assessment) = (asked.store, asked.community.nele, asked.assessment)
        let id = try await asked.latest().id
        await #expect(throws: Refusal.notFound) {
            try await store.withdraw(id, in: assessment, by: asked.community.joris)
        }
        for _ in 1...2 { try await store.withdraw(id, in: assessment, by: nele) }
        #expect(try await asked.latest().state == .withdrawn)
        await #expect(throws: Refusal.linkGone) { try await asked.handIn(asked.token) }
        let (second, third) = (Token(), Token())
        try await asked.ask(second, days: 2)
        asked.community.clock.advance(days: 2)
        #expect(try await asked.latest().state == .expired)
        await #expect(throws: Refusal.linkGone) { try await asked.handIn(second) }
        try await asked.ask(third, days: 30)
        try await store.giveUp(assessment, by: nele)
        #expect(try await store.enquiry(behind: third.hash) == nil)
        await #expect(throws: Refusal.linkGone) { try await asked.handIn(third) }
        await #expect(throws: Refusal.givenUp) { try await asked.ask(Token()) }
    }

    @Test(arguments: Engine.allCases)
    func askedTwiceItIsOneAndManyAreTooMany(_ engine: Engine) async throws {
        let asked = try await Asked(engine)
        try await asked.ask(Token())
        #expect(try await asked.work().enquiries.count == 1)
        await #expect(throws: Refusal.alreadyThere) { try await asked.ask(Token(), message: "other") }
        await #expect(throws: Refusal.notFound) {
            try await asked.ask(Token(), "x@ict.example", by: asked.community.joris)
        }
        for number in 2...Enquiry.mostWaiting { try await asked.ask(Token(), "a\(number)@ict.example") }
        await #expect(throws: Refusal.tooMany) { try await asked.ask(Token(), "last@ict.example") }
        #expect(try await asked.store.teamwork(on: asked.assessment, for: asked.community.joris) == nil)
    }
}
