extension DifferenceReport {
    /// Holds a result of a school against an earlier one.
    /// - Parameters:
    ///   - promises: the school's tasks as they stood when the later form was submitted.
    ///   - versions: those by whose way one version may follow the other.
    public init(
        from earlier: AssessmentResult, to later: AssessmentResult, promises: [Promise], by versions: [Version]
    ) {
        let questions = FormPair(earlier: earlier.sheet, later: later.sheet, versions: versions).questions
        let taken = promises.filter { $0.counts(since: earlier) }
        let levels = later.sheet.assessment.version.label.levels.map(\.id)
        then = Side(earlier, rankedBy: levels)
        now = Side(later, rankedBy: levels)
        label = LabelChange(from: then, to: now)
        areas = Self.areas(of: later.sheet.assessment.version, questions)
        self.questions = questions
        undertakings = taken.map { Undertaking($0, of: earlier.judgement.plan, questions) }
        let actions = Set(taken.compactMap(\.action))
        notTakenUp = earlier.judgement.plan.map(\.action).filter { !actions.contains($0) }
    }

    private static func areas(of version: Version, _ questions: [OfQuestion]) -> [OfArea] {
        let ofTopic = Dictionary(grouping: questions, by: \.topic)
        return version.areas.map { area in
            OfArea(
                area: area.id,
                topics: area.topics.map {
                    OfTopic(topic: $0.id, change: sum((ofTopic[$0.id] ?? []).compactMap(\.change)))
                }
            )
        }
    }
}

extension DifferenceReport.Side {
    fileprivate init(_ result: AssessmentResult, rankedBy levels: [LabelLevel.ID]) {
        self.result = result.id
        submittedAt = result.submittedAt
        version = result.sheet.assessment.version.name
        level = result.sheet.assessment.level
        points = result.judgement.score.total
        outcome = result.judgement.label.level
        rank = outcome.flatMap { levels.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        label = result.label
    }
}

extension DifferenceReport.LabelChange {
    fileprivate init(from then: DifferenceReport.Side, to now: DifferenceReport.Side) {
        if now.rank < then.rank {
            self = then.label.map { $0.isValid(at: now.submittedAt) } ?? false ? .lowerButKept : .lower
        } else if now.rank > then.rank {
            self = .higher
        } else {
            self = now.rank == 0 ? .none : .same
        }
    }
}

extension Promise {
    fileprivate var action: Action.ID? {
        if case .action(let action, _) = subject { action } else { nil }
    }

    /// Whether it is of the time after this result: of its plan, or of before and not finished by then.
    fileprivate func counts(since earlier: AssessmentResult) -> Bool {
        if case .action(_, earlier.id) = subject { return true }
        return state.isOpen || doneAt.map { $0 >= earlier.submittedAt } ?? false
    }
}

extension DifferenceReport.Undertaking {
    fileprivate init(
        _ promise: Promise, of plan: [PlannedAction], _ questions: [DifferenceReport.OfQuestion]
    ) {
        self.promise = promise
        let cause = plan.first { $0.action == promise.action }?.because.question
        self.cause = cause
        effect =
            promise.state != .done
            ? nil : cause.flatMap { cause in questions.first { $0.then?.question == cause }?.finding }
    }
}

// MARK: - Question by question

/// Two forms of one school, and which question of the one is which of the other.
private struct FormPair {
    let earlier: Sheet
    let later: Sheet
    let origins: [Question.ID: Origin]?
    let forms: (earlier: AnsweredForm, later: AnsweredForm)

    init(earlier: Sheet, later: Sheet, versions: [Version]) {
        self.earlier = earlier
        self.later = later
        origins = later.assessment.version.origins(in: earlier.assessment.version, by: versions)
        forms = (
            AnsweredForm(version: earlier.assessment.version, responses: earlier.responses),
            AnsweredForm(version: later.assessment.version, responses: later.responses)
        )
    }

    var questions: [DifferenceReport.OfQuestion] {
        let now = later.assessment.questions.map(askedNow)
        let met = Set(now.compactMap { $0.then?.question })
        return now + earlier.assessment.questions.filter { !met.contains($0) }.map(askedThenOnly)
    }

    private func askedNow(_ id: Question.ID) -> DifferenceReport.OfQuestion {
        let origin = origins?[id]
        return DifferenceReport.OfQuestion(
            topic: later.assessment.version.place(of: id).topic,
            then: origin.flatMap { earlier.asked($0.question) }, now: later.asked(id), finding: finding(id, origin))
    }

    private func finding(_ id: Question.ID, _ origin: Origin?) -> DifferenceReport.Finding {
        guard let origin else { return .notComparable(origins == nil ? .unrelated : .new) }
        guard earlier.answers[origin.question] != nil else { return .notComparable(.notAskedThen) }
        guard origin.isComparable else { return .notComparable(origin.change == .split ? .split : .changed) }
        guard let before = forms.earlier.points(on: origin.question), let after = forms.later.points(on: id) else {
            return .notComparable(.notApplicable)
        }
        return .change(DifferenceReport.Change(questions: 1, before: before, after: after))
    }

    private func askedThenOnly(_ id: Question.ID) -> DifferenceReport.OfQuestion {
        let isKnown = origins?.values.contains { $0.question == id } ?? false
        let why: DifferenceReport.Why = origins == nil ? .unrelated : isKnown ? .notAskedNow : .retired
        return DifferenceReport.OfQuestion(
            topic: earlier.assessment.version.place(of: id).topic, then: earlier.asked(id), now: nil,
            finding: .notComparable(why))
    }
}

extension Sheet {
    fileprivate func asked(_ question: Question.ID) -> DifferenceReport.Asked? {
        answers[question].map { DifferenceReport.Asked(question: question, response: $0.response) }
    }
}
