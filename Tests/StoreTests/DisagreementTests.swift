import Domain
import Store
import TestKit
import Testing

/// The contract of answers that differ, on every database.
@Suite struct DisagreementTests {
    private struct Two {
        let community: Community
        let sam: Person.ID
        let assessment: Assessment.ID

        var store: Store { community.store }
        var nele: Person.ID { community.nele }

        /// Nele has answered.
        init(_ engine: Engine) async throws {
            community = try await Community(on: engine)
            sam = try await community.colleague("Sam")
            assessment = try await community.open()
            _ = try await store.save(
                Answer(question: "q101", response: .choice("q101a"), note: "Nele's"), in: assessment, by: nele)
        }

        func keep(_ response: Response, _ note: String, by person: Person.ID) async throws {
            try await store.keepBeside(
                Answer(question: "q101", response: response, note: note), in: assessment, by: person)
        }

        func all() async throws -> [Disagreement] {
            try require(try await store.teamwork(on: assessment, for: nele), "the work").disagreements
        }

        func answer() async throws -> GivenAnswer? {
            try await store.sheet(assessment, for: nele)?.answers["q101"]
        }
    }

    @Test(arguments: Engine.allCases)
    func bothAreKeptUntilTheCoordinatorSettlesIt(_ engine: Engine) async throws {
        let two = try await Two(engine)
        two.community.clock.advance(seconds: 60)
        for _ in 1...2 { try await two.keep(.choice("q101d"), "Sam's", by: two.sam) }
        let open = try #require(try await two.all().first)
        #expect(try await two.all().count == 1)
        #expect(open.opinions.map(\.name) == ["Nele Verbeke", "Sam"])
        #expect(open.opinions.map(\.role) == [.coordinator, .contributor])
        #expect(open.opinions.map(\.note) == ["Nele's", "Sam's"])
        #expect(try await two.answer()?.response == .choice("q101a"), "the first stands meanwhile")
        // A plain save does not decide it, whoever makes it.
        for person in [two.nele, two.sam] {
            let answer = Answer(question: "q101", response: .unknown, note: "")
            await #expect(throws: Unsettled(questions: ["q101"])) {
                _ = try await two.store.save(answer, in: two.assessment, by: person, seen: two.community.clock.now)
            }
        }
        await #expect(throws: Refusal.notFound) {
            try await two.store.settle(open.id, in: two.assessment, on: two.sam, reason: "I say so", by: two.sam)
        }
        for _ in 1...2 {
            try await two.store.settle(open.id, in: two.assessment, on: two.sam, reason: "seen it", by: two.nele)
        }
        let answer = try #require(try await two.answer())
        #expect((answer.response, answer.note, answer.by) == (.choice("q101d"), "Sam's", "Sam"))
        let settled = try #require(try await two.all().first)
        #expect(settled.settlement?.reason == "seen it" && settled.settlement?.by == "Nele Verbeke")
        #expect(settled.opinions == open.opinions, "both are kept")
        await #expect(throws: Refusal.alreadyDecided) {
            try await two.store.settle(open.id, in: two.assessment, on: two.nele, reason: "other", by: two.nele)
        }
    }

    @Test(arguments: Engine.allCases)
    func anOpinionMayChangeAndAThirdMayCome(_ engine: Engine) async throws {
        let two = try await Two(engine)
        let tom = try await two.community.colleague("Tom", as: .head)
        try await two.keep(.choice("q101d"), "", by: two.sam)
        two.community.clock.advance(seconds: 60)
        try await two.keep(.choice("q101c"), "", by: tom)
        try await two.keep(.choice("q101b"), "changed", by: two.nele)
        let opinions = try #require(try await two.all().first).opinions
        #expect(Set(opinions.map(\.response)) == [.choice("q101d"), .choice("q101c"), .choice("q101b")])
        try await two.store.remove(tom, from: two.community.first, by: tom)
        let gone = try #require(try await two.all().first?.opinions.first { $0.name == "Tom" })
        #expect(gone.role == nil, "who left keeps a voice, and no role")
        let joris = two.community.joris
        await #expect(throws: Refusal.notFound) { try await two.keep(.unknown, "", by: joris) }
    }

    @Test(arguments: Engine.allCases)
    func whereNothingDiffersItIsAnAnswer(_ engine: Engine) async throws {
        let two = try await Two(engine)
        try await two.keep(.choice("q101a"), "Nele's", by: two.sam)
        try await two.keep(.choice("q101b"), "own", by: two.nele)
        #expect(try await two.all().isEmpty)
        #expect(try await two.answer()?.response == .choice("q101b"))
    }

    @Test(arguments: Engine.allCases)
    func whatIsNotSettledCantBeSubmitted(_ engine: Engine) async throws {
        let two = try await Two(engine)
        try await two.community.answerAll(two.assessment)
        try await two.keep(.choice("q101b"), "", by: two.sam)
        await #expect(throws: Unsettled(questions: ["q101"])) {
            _ = try await two.community.submit(two.assessment)
        }
        let open = try #require(try await two.all().first)
        try await two.store.settle(open.id, in: two.assessment, on: two.nele, reason: "checked", by: two.nele)
        _ = try await two.community.submit(two.assessment)
    }
}
