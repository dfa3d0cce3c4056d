/// One attempt of one school at one version and draw.
public struct Assessment: Sendable, Equatable {
    public typealias ID = Key<Assessment>
    public let id: ID
    public let school: School.ID
    public let version: Version
    public let level: EducationLevel
    public let openedAt: Moment
    public let submittedAt: Moment?
    public let abandonedAt: Moment?
    /// The questions of the draw, in the order in which they are asked.
    public let questions: [Question.ID]

    /// Whether it can still be answered.
    public var isOpen: Bool { submittedAt == nil && abandonedAt == nil }

    public init(
        id: ID, school: School.ID, version: Version, level: EducationLevel, openedAt: Moment,
        submittedAt: Moment?, abandonedAt: Moment? = nil, questions: [Question.ID]
    ) {
        self.id = id
        self.school = school
        self.version = version
        self.level = level
        self.openedAt = openedAt
        self.submittedAt = submittedAt
        self.abandonedAt = abandonedAt
        self.questions = questions
    }
}

/// An answer as it is kept: with who gave it and when.
public struct GivenAnswer: Sendable, Equatable {
    public let response: Response
    public let note: String
    public let by: String
    public let at: Moment
    /// The group whose answer it is, where the school took it over; nil where it is the school's own.
    public let group: Group?

    public init(response: Response, note: String, by: String, at: Moment, group: Group? = nil) {
        self.response = response
        self.note = note
        self.by = by
        self.at = at
        self.group = group
    }
}

/// An assessment with its answers: what the pages of an open assessment show.
public struct Sheet: Sendable, Equatable {
    public let assessment: Assessment
    public let answers: [Question.ID: GivenAnswer]

    public init(assessment: Assessment, answers: [Question.ID: GivenAnswer]) {
        self.assessment = assessment
        self.answers = answers
    }

    public var responses: [Question.ID: Response] { answers.mapValues(\.response) }

    /// Questions without an answer, in order.
    public var open: [Question.ID] { assessment.questions.filter { answers[$0] == nil } }

    /// The first open question after this one, or else the first open one at all.
    public func nextOpen(after question: Question.ID) -> Question.ID? {
        let questions = assessment.questions
        guard let position = questions.firstIndex(of: question) else { return open.first }
        return questions[(position + 1)...].first { answers[$0] == nil } ?? open.first
    }
}

/// The frozen outcome of a submitted assessment.
public struct AssessmentResult: Sendable, Equatable {
    public typealias ID = Key<AssessmentResult>
    public let id: ID
    public let sheet: Sheet
    public let submittedAt: Moment
    public let submittedBy: String
    public let judgement: Judgement
    /// Revisions of the texts that were valid at submission, by language.
    public let texts: [String: String]
    public let label: Label?
    /// The head's signature under these answers; nil where the coordinator said that the head agreed.
    public let signedOff: SignOff.Act?

    public init(
        id: ID, sheet: Sheet, submittedAt: Moment, submittedBy: String, judgement: Judgement,
        texts: [String: String], label: Label?, signedOff: SignOff.Act? = nil
    ) {
        self.id = id
        self.sheet = sheet
        self.submittedAt = submittedAt
        self.submittedBy = submittedBy
        self.judgement = judgement
        self.texts = texts
        self.label = label
        self.signedOff = signedOff
    }
}

/// An award of a level for a period.
public struct Label: Sendable, Equatable {
    public let level: LabelLevel.ID
    public let validFrom: Moment
    /// The first moment at which it is no longer valid.
    public let validUntil: Moment

    public init(level: LabelLevel.ID, validFrom: Moment, validUntil: Moment) {
        self.level = level
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    public func isValid(at moment: Moment) -> Bool {
        validFrom <= moment && moment < validUntil
    }
}
