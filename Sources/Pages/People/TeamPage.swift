public import Domain

/// A school's team: who is in it, who is invited, and for a coordinator the means to change that.
public struct TeamPage: Page {
    public struct Member: Sendable {
        public let id: Person.ID
        public let name: String
        public let email: String
        public let role: SchoolRole
        public let isMe: Bool

        public init(id: Person.ID, name: String, email: String, role: SchoolRole, isMe: Bool) {
            self.id = id
            self.name = name
            self.email = email
            self.role = role
            self.isMe = isMe
        }
    }

    public struct Invited: Sendable {
        public let id: String
        public let email: String
        public let role: SchoolRole
        public let since: Moment

        public init(id: String, email: String, role: SchoolRole, since: Moment) {
            self.id = id
            self.email = email
            self.role = role
            self.since = since
        }
    }

    public let name = "team"
    private let school: (id: School.ID, name: String)
    private let members: [Member]
    private let invited: [Invited]
    private let isCoordinator: Bool
    private let typedEmail: String
    private let complaints: Complaints
    private let notice: String?

    public init(
        school: (id: School.ID, name: String), members: [Member], invited: [Invited], isCoordinator: Bool,
        typedEmail: String = "", complaints: Complaints = Complaints(), notice: String? = nil
    ) {
        self.school = school
        self.members = members
        self.invited = invited
        self.isCoordinator = isCoordinator
        self.typedEmail = typedEmail
        self.complaints = complaints
        self.notice = notice
    }

    public func title(_ voice: Voice) -> String { voice("team.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(complaints.summary(voice))
            <p class="eyebrow"><a href="\(Link.school(school.id))">\(school.name)</a></p><h1>\(title(voice))</h1>
            \(if: notice != nil, "<div class=\"notice success\" role=\"status\"><p>\(voice(notice ?? ""))</p></div>")
            <p class="lead">\(voice("team.lead"))</p>
            <ul class="results" data-count="\(members.count)">\(members.html { row($0, shell) })</ul>
            \(if: !invited.isEmpty, invitedList(shell))
            \(if: isCoordinator, inviteForm(shell))
            """
    }

    private func row(_ member: Member, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let me = member.isMe ? " (\(voice("team.you")))" : ""
        return """
            <li class="result" data-member="\(member.email)"><div><h2 class="as-h3">\(member.name)\(me)</h2>\
            <p>\(member.email)</p><p class="quiet">\(voice("role.\(member.role.rawValue)"))</p></div>\
            \(if: isCoordinator || member.isMe, changes(member, shell))</li>
            """
    }

    private func changes(_ member: Member, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let suffix: HTML = "<span class=\"sr\">: \(member.name)</span>"
        let roleForms = SchoolRole.allCases.filter { $0 != member.role }.html { other in
            shell.form(
                .teamRole(of: member.id, at: school.id), name: "role",
                """
                <input type="hidden" name="role" value="\(other.rawValue)">\
                <button class="quiet-btn">\(voice("team.make-\(other.rawValue)"))\(suffix)</button>
                """)
        }
        let removal = shell.form(
            .teamRemoval(of: member.id, at: school.id), name: "remove",
            "<button class=\"quiet-btn\">\(voice(member.isMe ? "team.leave" : "team.remove"))\(suffix)</button>")
        return "<div class=\"buttons\">\(if: isCoordinator, "\(roleForms)")\(removal)</div>"
    }

    private func invitedList(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let rows = invited.html { invitation in
            let words = voice(
                "team.invited-as",
                ["role": voice("role.\(invitation.role.rawValue)"), "date": voice.date(invitation.since)])
            let withdraw = shell.form(
                .withdrawal(of: invitation.id, at: school.id), name: "withdraw",
                """
                <button class="quiet-btn">\(voice("team.withdraw"))<span class="sr">: \(invitation.email)</span></button>
                """)
            return """
                <li class="result" data-invited="\(invitation.email)"><div><p><strong>\(invitation.email)</strong></p>\
                <p class="quiet">\(words)</p></div>\(if: isCoordinator, withdraw)</li>
                """
        }
        return "<h2>\(voice("team.invited"))</h2><ul class=\"results\">\(rows)</ul>"
    }

    private func inviteForm(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let email = TextField(
            name: "email", label: voice("team.email"), type: "email", value: typedEmail, autocomplete: "off",
            complaint: complaints.on("email"))
        let roles = [SchoolRole.contributor, .coordinator, .head].html { role in
            """
            <div class="check"><input type="radio" name="role" value="\(role.rawValue)" id="role-\(role.rawValue)"\
            \(if: role == .contributor, " checked")><label for="role-\(role.rawValue)">\
            \(voice("role.\(role.rawValue)")): \(voice("role.\(role.rawValue)-can"))</label></div>
            """
        }
        let content: HTML = """
            \(email.html(voice))<fieldset class="field"><legend>\(voice("team.role"))</legend>\(roles)</fieldset>\
            <div class="buttons"><button>\(voice("team.invite-button"))</button></div>
            """
        return "<h2>\(voice("team.invite"))</h2>\(shell.form(.invitations(to: school.id), name: "invite", content))"
    }
}
