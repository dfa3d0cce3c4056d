public import Domain

/// The addresses by which a team shares the work on its answers.
public enum HandLink: Sendable, Equatable {
    case handing(Question.ID, of: Assessment.ID)
    case takingBack(Question.ID, of: Assessment.ID)
    case enquiries(Question.ID, of: Assessment.ID)
    case withdrawal(Enquiry.ID, on: Question.ID, of: Assessment.ID)
    case acceptance(Enquiry.ID, on: Question.ID, of: Assessment.ID)
    case refusal(Enquiry.ID, on: Question.ID, of: Assessment.ID)
    case opinions(Question.ID, of: Assessment.ID)
    case settlement(Question.ID, of: Assessment.ID)
    case signOffRequest(Assessment.ID)
    case signOff(Assessment.ID)
    /// For somebody outside the school.
    case enquiry(token: String)

    var path: String {
        switch self {
        case .handing(let question, let assessment): base(question, assessment) + "/hand"
        case .takingBack(let question, let assessment): base(question, assessment) + "/hand/removal"
        case .enquiries(let question, let assessment): base(question, assessment) + "/enquiries"
        case .withdrawal(let enquiry, let question, let assessment):
            base(question, assessment) + "/enquiries/\(enquiry)/withdrawal"
        case .acceptance(let enquiry, let question, let assessment):
            base(question, assessment) + "/enquiries/\(enquiry)/acceptance"
        case .refusal(let enquiry, let question, let assessment):
            base(question, assessment) + "/enquiries/\(enquiry)/refusal"
        case .opinions(let question, let assessment): base(question, assessment) + "/opinions"
        case .settlement(let question, let assessment): base(question, assessment) + "/settlement"
        case .signOffRequest(let assessment): Link.assessment(assessment).path + "/sign-off-request"
        case .signOff(let assessment): Link.assessment(assessment).path + "/sign-off"
        case .enquiry(let token): "/enquiry/\(token)"
        }
    }

    private func base(_ question: Question.ID, _ assessment: Assessment.ID) -> String {
        Link.question(question, of: assessment).path
    }
}
