/// What changed between two results of a school: all that a report of it says, on a page or on paper. It names things
/// by their ids; the words are those of the two versions.
public struct DifferenceReport: Sendable, Equatable {
    public let then: Side
    public let now: Side
    public let label: LabelChange
    /// In the order of the later questionnaire.
    public let areas: [OfArea]
    /// Every question of both forms, in the order of the later form; those that only the earlier one asked follow.
    public let questions: [OfQuestion]
    /// What the school undertook, as it stood when the later form was submitted, in the order of the tasks.
    public let undertakings: [Undertaking]
    /// Actions of the earlier plan that the school did not take up, in the order of that plan.
    public let notTakenUp: [Action.ID]

    /// One of the two results.
    public struct Side: Sendable, Equatable {
        public let result: AssessmentResult.ID
        public let submittedAt: Moment
        public let version: Version.Name
        public let level: EducationLevel
        /// Of the whole form, with the questions that can't be compared.
        public let points: Points
        /// The level that the result gave; nil is no label.
        public let outcome: LabelLevel.ID?
        /// The place of that level from low to high, from 1; 0 is no label.
        public let rank: Int
        public let label: Label?
    }

    /// What became of the level.
    public enum LabelChange: String, Sendable, Equatable, CaseIterable {
        case higher, same, none
        /// Lower, and no earlier label is valid any more.
        case lower
        /// Lower, and the earlier label stays until its end.
        case lowerButKept = "kept"
    }

    public enum Movement: String, Sendable, Equatable, CaseIterable {
        case up, down, same
    }

    /// Points then and now on questions that both forms asked and that mean the same.
    public struct Change: Sendable, Equatable {
        public let questions: Int
        public let before: Points
        public let after: Points

        public var gain: Int { after.points - before.points }

        /// As shares of what could be won, compared without dividing.
        public var movement: Movement {
            let (left, right) = (before.points * after.possible, after.points * before.possible)
            return left == right ? .same : left < right ? .up : .down
        }

        static func + (one: Change, other: Change) -> Change {
            Change(
                questions: one.questions + other.questions, before: one.before + other.before,
                after: one.after + other.after)
        }
    }

    public struct OfTopic: Sendable, Equatable {
        public let topic: Topic.ID
        /// Nil where nothing of it can be compared.
        public let change: Change?
    }

    public struct OfArea: Sendable, Equatable {
        public let area: Area.ID
        public let topics: [OfTopic]
        public var change: Change? { sum(topics.compactMap(\.change)) }
    }

    /// Of all that can be compared; nil where nothing can.
    public var whole: Change? { sum(areas.compactMap(\.change)) }

    public func questions(_ movement: Movement) -> [OfQuestion] {
        questions.filter { $0.change?.movement == movement }
    }

    public func questions(notComparable why: Why) -> [OfQuestion] {
        questions.filter { $0.finding == .notComparable(why) }
    }
}

// MARK: - Questions

extension DifferenceReport {
    /// Why a question can't be held against the other form.
    public enum Why: String, Sendable, Equatable, CaseIterable {
        /// It changed too much.
        case changed
        /// It became several questions.
        case split
        /// It did not apply, then or now.
        case notApplicable = "not-applicable"
        /// Another draw: it was there, and was not asked.
        case notAskedThen = "not-asked-then"
        case notAskedNow = "not-asked-now"
        /// The questionnaire of the other form does not have it.
        case new
        case retired
        /// The two questionnaires have nothing to do with each other.
        case unrelated
    }

    /// A question as one of the forms asked it.
    public struct Asked: Sendable, Equatable {
        public let question: Question.ID
        public let response: Response
    }

    public enum Finding: Sendable, Equatable {
        case change(Change)
        case notComparable(Why)
    }

    /// One question: asked then, now or both times.
    public struct OfQuestion: Sendable, Equatable {
        public let topic: Topic.ID
        public let then: Asked?
        public let now: Asked?
        public let finding: Finding

        public var change: Change? {
            if case .change(let change) = finding { change } else { nil }
        }
    }
}

// MARK: - Promised, done, effect

extension DifferenceReport {
    /// A task, and what became of the question that called for it.
    public struct Undertaking: Sendable, Equatable {
        public let promise: Promise
        /// The question of then whose answer called for the action; nil for the school's own tasks and for those
        /// of older plans.
        public let cause: Question.ID?
        /// What happened to that question; nil without one, and where it was not done.
        public let effect: Finding?

        public var isDone: Bool { promise.state == .done }
    }

    /// Without what the school decided not to do.
    public var promised: [Undertaking] { undertakings.filter { $0.promise.state != .declined } }

    public var done: [Undertaking] { undertakings.filter(\.isDone) }

    /// Points won or lost on the questions that called for what was done, each question once. Nil where none of
    /// them can be compared.
    public var pointsWhereDone: Int? {
        let causes = Set(done.compactMap(\.cause))
        let changes = questions.filter { $0.then.map { causes.contains($0.question) } ?? false }.compactMap(\.change)
        return sum(changes)?.gain
    }
}

func sum(_ changes: [DifferenceReport.Change]) -> DifferenceReport.Change? {
    changes.first.map { changes.dropFirst().reduce($0, +) }
}
