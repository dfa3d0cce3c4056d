import Domain
import Pages

/// What the pages of the gallery show: a real draw of the project's questionnaire, answered in several ways.
enum Sample {
    static let assessment = Assessment.ID(77)
    static let found = SchoolSearchPage.Found(
        id: School.ID(5), name: "Basisschool De Wilg", number: "012345", address: address, programme: "Vlaanderen",
        isClosed: false)
    static let address = Address(street: "Kerkpad 4", postcode: "9901", place: "Waterdam")
    static let school = School(
        number: "012345", name: "Basisschool De Wilg", address: address, region: "BE-VOV",
        levels: [.primary, .secondary], kind: .ordinary, network: "vrij",
        group: Group(number: "1", name: "Scholengroep Waterkant"), email: "info@wilg.test")

    /// How the questions of a draw are answered.
    enum Filling: CaseIterable {
        case nothing, half, weak, middling, strong, unknown, notApplicable
    }

    static func sheet(_ filling: Filling) throws -> Sheet {
        let version = try Project.edition().version
        let questions = draw(from: version, at: .primary, seed: 7)
        var answers: [Question.ID: GivenAnswer] = [:]
        for (index, id) in questions.enumerated() {
            guard let question = version.question(id), let response = response(filling, question, index) else {
                continue
            }
            answers[id] = GivenAnswer(
                response: response, note: index == 0 ? "Een nota" : "", by: "An Peeters", at: .afternoon)
        }
        let assessment = Assessment(
            id: assessment, school: found.id, version: version, level: .primary, openedAt: .afternoon,
            submittedAt: nil, questions: questions)
        return Sheet(assessment: assessment, answers: answers)
    }

    private static func response(_ filling: Filling, _ question: Question, _ index: Int) -> Response? {
        let choices = question.choices.map { Response.choice($0.id) }
        let middle = choices[index % choices.count]
        return switch filling {
        case .nothing: nil
        case .half: index < 15 ? middle : nil
        case .weak: choices.first
        case .middling: middle
        case .strong: choices.last
        case .unknown: question.unknown == nil ? choices.first : .unknown
        case .notApplicable: question.notApplicable == .notOffered ? choices.last : .notApplicable
        }
    }

    static func judgement(_ filling: Filling, reviewed: Reviewed = Reviewed()) throws -> Judgement {
        let sheet = try sheet(filling)
        return try assess(sheet.responses, at: .primary, by: sheet.assessment.version, reviewed: reviewed)
    }

    static func result(_ filling: Filling, reviewed: Reviewed = Reviewed()) throws -> AssessmentResult {
        let judgement = try judgement(filling, reviewed: reviewed)
        let label = judgement.label.level.map {
            Label(level: $0, validFrom: .afternoon, validUntil: .afternoon.adding(days: 540))
        }
        return AssessmentResult(
            id: AssessmentResult.ID(99), sheet: try sheet(filling), submittedAt: .afternoon,
            submittedBy: "An Peeters", judgement: judgement, texts: [:], label: label)
    }

    /// The offers of Flanders for a primary school, on this day.
    static func help(on day: String) throws -> HelpAtHand {
        let catalogue = try Project.catalogue()
        return HelpAtHand(help: catalogue.help(in: "be-vl", of: "esafety-label", for: [.primary]), today: day)
    }

    /// The weak school's result, held against this one.
    static func earlier(_ version: String, _ later: AssessmentResult) throws -> EarlierResult {
        let (before, after) = (try sheet(.weak), later.sheet)
        return EarlierResult(
            submittedAt: .afternoon, version: version, hasOtherVersion: true,
            comparison: compare(
                AnsweredForm(version: before.assessment.version, responses: before.responses),
                AnsweredForm(version: after.assessment.version, responses: after.responses), by: []))
    }
}
