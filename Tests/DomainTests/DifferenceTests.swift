import Domain
import Testing

/// The difference report: every number and reason worked out by hand, and held against `compare`.
@Suite struct DifferenceTests {
    private let version = DefaultScheme.version
    private let day = Moment(milliseconds: 1_794_470_400_000)

    private func result(
        _ id: Int64, _ form: FilledForm, dropping: Set<Question.ID> = [], at moment: Moment, label: Label? = nil,
        of version: Version = DefaultScheme.version, level: EducationLevel = .primary
    ) throws -> AssessmentResult {
        let responses = form.responses.filter { !dropping.contains($0.key) }
        let questions = version.questions.map(\.id).filter { responses[$0] != nil }
        let answers = responses.mapValues { GivenAnswer(response: $0, note: "", by: "An", at: moment) }
        let judgement = try assess(responses, at: level, by: version)
        return AssessmentResult(
            id: Key(id),
            sheet: Sheet(
                assessment: Assessment(
                    id: Key(id), school: Key(9), version: version, level: level, openedAt: moment,
                    submittedAt: moment, questions: questions),
                answers: answers),
            submittedAt: moment, submittedBy: "An", judgement: judgement, texts: [:], label: label)
    }

    private var usual: FilledForm { FilledForm(points: [10, 10, 10]) }
    private var later: Moment { day.adding(days: 365) }

    private func promise(
        _ action: Action.ID, of result: Int64 = 1, _ state: SchoolTask.State, doneAt: Moment? = nil
    ) -> Promise {
        Promise(subject: .action(action, of: Key(result)), state: state, doneAt: doneAt)
    }

    @Test func upDownAndSame() throws {
        let then = try result(1, usual, at: day)
        let form = usual.answering("q112", DefaultScheme.choice("d", of: "q112"))
            .answering("q211", DefaultScheme.choice("c", of: "q211")).answering("q311", .unknown)
        let report = DifferenceReport(from: then, to: try result(2, form, at: later), promises: [], by: [])
        #expect(report.questions(.up).map(\.now?.question) == ["q112"])
        #expect(report.questions(.down).map(\.now?.question) == ["q211", "q311"])
        #expect(report.questions(.same).count == 27)
        #expect(report.areas.map { $0.change?.gain } == [2, -1, -2])
        let topic = try #require(report.areas.first?.topics.first)
        #expect(topic.topic == "t11")
        #expect(topic.change?.before == Points(points: 2, possible: 4))
        #expect(topic.change?.after == Points(points: 4, possible: 4))
        #expect(report.whole?.gain == -1)
        #expect(report.questions.allSatisfy { $0.change != nil })
    }

    @Test func eachReasonNotToCompare() throws {
        let then = try result(1, usual.answering("q121", .notApplicable), dropping: ["q112", "q113"], at: day)
        let now = try result(2, usual, dropping: ["q122"], at: later)
        let report = DifferenceReport(from: then, to: now, promises: [], by: [])
        #expect(report.questions(notComparable: .notAskedThen).map(\.now?.question) == ["q112"])
        #expect(report.questions(notComparable: .notAskedNow).map(\.then?.question) == ["q122"])
        #expect(report.questions(notComparable: .notApplicable).map(\.now?.question) == ["q121"])
        #expect(report.questions.count { $0.change == nil } == 3)
        let other = Version(
            name: Version.Name(scheme: "other", version: "1"), draw: version.draw, label: version.label,
            areas: version.areas, actions: version.actions)
        let unrelated = DifferenceReport(
            from: then, to: try result(2, usual, at: later, of: other), promises: [], by: [version])
        #expect(unrelated.questions(notComparable: .unrelated).count == unrelated.questions.count)
        #expect(unrelated.questions.count == 29 + 30)
        #expect(unrelated.whole == nil)
    }

    /// q111 stays, q112 changed too much, q121 is split, q122 retired; q199 is new.
    @Test func aNewVersionSaysWhatBecameOfItsQuestions() throws {
        let past = Dictionary(version.questions.map { ($0.id, $0) }) { first, _ in first }
        let pairs: [(Question.ID, Question.ID)] = [
            ("q111", "q111"), ("q112", "q112"), ("q125", "q121"), ("q126", "q121"), ("q199", "q131"),
        ]
        let entries: [(Succession.Change, Question.ID?, [Question.ID], Bool)] = [
            (.same, "q111", ["q111"], true), (.changed, "q112", ["q112"], false),
            (.split, "q121", ["q125", "q126"], false), (.retired, "q122", [], false), (.new, nil, ["q199"], false),
        ]
        let next = Version(
            name: Version.Name(scheme: "default", version: "2.0"), draw: version.draw, label: version.label,
            areas: [
                Area(
                    id: "infrastructure",
                    topics: [Topic(id: "t11", questions: pairs.compactMap { id, from in past[from]?.called(id) })])
            ], actions: version.actions,
            follows: Succession(
                version: "1.0",
                mapping: entries.map { .init(change: $0.0, from: $0.1, to: $0.2, isComparable: $0.3) }))
        var form = usual
        form.responses = [:]
        for (id, from) in pairs { form.responses[id] = DefaultScheme.choice("c", of: from) }
        var before = usual
        before.responses = before.responses.filter { ["q111", "q112", "q121", "q122"].contains($0.key) }
        let then = try result(1, before, at: day)
        let now = try result(2, form, at: later, of: next)
        let report = DifferenceReport(from: then, to: now, promises: [], by: [version, next])
        #expect(report.questions(.down).map(\.now?.question) == ["q111"])
        #expect(report.questions(notComparable: .changed).map(\.then?.question) == ["q112"])
        #expect(report.questions(notComparable: .split).map(\.now?.question) == ["q125", "q126"])
        #expect(report.questions(notComparable: .retired).map(\.then?.question) == ["q122"])
        #expect(report.questions(notComparable: .new).map(\.now?.question) == ["q199"])
        #expect(report.questions.count == 6)
        // A school may go back to the older version: the same questions, seen from the other side.
        let back = DifferenceReport(from: now, to: then, promises: [], by: [version, next])
        #expect(back.questions(.up).map(\.now?.question) == ["q111"])
        #expect(back.questions(notComparable: .new).map(\.now?.question) == ["q122"])
        #expect(back.questions(notComparable: .retired).map(\.then?.question) == ["q126", "q199"])
    }

