public import Domain

/// What changed between two results of a school: in a paragraph, per area and topic, per question, and what came of
/// what it undertook.
public struct DifferencePage: Page {
    public let name = "difference"
    private let school: String
    private let report: DifferenceReport
    private let then: VersionText
    private let now: VersionText

    /// - Parameter then: the words of the earlier result's version.
    public init(school: String, report: DifferenceReport, then: VersionText, now: VersionText) {
        self.school = school
        self.report = report
        self.then = then
        self.now = now
    }

    public func title(_ voice: Voice) -> String { voice("again.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let period = [
            "school": school, "before": voice.date(report.then.submittedAt),
            "after": voice.date(report.now.submittedAt),
        ]
        return """
            <p class="eyebrow">\(voice("again.period", period))</p><h1>\(title(voice))</h1>
            <section class="next board"><h2 class="eyebrow">\(voice("again.short"))</h2>\
            <p class="lead" data-summary>\(report.inPlainWords(now, voice))</p></section>
            \(labels(voice))\(areas(voice))
            \(DifferenceQuestions(report: report, then: then, now: now).html(voice))
            \(Undertakings(report: report, then: then).html(voice))
            <div class="buttons"><a class="btn" href="\(Link.plan(report.now.result))">\(voice("result.to-plan"))</a>\
            <a class="btn second" href="\(Link.result(report.now.result))">\(voice("again.to-result"))</a>\
            <a class="btn second" href="\(Link.differencePaper(report.now.result))" download>\(voice("again.to-paper"))</a></div>
            """
    }

    private func labels(_ voice: Voice) -> HTML {
        let levels = [report.then.level, report.now.level].map { voice("level.\($0.rawValue)") }
        let words = voice("again.levels", ["before": levels.first ?? "", "after": levels.last ?? ""])
        return """
            <section><h2>\(voice("again.labels"))</h2><p>\(voice("again.whole-form"))</p>\
            \(if: report.then.level != report.now.level, "<p>\(words)</p>")<div class="cards">\
            \(side(report.then, "before", hook: "then", voice))\(side(report.now, "after", hook: "now", voice))</div></section>
            """
    }

    private func side(_ side: DifferenceReport.Side, _ word: String, hook: String, _ voice: Voice) -> HTML {
        let caption = side.outcome.map { now.name(of: $0) } ?? voice("result.none")
        let points = ["points": "\(side.points.points)", "possible": "\(side.points.possible)"]
        return """
            <section class="card" data-\(hook)="\(side.outcome?.rawValue ?? "none")">\
            <h3>\(voice("compare.\(word)")) <span class="quiet">· \(voice.date(side.submittedAt))</span></h3>\
            \(medal(kind: side.outcome?.rawValue ?? "none", rank: side.rank, caption: caption))\
            <p class="num">\(voice("result.points", points))</p>\(bar(side.points.points, of: side.points.possible))</section>
            """
    }

    private func areas(_ voice: Voice) -> HTML {
        """
        <section><h2>\(voice("again.areas"))</h2><p>\(voice("again.areas-lead"))</p>\
        \(report.areas.html { area($0, voice) })</section>
        """
    }

    private func area(_ area: DifferenceReport.OfArea, _ voice: Voice) -> HTML {
        guard let change = area.change else {
            return """
                <section class="card" data-area="\(area.area.rawValue)"><h3>\(now.name(of: area.area))</h3>\
                <p>\(voice("again.area-none"))</p></section>
                """
        }
        let sides = [("before", change.before), ("after", change.after)].html { word, points in
            "<li><span class=\"num\">\(voice("compare.\(word)")): \(points.words(voice))</span>\(bar(points.points, of: points.possible))</li>"
        }
        return """
            <section class="card area" data-area="\(area.area.rawValue)" data-gain="\(change.gain)"><div>\
            <h3>\(now.name(of: area.area))</h3><p>\(change.state(voice))</p><ul class="level-bars">\(sides)</ul></div>
            \(topics(area, voice))</section>
            """
    }

    private func topics(_ area: DifferenceReport.OfArea, _ voice: Voice) -> HTML {
        let heads = ["result.topic", "compare.before", "compare.after"].html { "<th scope=\"col\">\(voice($0))</th>" }
        return """
            <table class="points"><caption class="sr">\(voice("again.per-topic", ["area": now.name(of: area.area)]))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(area.topics.html { topic($0, voice) })</tbody></table>
            """
    }

    private func topic(_ topic: DifferenceReport.OfTopic, _ voice: Voice) -> HTML {
        let name = now.name(of: topic.topic)
        guard let change = topic.change else {
            return """
                <tr><th scope="row">\(name) <span class="quiet">\(voice("again.topic-none"))</span></th>\
                <td class="num">–</td><td class="num">–</td></tr>
                """
        }
        return """
            <tr data-topic="\(topic.topic.rawValue)"><th scope="row">\(name) \(change.state(voice))\
            \(thenAndNow(change.before, change.after))</th><td class="num">\(change.before.words(voice))</td>\
            <td class="num">\(change.after.words(voice))</td></tr>
            """
    }
}
