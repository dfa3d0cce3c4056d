/// The form by which somebody says that they act for a school.
public struct ClaimPage: Page {
    public struct Typed: Sendable, Equatable {
        public var name = ""
        public var email = ""
        public var source = ""

        public init(name: String = "", email: String = "", source: String = "") {
            self.name = name
            self.email = email
            self.source = source
        }
    }

    public static let sources = ["programme", "session", "colleague", "search", "other"]

    public let name = "claim"
    private let school: SchoolSearchPage.Found
    private let hasSchoolEmail: Bool
    private let campaign: (id: String, name: String)?
    private let typed: Typed
    private let complaints: Complaints

    /// - Parameter campaign: the one that invited the school and whose link led here.
    public init(
        school: SchoolSearchPage.Found, hasSchoolEmail: Bool, campaign: (id: String, name: String)? = nil,
        typed: Typed, complaints: Complaints
    ) {
        self.school = school
        self.hasSchoolEmail = hasSchoolEmail
        self.campaign = campaign
        self.typed = typed
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String { voice("claim.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let fields: HTML = """
            \(if: shell.visitor == nil, ownFields(voice))\(origin(voice))
            <div class="buttons"><button>\(voice("claim.button"))</button>\
            <a class="btn second" href="\(Link.schools(query: ""))">\(voice("claim.other"))</a></div>
            """
        return """
            \(complaints.summary(voice))
            <p class="eyebrow">\(school.name) · \(school.address.line) · \(school.number)</p><h1>\(title(voice))</h1>
            <p class="lead">\(voice(shell.visitor == nil ? "claim.lead" : "claim.lead-signed-in")) \
            \(voice(hasSchoolEmail ? "claim.then-school" : "claim.then-programme"))</p>
            <div class="cols">\(shell.form(.claim(school.id), name: "claim", fields))
            <aside class="card"><h2>\(voice("who.title"))</h2>\(whoSeesWhat(voice, classes: "plain"))</aside></div>
            """
    }

    private func ownFields(_ voice: Voice) -> HTML {
        let fields = [
            TextField(
                name: "name", label: voice("claim.name"), value: typed.name, autocomplete: "name",
                complaint: complaints.on("name")),
            TextField(
                name: "email", label: voice("claim.email"), hint: voice("claim.email-hint"), type: "email",
                value: typed.email, autocomplete: "email", complaint: complaints.on("email")),
            TextField(
                name: "password", label: voice("claim.password"), hint: voice("claim.password-hint"),
                type: "password", autocomplete: "new-password", complaint: complaints.on("password")),
        ]
        return "\(fields.html { $0.html(voice) })"
    }

    private func origin(_ voice: Voice) -> HTML {
        guard let campaign else { return sourceField(voice) }
        return """
            <input type="hidden" name="campaign" value="\(campaign.id)">\
            <p class="notice info">\(voice("claim.by-campaign", ["campaign": campaign.name]))</p>
            """
    }

    private func sourceField(_ voice: Voice) -> HTML {
        let options = Self.sources.html {
            "<option value=\"\($0)\"\(if: $0 == typed.source, " selected")>\(voice("claim.source-\($0)"))</option>"
        }
        return """
            <div class="field"><label for="source">\(voice("claim.source"))</label>\
            <select id="source" name="source">\(options)</select></div>
            """
    }
}

/// What the link to the claimant's own address opens: nothing happens before the button.
public struct OwnAddressPage: Page {
    public let name = "confirm-address"
    private let school: String
    private let claimant: (name: String, email: String)
    private let token: String
    private let hasAccount: Bool
    private let complaints: Complaints

    public init(
        school: String, claimant: (name: String, email: String), token: String, hasAccount: Bool,
        complaints: Complaints
    ) {
        self.school = school
        self.claimant = claimant
        self.token = token
        self.hasAccount = hasAccount
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String { voice("confirm.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let password = TextField(
            name: "password", label: voice("confirm.password"),
            hint: voice(hasAccount ? "confirm.password-account" : "confirm.password-claim"), type: "password",
            autocomplete: "current-password", complaint: complaints.on("password"))
        let fields: HTML = """
            \(password.html(voice))<div class="buttons"><button>\(voice("confirm.button"))</button></div>
            """
        return """
            \(complaints.summary(voice))
            <p class="eyebrow">\(school)</p><h1>\(title(voice))</h1><p class="lead">\(voice("confirm.lead"))</p>
            <dl class="facts"><dt>\(voice("claim.name"))</dt><dd>\(claimant.name)</dd>\
            <dt>\(voice("claim.email"))</dt><dd>\(claimant.email)</dd></dl>
            \(shell.form(.ownAddress(token: token), name: "confirm-address", fields))
            <p class="quiet">\(voice("confirm.not-you"))</p>
            """
    }
}

/// What the link to the school's address opens: the school says that the claimant acts for it.
public struct SchoolAddressPage: Page {
    public let name = "school-confirmation"
    private let school: String
    private let claimant: (name: String, email: String)
    private let token: String

    public init(school: String, claimant: (name: String, email: String), token: String) {
        self.school = school
        self.claimant = claimant
        self.token = token
    }

    public func title(_ voice: Voice) -> String { voice("school-confirm.title", ["name": claimant.name]) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let button: HTML = "<div class=\"buttons\"><button>\(voice("school-confirm.button"))</button></div>"
        return """
            <p class="eyebrow">\(school)</p><h1>\(title(voice))</h1>
            <p class="lead">\(voice("school-confirm.lead"))</p>
            <dl class="facts"><dt>\(voice("claim.name"))</dt><dd>\(claimant.name)</dd>\
            <dt>\(voice("claim.email"))</dt><dd>\(claimant.email)</dd></dl>
            \(shell.form(.schoolAddress(token: token), name: "school-confirmation", button))
            <p class="quiet">\(voice("school-confirm.not-you"))</p>
            """
    }
}
