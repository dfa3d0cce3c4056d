public import Domain

/// The outcome of a submitted assessment: label and why, scores as pictures and tables, what is strong and weak.
public struct ResultPage: Page {
    public let name = "result"
    private let school: String
    private let result: AssessmentResult
    private let text: VersionText
    private let earlier: EarlierResult?

    /// - Parameter earlier: the result of the school before this one; nil where this is its first.
    public init(school: String, result: AssessmentResult, text: VersionText, earlier: EarlierResult?) {
        self.school = school
        self.result = result
        self.text = text
        self.earlier = earlier
    }

    private var judgement: Judgement { result.judgement }
    private var rules: LabelRules { result.sheet.assessment.version.label }

    private func words(_ voice: Voice) -> ResultWords { ResultWords(result: result, text: text, voice: voice) }

    public func title(_ voice: Voice) -> String { words(voice).title }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(verdict(voice))
            \(pending(voice))\(missing(voice))
            <section><h2>\(voice("result.areas"))</h2>\(judgement.score.areas.html { area($0, voice) })\
            <p><a href="\(Link.benchmark(result.id))">\(voice("statistics.to-benchmark"))</a></p></section>
            \(earlier?.html(of: result.id, text, voice) ?? .none)
            <div class="cards pair">\(strong(voice))\(weak(voice))</div>
            \(reasons(voice))
            \(documents(voice))
            <p class="quiet">\(words(voice).frozen)\(signedOff(voice))</p>
            """
    }

    private func verdict(_ voice: Voice) -> HTML {
        let words = words(voice)
        let total = judgement.score.total
        let level = words.level
        let submitted = voice("result.submitted", ["school": school, "date": voice.date(result.submittedAt)])
        let title = words.described(words.points, words.ticks)
        return """
            <section class="verdict board bleed" data-level="\(level.kind)" data-points="\(total.points)">
            \(medal(kind: level.kind, rank: level.rank, caption: level.caption))
            <div><p class="eyebrow">\(submitted)</p><h1>\(words.title)</h1><p class="lead">\(words.lead.joined(separator: " "))</p>
            <p><strong class="num">\(words.points)</strong></p>\(scale(total.points, of: total.possible, ticks: words.ticks, title: title))
            <div class="buttons"><a class="btn" href="\(Link.plan(result.id))">\(voice("result.to-plan"))</a>\
            <a class="btn second" href="\(Link.way(result.id))">\(text.question(after: judgement.label, by: rules, voice))</a></div></div></section>
            """
    }

    private func pending(_ voice: Voice) -> HTML {
        guard let words = words(voice).pending else { return .none }
        return """
            <div class="notice info" data-pending="\(judgement.label.pending.map(\.rawValue).joined(separator: " "))">\
            <p>\(words)</p></div>
            """
    }

    private func missing(_ voice: Voice) -> HTML {
        guard let missing = words(voice).missing else { return .none }
        return """
            <section><h2>\(missing.title)</h2>
            <ul class="missing" data-missing="\(missing.items.count)">\(missing.items.html { "<li>\($0)</li>" })</ul></section>
            """
    }

    private func area(_ area: Score.OfArea, _ voice: Voice) -> HTML {
        let words = words(voice)
        let (title, state, ticks) = (words.title(of: area), words.state(of: area), words.ticks(of: area))
        return """
            <section class="card area" data-area="\(area.area.rawValue)"><div><h3>\(title)</h3>
            <p class="state \(state.isReached ? "done" : "open")">\(state.words)</p>
            \(scale(area.points.points, of: area.points.possible, ticks: ticks, title: words.described(title, ticks)))</div>
            \(topics(area, words))</section>
            """
    }

    private func topics(_ area: Score.OfArea, _ words: ResultWords) -> HTML {
        let voice = words.voice
        let rows = area.topics.html { topic in
            """
            <tr><th scope="row">\(text.name(of: topic.topic))</th><td>\(pips(topic.points.points, of: topic.points.possible))</td>\
            <td class="num">\(words.points(of: topic))</td></tr>
            """
        }
        return """
            <table class="points"><caption class="sr">\(voice("result.per-topic", ["area": text.name(of: area.area)]))</caption>\
            <thead class="sr"><tr><th scope="col">\(voice("result.topic"))</th><th scope="col">\(voice("result.picture"))</th>\
            <th scope="col">\(voice("result.points-head"))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    private func strong(_ voice: Voice) -> HTML {
        let topics = words(voice).lines(judgement.score.strengths)
        return """
            <section><h2>\(voice("result.strengths"))</h2>\
            \(if: topics.isEmpty, "<p>\(voice("result.no-strengths"))</p>")\
            \(if: !topics.isEmpty, "<ul class=\"good\">\(topics.html { "<li>\($0)</li>" })</ul>")</section>
            """
    }

    private func weak(_ voice: Voice) -> HTML {
        let topics = words(voice).lines(judgement.score.weaknesses)
        return """
            <section><h2>\(voice("result.weaknesses"))</h2>\
            \(if: topics.isEmpty, "<p>\(voice("result.no-weaknesses"))</p>")\
            \(if: !topics.isEmpty, "<ul class=\"weak\">\(topics.html { "<li>\($0)</li>" })</ul>")</section>
            """
    }

    private func reasons(_ voice: Voice) -> HTML {
        guard let reasons = words(voice).reasons else { return .none }
        return """
            <section><h2>\(reasons.title)</h2><ul class="good">\(reasons.items.html { "<li>\($0)</li>" })</ul></section>
            """
    }

    private func signedOff(_ voice: Voice) -> String {
        guard let signed = result.signedOff else { return "" }
        return " " + voice("hand.signed", ["name": signed.by, "date": voice.date(signed.at)])
    }

    private func documents(_ voice: Voice) -> HTML {
        let links: [(Link, String)] =
            [(.report(result.id), "document.to-report"), (.planPaper(result.id), "document.to-plan")]
            + (earlier == nil ? [] : [(.differencePaper(result.id), "document.to-difference")])
        return documentLinks(links, voice)
    }
}
