import Domain
import Pages

extension Gallery {
    func againPages() throws -> [any Page] {
        let weak = try Sample.sheet(.weak)
        let version = weak.assessment.version
        let done = Set(version.actions.enumerated().filter { $0.offset.isMultiple(of: 3) }.map(\.element.id))
        let fillings: [Sample.Filling] = [.middling, .unknown, .notApplicable]
        let suggested: [any Page] = try fillings.flatMap { filling in
            let form = EarlierForm(sheet: try Sample.sheet(filling), done: done)
            let earlier = EarlierAnswers(suggestions(for: weak.assessment, from: form, by: []), in: text)
            return try suggestionPages(earlier)
        }
        let changed = EarlierAnswers(try questionsAskedAfresh(), in: text)
        let next: [SchoolPage.Next] = [
            .waitUntil(.afternoon, important: [typed, typed]),
            .begin(levels: [.primary], soonerThan: .afternoon),
        ]
        let schools: [any Page] = next.map { next in
            SchoolPage(
                id: Sample.found.id, school: Sample.school, next: next,
                past: [1, 2].map {
                    .init(id: Key($0), submittedAt: .afternoon, points: Points(points: 3, possible: 60), level: "gold")
                },
                label: nil, text: text, regionAndNetwork: (typed, typed))
        }
        return suggested + (try suggestionPages(changed)) + schools + (try differencePages())
    }

    private func questionsAskedAfresh() throws -> [Question.ID: Suggestion] {
        let sheet = try Sample.sheet(.middling)
        let doubts: [Suggestion.Doubt] = [.reworded, .wasUnknown, .otherLevel(.adult)]
        let pairs = sheet.assessment.questions.enumerated().compactMap { index, id in
            sheet.answers[id].map { answer in
                Suggestion(
                    question: id, earlier: id, before: answer, done: [],
                    proposal: .askAfresh(doubts[index % doubts.count]))
            }
        }
        return Dictionary(uniqueKeysWithValues: pairs.map { ($0.question, $0) })
    }

    /// An area, its first question and the review, with nothing answered.
    private func suggestionPages(_ earlier: EarlierAnswers) throws -> [any Page] {
        let sheet = try Sample.sheet(.nothing)
        let version = sheet.assessment.version
        let questions = version.areas[0].topics.flatMap { topic in
            topic.questions.filter { sheet.assessment.questions.contains($0.id) }.map { (topic.id, $0) }
        }
        let draft = Answer.Draft(response: nil, note: typed)
        let progress = version.areas.map { AreaProgress(area: $0.id, answered: 0, asked: 10) }
        let single: [any Page] = questions.prefix(3).map { topic, question in
            QuestionPage(
                assessment: Sample.assessment, question: question,
                place: (version.areas[0].id, topic, 1, 30), progress: progress, previous: nil, draft: draft, given: nil,
                saved: nil, text: text, complaints: Complaints("response", typed), earlier: earlier)
        }
        return single + [
            AreaPage(
                assessment: Sample.assessment, area: version.areas[0].id,
                items: questions.map {
                    .init(topic: $0.0, question: $0.1, draft: draft, given: nil, complaints: Complaints())
                },
                progress: progress, saved: nil, text: text, earlier: earlier),
            ReviewPage(
                sheet: sheet, judgement: nil, isCoordinator: true, text: text, complaints: Complaints(),
                earlier: earlier),
        ]
    }

    private func differencePages() throws -> [any Page] {
        let pairs: [(Sample.Filling, Sample.Filling)] = [
            (.weak, .strong), (.strong, .weak), (.middling, .middling), (.middling, .notApplicable),
            (.unknown, .middling),
        ]
        return try pairs.map { then, now in
            let earlier = try Sample.result(then)
            let plan = earlier.judgement.plan.map(\.action)
            let states = SchoolTask.State.allCases
            var promises = plan.prefix(12).enumerated().map { index, action in
                let state = states[index % states.count]
                return Promise(
                    subject: .action(action, of: earlier.id), state: state, doneAt: state == .done ? .afternoon : nil)
            }
            promises += then == .weak ? [] : [Promise(subject: .own(typed), state: .busy, doneAt: nil)]
            let report = DifferenceReport(from: earlier, to: try Sample.result(now), promises: promises, by: [])
            return DifferencePage(school: typed, report: report, then: text, now: text)
        } + [try renewed()]
    }

    /// From the version of today to the next one, with questions that can't be compared, at another level.
    private func renewed() throws -> any Page {
        let next = try Project.catalogue().editions.values.first { $0.version.follows != nil } ?? Project.edition()
        let earlier = try Sample.result(.weak)
        let questions = draw(from: next.version, at: .secondary, seed: 11)
        let answers = questions.compactMap { id in
            next.version.question(id)?.choices.last.map { (id, Response.choice($0.id)) }
        }
        let given = Dictionary(uniqueKeysWithValues: answers).mapValues {
            GivenAnswer(response: $0, note: "", by: "An Peeters", at: .afternoon)
        }
        let sheet = Sheet(
            assessment: Assessment(
                id: Sample.assessment, school: Sample.found.id, version: next.version, level: .secondary,
                openedAt: .afternoon, submittedAt: .afternoon, questions: questions),
            answers: given)
        let later = AssessmentResult(
            id: AssessmentResult.ID(100), sheet: sheet, submittedAt: .afternoon.adding(days: 400),
            submittedBy: "An Peeters", judgement: try assess(sheet.responses, at: .secondary, by: next.version),
            texts: [:], label: nil)
        return DifferencePage(
            school: typed,
            report: DifferenceReport(
                from: earlier, to: later, promises: [], by: try Project.catalogue().editions.values.map(\.version)),
            then: text, now: next.texts[text.language] ?? text)
    }
}
