import Domain
import SQL
import Secrets
import Store
import TestKit
import Testing

/// The contract of what a school undertakes, on every database.
@Suite struct TaskTests {
    private struct AtPlan {
        let community: Community
        let result: AssessmentResult.ID
        /// Of the plan, in its order.
        let actions: [Action.ID]

        var store: Store { community.store }

        func undertake(_ action: Action.ID, _ standing: SchoolTask.Standing) async throws -> SchoolTask {
            let there = try await store.undertake(
                [Undertaking(action: action, standing: standing)], of: result, by: community.nele)
            return try require(there[action], "the task of \(action)")
        }

        func task(_ id: SchoolTask.ID) async throws -> TaskRecord {
            try require(try await store.task(id, for: community.nele), "task \(id)")
        }
    }

    /// Every question answered with its weakest choice.
    private func atPlan(_ engine: Engine) async throws -> AtPlan {
        let community = try await Community(on: engine)
        let result = try await weakResult(of: community)
        let plan = try require(try await community.store.result(result, for: community.nele), "the result")
        return AtPlan(community: community, result: result, actions: plan.judgement.plan.map(\.action))
    }

    private func weakResult(of community: Community, seed: UInt64 = 1) async throws -> AssessmentResult.ID {
        let assessment = try await community.open(seed: seed)
        try await community.answerAll(assessment, fromBest: 9)
        return try await community.submit(assessment)
    }

    private func colleague(of community: Community) async throws -> Person.ID {
        let (email, token) = ("sam@one.example", Token())
        let address = try require(EmailAddress(email), email)
        try await community.store.inviteColleague(
            address, as: .contributor, to: community.first, by: community.nele, link: mailed(token, to: email))
        try await community.store.acceptInvitation(
            link: token.hash, name: "Sam", passwordHash: "h", language: "nl", session: Token().hash)
        return try require(try await community.store.credentials(of: address), email).person
    }

    @Test(arguments: Engine.allCases)
    func anActionIsTakenOnOnce(_ engine: Engine) async throws {
        let at = try await atPlan(engine)
        let (first, second) = (at.actions[0], at.actions[1])
        let task = try await at.undertake(first, .init(state: .accepted))
        #expect(task.subject == .action(first, of: at.result) && task.revision == 1 && task.doneAt == nil)
        let again = try await at.undertake(first, .init(state: .declined, reason: "no"))
        #expect(again == task, "what is there stays as it is")
        let declined = try await at.undertake(second, .init(state: .declined, reason: "no pupils on site"))
        #expect(declined.state == .declined && declined.reason == "no pupils on site")
        let tasks = try await at.store.tasks(of: at.community.first, for: at.community.nele)
        #expect(tasks?.map(\.id) == [task.id, declined.id])
        let record = try await at.task(task.id)
        #expect(record.changes.map(\.by) == ["Nele Verbeke"] && record.result?.id == at.result)
        #expect(record.changes.first?.standing == task.standing)
    }

    @Test(arguments: Engine.allCases)
    func whatIsTickedGetsDaysAndKeepsThoseItHas(_ engine: Engine) async throws {
        let at = try await atPlan(engine)
        let (undated, dated, new) = (at.actions[0], at.actions[1], at.actions[2])
        _ = try await at.undertake(undated, .init(state: .accepted, notes: "n"))
        _ = try await at.undertake(dated, .init(state: .busy, dueOn: "2027-01-01"))
        let wanted = [undated, dated, new].map {
            Undertaking(action: $0, standing: .init(state: .planned, dueOn: "2027-05-05"))
        }
        for _ in 1...2 {
            let there = try await at.store.undertake(wanted, of: at.result, by: at.community.nele)
            #expect(there[undated]?.standing == .init(state: .planned, dueOn: "2027-05-05", notes: "n"))
            #expect(there[undated]?.revision == 2)
            #expect(there[dated]?.standing == .init(state: .busy, dueOn: "2027-01-01"))
            #expect(there[new]?.standing == .init(state: .planned, dueOn: "2027-05-05"))
        }
        let id = try #require(try await at.store.tasks(of: at.community.first, for: at.community.nele)?.first?.id)
        #expect(try await at.task(id).changes.map(\.standing.dueOn) == ["2027-05-05", nil])
    }

