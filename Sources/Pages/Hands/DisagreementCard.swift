import Domain

/// Answers of one team that differ, side by side, and for the coordinator the means to settle it.
struct DisagreementCard {
    let hands: QuestionHands
    let disagreement: Disagreement
    let complaints: Complaints

    func html(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let isCoordinator = hands.work.role == .coordinator
        let cards = disagreement.opinions.html { opinion in
            """
            <section class="card" data-opinion="\("\(opinion.person)")"><h3>\(opinion.name)</h3>\
            \(if: opinion.role != nil, "<p class=\"quiet\">\(voice("role.\(opinion.role?.rawValue ?? "contributor")"))</p>")\
            <p><strong>\(hands.text.words(of: opinion.response, to: disagreement.question, voice))</strong></p>\
            \(if: !opinion.note.isEmpty, "<p>\(voice("review.note", ["note": opinion.note]))</p>")</section>
            """
        }
        return """
            <section class="differing" data-disagreement aria-labelledby="disagreement">\
            <p class="eyebrow">\(hands.text.ask(disagreement.question))</p><h2 id="disagreement">\(voice("hand.differ"))</h2><p>\(voice("hand.differ-text"))</p>\
            <div class="cards">\(cards)</div>\
            \(if: isCoordinator, settleForm(shell))\(if: !isCoordinator, "<p>\(voice("hand.coordinator-settles"))</p>")</section>
            """
    }

    private func settleForm(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let wrong = complaints.on("author")
        let choices = disagreement.opinions.html { opinion in
            let id = "author-\(opinion.person)"
            let words = hands.text.words(of: opinion.response, to: disagreement.question, voice)
            return """
                <div class="check"><input type="radio" name="author" id="\(id)" value="\("\(opinion.person)")"\
                \(if: hands.typed.author == "\(opinion.person)", " checked")>\
                <label for="\(id)">\(opinion.name): \(words)</label></div>
                """
        }
        let reason = TextArea(
            name: "reason", label: voice("hand.settle-reason"), hint: voice("hand.settle-reason-hint"),
            value: hands.typed.reason, complaint: complaints.on("reason"))
        let content: HTML = """
            <input type="hidden" name="disagreement" value="\("\(disagreement.id)")">\
            <fieldset class="field\(if: wrong != nil, " wrong")" id="author">\
            <legend>\(voice("hand.settle"))</legend>\
            \(if: wrong != nil, "<p class=\"error-text\">\(voice("form.error", ["what": wrong ?? ""]))</p>")\(choices)</fieldset>\
            \(reason.html(voice))<div class="buttons"><button>\(voice("hand.settle-button"))</button></div>
            """
        return shell.form(
            .hands(.settlement(disagreement.question, of: hands.assessment)), name: "settle", content)
    }
}
