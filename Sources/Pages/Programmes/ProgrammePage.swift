public import Domain

/// A programme for its manager: how far its schools are, from registered to labelled.
public struct ProgrammePage: Page {
    /// A step of the way, with how many schools have come so far.
    public struct Step: Sendable {
        public let id: String
        public let schools: Int

        public init(id: String, schools: Int) {
            self.id = id
            self.schools = schools
        }
    }

    public let name = "programme"
    private let id: Programme.ID
    private let programmeName: String
    private let schools: Int
    private let steps: [Step]
    private let labels: [(level: LabelLevel.ID, schools: Int)]
    private let sources: [(source: String, campaign: String?, registered: Int)]
    private let text: VersionText

    public init(
        id: Programme.ID, programmeName: String, schools: Int, steps: [Step],
        labels: [(level: LabelLevel.ID, schools: Int)], sources: [(source: String, campaign: String?, registered: Int)],
        text: VersionText
    ) {
        self.id = id
        self.programmeName = programmeName
        self.schools = schools
        self.steps = steps
        self.labels = labels
        self.sources = sources
        self.text = text
    }

    public func title(_ voice: Voice) -> String { programmeName }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let rows = steps.map { step in (voice("programme.\(step.id)"), step.schools, step.id) }
        let levels = labels.map { (text.name(of: $0.level), $0.schools, "label-\($0.level)") }
        let origins = sources.map { source in
            let key = "claim.source-\(source.source)"
            let name = source.campaign.map { voice("programme.by-campaign", ["campaign": $0]) }
            return (
                name ?? (voice.words.has(key) ? voice(key) : source.source), source.registered,
                "source-\(source.source)"
            )
        }
        return """
            <p class="eyebrow">\(voice("programme.internal"))</p><h1>\(programmeName)</h1>
            <p class="lead">\(voice("programme.lead", ["schools": "\(schools)"]))</p>
            <div class="buttons"><a class="btn" href="\(Link.programmeSchools(id, query: ""))">\(voice("programme.to-schools"))</a>
            <a class="btn second" href="\(Link.statistics(of: id))">\(voice("statistics.to-dashboard"))</a>
            <a class="btn second" href="\(Link.answers(of: id))">\(voice("release.answers"))</a>
            <a class="btn second" href="\(Link.campaigns(of: id))">\(voice("campaign.title"))</a>
            <a class="btn second" href="\(Link.groups(of: id))">\(voice("group.title-all"))</a>
            <a class="btn second" href="\(Link.claims)">\(voice("shell.claims"))</a></div>
            <h2>\(voice("programme.funnel"))</h2>\(figureTable(rows, of: max(steps.first?.schools ?? 0, 1), voice("programme.step"), voice))
            <h2>\(voice("programme.labels"))</h2>\(figureTable(levels, of: max(steps.first?.schools ?? 0, 1), voice("school.label"), voice))
            <h2>\(voice("programme.sources"))</h2>\(figureTable(origins, of: max(steps.first?.schools ?? 0, 1), voice("programme.source"), voice))
            """
    }
}
