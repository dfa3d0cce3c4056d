import Domain
import Store
import TestKit
import Testing

/// What the page of a question shows is read at once, and says the same as its parts.
@Suite struct WorkSheetTests {
    private func expectTheParts(_ community: Community, _ assessment: Assessment.ID, for person: Person.ID) async throws
    {
        let store = community.store
        let work = try #require(try await store.workSheet(assessment, for: person))
        #expect(try await store.sheet(assessment, for: person) == work.sheet)
        #expect(try await store.teamwork(on: assessment, for: person) == work.teamwork)
        #expect(try await store.groupAnswers(to: assessment, for: person) == work.groupAnswers)
        let earlier = try await store.earlierForm(of: community.first, for: person)
        #expect(work.earlier == (work.sheet.open.isEmpty ? nil : earlier))
    }

    @Test(arguments: Engine.allCases)
    func isTheSameAsItsParts(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (community, store) = (groups.community, groups.store)
        let assessment = try await community.open()
        try await expectTheParts(community, assessment, for: community.nele)

        let sam = try await community.colleague("Sam")
        let letter = LetterText(recipient: "sam@one.example", subject: "s", body: "yours")
        let question = try #require(try await store.sheet(assessment, for: sam)).assessment.questions[0]
        try await store.hand([question], in: assessment, to: sam, dueOn: nil, letter: letter, by: community.nele)
        let choice = try #require(community.edition.version.question(question)?.choices.first).id
        _ = try await store.save(Answer(question: question, response: .unknown, note: ""), in: assessment, by: sam)
        try await store.keepBeside(
            Answer(question: question, response: .choice(choice), note: "no"), in: assessment, by: community.nele)
        try await groups.answer("q101", "q101c")
        for person in [community.nele, sam] {
            try await expectTheParts(community, assessment, for: person)
            let work = try #require(try await store.workSheet(assessment, for: person))
            #expect(work.teamwork.handed.count == 1 && work.teamwork.disagreements.count == 1)
            #expect(work.teamwork.answeredBy == [question: sam] && work.groupAnswers.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func tellsOfTheFormBeforeWhileAnythingIsOpen(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let first = try await community.open()
        try await community.answerAll(first)
        _ = try await community.submit(first)
        community.clock.advance(days: 800)
        let second = try await community.open(seed: 2)
        try await expectTheParts(community, second, for: community.nele)
        #expect(try await community.store.workSheet(second, for: community.nele)?.earlier?.sheet.assessment.id == first)
        try await community.answerAll(second)
        let letter = LetterText(recipient: "head@one.example", subject: "s", body: "sign")
        try await community.store.askSignOff(of: second, letters: [letter], by: community.nele)
        try await expectTheParts(community, second, for: community.nele)
        let work = try #require(try await community.store.workSheet(second, for: community.nele))
        #expect(work.teamwork.signOff?.asked?.by == "Nele Verbeke" && work.earlier == nil)
    }

    @Test(arguments: Engine.allCases)
    func isForTheTeam(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        for stranger in [community.joris, community.lotte] {
            #expect(try await community.store.workSheet(assessment, for: stranger) == nil)
        }
        #expect(try await community.store.workSheet(Key(7), for: community.nele) == nil)
    }
}
