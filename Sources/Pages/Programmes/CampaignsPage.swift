public import Domain

/// The campaigns of a programme, and the form for a new one.
public struct CampaignsPage: Page {
    public struct Campaign: Sendable {
        public let id: String
        public let name: String
        public let madeAt: Moment
        public let invited: Int
        public let registered: Int

        public init(id: String, name: String, madeAt: Moment, invited: Int, registered: Int) {
            self.id = id
            self.name = name
            self.madeAt = madeAt
            self.invited = invited
            self.registered = registered
        }
    }

    /// What the manager typed so far.
    public struct Typed: Sendable, Equatable {
        public var name: String
        public var message: String
        public var numbers: String

        public init(name: String = "", message: String = "", numbers: String = "") {
            self.name = name
            self.message = message
            self.numbers = numbers
        }
    }

    public let name = "campaigns"
    private let programme: (id: Programme.ID, name: String)
    private let campaigns: [Campaign]
    private let typed: Typed
    private let complaints: Complaints

    public init(
        programme: (id: Programme.ID, name: String), campaigns: [Campaign], typed: Typed = Typed(),
        complaints: Complaints = Complaints()
    ) {
        self.programme = programme
        self.campaigns = campaigns
        self.typed = typed
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String { voice("campaign.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(complaints.summary(voice))
            <p class="eyebrow"><a href="\(Link.programme(programme.id))">\(programme.name)</a></p>
            <h1>\(title(voice))</h1><p class="lead">\(voice("campaign.lead"))</p>
            \(list(voice))<h2>\(voice("campaign.new"))</h2>\(form(shell))
            """
    }

    private func list(_ voice: Voice) -> HTML {
        guard !campaigns.isEmpty else { return .none }
        let rows = campaigns.html { campaign in
            """
            <tr data-campaign="\(campaign.id)"><th scope="row"><a href="\(Link.campaign(campaign.id, of: programme.id))">\
            \(campaign.name)</a></th><td>\(voice.date(campaign.madeAt))</td><td class="num">\(campaign.invited)</td>\
            <td class="num">\(campaign.registered)</td></tr>
            """
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(title(voice))"><table><thead><tr>\
            <th scope="col">\(voice("campaign.name"))</th><th scope="col">\(voice("campaign.date"))</th>\
            <th scope="col" class="num">\(voice("campaign.invited"))</th>\
            <th scope="col" class="num">\(voice("programme.registered"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func form(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let fields: [HTML] = [
            TextField(
                name: "name", label: voice("campaign.name"), hint: voice("campaign.name-hint"), value: typed.name,
                complaint: complaints.on("name")
            ).html(voice),
            TextArea(
                name: "message", label: voice("campaign.message"), hint: voice("campaign.message-hint"),
                value: typed.message, complaint: complaints.on("message")
            ).html(voice),
            TextArea(
                name: "numbers", label: voice("campaign.numbers"), hint: voice("campaign.numbers-hint"),
                value: typed.numbers, complaint: complaints.on("numbers")
            ).html(voice),
        ]
        return shell.form(
            .campaignReview(of: programme.id), name: "campaign",
            "\(fields)<div class=\"buttons\"><button>\(voice("campaign.check"))</button></div>")
    }
}
