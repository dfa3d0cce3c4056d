public import Domain

/// For a programme's manager: who coordinates which group of schools, and the invitation of another.
public struct ProgrammeGroupsPage: Page {
    public struct Row: Sendable {
        public let id: SchoolGroup.ID
        public let group: Group
        public let schools: Int
        public let coordinators: [(id: Person.ID, name: String, email: String)]
        public let invited: [(id: String, email: String, since: Moment)]

        public init(
            id: SchoolGroup.ID, group: Group, schools: Int,
            coordinators: [(id: Person.ID, name: String, email: String)],
            invited: [(id: String, email: String, since: Moment)]
        ) {
            self.id = id
            self.group = group
            self.schools = schools
            self.coordinators = coordinators
            self.invited = invited
        }
    }

    public let name = "programme-groups"
    private let programme: (id: Programme.ID, name: String)
    private let rows: [Row]
    private let typed: (number: String, email: String)
    private let complaints: Complaints
    private let notice: String?

    /// - Parameter notice: the key of what was just done.
    public init(
        programme: (id: Programme.ID, name: String), rows: [Row], typed: (number: String, email: String) = ("", ""),
        complaints: Complaints = Complaints(), notice: String? = nil
    ) {
        self.programme = programme
        self.rows = rows
        self.typed = typed
        self.complaints = complaints
        self.notice = notice
    }

    public func title(_ voice: Voice) -> String { voice("group.title-all") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let list: HTML = rows.isEmpty ? "<p>\(voice("group.none"))</p>" : "<div>\(rows.html { row($0, shell) })</div>"
        return """
            \(complaints.summary(voice))
            <p class="eyebrow"><a href="\(Link.programme(programme.id))">\(programme.name)</a></p><h1>\(title(voice))</h1>
            \(if: notice != nil, "<div class=\"notice success\" role=\"status\"><p>\(voice(notice ?? ""))</p></div>")
            <p class="lead">\(voice("group.manager-lead"))</p>\(list)<h2>\(voice("group.invite"))</h2>\(form(shell))
            """
    }

    private func row(_ row: Row, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let members = row.coordinators.html { person in
            let removal = shell.form(
                .groupRemoval(of: person.id, from: row.id, in: programme.id), name: "group-remove",
                "<button class=\"quiet-btn\">\(voice("group.remove"))<span class=\"sr\">: \(person.name)</span></button>"
            )
            return """
                <li class="result" data-member="\(person.email)"><div><p><strong>\(person.name)</strong></p>\
                <p>\(person.email)</p></div>\(removal)</li>
                """
        }
        let invited = row.invited.html { invitation in
            let withdrawal = shell.form(
                .groupWithdrawal(of: invitation.id, in: programme.id), name: "group-uninvite",
                "<button class=\"quiet-btn\">\(voice("team.withdraw"))<span class=\"sr\">: \(invitation.email)</span></button>"
            )
            return """
                <li class="result" data-invited="\(invitation.email)"><div><p><strong>\(invitation.email)</strong></p>\
                <p class="quiet">\(voice("group.invited", ["date": voice.date(invitation.since)]))</p></div>\(withdrawal)</li>
                """
        }
        return """
            <section data-group="\(row.group.number)" aria-labelledby="group-\(row.id.description)">\
            <h2 id="group-\(row.id.description)" class="as-h3">\(voice.name(of: row.group))</h2>\
            <p class="quiet">\(voice.count("group.size", row.schools, ["number": row.group.number]))</p>\
            <ul class="results">\(members)\(invited)</ul></section>
            """
    }

    private func form(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let number = TextField(
            name: "number", label: voice("group.number"), hint: voice("group.number-hint"), value: typed.number,
            complaint: complaints.on("number"))
        let email = TextField(
            name: "email", label: voice("group.email"), type: "email", value: typed.email,
            complaint: complaints.on("email"))
        return shell.form(
            .groups(of: programme.id), name: "invite-to-group",
            "\(number.html(voice))\(email.html(voice))<div class=\"buttons\"><button>\(voice("team.invite-button"))</button></div>"
        )
    }
}
