import Testing

@testable import Domain

@Suite("The draw")
struct DrawTests {
    @Test(
        "the generator gives the published numbers",
        arguments: [
            (0, [16_294_208_416_658_607_535, 7_960_286_522_194_355_700, 487_617_019_471_545_679]),
            (1_234_567, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]),
        ] as [(UInt64, [UInt64])])
    func splitMix(seed: UInt64, numbers: [UInt64]) {
        var generator = SplitMix64(seed: seed)
        #expect(numbers.map { _ in generator.next() } == numbers)
    }

    @Test(
        "a golden draw, reckoned outside of this program: per topic the question after the anchor",
        arguments: [
            (42, [3, 3, 2, 2, 2, 2, 3, 2, 3, 2, 3, 2, 2, 3, 2]),
            (UInt64.max, [2, 3, 3, 2, 2, 3, 3, 2, 2, 2, 3, 3, 3, 2, 3]),
        ] as [(UInt64, [Int])])
    func golden(seed: UInt64, others: [Int]) {
        let expected = others.enumerated().flatMap { index, other in
            [1, other].map { DefaultScheme.question(index / 5 + 1, index % 5 + 1, $0) }
        }
        #expect(draw(from: DefaultScheme.version, at: .secondary, seed: seed) == expected)
    }

    @Test func theSameSeedGivesTheSameDraw() {
        for seed in [0, 1, 20_251_112, UInt64.max] {
            let once = draw(from: DefaultScheme.version, at: .primary, seed: seed)
            #expect(once == draw(from: DefaultScheme.version, at: .primary, seed: seed))
        }
    }

    @Test func theOrderOfTheFileMakesNoDifferenceToWhatIsDrawn() {
        let version = DefaultScheme.version
        let reversed = Version(
            name: version.name, draw: version.draw, label: version.label,
            areas: version.areas.map { area in
                Area(id: area.id, topics: area.topics.map { Topic(id: $0.id, questions: $0.questions.reversed()) })
            }, actions: version.actions)
        for seed in UInt64(0)..<50 {
            let one = draw(from: version, at: .secondary, seed: seed)
            #expect(Set(one) == Set(draw(from: reversed, at: .secondary, seed: seed)))
        }
    }

    @Test func everyDrawHasEachAnchorAndOneOtherOfEachTopic() {
        let version = DefaultScheme.version
        for seed in UInt64(0)..<500 {
            let drawn = draw(from: version, at: .primary, seed: seed)
            #expect(drawn.count == 30)
            let counts = version.areas.flatMap(\.topics).map { topic in
                let ofTopic = topic.questions.filter { drawn.contains($0.id) }
                return (ofTopic.count, ofTopic.count(where: \.isAnchor))
            }
            #expect(counts.allSatisfy { $0 == (2, 1) })
            #expect(drawn == version.questions.map(\.id).filter(drawn.contains))
        }
    }

    @Test func whatIsNotAskedAtALevelIsNotDrawn() {
        let seeds = UInt64(0)..<200
        let version = DefaultScheme.version
        #expect(seeds.allSatisfy { !draw(from: version, at: .primary, seed: $0).contains("q153") })
        #expect(seeds.allSatisfy { draw(from: version, at: .primary, seed: $0).contains("q152") })
        #expect(seeds.contains { draw(from: version, at: .secondary, seed: $0).contains("q153") })
    }

    @Test func eachOtherQuestionIsDrawnAboutAsOften() {
        var times: [Question.ID: Int] = [:]
        for seed in UInt64(0)..<4_000 {
            for question in draw(from: DefaultScheme.version, at: .secondary, seed: seed) {
                times[question, default: 0] += 1
            }
        }
        for question in DefaultScheme.version.questions {
            // Half of 4,000, within five standard deviations (√1000 = 31.6); an anchor always.
            let often = question.isAnchor ? 4_000...4_000 : 1_842...2_158
            #expect(often.contains(times[question.id, default: 0]), "\(question.id): \(times[question.id] ?? 0)")
        }
    }

    @Test func aTopicWithTooFewQuestionsGivesWhatItHas() {
        let version = DefaultScheme.version
        let more = Version(
            name: version.name, draw: DrawRule(perTopic: 9), label: version.label,
            areas: version.areas, actions: version.actions)
        #expect(draw(from: more, at: .secondary, seed: 1) == version.questions.map(\.id))
        #expect(draw(from: more, at: .primary, seed: 1).count == 44)
    }
}
