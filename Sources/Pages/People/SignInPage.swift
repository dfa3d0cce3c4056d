/// Signing in. `next` is the page of ours to go to afterwards.
public struct SignInPage: Page {
    public let name = "sign-in"
    private let email: String
    private let next: String
    private let complaints: Complaints
    private let notice: String?

    /// - Parameter notice: the key of words to show above the form.
    public init(email: String = "", next: String = "", complaints: Complaints = Complaints(), notice: String? = nil) {
        self.email = email
        self.next = next
        self.complaints = complaints
        self.notice = notice
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
        let content: HTML = """
            <input type="hidden" name="next" value="\(next)">\(fields.html { $0.html(voice) })
            <div class="buttons"><button>\(voice("sign-in.button"))</button></div>
            """
        return """
            \(complaints.summary(voice))<div class="narrow"><h1>\(title(voice))</h1>
            \(if: notice != nil, "<div class=\"notice info\"><p>\(voice(notice ?? ""))</p></div>")
            \(shell.form(.signIn, name: "sign-in", content))
            <p>\(voice("sign-in.no-account")) <a href="\(Link.schools(query: ""))">\(voice("sign-in.find-school"))</a></p></div>
            """
    }
}
