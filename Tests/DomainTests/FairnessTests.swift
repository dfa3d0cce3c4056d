import Domain
import TestKit
import Testing

/// The luck of the draw.
@Suite struct FairnessTests {
    @Test("any two draws have the same reachable points per topic", arguments: EducationLevel.allCases)
    func reachable(level: EducationLevel) {
        for edition in projectContent.editions.values {
            let version = edition.version
            let reachable = version.reachable(at: level)
            #expect(reachable.count == version.areas.flatMap(\.topics).count)
            for (topic, points) in reachable {
                #expect(points.count == 1, "\(version.name): \(topic)")
            }
            for seed in 0..<200 {
                let drawn = draw(from: version, at: level, seed: UInt64(seed))
                for topic in version.areas.flatMap(\.topics) {
                    let points = topic.questions.filter { drawn.contains($0.id) }.map(\.mostPoints).reduce(0, +)
                    #expect(reachable[topic.id] == points...points)
                }
            }
        }
    }

    @Test func aPoolOfUnequalWorthIsFound() {
        let uneven = topic(worth: [2, 2, 1])
        #expect(uneven.reachable(at: .primary)["t"] == 3...4)
        #expect(topic(worth: [2, 2, 2]).reachable(at: .primary)["t"] == 4...4)
    }

    private func topic(worth: [Int]) -> Version {
        let questions = worth.enumerated().map { number, points in
            Question(
                id: Question.ID("q\(number)"), isAnchor: number == 0, isEssential: false, levels: [],
                choices: [Choice(id: Choice.ID("q\(number)a"), points: points, meets: true, actions: [])], unknown: nil,
                notApplicable: .notOffered)
        }
        return Version(
            name: Version.Name(scheme: "s", version: "1"), draw: DrawRule(perTopic: 2),
            label: LabelRules(
                totalScale: 4, areaScale: 4, applicablePerArea: 1, validityMonths: 1, reassessmentMonths: 1, levels: []),
            areas: [Area(id: "a", topics: [Topic(id: "t", questions: questions)])], actions: [])
    }

    @Test func theSimulationRepeatsItself() throws {
        let version = try #require(
            projectContent.edition(Version.Name(scheme: "esafety-label", version: "2026.1"))?.version)
        let levels: [EducationLevel] = [.primary, .secondary]
        let one = simulateDraws(of: version, draws: 300, schools: 6, levels: levels, seed: 1)
        #expect(one == simulateDraws(of: version, draws: 300, schools: 6, levels: levels, seed: 1))
        #expect(one != simulateDraws(of: version, draws: 300, schools: 6, levels: levels, seed: 2))
        #expect(one.maturities.map(\.maturity) == [.beginning, .underway, .advanced])
        for maturity in one.maturities {
            #expect(maturity.schools == 6)
            #expect(maturity.allPairs == 1800)
            #expect(maturity.pairs == (6 - maturity.leftAside) * 300)
        }
    }

    @Test("fewer than five pairs in a hundred get another label than usual")
    func fewGetAnotherLabel() throws {
        let version = try #require(
            projectContent.edition(Version.Name(scheme: "esafety-label", version: "2026.1"))?.version)
        let fairness = simulateDraws(
            of: version, draws: 400, schools: 60, levels: EducationLevel.allCases, seed: 2026)
        #expect(fairness.pairs > 0)
        #expect(fairness.otherLabel * 20 < fairness.pairs)
    }
}
