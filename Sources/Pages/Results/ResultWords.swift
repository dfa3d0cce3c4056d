import Domain

/// What a result says, in words: for its page and for its report on paper.
struct ResultWords {
    let result: AssessmentResult
    let text: VersionText
    let voice: Voice

    private var judgement: Judgement { result.judgement }
    private var rules: LabelRules { result.sheet.assessment.version.label }

    var title: String {
        guard let level = judgement.label.level else { return voice("result.title-none") }
        return voice("result.title", ["level": text.name(of: level).lowercased()])
    }

    /// The level's id, or `none`; its place from below, or 0; and its name.
    var level: (kind: String, rank: Int, caption: String) {
        guard let level = judgement.label.level else { return ("none", 0, voice("result.none")) }
        let rank = rules.levels.firstIndex { $0.id == level }.map { $0 + 1 } ?? 0
        return (level.rawValue, rank, text.name(of: level))
    }

    /// Until when the label is valid, and how far the next one is.
    var lead: [String] {
        let until = result.label.map { voice("result.until", ["date": voice.lastDay(before: $0.validUntil)]) }
        let next = judgement.label.next.map { next in
            voice.count("result.away", next.missing.count, ["level": text.name(of: next.level).lowercased()])
        }
        return [until, next].compactMap(\.self)
    }

    var points: String {
        let total = judgement.score.total
        return voice("result.points", ["points": "\(total.points)", "possible": "\(total.possible)"])
    }

    var ticks: [Tick] { text.ticks(of: rules, possible: judgement.score.total.possible) }

    /// The levels that wait for a review; nil where none does.
    var pending: String? {
        guard !judgement.label.pending.isEmpty else { return nil }
        let levels = judgement.label.pending.map { text.name(of: $0).lowercased() }
        return voice("result.pending", ["levels": voice.list(levels)])
    }

    /// What the next level still asks; nil where there is none.
    var missing: (title: String, items: [String])? {
        guard let next = judgement.label.next else { return nil }
        let level = text.name(of: next.level).lowercased()
        return (
            voice("result.missing", ["level": level]), next.missing.map { text.words(of: $0, for: level, voice) }
        )
    }

    /// Why the school has its level: the rules that hold; nil without a level.
    var reasons: (title: String, items: [String])? {
        guard let level = judgement.label.level else { return nil }
        let items = judgement.label.reasons.map { finding in
            let values = [
                "have": "\(finding.have ?? 0)", "need": "\(finding.need ?? 0)",
                "area": finding.area.map { text.name(of: $0) } ?? "",
            ]
            return voice("reason.\(finding.rule.rawValue)", values)
        }
        return (voice("result.why", ["level": text.name(of: level).lowercased()]), items)
    }

    /// Topics with their points.
    func lines(_ topics: [Score.OfTopic]) -> [String] {
        topics.map { "\(text.name(of: $0.topic)): \($0.points.words(voice))" }
    }

    var frozen: String {
        voice(
            "result.frozen",
            [
                "version": result.sheet.assessment.version.name.version, "name": result.submittedBy,
                "date": voice.date(result.submittedAt), "time": voice.time(result.submittedAt),
            ])
    }
}

// MARK: - Areas

extension ResultWords {
    func title(of area: Score.OfArea) -> String {
        voice(
            "score.named",
            [
                "name": text.name(of: area.area), "points": "\(area.points.points)",
                "possible": "\(area.points.possible)",
            ])
    }

    /// Whether it reaches a threshold, and which.
    func state(of area: Score.OfArea) -> (isReached: Bool, words: String) {
        guard area.applicable >= rules.applicablePerArea else { return (false, voice("result.too-few")) }
        let reached = ticks(of: area).last { $0.at <= area.points.points }
        return (reached != nil, reached.map { voice("result.reaches", ["level": $0.word]) } ?? voice("result.below"))
    }

    /// One tick for each threshold of an area; levels that ask the same share the lowest one's name.
    func ticks(of area: Score.OfArea) -> [Tick] {
        var ticks: [Tick] = []
        for level in rules.levels {
            let need = Threshold.atLeast(level.areaAtLeast)
                .fewestPoints(of: area.points.possible, scale: rules.areaScale)
            guard ticks.last?.at != need else { continue }
            ticks.append(Tick(at: need, word: "\(text.name(of: level.id).lowercased()) \(need)"))
        }
        return ticks
    }

    func points(of topic: Score.OfTopic) -> String {
        topic.applicable == 0 ? voice("result.not-applicable") : topic.points.words(voice)
    }

    /// A scale in words: for who does not see it.
    func described(_ words: String, _ ticks: [Tick]) -> String {
        words + ". " + voice("result.thresholds", ["list": voice.list(ticks.map(\.word))])
    }
}
