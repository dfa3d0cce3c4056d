import Domain
import SQL
import Secrets
import Store
import TestKit
import Testing

/// The contract of school groups, on every database: a group sees what its schools share, and nothing else.
@Suite struct GroupTests {
    @Test(arguments: Engine.allCases)
    func aGroupSeesNothingUntilASchoolSharesIt(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        #expect(try await groups.desk().schools.map(\.number) == ["000102", "000101"], "by name")
        #expect(try await groups.desk().schools.allSatisfy { $0.standing == nil && $0.plan == nil })
        #expect(try await store.sharing(of: community.first, for: community.nele)?.shares == [])

        try await store.share([.standing], of: community.first, by: community.nele)
        let school = try #require(try await groups.desk().schools.last)
        #expect(school.standing?.state == .labelled && school.standing?.label?.level == "bronze")
        #expect(school.plan == nil)
        #expect(try await groups.desk().schools.first?.standing == nil, "the other school of the group")

        community.clock.advance(days: 1)
        try await store.share([.standing, .plan], of: community.first, by: community.nele)
        let sharing = try #require(try await store.sharing(of: community.first, for: community.nele))
        #expect(sharing.coordinators == ["Greet Maes"] && sharing.group.name == "Scholengroep Waterkant")
        #expect(sharing.shares.map(\.matter) == [.standing, .plan])
        #expect(sharing.shares.first?.since == FixedClock.start, "what was shared keeps its day")
        #expect(sharing.shares.allSatisfy { $0.by == "Nele Verbeke" })

        try await store.share([.plan], of: community.first, by: community.nele)
        #expect(try await groups.desk().schools.last?.standing == nil)
        #expect(try await groups.desk().schools.last?.plan == PlanProgress())
        try await store.share([], of: community.first, by: community.nele)
        #expect(try await groups.desk().schools.allSatisfy { $0.standing == nil && $0.plan == nil })
    }

    @Test(arguments: Engine.allCases)
    func statesAndLabelsSideBySide(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        try await store.share([.standing], of: community.first, by: community.nele)
        func standing() async throws -> GroupSchool.Standing? { try await groups.desk().schools.last?.standing }
        #expect(try await standing()?.state == .registered)
        let assessment = try await community.open()
        #expect(try await standing()?.state == .registered, "nothing is answered yet")
        try await community.answerAll(assessment)
        #expect(try await standing()?.state == .started)
        _ = try await community.submit(assessment)
        #expect(try await standing()?.submittedAt == community.clock.now)
        community.clock.advance(days: 600)
        #expect(try await standing()?.label == nil, "the label has expired")
        #expect(try await standing()?.state == .submitted)
    }

    @Test(arguments: Engine.allCases)
    func thePlanIsCountedAndListedWithoutOwnersAndNotes(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        let tasks = [("Old", "done", "2026-01-01"), ("Late", "busy", "2026-11-11"), ("Soon", "planned", "2026-11-12")]
        for (index, (title, state, due)) in (tasks + [("Not us", "declined", "2026-01-01")]).enumerated() {
            try await community.undertake(title, state, due, key: Int64(index + 1))
        }
        await #expect(throws: Refusal.notFound) { _ = try await sharedPlan(groups) }
        try await store.share([.plan], of: community.first, by: community.nele)
        #expect(try await groups.desk().schools.last?.plan == PlanProgress(done: 1, open: 2, overdue: 1))
        let plan = try await sharedPlan(groups)
        #expect(plan.tasks.map(\.subject) == [.own("Late"), .own("Soon"), .own("Old")])
        #expect(plan.tasks.map(\.isOverdue) == [true, false, false])
    }

    private func sharedPlan(_ groups: GroupCommunity, for person: Person.ID? = nil) async throws -> SharedPlan {
        try await groups.store.sharedPlan(
            of: groups.community.first, with: groups.group.id, for: person ?? groups.greet, today: "2026-11-12")
    }