    @Test(arguments: Engine.allCases)
    func aChangeIsKeptWithWhoMadeIt(_ engine: Engine) async throws {
        let at = try await atPlan(engine)
        let sam = try await colleague(of: at.community)
        let task = try await at.undertake(at.actions[0], .init(state: .accepted))
        at.community.clock.advance(days: 1)
        let busy = SchoolTask.Standing(state: .busy, owner: sam, dueOn: "2027-03-01", notes: "Begun")
        try await at.store.change(task.id, to: busy, seen: 1, by: sam)
        try await at.store.change(task.id, to: busy, seen: 1, by: sam)
        let done = SchoolTask.Standing(state: .done, owner: sam, notes: "Begun")
        try await at.store.change(task.id, to: done, seen: 2, by: at.community.nele)
        let record = try await at.task(task.id)
        #expect(record.task.standing == done && record.task.doneAt == at.community.clock.now)
        #expect(record.task.owner == .init(id: sam, name: "Sam", isOfTheTeam: true))
        #expect(record.changes.map(\.revision) == [3, 2, 1], "the same twice is one change")
        #expect(record.changes.map(\.by) == ["Nele Verbeke", "Sam", "Nele Verbeke"])
        #expect(record.changes.map(\.standing.state) == [.done, .busy, .accepted])
        #expect(record.changes.map(\.ownerName) == ["Sam", "Sam", nil])
        at.community.clock.advance(days: 1)
        try await at.store.change(task.id, to: .init(state: .done, notes: "More"), seen: 3, by: sam)
        #expect(try await at.task(task.id).task.doneAt == record.task.doneAt, "it was done then")
        try await at.store.change(task.id, to: .init(state: .busy), seen: 4, by: sam)
        #expect(try await at.task(task.id).task.doneAt == nil)
    }

