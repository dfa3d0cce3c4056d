import Domain

/// The forms that hand a question on: to a colleague, or to somebody outside the school.
struct HandForms {
    let hands: QuestionHands
    let complaints: Complaints

    func colleague(_ shell: Shell) -> HTML {
        guard hands.work.mayHand(hands.question) else { return .none }
        let voice = shell.voice
        let due = TextField(
            name: "due", label: voice("hand.due"), hint: voice("hand.due-hint"), type: "date",
            value: hands.typed.due, complaint: complaints.on("due"))
        let content: HTML = """
            \(colleagues(voice))\(scope(voice))\(due.html(voice))\
            <div class="buttons"><button>\(voice("hand.hand-button"))</button></div>
            """
        let isOpen = ["colleague", "due"].contains { complaints.on($0) != nil }
        let form = shell.form(
            .hands(.handing(hands.question, of: hands.assessment)), name: "hand", content)
        return "<details\(if: isOpen, " open")><summary>\(voice("hand.to-colleague"))</summary>\(form)</details>"
    }

    private func colleagues(_ voice: Voice) -> HTML {
        let complaint = complaints.on("colleague")
        let options = hands.work.team.html { colleague in
            let name = colleague.id == hands.work.me ? "\(colleague.name) (\(voice("team.you")))" : colleague.name
            return """
                <option value="\("\(colleague.id)")"\(if: hands.typed.colleague == "\(colleague.id)", " selected")>\
                \(name)</option>
                """
        }
        return """
            <div class="field\(if: complaint != nil, " wrong")"><label for="colleague">\(voice("hand.colleague"))</label>\
            \(if: complaint != nil, "<p class=\"error-text\" id=\"colleague-error\">\(voice("form.error", ["what": complaint ?? ""]))</p>")\
            <select id="colleague" name="colleague"\(if: complaint != nil, " aria-describedby=\"colleague-error\" aria-invalid=\"true\"")>\
            <option value="">\(voice("hand.choose"))</option>\(options)</select></div>
            """
    }

    private func scope(_ voice: Voice) -> HTML {
        guard hands.topicCount > 1 else { return .none }
        return """
            <div class="field check"><input type="checkbox" name="topic" id="whole-topic" value="yes"\
            \(if: hands.typed.wholeTopic, " checked")>\
            <label for="whole-topic">\(voice.count("hand.whole-topic", hands.topicCount))</label></div>
            """
    }

    func enquiry(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let typed = hands.typed
        let fields: [HTML] = [
            TextField(
                name: "name", label: voice("hand.enquiry-name"), hint: voice("hand.enquiry-name-hint"),
                value: typed.name, complaint: complaints.on("name")
            ).html(voice),
            TextField(
                name: "email", label: voice("claim.email"), type: "email", value: typed.email,
                complaint: complaints.on("email")
            ).html(voice),
            TextArea(
                name: "message", label: voice("hand.enquiry-message"), hint: voice("hand.enquiry-message-hint"),
                value: typed.message, complaint: complaints.on("message")
            ).html(voice),
            TextField(
                name: "days", label: voice("hand.enquiry-days"),
                hint: voice("hand.enquiry-days-hint", ["most": "\(Enquiry.mostDays)"]), type: "number",
                value: typed.days, complaint: complaints.on("days")
            ).html(voice),
        ]
        let isOpen = ["name", "email", "message", "days"].contains { complaints.on($0) != nil }
        let form = shell.form(
            .hands(.enquiries(hands.question, of: hands.assessment)), name: "enquiry",
            "\(fields)<div class=\"buttons\"><button>\(voice("hand.enquiry-button"))</button></div>")
        return """
            <details\(if: isOpen, " open")><summary>\(voice("hand.to-outside"))</summary>\
            <p>\(voice("hand.outside-text"))</p>\(form)</details>
            """
    }
}
