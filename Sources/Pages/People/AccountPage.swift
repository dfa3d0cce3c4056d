public import Domain

/// Somebody's own account: name, language, reminders, password, and the way out of every device.
public struct AccountPage: Page {
    public let name = "account"
    private let email: String
    private let typedName: String
    private let reminders: ReminderWish
    private let complaints: Complaints
    private let notice: String?

    public init(
        email: String, typedName: String, reminders: ReminderWish, complaints: Complaints = Complaints(),
        notice: String? = nil
    ) {
        self.email = email
        self.typedName = typedName
        self.reminders = reminders
        self.complaints = complaints
        self.notice = notice
    }

    public func title(_ voice: Voice) -> String { voice("account.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(complaints.summary(voice))<h1>\(title(voice))</h1><p class="lead">\(email)</p>
            \(if: notice != nil, "<div class=\"notice success\" role=\"status\"><p>\(voice(notice ?? ""))</p></div>")
            <h2>\(voice("account.who"))</h2>\(shell.form(.account, name: "account", who(shell)))
            \(ReminderChoice(wish: reminders, complaint: complaints.on("reminders")).html(shell))
            <h2>\(voice("account.password"))</h2>\(shell.form(.accountPassword, name: "password", password(voice)))
            <h2>\(voice("account.sessions"))</h2><p>\(voice("account.sessions-text"))</p>
            \(shell.form(.everywhere, name: "everywhere", "<div class=\"buttons\"><button class=\"second\">\(voice("account.sessions-button"))</button></div>"))
            """
    }

    private func who(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let field = TextField(
            name: "name", label: voice("claim.name"), value: typedName, autocomplete: "name",
            complaint: complaints.on("name"))
        let options = shell.languages.html { language, name in
            """
            <option value="\(language.rawValue)" lang="\(language.rawValue)"\
            \(if: language == voice.language, " selected")>\(name)</option>
            """
        }
        return """
            \(field.html(voice))<div class="field"><label for="language">\(voice("account.language"))</label>\
            <select id="language" name="language">\(options)</select></div>\
            <div class="buttons"><button>\(voice("account.save"))</button></div>
            """
    }

    private func password(_ voice: Voice) -> HTML {
        let old = TextField(
            name: "old", label: voice("account.old"), type: "password", autocomplete: "current-password",
            complaint: complaints.on("old"))
        let new = TextField(
            name: "password", label: voice("account.new"), hint: voice("claim.password-hint"), type: "password",
            autocomplete: "new-password", complaint: complaints.on("password"))
        return """
            \(old.html(voice))\(new.html(voice))\
            <div class="buttons"><button>\(voice("account.password-button"))</button></div>
            """
    }
}

/// Asks for the address to which a link for a new password goes.
public struct ForgottenPasswordPage: Page {
    public let name = "forgotten-password"
    private let email: String
    private let complaints: Complaints

    public init(email: String = "", complaints: Complaints = Complaints()) {
        self.email = email
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String { voice("forgotten.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let field = TextField(
            name: "email", label: voice("sign-in.email"), type: "email", value: email, autocomplete: "username",
            complaint: complaints.on("email"))
        return """
            \(complaints.summary(voice))<h1>\(title(voice))</h1><p class="lead">\(voice("forgotten.lead"))</p>
            \(shell.form(.forgottenPassword, name: "forgotten-password", "\(field.html(voice))<div class=\"buttons\"><button>\(voice("forgotten.button"))</button></div>"))
            """
    }
}

/// What the link for a new password opens.
public struct NewPasswordPage: Page {
    public let name = "new-password"
    private let email: String
    private let token: String
    private let complaints: Complaints

    public init(email: String, token: String, complaints: Complaints = Complaints()) {
        self.email = email
        self.token = token
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String { voice("new-password.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let field = TextField(
            name: "password", label: voice("account.new"), hint: voice("claim.password-hint"), type: "password",
            autocomplete: "new-password", complaint: complaints.on("password"))
        return """
            \(complaints.summary(voice))<h1>\(title(voice))</h1><p class="lead">\(voice("new-password.lead", ["email": email]))</p>
            \(shell.form(.newPassword(token: token), name: "new-password", "\(field.html(voice))<div class=\"buttons\"><button>\(voice("new-password.button"))</button></div>"))
            """
    }
}
