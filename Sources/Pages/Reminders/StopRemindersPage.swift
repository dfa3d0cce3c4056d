/// What the link at the end of a reminder opens: one button stops them.
public struct StopRemindersPage: Page {
    public let name = "stop-reminders"
    private let email: String
    private let token: String

    public init(email: String, token: String) {
        self.email = email
        self.token = token
    }

    public func title(_ voice: Voice) -> String { voice("reminder.stop-title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            <h1>\(title(voice))</h1><p class="lead">\(voice("reminder.stop-lead", ["email": email]))</p>
            <p>\(voice("reminder.stop-other"))</p>
            \(shell.form(.stopReminders(token: token), name: "stop-reminders", "<div class=\"buttons\"><button>\(voice("reminder.stop-button"))</button></div>"))
            """
    }
}

/// After the button.
public struct RemindersStoppedPage: Page {
    public let name = "reminders-stopped"
    private let email: String

    public init(email: String) {
        self.email = email
    }

    public func title(_ voice: Voice) -> String { voice("reminder.stopped-title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            <h1>\(title(voice))</h1><p class="lead">\(voice("reminder.stopped-text", ["email": email]))</p>
            <div class="buttons"><a class="btn second" href="\(Link.account)">\(voice("reminder.choose"))</a></div>
            """
    }
}
