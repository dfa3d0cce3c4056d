import Domain
import SQL
import Secrets
import Store
import TestKit
import Testing

/// A group answers once; each school takes it over or not, and sees whose it is. On every database.
@Suite struct GroupAnswerTests {
    private func given(_ groups: GroupCommunity, _ question: Question.ID = "q101") async throws -> GroupAnswer? {
        try await groups.store.answers(of: groups.group.id, on: groups.community.edition, for: groups.greet)
            .answers[question]
    }

    @Test(arguments: Engine.allCases)
    func theSchoolTakesItOverAndSeesWhoseItIs(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        try await groups.answer("q101", "q101c", note: "Contract 12")
        let assessment = try await community.open()
        func own() async throws -> GivenAnswer? {
            try await store.sheet(assessment, for: community.nele)?.answers["q101"]
        }
        let offered = try #require(try await store.groupAnswers(to: assessment, for: community.nele)["q101"])
        #expect(offered.by == "Greet Maes" && offered.note == "Contract 12" && offered.group.number == "G1")
        #expect(try await own() == nil, "nothing counts that the school did not take over")

        let saved = try await store.takeOver(offered.id, to: "q101", in: assessment, by: community.nele, seen: nil)
        #expect(saved.answered == 1)
        #expect(try await own()?.response == .choice("q101c"))
        #expect(try await own()?.group?.name == "Scholengroep Waterkant")
        #expect(try await own()?.by == "Nele Verbeke")
        _ = try await store.takeOver(offered.id, to: "q101", in: assessment, by: community.nele, seen: nil)
        #expect(try await own()?.group != nil, "twice is once")

        // The same answer once more, by the script say, is still the group's; another is not.
        let same = Answer(question: "q101", response: .choice("q101c"), note: "Contract 12")
        _ = try await store.save(same, in: assessment, by: community.nele)
        #expect(try await own()?.group != nil)
        let mine = Answer(question: "q101", response: .choice("q101a"), note: "")
        _ = try await store.save(mine, in: assessment, by: community.nele)
        #expect(try await own()?.group == nil)
        #expect(try await own()?.response == .choice("q101a"))

        // What was taken over stays the school's when the group changes its mind.
        _ = try await store.takeOver(offered.id, to: "q101", in: assessment, by: community.nele, seen: nil)
        try await groups.answer("q101", "q101d")
        #expect(try await own()?.response == .choice("q101c"))
        #expect(try await own()?.group != nil)
        await #expect(throws: GroupAnswerChanged.self) {
            _ = try await store.takeOver(offered.id, to: "q101", in: assessment, by: community.nele, seen: nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func itIsOfferedToTheGroupsSchoolsOnlyAndNeverAnotherQuestion(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        try await groups.answer("q101", "q101c")
        let assessment = try await community.open()
        let offered = try #require(try await given(groups))
        await #expect(throws: Refusal.notFound) {
            _ = try await store.takeOver(offered.id, to: "q104", in: assessment, by: community.nele, seen: nil)
        }
        await #expect(throws: Refusal.notFound) {
            _ = try await store.takeOver(Key(1), to: "q101", in: assessment, by: community.nele, seen: nil)
        }
        try await store.withdrawAnswer(to: "q101", of: groups.group.id, on: community.edition, by: groups.greet)
        try await store.withdrawAnswer(to: "q101", of: groups.group.id, on: community.edition, by: groups.greet)
        #expect(try await store.groupAnswers(to: assessment, for: community.nele).isEmpty)
        await #expect(throws: GroupAnswerChanged.self) {
            _ = try await store.takeOver(offered.id, to: "q101", in: assessment, by: community.nele, seen: nil)
        }
        await #expect(throws: Refusal.notFound, "not a question to share") { try await groups.answer("q116", "q116a") }
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        await #expect(throws: Refusal.alreadySubmitted) {
            _ = try await store.takeOver(offered.id, to: "q101", in: assessment, by: community.nele, seen: nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func aNewerAnswerOfACollegueIsNotTakenOver(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        let (token, email) = (Token(), "sam@one.example")
        try await store.inviteColleague(
            try require(EmailAddress(email), email), as: .contributor, to: community.first, by: community.nele,
            link: mailed(token, to: email))
        try await store.acceptInvitation(
            link: token.hash, name: "Sam", passwordHash: "h", language: "nl", session: Token().hash)
        let sam = try require(try await store.credentials(of: require(EmailAddress(email), email)), email).person
        try await groups.answer("q101", "q101c")
        let assessment = try await community.open()
        let offered = try #require(try await given(groups))
        _ = try await store.save(
            Answer(question: "q101", response: .choice("q101a"), note: "sam"), in: assessment, by: sam)
        await #expect(throws: AnswerConflict.self) {
            _ = try await store.takeOver(offered.id, to: "q101", in: assessment, by: community.nele, seen: nil)
        }
        let sheet = try #require(try await store.sheet(assessment, for: sam))
        #expect(sheet.answers["q101"]?.note == "sam" && sheet.answers["q101"]?.group == nil)
    }