    @Test(arguments: Engine.allCases)
    func aSchoolThatLeavesInTheRegisterIsSeenNoMore(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        try await store.share([.standing, .plan], of: community.first, by: community.nele)
        try await groups.answer("q101", "q101c")
        let assessment = try await community.open()
        let offered = try #require(try await store.groupAnswers(to: assessment, for: community.nele)["q101"])
        #expect(try await sharedPlan(groups).name == "Sint-Jozefschool Één")

        try await community.place(["000101": "G2", "000102": "G1", "000103": "G2"])
        #expect(try await groups.desk().schools.map(\.number) == ["000102"])
        await #expect(throws: Refusal.notFound) { _ = try await sharedPlan(groups) }
        let there = try await groups.desk(for: groups.piet, of: groups.other).schools
        #expect(
            there.map(\.number) == ["000103", "000101"] && there.allSatisfy { $0.standing == nil && $0.plan == nil })
        #expect(try await store.groupAnswers(to: assessment, for: community.nele).isEmpty)
        await #expect(throws: Refusal.notFound) {
            _ = try await store.takeOver(offered.id, to: "q101", in: assessment, by: community.nele, seen: nil)
        }
        #expect(try await store.sharing(of: community.first, for: community.nele)?.shares == [])

        try await community.place(["000101": "G1", "000102": "G1", "000103": "G2"])
        #expect(try await groups.desk().schools.last?.standing == nil, "back again it shares nothing by itself")
        try await community.place(["000101": nil, "000102": "G1", "000103": "G2"])
        #expect(try await store.sharing(of: community.first, for: community.nele) == nil)
        await #expect(throws: Refusal.notFound) {
            try await store.share([.plan], of: community.first, by: community.nele)
        }
    }

    @Test(arguments: Engine.allCases)
    func aGroupsNameIsThatOfTheRegister(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        try await groups.community.place(["000101": "G1", "000102": "G1", "000103": "G2"], name: "New name")
        #expect(try await groups.store.groups(of: groups.greet).map(\.register.name) == ["New name"])
        #expect(try await groups.store.groups(of: groups.piet).map(\.register.name) == ["G2"])
    }

    @Test(arguments: Engine.allCases)
    func everythingIsForWhoseItIs(_ engine: Engine) async throws {
        let groups = try await GroupCommunity(on: engine)
        let (store, community) = (groups.store, groups.community)
        try await store.share([.standing, .plan], of: community.first, by: community.nele)
        try await groups.answer("q101", "q101c")
        let assessment = try await community.open()
        let offered = try #require(try await store.groupAnswers(to: assessment, for: community.nele)["q101"])
        for stranger in [groups.piet, community.nele, community.joris, community.lotte] {
            await #expect(throws: Refusal.notFound) { _ = try await groups.desk(for: stranger) }
            await #expect(throws: Refusal.notFound) { _ = try await sharedPlan(groups, for: stranger) }
            await #expect(throws: Refusal.notFound) {
                _ = try await store.answers(of: groups.group.id, on: community.edition, for: stranger)
            }
            await #expect(throws: Refusal.notFound) { try await groups.answer("q101", "q101a", by: stranger) }
            await #expect(throws: Refusal.notFound) {
                try await store.withdrawAnswer(
                    to: "q101", of: groups.group.id, on: community.edition, by: stranger)
            }
        }
        for stranger in [groups.greet, groups.piet, community.joris, community.lotte] {
            await #expect(throws: Refusal.notFound) { _ = try await store.sharing(of: community.first, for: stranger) }
            await #expect(throws: Refusal.notFound) { try await store.share([], of: community.first, by: stranger) }
            #expect(try await store.groupAnswers(to: assessment, for: stranger).isEmpty)
            await #expect(throws: Refusal.notFound) {
                _ = try await store.takeOver(offered.id, to: "q101", in: assessment, by: stranger, seen: nil)
            }
        }
        await #expect(throws: Refusal.notFound, "of the group's schools another's plan is not shared") {
            _ = try await store.sharedPlan(
                of: community.second, with: groups.group.id, for: groups.greet, today: "2026-11-12")
        }
        await #expect(throws: Refusal.notFound, "a school of another group") {
            _ = try await store.sharedPlan(
                of: community.third, with: groups.group.id, for: groups.greet, today: "2026-11-12")
        }
    }
}

extension Community {
    /// A task of the first school, as it may be.
    fileprivate func undertake(_ title: String, _ state: String, _ due: String, key: Int64) async throws {
        let (first, nele, now) = (first, nele, clock.now)
        let done: Moment? = state == "done" ? now : nil
        _ = try await store.database.write { connection in
            try connection.run(
                """
                INSERT INTO task (key, school, title, made_at, made_by, state, owner, due_on, notes, reason, done_at,
                    revision)
                VALUES (\(key), \(first), \(title), \(now), \(nele), \(state), \(nele), \(due), 'secret',
                    \(state == "declined" ? "no" : ""), \(done), 1)
                """)
        }
    }
}
