import Testing

@testable import Domain

@Suite("Reasons, what waits and what is missing")
struct ReasonTests {
    @Test func withoutLabelTheReasonsAreWhatBronzeMisses() throws {
        let label = try FilledForm(points: [4, 8, 9]).judged().label
        let missing = [
            Finding(rule: .total, have: 21, need: 22), Finding(rule: .area, area: "infrastructure", have: 4, need: 5),
        ]
        #expect(label.level == nil)
        #expect(label.reasons == missing)
        #expect(label.next == LabelDecision.Next(level: "bronze", missing: missing))
    }

    @Test func tooFewApplicableQuestionsAreSaid() throws {
        let label = try FilledForm(points: [20, 12, 20], notApplicable: [0, 4, 0]).judged(.withAll).label
        let tooFew = Finding(rule: .applicable, area: "policy", have: 6, need: 7)
        #expect(label.level == nil)
        #expect(label.pending == [])
        #expect(label.reasons == [tooFew])
        #expect(label.next == LabelDecision.Next(level: "bronze", missing: [tooFew]))
    }

    @Test func bronzeSaysItsRulesAndWhatSilverMisses() throws {
        let label = try FilledForm(points: [11, 10, 13]).judged().label
        #expect(
            label.reasons == [
                Finding(rule: .total, have: 34, need: 22),
                Finding(rule: .area, area: "infrastructure", have: 11, need: 5),
                Finding(rule: .area, area: "policy", have: 10, need: 5),
                Finding(rule: .area, area: "practice", have: 13, need: 5),
            ])
        #expect(
            label.next
                == LabelDecision.Next(
                    level: "silver",
                    missing: [
                        Finding(rule: .total, have: 34, need: 40),
                        Finding(rule: .area, area: "infrastructure", have: 11, need: 12),
                        Finding(rule: .area, area: "policy", have: 10, need: 12),
                        Finding(rule: .evidence),
                    ]))
    }

    @Test func silverWaitsForItsEvidenceOnly() throws {
        let label = try FilledForm(points: [14, 13, 13]).judged().label
        #expect(label.level == "bronze")
        #expect(label.pending == ["silver"])
        #expect(label.next == LabelDecision.Next(level: "silver", missing: [Finding(rule: .evidence)]))
    }

    @Test func goldWaitsForEvidenceFirst() throws {
        let label = try FilledForm(points: [20, 20, 20]).judged().label
        #expect(label.level == "bronze")
        #expect(label.pending == ["silver", "gold"])
        #expect(label.next == LabelDecision.Next(level: "silver", missing: [Finding(rule: .evidence)]))
    }

    @Test func thenForAContribution() throws {
        let label = try FilledForm(points: [20, 20, 20]).judged(.proven).label
        #expect(label.level == "silver")
        #expect(label.pending == ["gold"])
        #expect(
            label.next == LabelDecision.Next(level: "gold", missing: [Finding(rule: .contribution, have: 0, need: 1)]))
        #expect(label.reasons.map(\.rule) == [.total, .area, .area, .area, .essential, .evidence])
    }

    @Test func goldHasNothingAfterIt() throws {
        let label = try FilledForm(points: [20, 20, 20]).judged(.withAll).label
        #expect(label.level == "gold")
        #expect(label.pending == [])
        #expect(label.next == nil)
        #expect(label.reasons.map(\.rule) == [.total, .area, .area, .area, .essential, .evidence, .contribution])
        #expect(label.reasons.first == Finding(rule: .total, have: 60, need: 56))
        #expect(label.reasons.last == Finding(rule: .contribution, have: 1, need: 1))
    }

    @Test func needsAreStatedInThePointsOfThisForm() throws {
        let label = try FilledForm(points: [13, 13, 13], notApplicable: [1, 0, 0]).judged(.proven).label
        #expect(label.reasons.prefix(2).map(\.need) == [39, 11])  // 38.67 and 10.8, rounded up
        #expect(label.next?.missing.first == Finding(rule: .total, have: 39, need: 54))  // above 53.17
    }
}
