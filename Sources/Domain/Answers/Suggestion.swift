/// The latest form that a school submitted, and what it has done since.
public struct EarlierForm: Sendable, Equatable {
    public let sheet: Sheet
    /// Actions of a plan that were done after the submission.
    public let done: Set<Action.ID>

    public init(sheet: Sheet, done: Set<Action.ID>) {
        self.sheet = sheet
        self.done = done
    }
}

/// What a school answered before to a question that is asked again, and what it may answer now. It is no answer
/// and counts for nothing until somebody of the team gives it.
public struct Suggestion: Sendable, Equatable {
    /// Why nobody but the school can say what the answer is now.
    public enum Doubt: Sendable, Equatable {
        /// The question, or what its choices are worth, has changed since.
        case reworded
        /// "I don't know": whoever finds out finds out what it is, not that it is still unknown.
        case wasUnknown
        /// It was answered for another level of education.
        case otherLevel(EducationLevel)
    }

    public let question: Question.ID
    /// The question as it was asked then, of the version of then.
    public let earlier: Question.ID
    public let before: GivenAnswer
    /// Actions that this answer called for and that were done since, in the order of the content.
    public let done: [Action.ID]
    /// What can be confirmed: the answer of then, or the better one to which what was done leads.
    public let proposal: Proposal

    public enum Proposal: Sendable, Equatable {
        case confirm(Response)
        case askAfresh(Doubt)
    }

    public init(
        question: Question.ID, earlier: Question.ID, before: GivenAnswer, done: [Action.ID], proposal: Proposal
    ) {
        self.question = question
        self.earlier = earlier
        self.before = before
        self.done = done
        self.proposal = proposal
    }

    /// The response that can be confirmed; nil where it must be asked afresh.
    public var response: Response? {
        if case .confirm(let response) = proposal { response } else { nil }
    }

    /// Whether what was done leads to a better answer than that of then.
    public var isRaised: Bool { response.map { $0 != before.response } ?? false }

    /// The note that goes with a confirmed answer. A note to an answer that is no longer the same would mislead.
    public var note: String { response == before.response ? before.note : "" }
}

/// What the earlier form suggests for the questions of this assessment, by question. A question that was not asked
/// then, or that has no counterpart in the version of then, has none.
/// - Parameter versions: those by whose way one version may follow the other.
public func suggestions(
    for assessment: Assessment, from earlier: EarlierForm, by versions: [Version]
) -> [Question.ID: Suggestion] {
    let past = earlier.sheet.assessment
    guard let origins = assessment.version.origins(in: past.version, by: versions) else { return [:] }
    let outlook = Outlook(of: earlier.sheet.responses, at: past.level, by: past.version)
    let openings = Dictionary(outlook.openings.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
    var suggestions: [Question.ID: Suggestion] = [:]
    for id in assessment.questions {
        guard let origin = origins[id], let before = earlier.sheet.answers[origin.question],
            let question = past.version.question(origin.question)
        else { continue }
        let done = advice(of: question, on: before.response).map(\.action).filter(earlier.done.contains)
        let now = openings[origin.question]?.response(doing: earlier.done) ?? before.response
        suggestions[id] = Suggestion(
            question: id, earlier: origin.question, before: before, done: done,
            proposal: doubt(about: before, origin, past.level, assessment.level).map { .askAfresh($0) }
                ?? .confirm(now))
    }
    return suggestions
}

private func doubt(
    about before: GivenAnswer, _ origin: Origin, _ then: EducationLevel, _ now: EducationLevel
) -> Suggestion.Doubt? {
    if origin.change != .same { return .reworded }
    if then != now { return .otherLevel(then) }
    return before.response == .unknown ? .wasUnknown : nil
}
