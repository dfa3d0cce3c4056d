import Domain
import Testing

/// What last year's answers and what was done since suggest for a new draw, worked out by hand.
@Suite struct SuggestionTests {
    private let version = DefaultScheme.version

    private func sheet(
        _ answers: [Question.ID: Response], note: String = "", of version: Version = DefaultScheme.version,
        at level: EducationLevel = .primary
    ) -> Sheet {
        let given = answers.mapValues { GivenAnswer(response: $0, note: note, by: "An", at: Moment(milliseconds: 5)) }
        return Sheet(assessment: assessment(answers.keys.sorted(), of: version, at: level), answers: given)
    }

    private func assessment(
        _ questions: [Question.ID], of version: Version = DefaultScheme.version, at level: EducationLevel = .primary
    ) -> Assessment {
        Assessment(
            id: Key(1), school: Key(2), version: version, level: level, openedAt: Moment(milliseconds: 0),
            submittedAt: nil, questions: questions)
    }

    private func suggested(
        _ answer: Response, to question: Question.ID = "q111", note: String = "", done: Set<Action.ID> = []
    ) -> Suggestion? {
        let earlier = EarlierForm(sheet: sheet([question: answer], note: note), done: done)
        return suggestions(for: assessment([question]), from: earlier, by: [version])[question]
    }

    private func choice(_ letter: String, of question: Question.ID = "q111") -> Response {
        DefaultScheme.choice(letter, of: question)
    }

    @Test func theAnswerOfThenWhereNothingWasDone() throws {
        let suggestion = try #require(suggested(choice("b"), note: "sinds mei"))
        #expect(suggestion.proposal == .confirm(choice("b")))
        #expect(suggestion.done == [])
        #expect(!suggestion.isRaised)
        #expect(suggestion.note == "sinds mei")
        #expect(suggestion.before.by == "An")
    }

    @Test func whatWasDoneLeadsToABetterAnswer() throws {
        let suggestion = try #require(suggested(choice("b"), note: "nog niet", done: ["q111-from-b", "q121-from-a"]))
        #expect(suggestion.proposal == .confirm(choice("d")))
        #expect(suggestion.done == ["q111-from-b"], "only what this answer called for")
        #expect(suggestion.isRaised)
        #expect(suggestion.note == "", "the note was about the answer of then")
    }

    @Test func anActionOfAnotherAnswerRaisesNothing() throws {
        let suggestion = try #require(suggested(choice("b"), done: ["q111-from-a"]))
        #expect(suggestion.proposal == .confirm(choice("b")))
        #expect(suggestion.done == [])
    }

