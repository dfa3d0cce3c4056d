/// How the people of a team share the work on an open assessment, as one of them sees it.
public struct Teamwork: Sendable, Equatable {
    public struct Colleague: Sendable, Equatable {
        public let id: Person.ID
        public let name: String
        public let role: SchoolRole

        public init(id: Person.ID, name: String, role: SchoolRole) {
            self.id = id
            self.name = name
            self.role = role
        }
    }

    /// Who looks.
    public let me: Person.ID
    public let team: [Colleague]
    public let handed: [Question.ID: HandedQuestion]
    /// The latest first.
    public let enquiries: [Enquiry]
    /// The latest first; of a question at most one that is not settled.
    public let disagreements: [Disagreement]
    /// Who gave the answer that is there now.
    public let answeredBy: [Question.ID: Person.ID]
    public let signOff: SignOff?

    public init(
        me: Person.ID, team: [Colleague], handed: [Question.ID: HandedQuestion], enquiries: [Enquiry],
        disagreements: [Disagreement], answeredBy: [Question.ID: Person.ID], signOff: SignOff?
    ) {
        self.me = me
        self.team = team
        self.handed = handed
        self.enquiries = enquiries
        self.disagreements = disagreements
        self.answeredBy = answeredBy
        self.signOff = signOff
    }

    public var role: SchoolRole? { team.first { $0.id == me }?.role }

    public var heads: [Colleague] { team.filter { $0.role == .head } }

    /// The question's answers that still wait for the coordinator's word.
    public func openDisagreement(on question: Question.ID) -> Disagreement? {
        disagreements.first { $0.question == question && $0.settlement == nil }
    }

    public var unsettled: [Question.ID] {
        disagreements.filter { $0.settlement == nil }.map(\.question)
    }

    /// A coordinator hands on what they like; others what is theirs.
    public func mayHand(_ question: Question.ID) -> Bool {
        role == .coordinator || handed[question]?.person == me
    }

    /// Of these questions those that are mine, in their order.
    public func mine(of questions: [Question.ID]) -> [Question.ID] {
        questions.filter { handed[$0]?.person == me }
    }

    /// The first of mine without an answer, after this one or else at all; this one never.
    public func nextOfMine(after question: Question.ID?, on sheet: Sheet) -> Question.ID? {
        let questions = sheet.assessment.questions
        let open = mine(of: questions).filter { sheet.answers[$0] == nil && $0 != question }
        guard let question, let place = questions.firstIndex(of: question) else { return open.first }
        let later = Set(questions[place...])
        return open.first { later.contains($0) } ?? open.first
    }

    /// Whether the coordinator may submit as far as the head is concerned: signed, or there is no head to sign.
    public func isSignedOff(_ sheet: Sheet) -> Bool {
        heads.isEmpty || (signOff?.holds(for: sheet) ?? false)
    }
}