    @Test(arguments: Engine.allCases)
    func twoCoordinatorsOfOneGroup(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let second = try await groups.community.groupCoordinator("an@group.example", "An Bos", of: "G1", "h")
        try await groups.answer("q101", "q101a", note: "first")
        let first = try #require(try await given(groups))
        await #expect(throws: GroupAnswerConflict.self) {
            try await groups.answer("q101", "q101b", by: second)
        }
        try await groups.answer("q101", "q101a", note: "first", by: second)
        #expect(try await given(groups)?.by == "Greet Maes", "the same answer is no other")
        try await groups.answer("q101", "q101b", by: second, seen: first.id)
        #expect(try await given(groups)?.by == "An Bos")
    }

    @Test(arguments: Engine.allCases)
    func theManagerInvitesAndTakesBack(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        let (lotte, nele) = (
            try await community.signedIn(community.lotte), try await community.signedIn(community.nele)
        )
        let (address, token) = (try require(EmailAddress("an@group.example"), "an"), Token())
        func invite(_ number: String, by person: SignedInPerson, _ token: Token) async throws {
            try await store.inviteToGroup(
                address, number: number, of: community.programme.id, by: person, link: mailed(token, to: "an"))
        }
        await #expect(throws: Refusal.notFound) { try await invite("G1", by: nele, token) }
        await #expect(throws: Refusal.notFound) { try await invite("G9", by: lotte, token) }
        try await invite("G1", by: lotte, token)
        let fresh = Token()
        try await invite("G1", by: lotte, fresh)
        #expect(try await store.invitation(behind: token.hash) == nil, "an earlier invitation no longer works")
        let list = try await store.coordinatedGroups(of: community.programme.id, for: lotte)
        #expect(list.map(\.group.register.number) == ["G1", "G2"] && list.map(\.schools) == [2, 1])
        #expect(list.first?.coordinators.map(\.name) == ["Greet Maes"])
        let invited = try #require(list.first?.invited.first)
        #expect(list.first?.invited.count == 1)
        await #expect(throws: Refusal.notFound) {
            try await store.withdraw(invited.id, of: community.programme.id, by: nele)
        }
        try await store.withdraw(invited.id, of: community.programme.id, by: lotte)
        #expect(try await store.invitation(behind: fresh.hash) == nil)
        await #expect(throws: Refusal.notFound) {
            _ = try await store.coordinatedGroups(of: community.programme.id, for: nele)
        }
        await #expect(throws: Refusal.alreadyThere) {
            try await store.inviteToGroup(
                require(EmailAddress("greet@group.example"), "greet"), number: "G1", of: community.programme.id,
                by: lotte, link: mailed(Token(), to: "greet"))
        }
        try await store.removeCoordinator(
            groups.greet, from: groups.group.id, of: community.programme.id, by: lotte)
        await #expect(throws: Refusal.notFound) { _ = try await groups.desk() }
        #expect(try await store.groups(of: groups.greet).isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func anInvitationIsForOnceAndForFourteenDays(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        let (address, token) = (try require(EmailAddress("an@group.example"), "an"), Token())
        try await store.inviteToGroup(
            address, number: "G1", of: community.programme.id, by: nil, link: mailed(token, to: "an"))
        let invitation = try #require(try await store.invitation(behind: token.hash))
        #expect(invitation.purpose == .group(groups.group) && invitation.passwordHash == nil)
        community.clock.advance(days: 13)
        try await store.acceptInvitation(
            link: token.hash, name: "An", passwordHash: "h", language: "nl", session: Token().hash)
        await #expect(throws: Refusal.linkGone) {
            try await store.acceptInvitation(
                link: token.hash, name: "An", passwordHash: "h", language: "nl", session: Token().hash)
        }
        let late = Token()
        try await store.inviteToGroup(
            require(EmailAddress("late@group.example"), "late"), number: "G1", of: community.programme.id, by: nil,
            link: mailed(late, to: "late"))
        community.clock.advance(days: 14)
        #expect(try await store.invitation(behind: late.hash) == nil)
    }
}
