/// Signing in. `next` is the page of ours to go to afterwards.
public struct SignInPage: Page {
    public let name = "sign-in"
    private let email: String
    private let next: String
    private let complaints: Complaints
    private let notice: String?
    private let kept: [String: String]

    /// - Parameters:
    ///   - notice: the key of words to show above the form.
    ///   - kept: what was typed into a form when the session had ended, to be offered back after signing in.
    public init(
        email: String = "", next: String = "", complaints: Complaints = Complaints(), notice: String? = nil,
        kept: [String: String] = [:]
    ) {
        self.email = email
        self.next = next
        self.complaints = complaints
        self.notice = notice
        self.kept = kept
    }

    public func title(_ voice: Voice) -> String { voice("sign-in.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let fields = [
            TextField(
                name: "email", label: voice("sign-in.email"), type: "email", value: email,
                autocomplete: "username", complaint: complaints.on("email")),
            TextField(
                name: "password", label: voice("sign-in.password"), type: "password",
                autocomplete: "current-password", complaint: complaints.on("password")),
        ]
        let keptFields = kept.sorted { $0.key < $1.key }.html { name, value in
            "<textarea name=\"kept-\(name)\" hidden>\n\(value)</textarea>"
        }
        let content: HTML = """
            \(keptFields)<input type="hidden" name="next" value="\(next)">\(fields.html { $0.html(voice) })
            <div class="buttons"><button>\(voice("sign-in.button"))</button></div>
            """
        return """
            \(complaints.summary(voice))<div class="narrow"><h1>\(title(voice))</h1>
            \(if: notice != nil, "<div class=\"notice info\"><p>\(voice(notice ?? ""))</p></div>")
            \(shell.form(.signIn, name: "sign-in", content))
            <p><a href="\(Link.forgottenPassword)">\(voice("sign-in.forgotten"))</a></p>
            <p>\(voice("sign-in.no-account")) <a href="\(Link.schools(query: ""))">\(voice("sign-in.find-school"))</a></p></div>
            """
    }
}
