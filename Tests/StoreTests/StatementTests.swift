import Domain
import Store
import TestKit
import Testing

/// The contract of a school's public statement, and of the words that results name, on every database.
@Suite struct StatementTests {
    private let levels: [LabelLevel.ID] = ["bronze", "silver", "gold"]

    /// The first school, with bronze.
    private func labelled(on engine: Engine) async throws -> Community {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        return community
    }

    @Test(arguments: Engine.allCases)
    func nothingIsPublicUntilTheCoordinatorWantsIt(_ engine: Engine) async throws {
        let community = try await labelled(on: engine)
        let (store, school, nele) = (community.store, community.first, community.nele)
        #expect(try await store.publicStatement(of: school, levels: levels) == nil)
        let before = try #require(try await store.statementDesk(of: school, for: nele, levels: levels))
        #expect(before.decision == nil && before.label?.label.level == "bronze")
        try await store.setStatement(public: true, of: school, by: nele)
        let stated = try #require(try await store.publicStatement(of: school, levels: levels))
        #expect(stated.label.level == "bronze" && stated.version == community.edition.version)
        let decided = community.clock.now
        community.clock.advance(seconds: 60)
        try await store.setStatement(public: true, of: school, by: nele)
        let after = try await store.statementDesk(of: school, for: nele, levels: levels)?.decision
        #expect(after?.isPublic == true && after?.by == "Nele Verbeke" && after?.at == decided, "twice is once")
        try await store.setStatement(public: false, of: school, by: nele)
        #expect(try await store.publicStatement(of: school, levels: levels) == nil)
        let off = try await store.statementDesk(of: school, for: nele, levels: levels)?.decision
        #expect(off?.isPublic == false && off?.at == community.clock.now)
    }

    @Test(arguments: Engine.allCases)
    func onlyTheSchoolsOwnCoordinatorDecides(_ engine: Engine) async throws {
        let community = try await labelled(on: engine)
        for stranger in [community.joris, community.lotte] {
            await #expect(throws: Refusal.notFound) {
                try await community.store.setStatement(public: true, of: community.first, by: stranger)
            }
            #expect(
                try await community.store.statementDesk(of: community.first, for: stranger, levels: levels) == nil)
        }
        #expect(try await community.store.publicStatement(of: community.first, levels: levels) == nil)
    }

    @Test(arguments: Engine.allCases)
    func aLabelThatIsNotValidIsNotTold(_ engine: Engine) async throws {
        let community = try await labelled(on: engine)
        let (store, school) = (community.store, community.first)
        try await store.setStatement(public: true, of: school, by: community.nele)
        let until = try #require(try await store.publicStatement(of: school, levels: levels)).label.validUntil
        #expect(try await store.at(until.adding(seconds: -1)).publicStatement(of: school, levels: levels) != nil)
        #expect(try await store.at(until).publicStatement(of: school, levels: levels) == nil)
        try await store.setStatement(public: true, of: community.second, by: community.joris)
        #expect(try await store.publicStatement(of: community.second, levels: levels) == nil, "without a label")
    }

    @Test(arguments: Engine.allCases)
    func wordsAreKeptByTheirRevision(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let texts = community.edition.texts
        try await community.store.keep(words: Array(texts.values))
        try await community.store.keep(words: Array(texts.values))
        for (language, text) in texts {
            #expect(try await community.store.wording(text.revision, in: language) == text)
        }
        #expect(try await community.store.wording("other", in: "nl") == nil)
        let nl = try #require(texts["nl"])
        #expect(try await community.store.wording(nl.revision, in: "pl") == nil)
    }
}
