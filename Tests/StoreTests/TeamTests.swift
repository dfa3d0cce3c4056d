import Domain
import Secrets
import Store
import TestKit
import Testing

/// The contract of a school's team and of answering together, on every database.
@Suite struct TeamTests {
    /// A contributor of the first school.
    private func contributor(in community: Community, _ email: String = "sam@one.example") async throws -> Person.ID {
        let (address, token) = (try require(EmailAddress(email), email), Token())
        try await community.store.inviteColleague(
            address, as: .contributor, to: community.first, by: community.nele, link: mailed(token, to: email))
        try await community.store.acceptInvitation(
            link: token.hash, name: "Sam", passwordHash: "h", language: "nl", session: Token().hash)
        return try require(try await community.store.credentials(of: address), email).person
    }

    @Test(arguments: Engine.allCases)
    func aContributorAnswersAndDoesNotSubmit(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let sam = try await contributor(in: community)
        await #expect(throws: Refusal.notFound) { _ = try await community.open(by: sam) }
        let assessment = try await community.open()
        let answer = Answer(question: "q101", response: .unknown, note: "")
        #expect(try await community.store.save(answer, in: assessment, by: sam).answered == 1)
        try await community.answerAll(assessment)
        await #expect(throws: Refusal.notFound) { _ = try await community.submit(assessment, by: sam) }
        await #expect(throws: Refusal.notFound) { try await community.store.giveUp(assessment, by: sam) }
    }

    @Test(arguments: Engine.allCases)
    func anotherPersonsNewerAnswerIsNotOverwritten(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (sam, store) = (try await contributor(in: community), community.store)
        let assessment = try await community.open()
        func save(_ response: Response, by person: Person.ID, seen: Moment?) async throws -> Saved {
            try await store.save(
                Answer(question: "q101", response: response, note: ""), in: assessment, by: person, seen: seen)
        }
        let first = try await save(.choice("q101a"), by: community.nele, seen: nil)
        // The same person never conflicts with themselves: autosave and the button, or two tabs.
        let second = try await save(.choice("q101b"), by: community.nele, seen: nil)
        #expect(second.at > first.at)
        await #expect(throws: AnswerConflict.self) { _ = try await save(.choice("q101c"), by: sam, seen: nil) }
        await #expect(throws: AnswerConflict.self) { _ = try await save(.choice("q101c"), by: sam, seen: first.at) }
        let kept = try #require(try await store.sheet(assessment, for: sam)?.answers["q101"])
        #expect(kept.response == .choice("q101b"))
        #expect(try await save(.choice("q101b"), by: sam, seen: nil).answered == 1, "the same answer is no conflict")
        let theirs = try #require(try await store.sheet(assessment, for: sam)?.answers["q101"])
        #expect(try await save(.choice("q101d"), by: community.nele, seen: theirs.at).answered == 1)
    }

    @Test(arguments: Engine.allCases)
    func ofTwoSaversAtOnceOneIsTold(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (sam, store) = (try await contributor(in: community), community.store)
        let assessment = try await community.open()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for (person, choice) in [(community.nele, "q101a"), (sam, "q101b")] {
                group.addTask {
                    let answer = Answer(question: "q101", response: Response(choice), note: "")
                    return (try? await store.save(answer, in: assessment, by: person)) != nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
    }

    @Test(arguments: Engine.allCases)
    func aClockSetBackDoesNotHideWhatIsNewer(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        let answer = Answer(question: "q101", response: .unknown, note: "")
        let first = try await community.store.save(answer, in: assessment, by: community.nele)
        community.clock.advance(days: -365)
        let second = try await community.store.save(
            Answer(question: "q101", response: .choice("q101a"), note: ""), in: assessment, by: community.nele)
        #expect(second.at > first.at)
    }

    @Test(arguments: Engine.allCases)
    func aTeamAlwaysHasACoordinator(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (sam, store, first, nele) = (
            try await contributor(in: community), community.store, community.first, community.nele
        )
        await #expect(throws: Refusal.lastCoordinator) { try await store.remove(nele, from: first, by: nele) }
        await #expect(throws: Refusal.lastCoordinator) {
            try await store.setRole(of: nele, to: .contributor, at: first, by: nele)
        }
        await #expect(throws: Refusal.notFound) {
            try await store.setRole(of: sam, to: .coordinator, at: first, by: sam)
        }
        await #expect(throws: Refusal.notFound) { try await store.remove(nele, from: first, by: sam) }
        try await store.setRole(of: sam, to: .coordinator, at: first, by: nele)
        try await store.remove(nele, from: first, by: nele)
        #expect(try await store.team(of: first, for: nele) == nil)
        #expect(try await store.team(of: first, for: sam)?.members.map(\.name) == ["Sam"])
    }

    @Test(arguments: Engine.allCases)
    func aWithdrawnInvitationDoesNotWork(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (address, token, store) = (try require(EmailAddress("x@one.example"), "x"), Token(), community.store)
        try await store.inviteColleague(
            address, as: .coordinator, to: community.first, by: community.nele, link: mailed(token, to: "x"))
        let invited = try #require(try await store.team(of: community.first, for: community.nele)?.invited.first)
        await #expect(throws: Refusal.notFound) {
            try await store.withdraw(invited.id, of: community.first, by: community.joris)
        }
        try await store.withdraw(invited.id, of: community.first, by: community.nele)
        #expect(try await store.invitation(behind: token.hash) == nil)
        await #expect(throws: Refusal.alreadyThere) {
            let nele = try require(EmailAddress("nele@one.example"), "nele")
            try await store.inviteColleague(
                nele, as: .contributor, to: community.first, by: community.nele, link: mailed(Token(), to: "n"))
        }
        await #expect(throws: Refusal.notFound) {
            try await store.inviteColleague(
                address, as: .contributor, to: community.first, by: community.joris, link: mailed(Token(), to: "n"))
        }
    }

    @Test(arguments: Engine.allCases)
    func anAssessmentGivenUpHandsOnItsDraw(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let first = try await community.open(seed: 7)
        let questions = try await community.store.sheet(first, for: community.nele)?.assessment.questions
        try await community.store.giveUp(first, by: community.nele)
        await #expect(throws: Refusal.givenUp) {
            let answer = Answer(question: "q101", response: .unknown, note: "")
            _ = try await community.store.save(answer, in: first, by: community.nele)
        }
        let second = try await community.open(seed: 8)
        #expect(second != first)
        let again = try await community.store.sheet(second, for: community.nele)
        #expect(again?.assessment.questions == questions)
        #expect(again?.answers.isEmpty == true)
    }

    @Test(arguments: Engine.allCases)
    func aNewPasswordEndsEverySessionAndEveryLink(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (store, old, new) = (community.store, Token(), Token())
        let links = [Token(), Token()]
        try await store.openSession(of: community.nele, token: old.hash)
        for link in links { try await store.mailPasswordLink(to: community.nele, link: mailed(link, to: "n")) }
        try await store.setPassword(link: links[0].hash, hash: "new hash", session: new.hash)
        #expect(try await store.signedIn(token: old.hash) == nil)
        #expect(try await store.signedIn(token: new.hash) != nil)
        for link in links {
            await #expect(throws: Refusal.linkGone) {
                try await store.setPassword(link: link.hash, hash: "other", session: Token().hash)
            }
        }
        let nele = try require(EmailAddress("nele@one.example"), "nele")
        #expect(try await store.credentials(of: nele)?.passwordHash == "new hash")
        try await store.closeSessions(of: community.nele)
        #expect(try await store.signedIn(token: new.hash) == nil)
    }
}
