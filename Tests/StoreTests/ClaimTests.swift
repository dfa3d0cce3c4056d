import Domain
import SQL
import Secrets
import Store
import TestKit
import Testing

/// The contract of claims, on every database.
@Suite struct ClaimTests {
    private func claim(
        _ school: School.ID, _ email: String, in community: Community, own: Token
    ) async throws {
        let address = try require(EmailAddress(email), email)
        let claim = NewClaim(
            school: school, email: address, name: "Somebody", language: "nl", passwordHash: "hash",
            source: .said("search"))
        try await community.store.makeClaim(claim, link: mailed(own, to: email))
    }

    @Test(arguments: Engine.allCases)
    func theFirstConfirmedPersonIsCoordinator(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let session = Token()
        try await community.store.openSession(of: community.nele, token: session.hash)
        let signedIn = try #require(try await community.store.signedIn(token: session.hash))
        #expect(signedIn.schools.map(\.id) == [community.first])
        #expect(signedIn.schools.map(\.role) == [.coordinator])
        #expect(signedIn.manages.isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func aLinkWorksOnceAndNotAfterItsTime(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (own, late) = (Token(), Token())
        try await claim(community.third, "one@third.example", in: community, own: own)
        try await claim(community.third, "late@third.example", in: community, own: late)
        try await community.store.confirmOwnAddress(link: own.hash, session: Token().hash, schoolLink: nil)
        await #expect(throws: Refusal.linkGone) {
            try await community.store.confirmOwnAddress(link: own.hash, session: Token().hash, schoolLink: nil)
        }
        community.clock.advance(days: 3)
        #expect(try await community.store.claim(behind: late.hash, for: .ownAddress) == nil)
    }

    @Test(arguments: Engine.allCases)
    func aLinkOfOnePurposeDoesNothingForAnother(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let own = Token()
        try await claim(community.third, "one@third.example", in: community, own: own)
        #expect(try await community.store.claim(behind: own.hash, for: .schoolAddress) == nil)
        await #expect(throws: Refusal.linkGone) {
            try await community.store.confirmBySchool(
                link: own.hash, letter: LetterText(recipient: "a", subject: "b", body: "c"))
        }
    }

    @Test(arguments: Engine.allCases)
    func ofTwoClaimsAtOnceOneGetsThrough(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let links = [Token(), Token()]
        for (number, link) in links.enumerated() {
            let own = Token()
            try await claim(community.third, "p\(number)@third.example", in: community, own: own)
            try await community.store.confirmOwnAddress(
                link: own.hash, session: Token().hash, schoolLink: mailed(link, to: "school@third.example"))
        }
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for link in links {
                group.addTask {
                    let letter = LetterText(recipient: "a", subject: "b", body: "c")
                    return (try? await community.store.confirmBySchool(link: link.hash, letter: letter)) != nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.sorted { !$0 && $1 } == [false, true])
    }

    @Test(arguments: Engine.allCases)
    func aSchoolThatTakesPartIsToldOnlyToAConfirmedAddress(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let own = Token()
        try await claim(community.first, "other@one.example", in: community, own: own)
        await #expect(throws: Refusal.schoolTaken) {
            try await community.store.confirmOwnAddress(link: own.hash, session: Token().hash, schoolLink: nil)
        }
        let email = try require(EmailAddress("other@one.example"), "address")
        #expect(try await community.store.credentials(of: email) == nil)
    }

    @Test(arguments: Engine.allCases)
    func theManagerSeesWhatWaitsAndDecidesOnce(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (session, own) = (Token(), Token())
        let store = community.store
        try await store.openSession(of: community.lotte, token: session.hash)
        let manager = try #require(try await store.signedIn(token: session.hash))
        #expect(try await store.waitingClaims(for: manager).isEmpty)
        try await claim(community.third, "p@third.example", in: community, own: own)
        #expect(try await store.waitingClaims(for: manager).isEmpty, "the own address is not confirmed yet")
        try await store.confirmOwnAddress(link: own.hash, session: Token().hash, schoolLink: nil)
        let waiting = try #require(try await store.waitingClaims(for: manager).first)
        #expect(waiting.school.id == community.third)
        let letter = LetterText(recipient: waiting.email, subject: "s", body: "b")
        try await store.approve(waiting.id, by: manager, letter: letter)
        #expect(try await store.waitingClaims(for: manager).isEmpty)
        await #expect(throws: Refusal.alreadyDecided) {
            try await store.refuse(waiting.id, by: manager, reason: "late", letter: letter)
        }
    }

    @Test(arguments: Engine.allCases)
    func aClaimThatTheSchoolDoesNotAnswerComesToTheManagerAfterAWeek(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (session, own, link) = (Token(), Token(), Token())
        let store = community.store
        _ = try await store.importDelivery(
            Delivery(
                schools: [Community.school("000104", "Vijf", "Gent", ["arts"], email: "info@five.example")], covers: [],
                unusable: [], rows: 1), files: ["more.csv"], into: community.programme)
        try await claim(try await store.id(of: "000104"), "p@five.example", in: community, own: own)
        try await store.confirmOwnAddress(
            link: own.hash, session: Token().hash, schoolLink: mailed(link, to: "info@five.example"))
        community.clock.advance(days: 6)
        try await store.openSession(of: community.lotte, token: session.hash)
        let manager = try #require(try await store.signedIn(token: session.hash))
        #expect(try await store.waitingClaims(for: manager).isEmpty)
        community.clock.advance(days: 1)
        #expect(try await store.waitingClaims(for: manager).count == 1)
        #expect(try await store.claim(behind: link.hash, for: .schoolAddress) != nil, "the school can still answer")
    }

    @Test(arguments: Engine.allCases)
    func somebodyWithoutAProgrammeDecidesNothing(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (session, own) = (Token(), Token())
        try await claim(community.third, "p@third.example", in: community, own: own)
        try await community.store.confirmOwnAddress(link: own.hash, session: session.hash, schoolLink: nil)
        let claimant = try #require(try await community.store.signedIn(token: session.hash))
        let claim = try #require(try await community.store.ownWaitingClaims(of: claimant.person.id).first)
        await #expect(throws: Refusal.notFound) {
            try await community.store.approve(
                claim.id, by: claimant, letter: LetterText(recipient: "a", subject: "b", body: "c"))
        }
    }
}
