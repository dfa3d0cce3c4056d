public import Domain

/// Whom a campaign would write to, before it does.
public struct CampaignReviewPage: Page {
    /// How many schools there are of each kind.
    public struct Counts: Sendable {
        public let mailed: Int
        public let withoutAddress: Int
        public let invitedBefore: Int

        public init(mailed: Int, withoutAddress: Int, invitedBefore: Int) {
            self.mailed = mailed
            self.withoutAddress = withoutAddress
            self.invitedBefore = invitedBefore
        }
    }

    /// Numbers that are left out, with why (a key of the interface).
    public struct LeftOut: Sendable {
        public let reason: String
        public let schools: [String]

        public init(reason: String, schools: [String]) {
            self.reason = reason
            self.schools = schools
        }
    }

    public let name = "campaign-review"
    private let programme: (id: Programme.ID, name: String)
    private let campaign: String
    private let typed: CampaignsPage.Typed
    private let counts: Counts
    private let leftOut: [LeftOut]
    private let sample: (subject: String, body: String)?

    /// - Parameter sample: the letter as the first school gets it; nil where no school has an address.
    public init(
        programme: (id: Programme.ID, name: String), campaign: String, typed: CampaignsPage.Typed, counts: Counts,
        leftOut: [LeftOut], sample: (subject: String, body: String)?
    ) {
        self.programme = programme
        self.campaign = campaign
        self.typed = typed
        self.counts = counts
        self.leftOut = leftOut
        self.sample = sample
    }

    public func title(_ voice: Voice) -> String { voice("campaign.review-title", ["campaign": typed.name]) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let figures = [("mailed", counts.mailed), ("without-address", counts.withoutAddress)]
            .filter { $0.1 > 0 }
            .html { "<li data-figure=\"\($0.0)\">\(voice.count("campaign.\($0.0)", $0.1))</li>" }
        return """
            <p class="eyebrow"><a href="\(Link.campaigns(of: programme.id))">\(voice("campaign.title"))</a></p>
            <h1>\(title(voice))</h1><ul>\(figures)</ul>
            \(if: counts.invitedBefore > 0, "<p class=\"notice warn\">\(voice.count("campaign.invited-before", counts.invitedBefore))</p>")
            \(leftOut.filter { !$0.schools.isEmpty }.html { left($0, voice) })
            \(letter(voice))
            \(if: counts.mailed + counts.withoutAddress > 0, start(shell))
            \(again(shell))
            """
    }

    private func left(_ left: LeftOut, _ voice: Voice) -> HTML {
        let most = 200
        let items = left.schools.prefix(most).html { "<li>\($0)</li>" }
        let rest = left.schools.count - most
        return """
            <details data-left-out="\(left.reason)"><summary>\(voice.count("campaign.\(left.reason)", left.schools.count))</summary>\
            <ul>\(items)\(if: rest > 0, "<li>\(voice.count("campaign.more", rest))</li>")</ul></details>
            """
    }

    private func letter(_ voice: Voice) -> HTML {
        guard let sample else { return .none }
        return """
            <section class="card"><h2>\(voice("campaign.letter"))</h2><p><strong>\(sample.subject)</strong></p>\
            <p class="letter">\(sample.body)</p></section>
            """
    }

    private func start(_ shell: Shell) -> HTML {
        let words = shell.voice.count("campaign.start", counts.mailed + counts.withoutAddress)
        return shell.form(
            .campaigns(of: programme.id), name: "start-campaign",
            "\(kept)<div class=\"buttons\"><button>\(words)</button></div>")
    }

    private func again(_ shell: Shell) -> HTML {
        shell.form(
            .campaignReview(of: programme.id), name: "change-campaign",
            """
            \(kept)<input type="hidden" name="change" value="1">\
            <div class="buttons"><button class="quiet-btn">\(shell.voice("campaign.change"))</button></div>
            """)
    }

    private var kept: HTML {
        """
        <input type="hidden" name="campaign" value="\(campaign)"><input type="hidden" name="name" value="\(typed.name)">\
        <input type="hidden" name="message" value="\(typed.message)"><input type="hidden" name="numbers" value="\(typed.numbers)">
        """
    }
}
