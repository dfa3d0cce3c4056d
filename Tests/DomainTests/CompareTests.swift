import Domain
import Testing

/// Two results of different versions, worked out by hand.
@Suite struct CompareTests {
    private func question(_ id: String, points: [Int] = [0, 1, 2], anchor: Bool = false) -> Question {
        Question(
            id: Question.ID(id), isAnchor: anchor, isEssential: false, levels: [],
            choices: points.enumerated().map {
                Choice(id: Choice.ID("\(id)-\($0.offset)"), points: $0.element, meets: false, actions: [])
            }, unknown: [], notApplicable: .doesNotMeet)
    }

    private func version(_ name: String, _ questions: [[Question]], follows: Succession? = nil) -> Version {
        Version(
            name: Version.Name(scheme: "s", version: name), draw: DrawRule(perTopic: 2),
            label: LabelRules(
                totalScale: 8, areaScale: 4, applicablePerArea: 1, validityMonths: 1, reassessmentMonths: 1, levels: []),
            areas: questions.enumerated().map { number, questions in
                Area(
                    id: Area.ID("area\(number)"),
                    topics: [Topic(id: Topic.ID("topic\(number)"), questions: questions)])
            }, actions: [], follows: follows)
    }

    private func entry(_ change: Succession.Change, _ from: String?, _ to: [String], _ isComparable: Bool)
        -> Succession.Entry
    {
        Succession.Entry(
            change: change, from: from.map { Question.ID($0) }, to: to.map { Question.ID($0) },
            isComparable: isComparable)
    }

    private var first: Version {
        version("1", [[question("q1"), question("q2"), question("q3")], [question("q4"), question("q5")]])
    }

    /// q1 stays, q2 is renamed and comparable, q3 changed too much, q4 is split, q5 retired, q9 new.
    private var second: Version {
        version(
            "2",
            [
                [question("q1"), question("q2x"), question("q3", points: [0, 0, 2])],
                [question("q4a"), question("q4b"), question("q9")],
            ],
            follows: Succession(
                version: "1",
                mapping: [
                    entry(.same, "q1", ["q1"], true), entry(.changed, "q2", ["q2x"], true),
                    entry(.changed, "q3", ["q3"], false), entry(.split, "q4", ["q4a", "q4b"], false),
                    entry(.retired, "q5", [], false), entry(.new, nil, ["q9"], false),
                ]))
    }

    private var third: Version {
        version(
            "3", [[question("q1"), question("q2y")], [question("q9")]],
            follows: Succession(
                version: "2",
                mapping: [
                    entry(.same, "q1", ["q1"], true), entry(.same, "q2x", ["q2y"], true),
                    entry(.retired, "q3", [], false), entry(.retired, "q4a", [], false),
                    entry(.retired, "q4b", [], false), entry(.same, "q9", ["q9"], true),
                ]))
    }

    private func form(_ version: Version, _ answers: [String: Int?]) -> AnsweredForm {
        let responses = answers.map { id, choice in
            (Question.ID(id), choice.map { Response.choice(Choice.ID("\(id)-\($0)")) } ?? .unknown)
        }
        return AnsweredForm(version: version, responses: Dictionary(responses) { first, _ in first })
    }

    @Test func onlyWhatMeansTheSameCounts() throws {
        let before = form(first, ["q1": 0, "q2": 1, "q3": 2, "q4": 2, "q5": 2])
        let after = form(second, ["q1": 2, "q2x": 2, "q3": 0, "q4a": 0, "q9": 0])
        let comparison = try #require(compare(before, after, by: []))
        #expect(comparison.before == Points(points: 1, possible: 4))
        #expect(comparison.after == Points(points: 4, possible: 4))
        #expect(comparison.areas.map(\.questions) == [2, 0])
        #expect((comparison.leftBefore, comparison.leftAfter) == (3, 3))
    }

    @Test func versionsAreFollowedByWayOfOthers() throws {
        let before = form(first, ["q1": 1, "q2": 1, "q5": 2])
        let after = form(third, ["q1": 1, "q2y": 0, "q9": 2])
        let comparison = try #require(compare(before, after, by: [second, first, third]))
        #expect(comparison.before == Points(points: 2, possible: 4))
        #expect(comparison.after == Points(points: 1, possible: 4))
        #expect(compare(before, after, by: []) == nil, "without the second nothing connects them")
        let back = try #require(compare(after, before, by: [second]))
        #expect((back.before.points, back.after.points) == (1, 2), "a school may go back to an older version")
    }

    @Test func whatWasNotAskedBothTimesOrDoesNotApplyIsLeftOut() throws {
        let before = form(first, ["q1": 2, "q4": 1])
        var responses = form(first, ["q1": 1, "q2": 0, "q4": nil]).responses
        let unknown = try #require(compare(before, AnsweredForm(version: first, responses: responses), by: []))
        #expect(unknown.before == Points(points: 3, possible: 4))
        #expect(unknown.after == Points(points: 1, possible: 4), "“I don’t know” gives nothing and counts")
        responses["q4"] = .notApplicable
        let without = try #require(compare(before, AnsweredForm(version: first, responses: responses), by: []))
        #expect(without.before == Points(points: 2, possible: 2))
        #expect((without.leftBefore, without.leftAfter) == (1, 2))
    }

    @Test func anotherSchemeHasNothingInCommon() {
        let other = version("9", [[question("q1")]])
        #expect(compare(form(first, ["q1": 0]), form(other, ["q1": 0]), by: [first, second, other]) == nil)
    }

    @Test func aDraftThatChangedSinceIsComparedOnWhatStayed() throws {
        let changed = version("1", [[question("q1", points: [0, 0, 2]), question("q2")]])
        let comparison = try #require(
            compare(form(first, ["q1": 1, "q2": 1]), form(changed, ["q1": 1, "q2": 2]), by: []))
        #expect(comparison.before == Points(points: 1, possible: 2))
        #expect(comparison.after == Points(points: 2, possible: 2))
    }
}
