import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// More would be another register, not a campaign.
    private static var mostNumbers: Int { 20_000 }

    @Sendable func showCampaigns(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await campaigns(context)
    }

    /// Shows whom the campaign would write to, and the letter; nothing is sent.
    @Sendable func reviewCampaign(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let (programme, typed) = (try managed(context), typedCampaign(form))
        guard form["change"].isEmpty else { return try await campaigns(context, typed) }
        let complaints = complaints(form, typed, voice(context.language))
        guard complaints.isEmpty else { return try await campaigns(context, typed, complaints) }
        let list = try await store.checkCampaign(
            numbers: schoolNumbers(in: typed.numbers), of: programme.id, for: context.signedIn)
        let id = Campaign.ID(form["campaign"]) ?? store.newCampaignID()
        let letters = campaignLetters(typed, id, to: list.toInvite, of: programme)
        let page = CampaignReviewPage(
            programme: named(programme, context), campaign: "\(id)", typed: typed,
            counts: .init(
                mailed: letters.count, withoutAddress: list.toInvite.count - letters.count,
                invitedBefore: list.invitedBefore),
            leftOut: [
                .init(reason: "unknown", schools: list.unknown),
                .init(reason: "registered", schools: list.registered.map(line)),
                .init(reason: "closed", schools: list.closed.map(line)),
                .init(reason: "no-address", schools: list.toInvite.filter { letters[$0.id] == nil }.map(line)),
            ],
            sample: list.toInvite.lazy.compactMap { letters[$0.id] }.first.map { ($0.subject, $0.body) })
        return show(page, context, programme: programme.id)
    }

    /// Keeps the campaign and puts its letters into the outbox. A second press changes nothing.
    @Sendable func startCampaign(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let (programme, typed) = (try managed(context), typedCampaign(form))
        let voice = voice(context.language)
        guard let id = Campaign.ID(form["campaign"]) else { return try await campaigns(context, typed) }
        if try await isStarted(id, of: programme, context) { return go(.campaign("\(id)", of: programme.id)) }
        let complaints = complaints(form, typed, voice)
        guard complaints.isEmpty else { return try await campaigns(context, typed, complaints) }
        let list = try await store.checkCampaign(
            numbers: schoolNumbers(in: typed.numbers), of: programme.id, for: context.signedIn)
        guard !list.toInvite.isEmpty else {
            return try await campaigns(context, typed, Complaints("numbers", voice("error.campaign-nobody")))
        }
        do {
            try await store.startCampaign(
                NewCampaign(id: id, programme: programme.id, name: typed.name, message: typed.message),
                inviting: list.toInvite.map(\.id),
                letters: campaignLetters(typed, id, to: list.toInvite, of: programme), by: context.signedIn)
        } catch Refusal.alreadyThere {
            return try await campaigns(context, typed, Complaints("name", voice("error.campaign-name-taken")))
        }
        return go(.campaign("\(id)", of: programme.id))
    }

    @Sendable func showCampaign(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let campaign = try await store.campaign(
            context.parameter("campaign"), of: programme.id, for: context.signedIn)
        let figures = campaign.figures
        let page = CampaignPage(
            programme: named(programme, context), id: "\(campaign.id)", campaignName: campaign.name,
            message: campaign.message, madeAt: campaign.madeAt,
            figures: [
                ("invited", figures.invited), ("mailed", figures.mailed), ("registered", figures.registered),
                ("by-link", figures.byLink), ("started", figures.started), ("submitted", figures.submitted),
            ],
            schoolsQuery: "campaign=\(campaign.id)")
        return show(page, context, programme: programme.id)
    }

    /// The link of each school, for those that can't be mailed and for letters by other ways.
    @Sendable func campaignLinks(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let id: Campaign.ID = try context.parameter("campaign")
        let schools = try await store.invitedSchools(by: id, of: programme.id, for: context.signedIn)
        let rows = schools.map { school in
            [
                school.number, school.name, school.place, school.email ?? "",
                address.absolute(.invitedClaim(school.id, by: "\(id)")),
            ]
        }
        return download(
            csv([["number", "name", "place", "email", "link"]] + rows), as: "campaign-\(programme.id)-\(id).csv")
    }
}

extension Site {
    private func campaigns(
        _ context: SignedInContext, _ typed: CampaignsPage.Typed = .init(), _ complaints: Complaints = Complaints()
    ) async throws -> Response {
        let programme = try managed(context)
        let campaigns = try await store.campaigns(of: programme.id, for: context.signedIn).map {
            CampaignsPage.Campaign(
                id: "\($0.id)", name: $0.name, madeAt: $0.madeAt, invited: $0.figures.invited,
                registered: $0.figures.registered)
        }
        let page = CampaignsPage(
            programme: named(programme, context), campaigns: campaigns, typed: typed, complaints: complaints)
        return show(
            page, context, status: complaints.isEmpty ? .ok : .unprocessableContent, programme: programme.id)
    }

    private func isStarted(_ id: Campaign.ID, of programme: Programme, _ context: SignedInContext) async throws -> Bool
    {
        do {
            _ = try await store.campaign(id, of: programme.id, for: context.signedIn)
            return true
        } catch Refusal.notFound {
            return false
        }
    }

    private func typedCampaign(_ form: Form) -> CampaignsPage.Typed {
        CampaignsPage.Typed(
            name: form["name"].split { $0.isWhitespace }.joined(separator: " "),
            message: form["message"].trimmingSpace(), numbers: form["numbers"])
    }

    private func complaints(_ form: Form, _ typed: CampaignsPage.Typed, _ voice: Voice) -> Complaints {
        var complaints = Complaints()
        if typed.name.isEmpty { complaints.add("name", voice("error.campaign-name-missing")) }
        if typed.name.unicodeScalars.count > 120 { complaints.add("name", voice("error.name-long", ["most": "120"])) }
        if typed.message.unicodeScalars.count > 2000 {
            complaints.add("message", voice("error.campaign-message-long", ["most": "2000"]))
        }
        if form.heldNul { complaints.add("message", voice("error.nul")) }
        let numbers = schoolNumbers(in: typed.numbers).count
        if numbers == 0 { complaints.add("numbers", voice("error.campaign-numbers-missing")) }
        if numbers > Self.mostNumbers {
            complaints.add("numbers", voice("error.campaign-numbers-many", ["most": "\(Self.mostNumbers)"]))
        }
        return complaints
    }

    /// A letter to each school that has an address, in the first language of the programme.
    private func campaignLetters(
        _ typed: CampaignsPage.Typed, _ campaign: Campaign.ID, to schools: [InvitedSchool], of programme: Programme
    ) -> [School.ID: LetterText] {
        let (letters, language) = (letters(for: programme.id), programme.languages.first?.language ?? "en")
        let name = programme.name(in: language)
        let written = schools.compactMap { school in
            school.email.map {
                (
                    school.id,
                    letters.campaign(
                        to: $0, school: school, programme: name, message: typed.message, in: language,
                        link: .invitedClaim(school.id, by: "\(campaign)"))
                )
            }
        }
        return Dictionary(written) { first, _ in first }
    }

    private func line(_ school: InvitedSchool) -> String {
        "\(school.number) · \(school.name) · \(school.place)"
    }

    private func named(_ programme: Programme, _ context: SignedInContext) -> (id: Programme.ID, name: String) {
        (programme.id, programme.name(in: context.language))
    }
}