    @Test(arguments: Engine.allCases)
    func ofTwoWhoMoveOneTaskOneIsTold(_ engine: Engine) async throws {
        let at = try await atPlan(engine)
        let sam = try await colleague(of: at.community)
        let task = try await at.undertake(at.actions[0], .init(state: .accepted))
        let store = at.store
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for (person, state) in [(at.community.nele, SchoolTask.State.busy), (sam, .done)] {
                group.addTask {
                    do {
                        try await store.change(task.id, to: .init(state: state), seen: 1, by: person)
                        return true
                    } catch {
                        return !(error is TaskConflict)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
        let record = try await at.task(task.id)
        #expect(record.task.revision == 2 && record.changes.count == 2)
        let conflict = await #expect(throws: TaskConflict.self) {
            try await store.change(task.id, to: .init(state: .planned), seen: 1, by: sam)
        }
        #expect(conflict?.theirs == record.task)
    }

    @Test(arguments: Engine.allCases)
    func anOwnerIsOfTheTeam(_ engine: Engine) async throws {
        let at = try await atPlan(engine)
        let (sam, nele) = (try await colleague(of: at.community), at.community.nele)
        let task = try await at.undertake(at.actions[0], .init(state: .accepted))
        for stranger in [at.community.joris, at.community.lotte, Person.ID(5)] {
            await #expect(throws: TaskRefusal.ownerNotOfTheTeam) {
                try await at.store.change(task.id, to: .init(state: .busy, owner: stranger), seen: 1, by: nele)
            }
        }
        try await at.store.change(task.id, to: .init(state: .busy, owner: sam), seen: 1, by: nele)
        try await at.store.remove(sam, from: at.community.first, by: nele)
        #expect(try await at.task(task.id).task.owner == .init(id: sam, name: "Sam", isOfTheTeam: false))
        try await at.store.change(task.id, to: .init(state: .done, owner: sam), seen: 2, by: nele)
        try await at.store.change(task.id, to: .init(state: .busy), seen: 3, by: nele)
        await #expect(throws: TaskRefusal.ownerNotOfTheTeam) {
            try await at.store.change(task.id, to: .init(state: .busy, owner: sam), seen: 4, by: nele)
        }
        await #expect(throws: Refusal.notFound) {
            try await at.store.change(task.id, to: .init(state: .done), seen: 4, by: sam)
        }
    }

    @Test(arguments: Engine.allCases)
    func theSchoolsOwnIsAddedOnce(_ engine: Engine) async throws {
        let at = try await atPlan(engine)
        let (store, nele, school) = (at.store, at.community.nele, at.community.first)
        let (key, standing) = (store.newTaskID(), SchoolTask.Standing(title: "Wi-Fi", state: .accepted))
        for _ in 1...2 { try await store.addTask(key, standing, at: school, by: nele) }
        #expect(try await store.tasks(of: school, for: nele)?.map(\.subject) == [.own("Wi-Fi")])
        try await store.change(key, to: .init(title: "New Wi-Fi", state: .planned), seen: 1, by: nele)
        let record = try await at.task(key)
        #expect(record.changes.map(\.standing.title) == ["New Wi-Fi", "Wi-Fi"] && record.result == nil)
        await #expect(throws: Refusal.notFound) {
            try await store.addTask(key, standing, at: at.community.second, by: at.community.joris)
        }
        await #expect(throws: TaskRefusal.ownerNotOfTheTeam) {
            try await store.addTask(
                store.newTaskID(), .init(title: "t", state: .accepted, owner: at.community.joris), at: school, by: nele)
        }
    }

    @Test(arguments: Engine.allCases)
    func anotherSchoolsTasksAreNotThere(_ engine: Engine) async throws {
        let at = try await atPlan(engine)
        let (store, school) = (at.store, at.community.first)
        let task = try await at.undertake(at.actions[0], .init(state: .accepted))
        for stranger in [at.community.joris, at.community.lotte] {
            #expect(try await store.task(task.id, for: stranger) == nil)
            #expect(try await store.board(of: school, for: stranger) == nil)
            #expect(try await store.taskCount(of: school, for: stranger, on: "2026-11-12") == nil)
            await #expect(throws: Refusal.notFound) {
                try await store.change(task.id, to: .init(state: .done), seen: 1, by: stranger)
            }
            await #expect(throws: Refusal.notFound) {
                try await store.addTask(
                    store.newTaskID(), .init(title: "t", state: .accepted), at: school, by: stranger)
            }
            await #expect(throws: Refusal.notFound) {
                _ = try await store.undertake([], of: at.result, by: stranger)
            }
        }
        await #expect(throws: Refusal.notFound) {
            _ = try await at.undertake("no-such-action", .init(state: .accepted))
        }
    }

    @Test(arguments: Engine.allCases)
    func anActionOfTwoPlansStaysOneTask(_ engine: Engine) async throws {
        let at = try await atPlan(engine)
        let (store, community) = (at.store, at.community)
        let (kept, finished) = (at.actions[0], at.actions[1])
        let open = try await at.undertake(kept, .init(state: .busy, dueOn: "2026-11-11"))
        let closed = try await at.undertake(finished, .init(state: .done))
        let count = try await store.taskCount(of: community.first, for: community.nele, on: "2026-11-12")
        #expect([count?.open, count?.overdue, count?.done] == [1, 1, 1])
        community.clock.advance(days: 400)
        let later = try await weakResult(of: community)
        let both = [kept, finished].map { Undertaking(action: $0, standing: .init(state: .accepted)) }
        let there = try await store.undertake(both, of: later, by: community.nele)
        #expect(there[kept]?.id == open.id, "an open task serves both plans")
        #expect(there[finished]?.id != closed.id, "what was done and comes back is new work")
        await #expect(throws: TaskRefusal.isOpenElsewhere) {
            try await store.change(closed.id, to: .init(state: .busy), seen: 1, by: community.nele)
        }
        let board = try #require(try await store.board(of: community.first, for: community.nele))
        #expect(board.latest?.result == later && board.tasks.count == 3 && board.versions.count == 2)
        #expect(board.team.map(\.name) == ["Nele Verbeke"])
        let placed = board.placed()
        #expect(placed.allSatisfy { $0.action != nil && $0.place != nil && !$0.isOfEarlierPlan })
    }

    @Test(arguments: Engine.allCases)
    func whatANewPlanDoesNotAskIsMarked(_ engine: Engine) async throws {
        let at = try await atPlan(engine)
        let task = try await at.undertake(at.actions[0], .init(state: .busy))
        at.community.clock.advance(days: 400)
        let assessment = try await at.community.open(seed: 1)
        try await at.community.answerAll(assessment)
        _ = try await at.community.submit(assessment)
        let board = try #require(try await at.store.board(of: at.community.first, for: at.community.nele))
        #expect(board.placed().map(\.task.id) == [task.id] && board.placed().map(\.isOfEarlierPlan) == [true])
    }
}