    @Test func halfOfWhatWasAskedIsSaidAndRaisesNothing() throws {
        let question = Question(
            id: "q", isAnchor: true, isEssential: false, levels: [],
            choices: [
                Choice(id: "q-a", points: 0, meets: false, actions: [Advice(action: "one"), Advice(action: "two")]),
                Choice(id: "q-b", points: 2, meets: true, actions: []),
            ], unknown: nil, notApplicable: .notOffered)
        let version = Version(
            name: Version.Name(scheme: "s", version: "1"), draw: DrawRule(perTopic: 1), label: DefaultScheme.rules,
            areas: [Area(id: "a", topics: [Topic(id: "t", questions: [question])])],
            actions: ["one", "two"].map { Action(id: $0, effect: 3, hours: 1, who: [], cost: .none) })
        let past = sheet(["q": .choice("q-a")], of: version)
        for (done, response) in [(["one"], "q-a"), (["one", "two"], "q-b")] as [(Set<Action.ID>, Choice.ID)] {
            let suggestion = try #require(
                suggestions(
                    for: assessment(["q"], of: version), from: EarlierForm(sheet: past, done: done), by: [])["q"])
            #expect(suggestion.proposal == .confirm(.choice(response)))
            #expect(Set(suggestion.done) == done)
        }
    }

    @Test func whoDidNotKnowIsAskedAfresh() throws {
        for done in [[], ["q111-find-out"]] as [Set<Action.ID>] {
            let suggestion = try #require(suggested(.unknown, done: done))
            #expect(suggestion.proposal == .askAfresh(.wasUnknown))
            #expect(suggestion.response == nil)
            #expect(Set(suggestion.done) == done)
        }
    }

    @Test func whatDidNotApplyKeepsItsReason() throws {
        let suggestion = try #require(suggested(.notApplicable, note: "geen internaat"))
        #expect(suggestion.proposal == .confirm(.notApplicable))
        #expect(suggestion.note == "geen internaat")
    }

    @Test func aQuestionThatWasNotAskedHasNone() {
        let earlier = EarlierForm(sheet: sheet(["q111": choice("a")]), done: [])
        let found = suggestions(for: assessment(["q111", "q112", "q121"]), from: earlier, by: [])
        #expect(Array(found.keys) == ["q111"])
    }

    @Test func anotherLevelIsAskedAfresh() {
        let earlier = EarlierForm(sheet: sheet(["q111": choice("a")], at: .adult), done: [])
        let found = suggestions(for: assessment(["q111"]), from: earlier, by: [])["q111"]
        #expect(found?.proposal == .askAfresh(.otherLevel(.adult)))
    }

    /// q111 stays, q112 is renamed, q113 changed but comparable, q121 split, q122 retired; q199 is new.
    private var next: Version {
        let entries: [(Succession.Change, Question.ID?, [Question.ID], Bool)] = [
            (.same, "q111", ["q111"], true), (.same, "q112", ["q115"], true), (.changed, "q113", ["q113"], true),
            (.split, "q121", ["q125", "q126"], false), (.retired, "q122", [], false), (.new, nil, ["q199"], false),
        ]
        let past = Dictionary(version.questions.map { ($0.id, $0) }) { first, _ in first }
        let questions = ["q111", "q112", "q113", "q121", "q121", "q122"].compactMap { past[$0] }
        let ids: [Question.ID] = ["q111", "q115", "q113", "q125", "q126", "q199"]
        return Version(
            name: Version.Name(scheme: "default", version: "2.0"), draw: version.draw, label: version.label,
            areas: [
                Area(
                    id: "a",
                    topics: [Topic(id: "t", questions: zip(ids, questions).map { $1.called($0) })])
            ], actions: version.actions,
            follows: Succession(
                version: "1.0",
                mapping: entries.map { .init(change: $0.0, from: $0.1, to: $0.2, isComparable: $0.3) }))
    }

    @Test func aNewVersionAsksAfreshWhatItChanged() {
        let asked: [Question.ID] = ["q111", "q112", "q113", "q121", "q122"]
        let answers = Dictionary(uniqueKeysWithValues: asked.map { ($0, choice("a", of: $0)) })
        let earlier = EarlierForm(sheet: sheet(answers), done: ["q112-from-a"])
        let found = suggestions(
            for: assessment(["q111", "q115", "q113", "q125", "q126", "q199"], of: next), from: earlier, by: [])
        #expect(found["q111"]?.proposal == .confirm(choice("a")))
        #expect(found["q115"]?.earlier == "q112")
        #expect(found["q115"]?.proposal == .confirm(choice("d", of: "q112")))
        #expect(found["q113"]?.proposal == .askAfresh(.reworded))
        #expect(found["q125"]?.proposal == .askAfresh(.reworded))
        #expect(found["q126"]?.earlier == "q121")
        #expect(found["q199"] == nil)
    }

    @Test func anotherSchemeSuggestsNothing() {
        let other = Version(
            name: Version.Name(scheme: "other", version: "1.0"), draw: version.draw, label: version.label,
            areas: version.areas, actions: version.actions)
        let earlier = EarlierForm(sheet: sheet(["q111": choice("a")]), done: [])
        #expect(suggestions(for: assessment(["q111"], of: other), from: earlier, by: [version]).isEmpty)
    }
}

extension Question {
    /// The same question under another id, with the same choices.
    fileprivate func called(_ id: Question.ID) -> Question {
        Question(
            id: id, isAnchor: isAnchor, isEssential: isEssential, levels: levels, choices: choices, unknown: unknown,
            notApplicable: notApplicable)
    }
}
