/// All that follows from the answers to a form: the outcome that a result freezes.
public struct Judgement: Sendable, Equatable, Codable {
    public let score: Score
    public let label: LabelDecision
    public let plan: [PlannedAction]
}

/// What reviewers have accepted of a school. Nothing, where a programme does not review.
public struct Reviewed: Sendable, Equatable, Codable {
    public var evidence: Bool
    public var contributions: Int

    public init(evidence: Bool = false, contributions: Int = 0) {
        self.evidence = evidence
        self.contributions = contributions
    }
}

/// Why answers can't be judged by a version.
public enum AssessmentFault: Error, Equatable {
    case unknownQuestion(Question.ID)
    case notAskedAt(Question.ID, EducationLevel)
    case notOffered(Question.ID, Response)
}

/// The one function that judges. The questions answered are the form; thresholds scale to what it can give.
/// - Throws: `AssessmentFault` when an answer is to a question or by a choice that the version has not, or
///   not at this level of education.
public func assess(
    _ responses: [Question.ID: Response], at level: EducationLevel, by version: Version,
    reviewed: Reviewed = Reviewed()
) throws(AssessmentFault) -> Judgement {
    try check(responses, at: level, by: version)
    let score = score(responses, by: version)
    let essentials = version.questions.filter { $0.isEssential && responses[$0.id] != nil }
    let unmet = essentials.filter { !isMet($0, by: responses[$0.id]) }.map(\.id)
    return Judgement(
        score: score,
        label: decideLabel(score, unmetEssentials: unmet, reviewed: reviewed, by: version.label),
        plan: plan(for: responses, at: level, by: version))
}

private func check(
    _ responses: [Question.ID: Response], at level: EducationLevel, by version: Version
) throws(AssessmentFault) {
    let questions = Dictionary(version.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (id, response) in responses.sorted(by: { $0.key < $1.key }) {
        guard let question = questions[id] else { throw .unknownQuestion(id) }
        guard question.isAsked(at: level) else { throw .notAskedAt(id, level) }
        guard question.offers(response) else { throw .notOffered(id, response) }
    }
}

private func score(_ responses: [Question.ID: Response], by version: Version) -> Score {
    Score(
        areas: version.areas.map { area in
            Score.OfArea(area: area.id, topics: area.topics.map { scoreTopic($0, responses) })
        })
}

private func scoreTopic(_ topic: Topic, _ responses: [Question.ID: Response]) -> Score.OfTopic {
    var points = Points()
    var applicable = 0
    for question in topic.questions {
        guard let response = responses[question.id], response != .notApplicable else { continue }
        applicable += 1
        points.possible += question.mostPoints
        if case .choice(let id) = response {
            points.points += question.choice(id)?.points ?? 0
        }
    }
    return Score.OfTopic(topic: topic.id, points: points, applicable: applicable)
}

/// `unknown` never meets; `not-applicable` only where the question says so.
func isMet(_ question: Question, by response: Response?) -> Bool {
    switch response {
    case .choice(let id): question.choice(id)?.meets ?? false
    case .notApplicable: question.notApplicable == .meets
    case .unknown, nil: false
    }
}
