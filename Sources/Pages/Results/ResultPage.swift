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

    public func title(_ voice: Voice) -> String {
        guard let level = judgement.label.level else { return voice("result.title-none") }
        return voice("result.title", ["level": text.name(of: level).lowercased()])
    }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(verdict(voice))
            \(pending(voice))\(missing(voice))
            <section><h2>\(voice("result.areas"))</h2>\(judgement.score.areas.html { area($0, voice) })</section>
            \(earlier?.html(of: result.id, text, voice) ?? .none)
            <div class="cards pair">\(strong(voice))\(weak(voice))</div>
            \(reasons(voice))
            <p class="quiet">\(voice("result.frozen", frozen(voice)))</p>
            """
    }

    private func verdict(_ voice: Voice) -> HTML {
        let total = judgement.score.total
        let level = judgement.label.level
        let rank = level.flatMap { level in rules.levels.firstIndex { $0.id == level } }.map { $0 + 1 } ?? 0
        let words = voice("result.points", ["points": "\(total.points)", "possible": "\(total.possible)"])
        let submitted = voice("result.submitted", ["school": school, "date": voice.date(result.submittedAt)])
        return """
            <section class="verdict board bleed" data-level="\(level?.rawValue ?? "none")" data-points="\(total.points)">
            \(medal(kind: level?.rawValue ?? "none", rank: rank, caption: level.map { text.name(of: $0) } ?? voice("result.none")))
            <div><p class="eyebrow">\(submitted)</p><h1>\(title(voice))</h1><p class="lead">\(lead(voice))</p>
            <p><strong class="num">\(words)</strong></p>\(totalScale(words, voice))
            <div class="buttons"><a class="btn" href="\(Link.plan(result.id))">\(voice("result.to-plan"))</a>\
            <a class="btn second" href="\(Link.way(result.id))">\(text.question(after: judgement.label, by: rules, voice))</a></div></div></section>
            """
    }

    private func lead(_ voice: Voice) -> String {
        let until = result.label.map { voice("result.until", ["date": voice.lastDay(before: $0.validUntil)]) }
        let next = judgement.label.next.map { next in
            voice.count("result.away", next.missing.count, ["level": text.name(of: next.level).lowercased()])
        }
        return [until, next].compactMap(\.self).joined(separator: " ")
    }

    private func totalScale(_ words: String, _ voice: Voice) -> HTML {
        let total = judgement.score.total
        let ticks = text.ticks(of: rules, possible: total.possible)
        return scale(total.points, of: total.possible, ticks: ticks, title: described(words, ticks, voice))
    }

    private func described(_ words: String, _ ticks: [Tick], _ voice: Voice) -> String {
        words + ". " + voice("result.thresholds", ["list": voice.list(ticks.map(\.word))])
    }

    private func pending(_ voice: Voice) -> HTML {
        guard !judgement.label.pending.isEmpty else { return .none }
        let levels = voice.list(judgement.label.pending.map { text.name(of: $0).lowercased() })
        return """
            <div class="notice info" data-pending="\(judgement.label.pending.map(\.rawValue).joined(separator: " "))">\
            <p>\(voice("result.pending", ["levels": levels]))</p></div>
            """
    }

    private func missing(_ voice: Voice) -> HTML {
        guard let next = judgement.label.next else { return .none }
        let level = text.name(of: next.level).lowercased()
        return """
            <section><h2>\(voice("result.missing", ["level": level]))</h2>
            <ul class="missing" data-missing="\(next.missing.count)">\(next.missing.html { "<li>\(text.words(of: $0, for: level, voice))</li>" })</ul></section>
            """
    }

    private func area(_ area: Score.OfArea, _ voice: Voice) -> HTML {
        let points = area.points
        let ticks = areaTicks(points)
        let words = voice(
            "score.named",
            ["name": text.name(of: area.area), "points": "\(points.points)", "possible": "\(points.possible)"])
        let isEnough = area.applicable >= rules.applicablePerArea
        let reached = isEnough ? ticks.last { $0.at <= points.points } : nil
        let below = voice(isEnough ? "result.below" : "result.too-few")
        return """
            <section class="card area" data-area="\(area.area.rawValue)"><div><h3>\(words)</h3>
            <p class="state \(reached == nil ? "open" : "done")">\(reached.map { voice("result.reaches", ["level": $0.word]) } ?? below)</p>
            \(scale(points.points, of: points.possible, ticks: ticks, title: described(words, ticks, voice)))</div>
            \(topics(area, voice))</section>
            """
    }

    /// One tick for each threshold of an area; levels that ask the same share the lowest one's name.
    private func areaTicks(_ points: Points) -> [Tick] {
        var ticks: [Tick] = []
        for level in rules.levels {
            let need = Threshold.atLeast(level.areaAtLeast).fewestPoints(of: points.possible, scale: rules.areaScale)
            guard ticks.last?.at != need else { continue }
            ticks.append(Tick(at: need, word: "\(text.name(of: level.id).lowercased()) \(need)"))
        }
        return ticks
    }

    private func topics(_ area: Score.OfArea, _ voice: Voice) -> HTML {
        let rows = area.topics.html { topic in
            """
            <tr><th scope="row">\(text.name(of: topic.topic))</th><td>\(pips(topic.points.points, of: topic.points.possible))</td>\
            <td class="num">\(topic.applicable == 0 ? voice("result.not-applicable") : topic.points.words(voice))</td></tr>
            """
        }
        return """
            <table class="points"><caption class="sr">\(voice("result.per-topic", ["area": text.name(of: area.area)]))</caption>\
            <thead class="sr"><tr><th scope="col">\(voice("result.topic"))</th><th scope="col">\(voice("result.picture"))</th>\
            <th scope="col">\(voice("result.points-head"))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    private func strong(_ voice: Voice) -> HTML {
        let topics = judgement.score.strengths
        let items = topics.html { "<li>\(text.name(of: $0.topic)): \($0.points.words(voice))</li>" }
        return """
            <section><h2>\(voice("result.strengths"))</h2>\
            \(if: topics.isEmpty, "<p>\(voice("result.no-strengths"))</p>")\
            \(if: !topics.isEmpty, "<ul class=\"good\">\(items)</ul>")</section>
            """
    }

    private func weak(_ voice: Voice) -> HTML {
        let topics = judgement.score.weaknesses
        let items = topics.html { "<li>\(text.name(of: $0.topic)): \($0.points.words(voice))</li>" }
        return """
            <section><h2>\(voice("result.weaknesses"))</h2>\
            \(if: topics.isEmpty, "<p>\(voice("result.no-weaknesses"))</p>")\
            \(if: !topics.isEmpty, "<ul class=\"weak\">\(items)</ul>")</section>
            """
    }

    /// Why the school has its level: the rules that hold, in words.
    private func reasons(_ voice: Voice) -> HTML {
        guard let level = judgement.label.level else { return .none }
        let items = judgement.label.reasons.html { finding in
            let values = [
                "have": "\(finding.have ?? 0)", "need": "\(finding.need ?? 0)",
                "area": finding.area.map { text.name(of: $0) } ?? "",
            ]
            return "<li>\(voice("reason.\(finding.rule.rawValue)", values))</li>"
        }
        return """
            <section><h2>\(voice("result.why", ["level": text.name(of: level).lowercased()]))</h2><ul class="good">\(items)</ul></section>
            """
    }

    private func frozen(_ voice: Voice) -> [String: String] {
        [
            "version": result.sheet.assessment.version.name.version, "name": result.submittedBy,
            "date": voice.date(result.submittedAt), "time": voice.time(result.submittedAt),
        ]
    }
}