    @Test func promisedDoneAndEffect() throws {
        let then = try result(1, usual, at: day)
        // q112 and q131 had no points, and called for their first action.
        let form = usual.answering("q112", DefaultScheme.choice("d", of: "q112"))
            .answering("q122", DefaultScheme.choice("c", of: "q122"))
        let now = try result(2, form, dropping: ["q132"], at: later)
        let promises = [
            promise("q112-from-a", .done, doneAt: day.adding(days: 30)), promise("q122-from-a", .busy),
            promise("q132-from-a", .done, doneAt: day.adding(days: 40)), promise("q212-from-a", .declined),
            promise("old", of: 7, .done, doneAt: day.adding(days: -3)), promise("older", of: 7, .declined),
            promise("old-and-open", of: 7, .planned),
            Promise(subject: .own("Ons plan"), state: .done, doneAt: day.adding(days: 2)),
        ]
        let report = DifferenceReport(from: then, to: now, promises: promises, by: [])
        #expect(report.undertakings.map(\.promise.subject) == [0, 1, 2, 3, 6, 7].map { promises[$0].subject })
        #expect(report.done.count == 3)
        let gains = report.undertakings.map { undertaking -> Int? in
            if case .change(let change) = undertaking.effect { change.gain } else { nil }
        }
        #expect(gains == [2, nil, nil, nil, nil, nil], "what was not done has no effect")
        #expect(report.promised.count == 5)
        #expect(report.undertakings[2].effect == .notComparable(.notAskedNow))
        #expect(report.undertakings[4].effect == nil)
        #expect(report.pointsWhereDone == 2, "q122 is not done yet; q132 was not asked again")
        #expect(report.notTakenUp.count == then.judgement.plan.count - 4)
        #expect(!report.notTakenUp.contains("q112-from-a"))
    }

    @Test(
        arguments: [
            ([10, 10, 10], [16, 16, 16], nil, .same), ([0, 0, 0], [10, 10, 10], nil, .higher),
            ([0, 0, 0], [1, 1, 1], nil, .none), ([10, 10, 10], [0, 0, 0], 100, .lower),
            ([10, 10, 10], [0, 0, 0], 365, .lower), ([10, 10, 10], [0, 0, 0], 366, .lowerButKept),
        ] as [([Int], [Int], Int64?, DifferenceReport.LabelChange)])
    func theLabel(before: [Int], after: [Int], days: Int64?, change: DifferenceReport.LabelChange) throws {
        let label = days.map { Label(level: "bronze", validFrom: day, validUntil: day.adding(days: $0)) }
        let then = try result(1, FilledForm(points: before), at: day, label: label)
        let now = try result(2, FilledForm(points: after), at: later)
        #expect(DifferenceReport(from: then, to: now, promises: [], by: []).label == change)
    }

    @Test func theSamePointsAsTheComparison() throws {
        var dice = Dice(seed: 20_261_122)
        for _ in 0..<200 {
            let forms = (0..<2).map { _ in
                FilledForm(points: (0..<3).map { _ in Int.random(in: 0...14, using: &dice) }, notApplicable: [1, 2, 3])
            }
            let drop = (0..<2).map { _ in Set(version.questions.map(\.id).filter { _ in dice.rolls(20) }) }
            let then = try result(1, forms[0], dropping: drop[0], at: day)
            let now = try result(2, forms[1], dropping: drop[1], at: later)
            let report = DifferenceReport(from: then, to: now, promises: [], by: [])
            let comparison = try #require(
                compare(
                    AnsweredForm(version: version, responses: then.sheet.responses),
                    AnsweredForm(version: version, responses: now.sheet.responses), by: []))
            #expect(report.whole?.before ?? Points() == comparison.before)
            #expect(report.whole?.after ?? Points() == comparison.after)
            #expect(report.whole?.questions ?? 0 == comparison.questions)
            #expect(
                report.questions.count - comparison.questions
                    <= comparison.leftBefore + comparison.leftAfter)
        }
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
