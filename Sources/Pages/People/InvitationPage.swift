/// What the link of an invitation to manage a programme opens.
public struct InvitationPage: Page {
    public let name = "invitation"
    private let programme: String
    private let email: String
    private let token: String
    private let hasAccount: Bool
    private let typedName: String
    private let complaints: Complaints

    public init(
        programme: String, email: String, token: String, hasAccount: Bool, typedName: String,
        complaints: Complaints
    ) {
        self.programme = programme
        self.email = email
        self.token = token
        self.hasAccount = hasAccount
        self.typedName = typedName
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String { voice("invitation.title", ["programme": programme]) }

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
            <p class="lead">\(voice("invitation.lead", ["email": email]))</p>
            \(shell.form(.invitation(token: token), name: "invitation", content))
            """
    }
}
