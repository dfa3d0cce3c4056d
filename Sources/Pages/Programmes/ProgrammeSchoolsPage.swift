public import Domain

/// The schools of a programme for its manager: public facts and state, never an answer.
public struct ProgrammeSchoolsPage: Page {
    public struct Row: Sendable {
        public let number: String
        public let name: String
        public let place: String
        public let region: String
        public let state: String
        public let label: String
        public let registeredAt: Moment?
        public let submittedAt: Moment?

        public init(
            number: String, name: String, place: String, region: String, state: String, label: String,
            registeredAt: Moment?, submittedAt: Moment?
        ) {
            self.number = number
            self.name = name
            self.place = place
            self.region = region
            self.state = state
            self.label = label
            self.registeredAt = registeredAt
            self.submittedAt = submittedAt
        }
    }

    /// What is chosen in the filter, and what can be.
    public struct Filter: Sendable {
        public var words = ""
        public var region = ""
        public var level = ""
        public var state = ""
        public var campaign = ""
        public let regions: [(id: String, name: String)]
        public let levels: [EducationLevel]
        public let states: [String]

        public init(regions: [(id: String, name: String)], levels: [EducationLevel], states: [String]) {
            self.regions = regions
            self.levels = levels
            self.states = states
        }

        /// The filter as it stands in an address, for this page of the list; nothing for the first.
        public func query(page: Int) -> String {
            let pairs = [
                ("q", words), ("region", region), ("level", level), ("state", state),
                ("campaign", campaign), ("page", page > 1 ? "\(page)" : ""),
            ]
            return pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
        }
    }

    public let name = "programme-schools"
    private let id: Programme.ID
    private let programmeName: String
    private let filter: Filter
    private let rows: [Row]
    private let page: Int
    private let hasMore: Bool

    public init(
        id: Programme.ID, programmeName: String, filter: Filter, rows: [Row], page: Int, hasMore: Bool
    ) {
        self.id = id
        self.programmeName = programmeName
        self.filter = filter
        self.rows = rows
        self.page = page
        self.hasMore = hasMore
    }

    public func title(_ voice: Voice) -> String { voice("schools-list.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let table: HTML = rows.isEmpty ? "<p>\(voice("schools-list.none"))</p>" : list(voice)
        return """
            <p class="eyebrow"><a href="\(Link.programme(id))">\(programmeName)</a></p><h1>\(title(voice))</h1>
            \(form(voice))\(table)\(pager(voice))
            <p><a href="\(Link.programmeSchoolsCSV(id, query: filter.query(page: 1)))">\(voice("schools-list.csv"))</a></p>
            """
    }

    private func form(_ voice: Voice) -> HTML {
        let regions = filter.regions.map { ($0.id, $0.name) }
        let levels = filter.levels.map { ($0.rawValue, voice("level.\($0.rawValue)")) }
        let states = filter.states.map { ($0, voice("state.\($0)")) }
        return """
            <form class="card" method="get" action="\(Link.programmeSchools(id, query: ""))" data-form="schools-filter">\
            \(if: !filter.campaign.isEmpty, "<input type=\"hidden\" name=\"campaign\" value=\"\(filter.campaign)\">")\
            <div class="cards"><div class="field"><label for="q">\(voice("search.label"))</label>\
            <input id="q" name="q" type="search" value="\(filter.words)" maxlength="200"></div>\
            \(choice("region", voice("school.region"), regions, filter.region, voice))\
            \(choice("level", voice("school.levels"), levels, filter.level, voice))\
            \(choice("state", voice("schools-list.state"), states, filter.state, voice))</div>\
            <div class="buttons"><button>\(voice("schools-list.show"))</button></div></form>
            """
    }

    private func choice(
        _ name: String, _ label: String, _ options: [(String, String)], _ chosen: String, _ voice: Voice
    ) -> HTML {
        let items = ([("", voice("schools-list.all"))] + options).html { value, words in
            "<option value=\"\(value)\"\(if: value == chosen, " selected")>\(words)</option>"
        }
        return """
            <div class="field"><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)">\(items)</select></div>
            """
    }

    private func list(_ voice: Voice) -> HTML {
        let heads = [
            "claims.school", "school.region", "schools-list.state", "school.label", "schools-list.registered",
            "school.submitted",
        ]
        let lines = rows.html { row in
            """
            <tr data-school="\(row.number)"><th scope="row">\(row.name)<br><span class="quiet num">\(row.number) · \(row.place)</span></th>\
            <td>\(row.region)</td><td>\(voice("state.\(row.state)"))</td><td>\(row.label)</td>\
            <td>\(row.registeredAt.map(voice.date) ?? "")</td><td>\(row.submittedAt.map(voice.date) ?? "")</td></tr>
            """
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(title(voice))" data-count="\(rows.count)"><table>\
            <thead><tr>\(heads.html { "<th scope=\"col\">\(voice($0))</th>" })</tr></thead><tbody>\(lines)</tbody></table></div>
            """
    }

    private func pager(_ voice: Voice) -> HTML {
        guard page > 1 || hasMore else { return .none }
        let (before, after) = (
            Link.programmeSchools(id, query: filter.query(page: page - 1)),
            Link.programmeSchools(id, query: filter.query(page: page + 1))
        )
        return """
            <nav class="pager" aria-label="\(voice("pager.label"))">\
            \(if: page > 1, "<a class=\"btn second\" href=\"\(before)\">\(voice("pager.previous"))</a>")\
            <span class="num">\(voice("pager.page", ["page": "\(page)"]))</span>\
            \(if: hasMore, "<a class=\"btn second\" href=\"\(after)\">\(voice("pager.next"))</a>")</nav>
            """
    }
}
