public import Domain

/// The help that there is for a school, as the plan shows it.
public struct HelpAtHand: Sendable {
    let help: Help
    /// Today, `YYYY-MM-DD`: an offer past its review date is marked.
    let today: String

    public init(help: Help, today: String) {
        self.help = help
        self.today = today
    }

    func html(for action: Action.ID, in topic: Topic.ID, _ voice: Voice) -> HTML {
        let offers = help.offers(for: action, in: topic)
        guard !offers.isEmpty else { return .none }
        return """
            <h3 class="offers-title">\(voice("plan.offers"))</h3>
            <ul class="offers">\(offers.html { item($0, voice) })</ul>
            """
    }

    private func item(_ offer: Offer, _ voice: Voice) -> HTML {
        let words = offer.words[voice.language]
        let isDue = offer.isDue(on: today)
        let traits = [
            voice("offer.kind-\(offer.kind.rawValue)"), offer.owner,
            "\(voice("plan.cost")): \(voice("plan.cost-\(offer.cost.rawValue)"))",
        ]
        return """
            <li data-offer="\(offer.id.rawValue)"\(if: isDue, " data-due")>\
            <a href="\(offer.url)" rel="noreferrer">\(words?.name ?? offer.owner)</a> \
            <span class="quiet">\(traits.joined(separator: " · "))</span>\
            \(if: words != nil, "<p>\(words?.about ?? "")</p>")\
            \(if: isDue, "<p class=\"quiet\">\(voice("plan.offer-due", ["date": voice.date(day: offer.review)]))</p>")</li>
            """
    }
}
