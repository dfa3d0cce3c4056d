public import Domain

/// All answers of an open assessment, what is open, and the way to submit.
public struct ReviewPage: Page {
    public let name = "review"
    private let sheet: Sheet
    private let judgement: Judgement?
    private let isCoordinator: Bool
    private let hands: ReviewHands?
    private let text: VersionText
    private let complaints: Complaints
    private let earlier: EarlierAnswers

    /// - Parameter judgement: of the answers there are.
    public init(
        sheet: Sheet, judgement: Judgement?, isCoordinator: Bool, hands: ReviewHands? = nil, text: VersionText,
        complaints: Complaints, earlier: EarlierAnswers = EarlierAnswers()
    ) {
        self.sheet = sheet
        self.judgement = judgement
        self.isCoordinator = isCoordinator
        self.hands = hands
        self.text = text
        self.complaints = complaints
        self.earlier = earlier
    }

    public func title(_ voice: Voice) -> String { voice("review.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let asked = sheet.assessment.questions.count
        let lead = voice("review.lead", ["answered": "\(asked - sheet.open.count)", "asked": "\(asked)"])
        return """
            \(complaints.summary(voice))
            <h1>\(title(voice))</h1><p class="lead" data-open="\(sheet.open.count)">\(lead)</p>
            \(if: !sheet.open.isEmpty, openNotice(voice))\(earlier.notice(for: sheet.open, voice))\(hands?.notice(voice) ?? .none)
            <div class="cols"><div>\(sheet.assessment.version.areas.html { area($0, voice) })</div>
            <aside>\(preview(voice))\(submission(shell))</aside></div>
            """
    }

    private func openNotice(_ voice: Voice) -> HTML {
        let links = sheet.open.html {
            "<li><a href=\"\(Link.question($0, of: sheet.assessment.id))\">\(text.ask($0))</a></li>"
        }
        return """
            <div class="notice warn" id="open"><h2 class="sr">\(voice("review.open"))</h2>\
            <p><strong>\(voice.count("review.still-open", sheet.open.count))</strong></p>\
            <details><summary>\(voice("review.show-open"))</summary><ul>\(links)</ul></details></div>
            """
    }

    private func area(_ area: Area, _ voice: Voice) -> HTML {
        let drawn = Set(sheet.assessment.questions)
        let topics = area.topics.html { topic in
            let items = topic.questions.filter { drawn.contains($0.id) }.html { item($0.id, voice) }
            return """
                <section class="group"><h3>\(text.name(of: topic.id))</h3><ul class="answers">\(items)</ul></section>
                """
        }
        return """
            <section aria-labelledby="area-\(area.id.rawValue)"><h2 id="area-\(area.id.rawValue)">\
            \(text.name(of: area.id))</h2>\(topics)</section>
            """
    }

    private func item(_ question: Question.ID, _ voice: Voice) -> HTML {
        let link = Link.question(question, of: sheet.assessment.id)
        guard let answer = sheet.answers[question] else {
            let suggested = earlier.words(for: question, text, voice)
            return """
                <li data-question="\(question.rawValue)"><p class="q">\(text.ask(question))</p>\(suggested ?? .none)\
                \(hands?.item(question, voice) ?? .none)\
                <span class="state open">\(voice(suggested == nil ? "review.state-open" : "again.state"))</span>\
                <a href="\(link)">\(voice(suggested == nil ? "review.answer" : "again.check"))<span class="sr">: \(text.ask(question))</span></a></li>
                """
        }
        return """
            <li data-question="\(question.rawValue)"><p class="q">\(text.ask(question))</p>\
            <p class="a">\(text.words(of: answer.response, to: question, voice))</p>\
            \(if: !answer.note.isEmpty, "<p class=\"a quiet\">\(voice("review.note", ["note": answer.note]))</p>")\
            \(hands?.item(question, voice) ?? .none)\
            <span class="state done">\(voice("review.state-done"))<span class="quiet">\(answer.by)</span></span>\
            \(if: answer.group != nil, "<p class=\"a quiet\" data-taken>\(voice("group.taken-short", ["group": answer.group.map { voice.name(of: $0) } ?? ""]))</p>")\
            <a href="\(link)">\(voice("review.change"))<span class="sr">: \(text.ask(question))</span></a></li>
            """
    }

    private func preview(_ voice: Voice) -> HTML {
        guard let judgement else { return .none }
        let possible = sheet.assessment.questions.reduce(0) { sum, id in
            sum + (sheet.assessment.version.question(id)?.mostPoints ?? 0)
        }
        let full = sheet.open.isEmpty ? judgement.score.total.possible : possible
        let points = Points(points: judgement.score.total.points, possible: full)
        let level = judgement.label.level.map { text.name(of: $0) }
        let words =
            sheet.open.isEmpty
            ? (level.map { voice("review.enough-for", ["level": $0]) } ?? voice("review.no-label"))
            : voice("review.open-not-counted")
        return """
            <section class="card" data-preview="\(points.points)"><h2>\(voice("review.now"))</h2>\
            <p><strong class="num">\(points.words(voice))</strong></p>\(bar(points.points, of: points.possible))<p>\(words)</p></section>
            """
    }

    private func submission(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let agreed: HTML = """
            <div class="check\(if: complaints.on("agreed") != nil, " wrong")"><input type="checkbox" id="agreed" name="agreed" value="yes">\
            <label for="agreed">\(voice("review.agreed"))</label></div>\
            <div class="buttons"><button>\(voice("review.submit"))</button></div>
            """
        let form = hands?.signOff(shell) ?? shell.form(.submission(of: sheet.assessment.id), name: "submit", agreed)
        let isHead = hands?.work.role == .head
        return """
            <section class="card"><h2>\(voice("review.submit-title"))</h2><p>\(voice("review.submit-text"))</p>\
            \(if: isCoordinator || isHead, form)\
            \(if: !isCoordinator && !isHead, "<p>\(voice("review.coordinator-submits"))</p>")</section>
            \(if: isCoordinator, givingUp(shell))
            """
    }

    private func givingUp(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let form = shell.form(
            .abandonment(of: sheet.assessment.id), name: "give-up",
            "<p>\(voice("review.give-up-text"))</p><button class=\"second\">\(voice("review.give-up-button"))</button>")
        return "<details><summary>\(voice("review.give-up"))</summary>\(form)</details>"
    }
}
