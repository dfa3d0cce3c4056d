public import Domain

/// What is somebody's: their schools and the claims that wait.
public struct MinePage: Page {
    public struct Waiting: Sendable, Equatable {
        public let school: String
        public let since: Moment
        /// The school's address to which a link went; nil where the programme decides.
        public let schoolEmail: String?

        public init(school: String, since: Moment, schoolEmail: String?) {
            self.school = school
            self.since = since
            self.schoolEmail = schoolEmail
        }
    }

    public let name = "mine"
    private let schools: [(id: School.ID, name: String, role: SchoolRole)]
    private let waiting: [Waiting]
    private let programmes: [(id: Programme.ID, name: String)]
    /// Unanswered questions that were handed to the reader.
    private let questions: [School.ID: Int]
    private let groups: [(id: SchoolGroup.ID, register: Group)]

    public init(
        schools: [(id: School.ID, name: String, role: SchoolRole)], waiting: [Waiting],
        programmes: [(id: Programme.ID, name: String)] = [], questions: [School.ID: Int] = [:],
        groups: [(id: SchoolGroup.ID, register: Group)] = []
    ) {
        self.questions = questions
        self.groups = groups
        self.programmes = programmes
        self.schools = schools
        self.waiting = waiting
    }

    public func title(_ voice: Voice) -> String { voice("mine.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let isEmpty = schools.isEmpty && waiting.isEmpty && programmes.isEmpty && groups.isEmpty
        let managed = programmes.html { programme in
            """
            <li class="result"><div><h2 class="as-h3"><a href="\(Link.programme(programme.id))">\(programme.name)</a></h2>\
            <p class="quiet">\(voice("mine.manager"))</p></div></li>
            """
        }
        return """
            <h1>\(title(voice))</h1>
            \(waiting.html { notice($0, voice) })
            \(if: !schools.isEmpty, "<ul class=\"results\">\(schools.html { row($0, voice) })</ul>")
            \(if: !groups.isEmpty, "<ul class=\"results\">\(groups.html { row($0, voice) })</ul>")
            \(if: !programmes.isEmpty, "<ul class=\"results\">\(managed)</ul>")
            \(if: isEmpty, "<p class=\"lead\">\(voice("mine.none"))</p>")
            <div class="buttons">\
            \(if: shell.visitor?.isManager ?? false, "<a class=\"btn\" href=\"\(Link.claims)\">\(voice("shell.claims"))</a>")\
            <a class="btn second" href="\(Link.schools(query: ""))">\(voice("mine.find"))</a></div>
            """
    }

    private func notice(_ claim: Waiting, _ voice: Voice) -> HTML {
        let values = ["school": claim.school, "date": voice.date(claim.since), "email": claim.schoolEmail ?? ""]
        let words = voice(claim.schoolEmail == nil ? "mine.waits-programme" : "mine.waits-school", values)
        return "<div class=\"notice info\" data-waiting><p>\(words)</p></div>"
    }

    private func row(_ school: (id: School.ID, name: String, role: SchoolRole), _ voice: Voice) -> HTML {
        let count = questions[school.id] ?? 0
        return """
            <li class="result"><div><h2 class="as-h3"><a href="\(Link.school(school.id))">\(school.name)</a></h2>\
            <p class="quiet">\(voice("role.\(school.role.rawValue)"))</p>\
            \(if: count > 0, "<p class=\"state open\" data-yours=\"\(count)\">\(voice.count("hand.for-you-open", count))</p>")</div>\
            <a href="\(Link.tasks(of: school.id))">\(voice("task.board"))<span class="sr"> \(school.name)</span></a></li>
            """
    }

    private func row(_ group: (id: SchoolGroup.ID, register: Group), _ voice: Voice) -> HTML {
        """
        <li class="result"><div><h2 class="as-h3"><a href="\(Link.group(group.id))">\(voice.name(of: group.register))</a></h2>\
        <p class="quiet">\(voice("group.you-coordinate"))</p></div></li>
        """
    }
}
