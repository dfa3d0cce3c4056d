import Domain

/// What a school's group answered to a question, and the button by which the school takes it over.
struct TakeOver {
    let answer: GroupAnswer
    let form: QuestionForm

    private var isOurs: Bool { form.given.map(answer.isSame) ?? false }

    /// Between the question and its choices. The button belongs to another form: forms can't be in forms.
    func html(_ voice: Voice) -> HTML {
        let title = voice("group.answered", ["group": voice.name(of: answer.group)])
        let offer: HTML = """
            <div class="buttons"><button class="second" form="take-over">\(voice("group.take-over"))</button></div>\
            <p class="quiet">\(voice("group.or-else"))</p>
            """
        return """
            <div class="card" role="group" aria-label="\(title)" data-group-answer="\(answer.response.description)">\
            <p class="eyebrow">\(title)</p>\(answer.html(form.text, voice))\
            \(if: isOurs, "<p class=\"state done\" data-same>\(voice("group.same"))</p>")\(if: !isOurs, offer)</div>
            """
    }

    /// The form of the button.
    func form(_ shell: Shell) -> HTML {
        guard !isOurs else { return .none }
        let content: HTML = """
            <input type="hidden" name="answer" value="\(answer.id.description)">\
            <input type="hidden" name="seen" value="\(form.given.map { "\($0.at.milliseconds)" } ?? "")">
            """
        return shell.form(
            .takeOver(form.question.id, of: form.assessment), name: "take-over", id: "take-over", content)
    }

    /// In the view of a whole area: that there is one, and the way to it.
    func hint(_ voice: Voice) -> HTML {
        let title = voice("group.answered", ["group": voice.name(of: answer.group)])
        let words = form.text.words(of: answer.response, to: answer.question, voice)
        return """
            <p class="notice info" data-group-answer="\(answer.response.description)">\(title): \(words) \
            <a href="\(Link.question(answer.question, of: form.assessment))">\(voice("group.see"))\
            <span class="sr">: \(form.text.ask(answer.question))</span></a></p>
            """
    }
}
