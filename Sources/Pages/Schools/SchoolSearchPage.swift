public import Domain

/// What a search of the register found.
public struct SchoolSearchPage: Page {
    public struct Found: Sendable, Equatable {
        public let id: School.ID
        public let name: String
        public let number: String
        public let address: Address
        /// Its programme's name where the installation has several.
        public let programme: String?
        public let isClosed: Bool

        public init(
            id: School.ID, name: String, number: String, address: Address, programme: String?, isClosed: Bool
        ) {
            self.id = id
            self.name = name
            self.number = number
            self.address = address
            self.programme = programme
            self.isClosed = isClosed
        }
    }

    public let name = "school-search"
    private let query: String
    private let programmes: [(id: Programme.ID, name: String)]
    private let programme: Programme.ID?
    private let found: [Found]
    private let hasMore: Bool

    /// - Parameter programmes: those to choose from; none hides the choice.
    public init(
        query: String, programmes: [(id: Programme.ID, name: String)] = [], programme: Programme.ID? = nil,
        found: [Found], hasMore: Bool
    ) {
        self.query = query
        self.programmes = programmes
        self.programme = programme
        self.found = found
        self.hasMore = hasMore
    }

    public func title(_ voice: Voice) -> String { voice("search.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            <h1>\(voice("search.title"))</h1>
            \(searchForm(query, voice, classes: "search card", choice: choice(voice)))
            \(if: !query.isEmpty, outcome(voice))
            """
    }

    private func choice(_ voice: Voice) -> HTML {
        guard !programmes.isEmpty else { return .none }
        let options = programmes.html { id, name in
            "<option value=\"\(id.rawValue)\"\(if: id == programme, " selected")>\(name)</option>"
        }
        return """
            <div class="field"><label for="programme">\(voice("search.programme"))</label>\
            <select id="programme" name="programme"><option value="">\(voice("search.every-programme"))</option>\
            \(options)</select></div>
            """
    }

    private func outcome(_ voice: Voice) -> HTML {
        """
        <h2 data-count="\(found.count)">\(heading(voice))</h2>
        \(if: !found.isEmpty, "<ul class=\"results\">\(found.html { row($0, voice) })</ul>")
        \(if: hasMore, "<p>\(voice("search.more"))</p>")
        <div class="notice info"><p>\(voice("search.not-there"))</p></div>
        """
    }

    private func heading(_ voice: Voice) -> String {
        found.isEmpty
            ? voice("search.none", ["query": query]) : voice.count("search.found", found.count, ["query": query])
    }

    private func row(_ school: Found, _ voice: Voice) -> HTML {
        let facts = [voice("school.number-is", ["number": school.number])] + (school.programme.map { [$0] } ?? [])
        let title: HTML =
            school.isClosed ? "\(school.name)" : "<a href=\"\(Link.claim(school.id))\">\(school.name)</a>"
        return """
            <li class="result" data-school="\(school.number)"><div><h3>\(title)</h3><p>\(school.address.line)</p>
            <p class="quiet">\(facts.joined(separator: " · "))</p></div>\
            \(if: school.isClosed, "<span class=\"state wait\">\(voice("search.closed"))</span>")</li>
            """
    }
}
