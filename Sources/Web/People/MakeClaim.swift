import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    @Sendable func showClaim(_ request: Request, _ context: PageContext) async throws -> Response {
        let school = try await claimable(context)
        let campaign = try await campaign(Form(urlEncoded: (request.uri.query ?? "").utf8), inviting: school)
        return show(claimPage(school, campaign: campaign), context, programme: school.programme)
    }

    /// Keeps the claim and mails the links. Says the same whether or not the address has an account.
    @Sendable func makeClaim(_ form: Form, _ request: Request, _ context: PageContext) async throws -> Response {
        let school = try await claimable(context)
        let campaign = try await campaign(form, inviting: school)
        let said = ClaimPage.sources.contains(form["source"]) ? form["source"] : "other"
        let source = campaign.map { ClaimSource.campaign($0.id) } ?? .said(said)
        do {
            if let signedIn = context.signedIn {
                return try await claim(school, by: signedIn.person, source: source, context)
            }
            let typed = ClaimPage.Typed(name: form["name"], email: form["email"], source: form["source"])
            let (name, email, complaints) = checked(form, voice(context.language))
            guard complaints.isEmpty, let email else {
                return show(
                    claimPage(school, typed, complaints, campaign: campaign), context,
                    status: .unprocessableContent, programme: school.programme)
            }
            return try await claim(
                school, name: name, email: email, password: form["password"], source: source, context)
        } catch Refusal.schoolClosed {
            return refused("school-closed", school, context)
        } catch Refusal.schoolTaken {
            return refused("school-taken", school, context)
        }
    }

    @Sendable func claimSent(_ request: Request, _ context: PageContext) async throws -> Response {
        message("claim-sent", name: "claim-sent", context)
    }

    private func claim(
        _ school: KnownSchool, name: String, email: EmailAddress, password: String, source: ClaimSource,
        _ context: PageContext
    ) async throws -> Response {
        // Hashed also where there is an account, so that both take the same time.
        let hash = try await passwords.hash(password)
        let hasAccount = try await store.credentials(of: email) != nil
        let claim = NewClaim(
            school: school.id, email: email, name: name, language: context.language,
            passwordHash: hasAccount ? nil : hash, source: source)
        let link = letters(for: school.programme).ownAddress(
            of: claim, school: school.school.name, hasAccount: hasAccount, token: Token())
        try await store.makeClaim(claim, link: link)
        return go(.claimSent)
    }

    private func claim(
        _ school: KnownSchool, by person: Person, source: ClaimSource, _ context: PageContext
    ) async throws -> Response {
        let link = letters(for: school.programme).school(
            school, claimant: (person.name, person.email), in: schoolLanguage(school), token: Token())
        try await store.makeClaim(of: school.id, by: person, source: source, schoolLink: link)
        return go(.mine)
    }

    /// A school is written to in the first language of its programme.
    func schoolLanguage(_ school: KnownSchool) -> Language {
        catalogue.programme(school.programme)?.languages.first?.language ?? languages.first ?? "en"
    }

    func refused(_ kind: String, _ school: KnownSchool, _ context: some PageMaking) -> Response {
        message(
            kind, name: kind, context,
            values: ["school": school.school.name, "contact": contact(of: school.programme)], status: .conflict)
    }

    private func claimable(_ context: PageContext) async throws -> KnownSchool {
        guard let school = try await store.school(context.parameter("school")) else { throw Refusal.notFound }
        return school
    }

    /// The campaign that a link or form names, where it invited this school.
    private func campaign(_ form: Form, inviting school: KnownSchool) async throws -> (id: Campaign.ID, name: String)? {
        guard let id = Campaign.ID(form["campaign"]) else { return nil }
        return try await store.campaignName(id, inviting: school.id).map { (id, $0) }
    }

    private func claimPage(
        _ school: KnownSchool, _ typed: ClaimPage.Typed = .init(), _ complaints: Complaints = Complaints(),
        campaign: (id: Campaign.ID, name: String)?
    ) -> ClaimPage {
        ClaimPage(
            school: SchoolSearchPage.Found(
                id: school.id, name: school.school.name, number: school.school.number,
                address: school.school.address, programme: nil, isClosed: school.school.closed != nil),
            hasSchoolEmail: school.school.email != nil, campaign: campaign.map { ("\($0.id)", $0.name) }, typed: typed,
            complaints: complaints)
    }

    private func checked(_ form: Form, _ voice: Voice) -> (name: String, email: EmailAddress?, Complaints) {
        var complaints = Complaints()
        let name = checkedName(form, voice, &complaints)
        let email = EmailAddress(form["email"])
        if email == nil { complaints.add("email", voice("error.email")) }
        checkNewPassword(form, voice, &complaints)
        return (name, email, complaints)
    }

    func checkedName(_ form: Form, _ voice: Voice, _ complaints: inout Complaints) -> String {
        let name = form["name"].split { $0.isWhitespace }.joined(separator: " ")
        if name.isEmpty { complaints.add("name", voice("error.name-missing")) }
        if name.unicodeScalars.count > 120 { complaints.add("name", voice("error.name-long", ["most": "120"])) }
        if form.heldNul { complaints.add("name", voice("error.nul")) }
        return name
    }

    func checkNewPassword(_ form: Form, _ voice: Voice, _ complaints: inout Complaints) {
        do throws(PasswordFault) {
            try checkPassword(form["password"])
        } catch {
            switch error {
            case .tooShort: complaints.add("password", voice("error.password-short"))
            case .tooLong: complaints.add("password", voice("error.password-long"))
            case .tooCommon: complaints.add("password", voice("error.password-common"))
            }
        }
    }
}
