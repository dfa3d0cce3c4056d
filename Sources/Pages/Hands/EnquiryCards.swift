import Domain

/// What came back from outside the school, to be accepted or refused.
struct ReplyCard {
    let hands: QuestionHands
    let enquiry: Enquiry
    let complaints: Complaints

    func html(_ shell: Shell) -> HTML {
        guard case .handedIn(let reply) = enquiry.state else { return .none }
        let voice = shell.voice
        let when = ["name": enquiry.name, "date": voice.date(reply.at), "time": voice.time(reply.at)]
        return """
            <section class="card" data-reply="\("\(enquiry.id)")"><p class="eyebrow">\(hands.text.ask(enquiry.question))</p>\
            <h2>\(voice("hand.reply", ["name": enquiry.name]))</h2>\
            <p><strong>\(hands.text.words(of: reply.response, to: enquiry.question, voice))</strong></p>\
            \(if: !reply.note.isEmpty, "<p>\(voice("review.note", ["note": reply.note]))</p>")\
            <p class="quiet">\(voice("hand.reply-when", when)) \(voice(hands.given == nil ? "hand.accept-new" : "hand.accept-over"))</p>\
            \(acceptance(shell))\(refusal(shell))</section>
            """
    }

    private func acceptance(_ shell: Shell) -> HTML {
        guard hands.disagreement == nil else { return .none }
        let seen = hands.given.map { "\($0.at.milliseconds)" } ?? ""
        return shell.form(
            .hands(.acceptance(enquiry.id, on: enquiry.question, of: hands.assessment)), name: "accept-reply",
            """
            <input type="hidden" name="seen" value="\(seen)">\
            <div class="buttons"><button>\(shell.voice("hand.accept"))</button></div>
            """)
    }

    private func refusal(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let name = "refusal-\(enquiry.id)"
        let complaint = complaints.on(name)
        let reason = TextArea(
            name: name, label: voice("hand.refuse-reason"),
            value: hands.typed.enquiry == enquiry.id ? hands.typed.refusal : "", complaint: complaint)
        let form = shell.form(
            .hands(.refusal(enquiry.id, on: enquiry.question, of: hands.assessment)), name: "refuse-reply",
            "\(reason.html(voice))<div class=\"buttons\"><button class=\"second\">\(voice("hand.refuse-button"))</button></div>"
        )
        return "<details\(if: complaint != nil, " open")><summary>\(voice("hand.refuse"))</summary>\(form)</details>"
    }
}

/// A question that went outside the school and no longer waits for the school.
struct SentEnquiry {
    let hands: QuestionHands
    let enquiry: Enquiry

    func html(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let withdrawal = shell.form(
            .hands(.withdrawal(enquiry.id, on: enquiry.question, of: hands.assessment)), name: "withdraw-enquiry",
            """
            <button class="quiet-btn">\(voice("hand.withdraw"))<span class="sr">: \(enquiry.email)</span></button>
            """)
        return """
            <li class="result" data-enquiry="\(kind)"><div><p><strong>\(enquiry.name)</strong> · \(enquiry.email)</p>\
            \(answer(voice))\
            <p class="quiet">\(words(voice))</p></div>\(if: enquiry.state == .waiting, withdrawal)</li>
            """
    }

    private var kind: String {
        switch enquiry.state {
        case .waiting: "waiting"
        case .expired: "expired"
        case .withdrawn: "withdrawn"
        case .handedIn: "handed-in"
        case .decided(_, let decision): decision.isAcceptance ? "accepted" : "refused"
        }
    }

    private func words(_ voice: Voice) -> String {
        guard case .decided(_, let decision) = enquiry.state else {
            return voice("hand.enquiry-\(kind)", ["name": enquiry.askedBy, "date": voice.date(enquiry.expiresAt)])
        }
        return voice(
            "hand.enquiry-\(kind)",
            ["name": decision.by, "date": voice.date(decision.at), "reason": decision.reason])
    }

    private func answer(_ voice: Voice) -> HTML {
        guard case .decided(let reply, _) = enquiry.state else { return .none }
        return """
            <p>\(hands.text.words(of: reply.response, to: enquiry.question, voice))</p>\
            \(if: !reply.note.isEmpty, "<p>\(voice("review.note", ["note": reply.note]))</p>")
            """
    }
}
