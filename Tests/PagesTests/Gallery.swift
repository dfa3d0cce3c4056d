import Domain
import Pages

/// Every kind of page in the states that it knows, with what its visitor typed.
struct Gallery {
    let text: VersionText
    var typed = "typed"

    private var complaints: Complaints {
        var complaints = Complaints("name", typed)
        for field in ["email", "password", "response", "note", "agreed", "level", "open"] {
            complaints.add(field, typed)
        }
        return complaints
    }

    func pages() throws -> [any Page] {
        startPages + peoplePages + claimsPages + schoolPages + campaignPages
            + (try answerPages()) + (try taskPages()) + (try resultPages()) + (try handPages()) + proofPages
            + (try documentPages()) + (try statisticPages()) + (try releasePages()) + (try againPages()) + groupPages
    }

    private var startPages: [any Page] {
        let statuses = [400, 403, 404, 405, 413, 429, 500, 502, 503]
        let errors: [any Page] = statuses.map { MessagePage.error($0, isSignedIn: $0.isMultiple(of: 2)) }
        let kinds = ["claim-made-school", "claim-made-programme", "school-confirmed", "link-gone", "school-taken"]
        let values = ["name": typed, "school": typed, "email": "info@wilg.test", "contact": typed]
        let messages: [any Page] = (kinds + ["claim-sent", "school-closed", "form-expired"]).map {
            MessagePage(name: $0, kind: $0, values: values, ways: [(.signIn, "way.sign-in"), (.home, "way.home")])
        }
        return errors + messages
            + [HomePage(), TextPage.privacy(contact: typed), TextPage.accessibility(contact: typed)]
    }

    private var peoplePages: [any Page] {
        let person = (name: typed, email: typed)
        return [
            SignInPage(), SignInPage(email: typed, next: typed, complaints: complaints, notice: "sign-in.needed"),
            SignInPage(notice: "sign-in.expired"),
            ClaimPage(school: Sample.found, hasSchoolEmail: true, typed: .init(), complaints: Complaints()),
            ClaimPage(
                school: Sample.found, hasSchoolEmail: false,
                typed: .init(name: typed, email: typed, source: "search"), complaints: complaints),
            ClaimPage(
                school: Sample.found, hasSchoolEmail: true, campaign: ("c", typed), typed: .init(),
                complaints: Complaints()),
            OwnAddressPage(school: typed, claimant: person, token: "t", hasAccount: true, complaints: Complaints()),
            OwnAddressPage(school: typed, claimant: person, token: "t", hasAccount: false, complaints: complaints),
            SchoolAddressPage(school: typed, claimant: person, token: "t"),
            InvitationPage(
                purpose: .manager(of: typed), email: typed, token: "t", hasAccount: true, typedName: "",
                complaints: Complaints()),
            InvitationPage(
                purpose: .team(of: typed, role: .contributor), email: typed, token: "t", hasAccount: false,
                typedName: typed, complaints: complaints),
            AccountPage(
                email: typed, typedName: typed, reminders: .weekly, complaints: complaints,
                notice: "account.done-saved"),
            AccountPage(
                email: typed, typedName: typed, reminders: .none, complaints: Complaints("reminders", typed),
                notice: "account.done-reminders"),
            StopRemindersPage(email: typed, token: "t"), RemindersStoppedPage(email: typed),
            ForgottenPasswordPage(email: typed, complaints: complaints),
            NewPasswordPage(email: typed, token: "t", complaints: complaints), GlossaryPage(text: text),
            TeamPage(
                school: (Sample.found.id, typed),
                members: [
                    .init(id: Key(1), name: typed, email: "a@b.example", role: .coordinator, isMe: true),
                    .init(id: Key(2), name: typed, email: "c@b.example", role: .contributor, isMe: false),
                ],
                invited: [.init(id: "x", email: typed, role: .contributor, since: .afternoon)], isCoordinator: true,
                typedEmail: typed, complaints: Complaints("email", typed), notice: "team.done-invited"),
            MinePage(schools: [], waiting: []),
            MinePage(
                schools: [(Sample.found.id, typed, .coordinator), (School.ID(6), typed, .contributor)],
                waiting: [nil, typed].map { MinePage.Waiting(school: typed, since: .afternoon, schoolEmail: $0) }),
        ]
    }

    private var claimsPages: [any Page] {
        let waiting = [nil, typed].enumerated().map { index, email in
            ClaimsPage.Waiting(
                id: "claim-\(index)", school: typed, number: "00000\(index)", address: Sample.address,
                claimant: (typed, typed), since: .afternoon, schoolEmail: email)
        }
        let decisions: [any Page] = ["approved", "refused", "taken", "decided"].map {
            ClaimsPage(claims: Array(waiting.prefix(1)), notice: ("claims.\($0)", typed))
        }
        return decisions + [
            ClaimsPage(claims: []), ClaimsPage(claims: waiting, complaint: ("claim-1", typed, typed)),
        ]
    }

