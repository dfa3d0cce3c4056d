public import Domain

/// Every address that a page may print. A test holds each against the routes.
public indirect enum Link: Sendable, Equatable {
    case home
    case schools(query: String)
    case claim(School.ID)
    /// The link in a campaign's letter to a school.
    case invitedClaim(School.ID, by: String)
    case claimSent
    case ownAddress(token: String)
    case schoolAddress(token: String)
    case invitation(token: String)
    case signIn
    case signOut
    case language
    case privacy
    case accessibility
    case mine
    case programme(Programme.ID)
    case programmeSchools(Programme.ID, query: String)
    case programmeSchoolsCSV(Programme.ID, query: String)
    case campaigns(of: Programme.ID)
    case campaignReview(of: Programme.ID)
    case campaign(String, of: Programme.ID)
    case campaignLinks(String, of: Programme.ID)
    /// The figures on a day, `YYYY-MM-DD`; today's where it is empty.
    case statistics(of: Programme.ID, on: String = "")
    case statisticsCSV(DashboardSheet.Kind, of: Programme.ID, on: String)
    /// A table that the manager puts together; empty where nothing is asked yet.
    case table(of: Programme.ID, AskedTable? = nil)
    case tableCSV(of: Programme.ID, AskedTable)
    /// How figures are counted; at the definition of a measure, where one is given.
    case statisticsMethod(_ measure: String = "")
    /// Written answers; with the number of one that is to be corrected.
    case answers(of: Programme.ID, correcting: Int? = nil)
    case answer(Int, of: Programme.ID)
    case answerPDF(Int, of: Programme.ID)
    case answerODT(Int, of: Programme.ID)
    /// The last release of a programme, and the files of one, by its day.
    case publicFigures(Programme.ID, on: String = "")
    case openDataIndex
    case openData(_ file: String, of: Programme.ID, on: String)
    case groups(of: Programme.ID)
    case groupRemoval(of: Person.ID, from: SchoolGroup.ID, in: Programme.ID)
    case groupWithdrawal(of: String, in: Programme.ID)
    case group(SchoolGroup.ID)
    case groupPlan(of: School.ID, in: SchoolGroup.ID)
    case groupAnswers(SchoolGroup.ID)
    case groupQuestion(Question.ID, of: SchoolGroup.ID)
    case groupAnswerWithdrawal(Question.ID, of: SchoolGroup.ID)
    case account
    case accountPassword
    case reminders
    case stopReminders(token: String)
    case everywhere
    case forgottenPassword
    case newPassword(token: String)
    case glossary
    case school(School.ID)
    /// What anybody may see of a school, and the same on paper; and where its team decides on that.
    case label(School.ID)
    case labelPaper(School.ID)
    case statement(School.ID)
    case team(School.ID)
    case sharing(School.ID)
    case invitations(to: School.ID)
    case withdrawal(of: String, at: School.ID)
    case teamRole(of: Person.ID, at: School.ID)
    case teamRemoval(of: Person.ID, at: School.ID)
    case assessments(of: School.ID)
    case assessment(Assessment.ID)
    case question(Question.ID, of: Assessment.ID)
    case takeOver(Question.ID, of: Assessment.ID)
    case area(Area.ID, of: Assessment.ID)
    case abandonment(of: Assessment.ID)
    case review(Assessment.ID)
    case submission(of: Assessment.ID)
    case hands(HandLink)
    case result(AssessmentResult.ID)
    case plan(AssessmentResult.ID)
    case report(AssessmentResult.ID)
    case planPaper(AssessmentResult.ID)
    case differencePaper(AssessmentResult.ID)
    /// The document behind a link, with patience for its printing.
    case waiting(for: Link)
    case difference(AssessmentResult.ID)
    /// The school's scores beside those of similar schools.
    case benchmark(AssessmentResult.ID)
    /// What gets a school further, with these actions ticked and these hours filled in.
    case way(AssessmentResult.ID, doing: [Action.ID] = [], hours: String = "")
    /// Where an action of a plan is taken on, or declined.
    case undertakings(of: AssessmentResult.ID)
    /// Where ticked actions get their days.
    case schedule(of: AssessmentResult.ID)
    /// The board of a school.
    case tasks(of: School.ID, order: TaskOrder = .effect, showing: TaskFilter = .all)
    case tasksCSV(of: School.ID, order: TaskOrder = .effect, showing: TaskFilter = .all)
    case task(SchoolTask.ID)
    case proofs(of: SchoolTask.ID, done: String = "")
    case proofLinks(of: SchoolTask.ID)
    case proofStatements(of: SchoolTask.ID)
    case proofRemoval(Proof.ID, of: SchoolTask.ID)
    /// The file itself.
    case proofFile(Proof.ID)
    /// After a decision: what was done, and of which school.
    case claims(done: String, school: String)
    case approval(claim: String)
    case refusal(claim: String)

    /// The list of claims, with nothing done before.
    public static var claims: Link { .claims(done: "", school: "") }

    public var path: String {
        switch self {
        case .home: "/"
        case .schools(let query): query.isEmpty ? "/schools" : "/schools?q=\(encoded(query))"
        case .claim(let school): "/schools/\(school)/claim"
        case .invitedClaim(let school, let campaign): "/schools/\(school)/claim?campaign=\(encoded(campaign))"
        case .claimSent: "/claim-sent"
        case .ownAddress(let token): "/confirm/\(token)"
        case .schoolAddress(let token): "/school-confirmation/\(token)"
        case .invitation(let token): "/invitation/\(token)"
        case .signIn: "/sign-in"
        case .signOut: "/sign-out"
        case .language: "/language"
        case .privacy: "/privacy"
        case .accessibility: "/accessibility"
        case .mine: "/mine"
        case .programme(let programme): "/programmes/\(programme)"
        case .programmeSchools(let programme, let query):
            "/programmes/\(programme)/schools" + (query.isEmpty ? "" : "?" + query)
        case .programmeSchoolsCSV(let programme, let query):
            "/programmes/\(programme)/schools.csv" + (query.isEmpty ? "" : "?" + query)
        case .campaigns(let programme): "/programmes/\(programme)/campaigns"
        case .campaignReview(let programme): "/programmes/\(programme)/campaigns/review"
        case .campaign(let campaign, let programme): "/programmes/\(programme)/campaigns/\(encoded(campaign))"
        case .campaignLinks(let campaign, let programme):
            "/programmes/\(programme)/campaigns/\(encoded(campaign))/links.csv"
        case .statistics(let programme, let day): "/programmes/\(programme)/statistics" + query([("on", day)])
        case .statisticsCSV(let table, let programme, let day):
            "/programmes/\(programme)/statistics/\(table.rawValue).csv" + query([("on", day)])
        case .table(let programme, let asked):
            "/programmes/\(programme)/table" + query(asked?.fields ?? [])
        case .tableCSV(let programme, let asked): "/programmes/\(programme)/table/figures.csv" + query(asked.fields)
        case .statisticsMethod(let measure): "/statistics/method" + (measure.isEmpty ? "" : "#\(encoded(measure))")
        case .answers(let programme, let number):
            "/programmes/\(programme)/answers" + query([("corrects", number.map(String.init) ?? "")])
        case .answer(let number, let programme): "/programmes/\(programme)/answers/\(number)"
        case .answerPDF(let number, let programme): "/programmes/\(programme)/answers/\(number)/paper.pdf"
        case .answerODT(let number, let programme): "/programmes/\(programme)/answers/\(number)/paper.odt"
        case .publicFigures(let programme, let day): "/statistics/\(programme)" + query([("on", day)])
        case .openDataIndex: "/open-data"
        case .openData(let file, let programme, let day): "/open-data/\(programme)/\(day)/\(encoded(file))"
        case .groups(let programme): "/programmes/\(programme)/groups"
        case .groupRemoval(let person, let group, let programme):
            "/programmes/\(programme)/groups/\(group)/coordinators/\(person)/removal"
        case .groupWithdrawal(let invitation, let programme):
            "/programmes/\(programme)/groups/invitations/\(invitation)/withdrawal"
        case .group(let group): "/groups/\(group)"
        case .groupPlan(let school, let group): "/groups/\(group)/schools/\(school)"
        case .groupAnswers(let group): "/groups/\(group)/answers"
        case .groupQuestion(let question, let group): "/groups/\(group)/answers/\(question)"
        case .groupAnswerWithdrawal(let question, let group): "/groups/\(group)/answers/\(question)/withdrawal"
        case .account: "/account"
        case .accountPassword: "/account/password"
        case .reminders: "/account/reminders"
        case .stopReminders(let token): "/reminders/\(token)"
        case .everywhere: "/account/sign-out-everywhere"
        case .forgottenPassword: "/forgotten-password"
        case .newPassword(let token): "/new-password/\(token)"
        case .glossary: "/glossary"
        case .school(let school): "/schools/\(school)"
        case .label(let school): "/schools/\(school)/label"
        case .labelPaper(let school): "/schools/\(school)/label.pdf"
        case .statement(let school): "/schools/\(school)/statement"
        case .team(let school): "/schools/\(school)/team"
        case .sharing(let school): "/schools/\(school)/sharing"
        case .invitations(let school): "/schools/\(school)/invitations"
        case .withdrawal(let invitation, let school): "/schools/\(school)/invitations/\(invitation)/withdrawal"
        case .teamRole(let person, let school): "/schools/\(school)/team/\(person)/role"
        case .teamRemoval(let person, let school): "/schools/\(school)/team/\(person)/removal"
        case .assessments(let school): "/schools/\(school)/assessments"
        case .assessment(let assessment): "/assessments/\(assessment)"
        case .question(let question, let assessment): "/assessments/\(assessment)/questions/\(question)"
        case .takeOver(let question, let assessment): "/assessments/\(assessment)/questions/\(question)/group-answer"
        case .area(let area, let assessment): "/assessments/\(assessment)/areas/\(area)"
        case .abandonment(let assessment): "/assessments/\(assessment)/abandonment"
        case .review(let assessment): "/assessments/\(assessment)/review"
        case .submission(let assessment): "/assessments/\(assessment)/submission"
        case .hands(let link): link.path
        case .result(let result): "/results/\(result)"
        case .plan(let result): "/results/\(result)/plan"
        case .report(let result): "/results/\(result)/report.pdf"
        case .planPaper(let result): "/results/\(result)/plan.pdf"
        case .differencePaper(let result): "/results/\(result)/difference.pdf"
        case .waiting(let document): document.path + "?wait=1"
        case .difference(let result): "/results/\(result)/difference"
        case .benchmark(let result): "/results/\(result)/benchmark"
        case .way(let result, let actions, let hours):
            "/results/\(result)/way" + query(actions.map { ("do", $0.rawValue) } + [("hours", hours)])
        case .undertakings(let result): "/results/\(result)/tasks"
        case .schedule(let result): "/results/\(result)/schedule"
        case .tasks(let school, let order, let filter): "/schools/\(school)/tasks" + query(order, filter)
        case .tasksCSV(let school, let order, let filter): "/schools/\(school)/tasks.csv" + query(order, filter)
        case .task(let task): "/tasks/\(task)"
        case .proofs(let task, let done): "/tasks/\(task)/proof" + query([("done", done)])
        case .proofLinks(let task): "/tasks/\(task)/proof/links"
        case .proofStatements(let task): "/tasks/\(task)/proof/statements"
        case .proofRemoval(let proof, let task): "/tasks/\(task)/proof/\(proof)/removal"
        case .proofFile(let proof): "/proofs/\(proof)"
        case .claims(let done, let school):
            done.isEmpty ? "/claims" : "/claims?done=\(encoded(done))&school=\(encoded(school))"
        case .approval(let claim): "/claims/\(claim)/approval"
        case .refusal(let claim): "/claims/\(claim)/refusal"
        }
    }
}

extension AskedTable {
    fileprivate var fields: [(name: String, value: String)] {
        [("measure", measure), ("rows", rows), ("columns", columns), ("from", from), ("to", to)]
            + Self.limits.map { ($0.rawValue, only[$0] ?? "") }
    }
}

/// How a board is shown, where that is not as it opens.
private func query(_ order: TaskOrder, _ filter: TaskFilter) -> String {
    query([("order", order == .effect ? "" : order.rawValue), ("show", filter == .all ? "" : filter.rawValue)])
}

/// The pairs that have a value, behind a question mark.
private func query(_ pairs: [(name: String, value: String)]) -> String {
    let filled = pairs.filter { !$0.value.isEmpty }.map { "\($0.name)=\(encoded($0.value))" }
    return filled.isEmpty ? "" : "?" + filled.joined(separator: "&")
}

/// Percent-encoded for a part of an address.
func encoded(_ text: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
    return text.utf8.map { byte in
        if plain.contains(byte) { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }.joined()
}
