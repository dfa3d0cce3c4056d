import Domain
import Foundation
import Testing

/// When a school may begin again.
@Suite struct ReassessmentTests {
    /// 12 November 2026, 09:00 in Brussels; a year later at midnight, in winter time.
    private let submitted = Moment(milliseconds: 1_794_470_400_000)
    private let yearLater = Moment(milliseconds: 1_825_974_000_000)

    private func reassessment(effects: [Int], done: [Int]) throws -> Reassessment {
        let plan = try effects.enumerated().map { try planned("a\($0.offset)", effect: $0.element) }
        return Reassessment(
            after: PlanSoFar(
                result: Key(1), submittedAt: submitted, version: DefaultScheme.version.name, plan: plan,
                done: Set(done.map { Action.ID("a\($0)") })),
            months: 12, in: try #require(TimeZone(identifier: "Europe/Brussels")))
    }

    private func planned(_ action: String, effect: Int) throws -> PlannedAction {
        let json = """
            {"action": "\(action)", "because": {"question": "q", "choice": "c"}, "effect": \(effect), "effort": 4}
            """
        return try JSONDecoder().decode(PlannedAction.self, from: Data(json.utf8))
    }

    @Test(
        "sooner once every action of effect 3 is done",
        arguments: [
            ([3, 2, 3], [0, 2], true, []), ([3, 2, 3], [0, 1], false, ["a2"]), ([3, 2, 3], [], false, ["a0", "a2"]),
            // Nothing important to do: nothing that was done can be a reason.
            ([2, 1], [0, 1], false, []), ([], [], false, []), ([3], [0], true, []),
        ] as [([Int], [Int], Bool, [Action.ID])])
    func sooner(effects: [Int], done: [Int], isEarned: Bool, open: [Action.ID]) throws {
        let again = try reassessment(effects: effects, done: done)
        #expect(again.isEarned == isEarned)
        #expect(again.stillOpen == open)
        #expect(again.opens == yearLater)
        #expect(again.isOpen(at: submitted) == isEarned)
        #expect(again.isOpen(at: yearLater.adding(seconds: -1)) == isEarned)
        #expect(again.isOpen(at: yearLater))
    }
}
