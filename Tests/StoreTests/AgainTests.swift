import Domain
import SQL
import Store
import TestKit
import Testing

/// The contract of a year later, on every database: when a school may begin again, what is known of last time, and
/// what it had promised.
@Suite struct AgainTests {
    private struct AfterResult {
        let community: Community
        let result: AssessmentResult
        var important: [Action.ID] { result.judgement.plan.filter(\.isOfHighPriority).map(\.action) }
    }

    private func afterResult(_ engine: Engine) async throws -> AfterResult {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 3)
        let id = try await community.submit(assessment)
        let result = try await community.store.result(id, for: community.nele)
        return AfterResult(community: community, result: try #require(result))
    }

    @Test(arguments: Engine.allCases)
    func aSchoolBeginsSoonerOnceAllThatIsImportantIsDone(_ engine: Engine) async throws {
        let after = try await afterResult(engine)
        let community = after.community
        let last = try #require(after.important.last)
        #expect(after.important.count > 3)
        community.clock.advance(days: 10)
        for action in after.important.dropLast() {
            try await community.undertake(action, of: after.result.id, .done)
        }
        for state in [SchoolTask.State.accepted, .busy, .declined] {
            try await community.undertake(last, of: after.result.id, state)
            await #expect(throws: Refusal.tooEarly) { _ = try await community.open(seed: 2) }
        }
        try await community.undertake(last, of: after.result.id, .done)
        let plan = try #require(try await community.store.planSoFar(of: community.first, for: community.nele))
        #expect(plan.done == Set(after.important))
        #expect(plan.plan == after.result.judgement.plan)
        #expect(plan.version == community.edition.version.name)
        let again = try await community.open(seed: 2)
        let sheet = try #require(try await community.store.sheet(again, for: community.nele))
        #expect(sheet.answers.isEmpty, "of earlier answers nothing is taken over")
        #expect(sheet.assessment.questions == draw(from: community.edition.version, at: .secondary, seed: 2))
    }

    @Test(arguments: Engine.allCases)
    func whatWasDoneBeforeTheResultOpensNothing(_ engine: Engine) async throws {
        let after = try await afterResult(engine)
        let community = after.community
        community.clock.advance(days: 366)
        for action in after.important { try await community.undertake(action, of: after.result.id, .done) }
        community.clock.advance(days: 1)
        let second = try await community.open(seed: 1)
        try await community.answerAll(second, fromBest: 3)
        _ = try await community.submit(second)
        let plan = try #require(try await community.store.planSoFar(of: community.first, for: community.nele))
        #expect(plan.plan.contains { after.important.contains($0.action) })
        #expect(plan.done == [], "it was done for the answers before these")
        await #expect(throws: Refusal.tooEarly) { _ = try await community.open(seed: 2) }
    }

    @Test(arguments: Engine.allCases)
    func theEarlierFormIsTheLatestThatWasSubmitted(_ engine: Engine) async throws {
        let after = try await afterResult(engine)
        let community = after.community
        #expect(try await community.store.earlierForm(of: community.second, for: community.joris) == nil)
        #expect(try await community.store.earlierForm(of: community.first, for: community.joris) == nil)
        #expect(try await community.store.planSoFar(of: community.first, for: community.lotte) == nil)
        community.clock.advance(days: 366)
        let action = try #require(after.important.first)
        try await community.undertake(action, of: after.result.id, .done)
        try await community.undertake(nil, title: "Eigen actie", .done)
        _ = try await community.open(seed: 2)
        let earlier = try #require(try await community.store.earlierForm(of: community.first, for: community.nele))
        #expect(earlier.sheet.assessment.id == after.result.sheet.assessment.id)
        #expect(earlier.sheet.answers.count == 30)
        #expect(earlier.done == [action])
    }

    @Test(arguments: Engine.allCases)
    func promisesAreAsTheyStoodThen(_ engine: Engine) async throws {
        let after = try await afterResult(engine)
        let community = after.community
        let actions = Array(after.important.prefix(2))
        let first = try #require(actions.first)
        try await community.undertake(first, of: after.result.id, .accepted)
        community.clock.advance(days: 5)
        let doneAt = community.clock.now
        try await community.undertake(first, of: after.result.id, .done)
        try await community.undertake(nil, title: "Eigen actie", .busy)
        community.clock.advance(days: 5)
        let moment = community.clock.now
        community.clock.advance(days: 5)
        try await community.undertake(first, of: after.result.id, .busy)
        for action in actions.dropFirst() { try await community.undertake(action, of: after.result.id, .done) }
        let promises = try await community.store.promises(of: community.first, at: moment, for: community.nele)
        #expect(
            promises == [
                Promise(subject: .action(first, of: after.result.id), state: .done, doneAt: doneAt),
                Promise(subject: .own("Eigen actie"), state: .busy, doneAt: nil),
            ])
        let now = try await community.store.promises(of: community.first, at: community.clock.now, for: community.nele)
        #expect(now?.map(\.state) == [.busy, .busy, .done])
        #expect(try await community.store.promises(of: community.first, at: moment, for: community.joris) == nil)
    }
}