    private var schoolPages: [any Page] {
        let last = (by: typed, at: Moment.afternoon)
        let open = [(0, nil), (12, last), (29, last), (30, last)].map { answered, last in
            SchoolPage.Open(assessment: Sample.assessment, answered: answered, asked: 30, last: last)
        }
        let nexts: [SchoolPage.Next] =
            open.map { .goOn($0) } + [
                .begin(levels: [.primary]), .begin(levels: EducationLevel.allCases), .askCoordinator,
                .waitUntil(.afternoon),
            ]
        let past = [nil, "bronze", "gold"].enumerated().map { index, level in
            SchoolPage.Past(
                id: AssessmentResult.ID(Int64(index)), submittedAt: .afternoon, points: Points(points: 3, possible: 60),
                level: level)
        }
        let label = Label(level: "silver", validFrom: .afternoon, validUntil: .afternoon.adding(days: 9))
        let pages: [any Page] = nexts.enumerated().map { index, next in
            SchoolPage(
                id: Sample.found.id, school: Sample.school, next: next, past: index.isMultiple(of: 2) ? [] : past,
                label: index.isMultiple(of: 2) ? nil : label, text: text, regionAndNetwork: (typed, typed),
                complaints: index == 5 ? complaints : Complaints())
        }
        return pages + [
            SchoolSearchPage(query: "", found: [], hasMore: false),
            SchoolSearchPage(query: typed, found: [], hasMore: false),
            SchoolSearchPage(query: typed, found: [Sample.found], hasMore: false),
            SchoolSearchPage(
                query: typed, programmes: [("be-vl", typed), ("nl", typed)], programme: "nl",
                found: [Sample.found, Sample.found], hasMore: true),
        ]
    }

    private func answerPages() throws -> [any Page] {
        let version = try Project.edition().version
        let sheet = try Sample.sheet(.half)
        let questions: [any Page] = sheet.assessment.questions.enumerated().map { index, id in
            questionPage(version.question(id), version.place(of: id), index, sheet)
        }
        let reviews: [any Page] = try [Sample.Filling.nothing, .half, .weak, .strong].map {
            ReviewPage(
                sheet: try Sample.sheet($0), judgement: try Sample.judgement($0), isCoordinator: $0 != .weak,
                text: text, complaints: $0 == .half ? complaints : Complaints())
        }
        return questions + reviews
    }

    private func questionPage(
        _ question: Question?, _ place: (area: Area.ID, topic: Topic.ID), _ index: Int, _ sheet: Sheet
    ) -> any Page {
        let asked = sheet.assessment.questions
        let question = question ?? sheet.assessment.version.questions[0]
        return QuestionPage(
            assessment: Sample.assessment, question: question,
            place: (place.area, place.topic, index + 1, asked.count),
            progress: sheet.assessment.version.areas.map { .init(area: $0.id, answered: 3, asked: 10) },
            previous: index == 0 ? nil : asked[index - 1],
            draft: Answer.Draft(response: sheet.answers[question.id]?.response.description, note: typed),
            given: sheet.answers[question.id],
            saved: index == 3 ? SavedStatus(at: .afternoon, answered: 17, asked: 30) : nil, text: text,
            complaints: index == 4 ? complaints : Complaints())
    }

    private func resultPages() throws -> [any Page] {
        let reviews = [Reviewed(), Reviewed(evidence: true), Reviewed(evidence: true, contributions: 1)]
        return try Sample.Filling.allCases.flatMap { filling in
            try reviews.flatMap { reviewed -> [any Page] in
                let result = try Sample.result(filling, reviewed: reviewed)
                return [
                    ResultPage(school: typed, result: result, text: text, earlier: try Sample.earlier(typed, result)),
                    PlanPage(school: typed, result: result, text: text, help: try Sample.help(on: "2026-11-22")),
                    try wayPage(result),
                    try wayPage(result, hours: filling == .weak ? "7" : "40", everySecond: true),
                ]
            }
        }
    }

    /// With what was typed where nothing can be gained by it, or with ticks and hours.
    private func wayPage(
        _ result: AssessmentResult, hours: String? = nil, everySecond: Bool = false
    ) throws -> WayPage {
        let assessment = result.sheet.assessment
        let outlook = Outlook(of: result.sheet.responses, at: assessment.level, by: assessment.version)
        var asked = WayPage.Asked()
        asked.hours = hours ?? typed
        asked.gain = hours.flatMap { Int($0) }.map { outlook.greatestGain(within: $0) }
        if everySecond {
            asked.ticked = Set(outlook.actions.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element))
            asked.strangers = asked.ticked.count % 3
        } else {
            asked.complaints.add("hours", typed)
        }
        return try WayPage(
            school: typed, result: result, text: text, outlook: outlook, goals: outlook.goals(), asked: asked,
            then: outlook.judgement(doing: asked.ticked))
    }
}
