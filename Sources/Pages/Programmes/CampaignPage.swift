public import Domain

/// How far the schools of one campaign are.
public struct CampaignPage: Page {
    public let name = "campaign"
    private let programme: (id: Programme.ID, name: String)
    private let id: String
    private let campaignName: String
    private let message: String
    private let madeAt: Moment
    private let figures: [(id: String, schools: Int)]
    private let schoolsQuery: String

    /// - Parameters:
    ///   - figures: the steps from invited on, by the id of their words.
    ///   - schoolsQuery: the filter by which the list of schools shows those of the campaign.
    public init(
        programme: (id: Programme.ID, name: String), id: String, campaignName: String, message: String,
        madeAt: Moment, figures: [(id: String, schools: Int)], schoolsQuery: String
    ) {
        self.programme = programme
        self.id = id
        self.campaignName = campaignName
        self.message = message
        self.madeAt = madeAt
        self.figures = figures
        self.schoolsQuery = schoolsQuery
    }

    public func title(_ voice: Voice) -> String { campaignName }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let rows = figures.map { (voice("campaign.step-\($0.id)"), $0.schools, $0.id) }
        return """
            <p class="eyebrow"><a href="\(Link.campaigns(of: programme.id))">\(voice("campaign.title"))</a></p>
            <h1>\(campaignName)</h1><p class="lead">\(voice("campaign.made", ["date": voice.date(madeAt)]))</p>
            \(figureTable(rows, of: max(figures.first?.schools ?? 0, 1), voice("programme.step"), voice))
            <div class="buttons"><a class="btn" href="\(Link.programmeSchools(programme.id, query: schoolsQuery))">\
            \(voice("campaign.to-schools"))</a>
            <a class="btn second" href="\(Link.campaignLinks(id, of: programme.id))">\(voice("campaign.links"))</a></div>
            <p class="quiet">\(voice("campaign.links-hint"))</p>
            \(if: !message.isEmpty, "<h2>\(voice("campaign.message"))</h2><p class=\"letter\">\(message)</p>")
            """
    }
}
