import Domain
import Testing

@testable import Pages

@Suite("What gets us silver")
struct WayPageTests {
    private func outlook(_ filling: Sample.Filling) throws -> Outlook {
        let sheet = try Sample.sheet(filling)
        return Outlook(of: sheet.responses, at: .primary, by: sheet.assessment.version)
    }

    private func page(
        _ filling: Sample.Filling, _ asked: WayPage.Asked = .init(), _ language: Language = "nl"
    ) throws -> String {
        let outlook = try outlook(filling)
        let page = try WayPage(
            school: "De Wilg", result: try Sample.result(filling), text: try Project.text(language), outlook: outlook,
            goals: outlook.goals(), asked: asked, then: outlook.judgement(doing: asked.ticked))
        return try Project.shell(language).render(page).text
    }

    /// Each action that questions share doubles the work of the optimum: see decision 0018.
    @Test func fewActionsAreShared() throws {
        let all = try Project.edition().version.questions.map { question in
            Set((question.choices.flatMap(\.actions) + (question.unknown ?? [])).map(\.action))
        }
        let shared = Dictionary(all.flatMap(\.self).map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value > 1 }
        #expect(shared.count < 6)
    }

    @Test func everyWeakAnswerHasAWayToTheBest() throws {
        for filling in [Sample.Filling.weak, .unknown] {
            let outlook = try outlook(filling)
            let all = try outlook.judgement(doing: Set(outlook.actions))
            #expect(all.score.total == Points(points: 60, possible: 60))
            #expect(try outlook.goals().allSatisfy { if case .by = $0.goal { true } else { false } })
        }
    }

    @Test func aWeakSchoolSeesAWayToEachLevelAndMayTickEveryAction() throws {
        let text = try page(.weak)
        #expect(text.matches(of: /data-way="([a-z]+)"/).map(\.output.1) == ["bronze", "silver", "gold"])
        let hours = text.matches(of: /data-hours="([0-9]+)"/).compactMap { Int($0.output.1) }
        #expect(hours.count == 3 && hours == hours.sorted())
        let boxes = text.matches(of: /name="do" value="([^"]*)"/).map { Action.ID(String($0.output.1)) }
        #expect(try boxes == outlook(.weak).actions)
        #expect(text.contains("data-level=\"none\" data-points=\"0\""))
        #expect(!text.contains(" checked>"))
    }

    @Test func whatIsTickedIsInTheOutcome() throws {
        var asked = WayPage.Asked()
        let ways = try outlook(.weak).goals().compactMap { if case .by(let way) = $0.goal { way } else { nil } }
        asked.ticked = Set(try #require(ways.dropFirst().first).actions)
        let text = try page(.weak, asked, "en")
        #expect(text.contains("data-level=\"silver\" data-points=\"\(ways[1].points)\""))
        #expect(text.matches(of: /\schecked>/).count == asked.ticked.count)
        #expect(text.matches(of: /class="gain"/).count == 4, "the whole and three areas")
    }

    @Test func whoHasAllPointsSeesWhatIsReviewed() throws {
        let text = try page(.strong)
        #expect(text.matches(of: /data-reached="([a-z]+)"/).map(\.output.1) == ["silver", "gold"])
        #expect(!text.contains("data-form=\"way\""))
        #expect(!text.contains("data-way="))
    }
}
