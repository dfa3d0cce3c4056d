import Domain
import Testing

@Suite("What holds for every form")
struct PropertyTests {
    private func forms(_ count: Int, seed: UInt64) -> [RandomForm] {
        var dice = Dice(seed: seed)
        return (0..<count).map { _ in RandomForm(using: &dice) }
    }

    @Test func theOtherJudgeAgrees() throws {
        var seen: [String: Int] = [:]
        for form in forms(2_000, seed: 2026) {
            let label = try form.judged().label
            let other = OtherJudge(form: form.responses, reviewed: form.reviewed).outcome
            #expect(label.level?.rawValue ?? "none" == other.level)
            #expect(label.pending.map(\.rawValue) == other.pending)
            seen[other.level, default: 0] += 1
            seen["pending \(other.pending.joined(separator: " "))", default: 0] += 1
        }
        for outcome in ["none", "bronze", "silver", "gold", "pending silver", "pending gold", "pending silver gold"] {
            #expect(seen[outcome, default: 0] >= 20, "too few forms to tell: \(seen)")
        }
    }

    @Test func theScoreIsTheSumOfItsTopics() throws {
        for form in forms(300, seed: 1) {
            let score = try form.judged().score
            let topics = score.topics.map(\.points)
            #expect(score.total.points == topics.map(\.points).reduce(0, +))
            #expect(score.total.possible == topics.map(\.possible).reduce(0, +))
            #expect(score.total.points == score.areas.map(\.points.points).reduce(0, +))
            let applying = form.responses.values.count { $0 != .notApplicable }
            #expect(score.total.possible == 2 * applying)
            #expect(score.areas.map(\.applicable).reduce(0, +) == applying)
        }
    }

    @Test func aBetterAnswerNeverLowersTheLevel() throws {
        var dice = Dice(seed: 3)
        for form in forms(1_000, seed: 2) {
            let worse = form.responses.filter {
                $0.value != .notApplicable && $0.value != DefaultScheme.choice("d", of: $0.key)
            }
            guard let question = worse.keys.sorted().randomElement(using: &dice) else { continue }
            let steps = form.responses[question] == DefaultScheme.choice("c", of: question) ? ["d"] : ["c", "d"]
            var better = form.responses
            better[question] = DefaultScheme.choice(steps.randomElement(using: &dice) ?? "d", of: question)
            let after = try assess(better, at: .primary, by: DefaultScheme.version, reviewed: form.reviewed)
            #expect(try rank(form.judged()) <= rank(after))
            #expect(try form.judged().score.total.points < after.score.total.points)
        }
    }

    @Test func aReviewNeverLowersTheLevel() throws {
        for form in forms(300, seed: 4) {
            let ranks = try [Reviewed.nothing, .proven, .withAll].map {
                rank(try assess(form.responses, at: .primary, by: DefaultScheme.version, reviewed: $0))
            }
            #expect(ranks == ranks.sorted())
        }
    }

    @Test func whatIsMissingIsNotThereAndWhatIsKeptIs() throws {
        for form in forms(300, seed: 5) {
            let label = try form.judged().label
            let kept = label.level == nil ? [] : label.reasons
            #expect(kept.allSatisfy { $0.have ?? 0 >= $0.need ?? 0 })
            let missing = label.next?.missing ?? []
            #expect(missing.isEmpty == (label.level == "gold"))
            #expect(missing.allSatisfy { $0.need == nil || $0.have ?? 0 < $0.need ?? 0 })
        }
    }

    @Test func theOrderOfTheAnswersMakesNoDifference() throws {
        var dice = Dice(seed: 7)
        for form in forms(200, seed: 6) {
            var shuffled: [Question.ID: Response] = [:]
            shuffled.reserveCapacity(Int.random(in: 1...500, using: &dice))
            for (question, response) in form.responses.shuffled(using: &dice) {
                shuffled[question] = response
            }
            let again = try assess(shuffled, at: .primary, by: DefaultScheme.version, reviewed: form.reviewed)
            #expect(try again == form.judged())
        }
    }

    private func rank(_ judgement: Judgement) -> Int {
        DefaultScheme.rules.levels.firstIndex { $0.id == judgement.label.level } ?? -1
    }
}
