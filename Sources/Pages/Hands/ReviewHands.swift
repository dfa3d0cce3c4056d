public import Domain

/// What the review shows of the team's work: whose a question is, where answers differ, and the head's word.
public struct ReviewHands: Sendable {
    let sheet: Sheet
    let work: Teamwork
    let text: VersionText

    public init(sheet: Sheet, work: Teamwork, text: VersionText) {
        self.sheet = sheet
        self.work = work
        self.text = text
    }

    /// Whether the coordinator may press the button at once.
    var isSignedOff: Bool { work.isSignedOff(sheet) }
    var hasHead: Bool { !work.heads.isEmpty }

    /// Where answers differ and the submission must wait.
    func notice(_ voice: Voice) -> HTML {
        let unsettled = work.unsettled
        guard !unsettled.isEmpty else { return .none }
        let links = unsettled.html {
            "<li><a href=\"\(Link.question($0, of: sheet.assessment.id))\">\(text.ask($0))</a></li>"
        }
        return """
            <div class="notice warn" id="unsettled" data-unsettled="\(unsettled.count)">\
            <p><strong>\(voice.count("hand.unsettled", unsettled.count))</strong></p><ul>\(links)</ul></div>
            """
    }

    /// Below the answer to a question.
    func item(_ question: Question.ID, _ voice: Voice) -> HTML {
        let handed = work.handed[question].map { handed in
            let until = handed.dueOn.map { voice("hand.until", ["date": voice.date(day: $0)]) }
            let name = handed.person == work.me ? "\(handed.name) (\(voice("team.you")))" : handed.name
            return [voice("hand.for", ["name": name]), until ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
        }
        let source = sheet.answers[question].flatMap { answer in
            work.enquiries.first { $0.question == question && $0.isSource(of: answer) }
        }
        let replies = work.enquiries.filter { $0.question == question && $0.awaitsDecision }
        let disagreements = work.disagreements.filter { $0.question == question }
        return """
            \(if: handed != nil, "<p class=\"a\" data-handed>\(handed ?? "")</p>")\
            \(if: source != nil, "<p class=\"a\" data-from>\(voice("hand.from", ["name": source?.name ?? ""]))</p>")\
            \(replies.html { "<p class=\"a\" data-reply>\(voice("hand.reply-waits", ["name": $0.name]))</p>" })\
            \(disagreements.html { disagreement($0, voice) })
            """
    }

    private func disagreement(_ disagreement: Disagreement, _ voice: Voice) -> HTML {
        let words = disagreement.settlement == nil ? voice("hand.differ") : disagreement.settledWords(voice)
        return """
            <details class="a"\(if: disagreement.settlement == nil, " open data-disagreement")><summary>\(words)</summary>\
            \(disagreement.opinions.html { $0.html(on: disagreement.question, text, voice) })</details>
            """
    }

    /// In place of the coordinator's tick, where the team has a head; nil where it has none.
    func signOff(_ shell: Shell) -> HTML? {
        guard hasHead else { return nil }
        switch work.role {
        case .coordinator: return forCoordinator(shell)
        case .head: return forHead(shell)
        case .contributor, nil: return nil
        }
    }

    private var isReady: Bool { sheet.open.isEmpty && work.unsettled.isEmpty }

    private func forCoordinator(_ shell: Shell) -> HTML {
        let voice = shell.voice
        if isSignedOff, let signed = work.signOff?.signed {
            let submission = shell.form(
                .submission(of: sheet.assessment.id), name: "submit",
                """
                <input type="hidden" name="agreed" value="yes">\
                <div class="buttons"><button>\(voice("review.submit"))</button></div>
                """)
            return "<p class=\"state done\" data-signed>\(signedWords(signed, voice))</p>\(submission)"
        }
        let names = voice.list(work.heads.map(\.name))
        guard isReady else { return "<p>\(voice("hand.sign-later", ["name": names]))</p>" }
        let asked = work.signOff?.asked.map {
            voice("hand.sign-asked", ["date": voice.date($0.at), "time": voice.time($0.at)])
        }
        let hasLapsed = work.signOff?.signed != nil
        let request = shell.form(
            .hands(.signOffRequest(sheet.assessment.id)), name: "ask-sign-off",
            """
            <div class="buttons"><button\(if: asked != nil && !hasLapsed, " class=\"second\"")>\
            \(voice(asked == nil ? "hand.sign-ask" : "hand.sign-ask-again"))</button></div>
            """)
        return """
            <p>\(voice("hand.sign-needed", ["name": names]))</p>\
            \(if: hasLapsed, "<p data-lapsed>\(voice("hand.sign-lapsed"))</p>")\
            \(if: asked != nil && !hasLapsed, "<p data-asked>\(asked ?? "")</p>")\(request)
            """
    }

    private func forHead(_ shell: Shell) -> HTML {
        let voice = shell.voice
        if isSignedOff, let signed = work.signOff?.signed {
            return
                "<p class=\"state done\" data-signed>\(signedWords(signed, voice))</p><p>\(voice("hand.signed-then"))</p>"
        }
        guard isReady else { return "<p>\(voice("hand.sign-not-ready"))</p>" }
        let content: HTML = """
            <input type="hidden" name="state" value="\(sheet.state)">\
            <div class="buttons"><button>\(voice("hand.sign-button"))</button></div>
            """
        return """
            <p>\(voice("hand.sign-text"))</p>\
            \(shell.form(.hands(.signOff(sheet.assessment.id)), name: "sign-off", content))
            """
    }

    private func signedWords(_ signed: SignOff.Act, _ voice: Voice) -> String {
        voice("hand.signed", ["name": signed.by, "date": voice.date(signed.at)])
    }
}
