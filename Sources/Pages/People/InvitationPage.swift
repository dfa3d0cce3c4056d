public import Domain

/// What the link of an invitation opens: to manage a programme, to coordinate a group, or into a school's team.
public struct InvitationPage: Page {
    public let name = "invitation"
    private let purpose: Purpose
    private let email: String
    private let token: String
    private let hasAccount: Bool
    private let typedName: String
    private let complaints: Complaints

    /// What the person is invited to; the name is that of the programme or school.
    public enum Purpose: Sendable, Equatable {
        case manager(of: String)
        case group(of: String)
        case team(of: String, role: SchoolRole)
    }

    public init(
        purpose: Purpose, email: String, token: String, hasAccount: Bool, typedName: String,
        complaints: Complaints
    ) {
        self.purpose = purpose
        self.email = email
        self.token = token
        self.hasAccount = hasAccount
        self.typedName = typedName
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String {
        switch purpose {
        case .manager(let programme): voice("invitation.title", ["programme": programme])
        case .group(let group): voice("group.invitation-title", ["group": group])
        case .team(let school, _): voice("invitation.team-title", ["school": school])
        }
    }

    private func lead(_ voice: Voice) -> String {
        switch purpose {
        case .manager: voice("invitation.lead", ["email": email])
        case .group: voice("group.invitation-lead", ["email": email])
        case .team(_, let role):
            voice("invitation.team-lead", ["email": email, "can": voice("role.\(role.rawValue)-can")])
        }
    }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let name = TextField(
            name: "name", label: voice("claim.name"), value: typedName, autocomplete: "name",
            complaint: complaints.on("name"))
        let password = TextField(
            name: "password", label: voice(hasAccount ? "sign-in.password" : "claim.password"),
            hint: hasAccount ? "" : voice("claim.password-hint"), type: "password",
            autocomplete: hasAccount ? "current-password" : "new-password", complaint: complaints.on("password"))
        let content: HTML = """
            \(if: !hasAccount, name.html(voice))\(password.html(voice))
            <div class="buttons"><button>\(voice("invitation.button"))</button></div>
            """
        return """
            \(complaints.summary(voice))<h1>\(title(voice))</h1>
            <p class="lead">\(lead(voice))</p>
            \(shell.form(.invitation(token: token), name: "invitation", content))
            """
    }
}
