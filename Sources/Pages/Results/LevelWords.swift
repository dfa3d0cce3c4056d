import Domain

extension VersionText {
    /// What a rule asks or lacks, for a level of this name.
    func words(of finding: Finding, for level: String, _ voice: Voice) -> String {
        let (have, need) = (finding.have ?? 0, finding.need ?? 0)
        let values = [
            "have": "\(have)", "need": "\(need)", "level": level,
            "area": finding.area.map { name(of: $0) } ?? "",
            "question": finding.question.map { ask($0) } ?? "",
        ]
        return voice.words.has("missing.\(finding.rule.rawValue).one")
            ? voice.count("missing.\(finding.rule.rawValue)", need - have, values)
            : voice("missing.\(finding.rule.rawValue)", values)
    }

    /// The thresholds of the whole, each with its level.
    func ticks(of rules: LabelRules, possible: Int) -> [Tick] {
        rules.levels.map { level in
            let need = level.total.fewestPoints(of: possible, scale: rules.totalScale)
            return Tick(at: need, word: "\(name(of: level.id).lowercased()) \(need)")
        }
    }

    /// "What gets us silver?", of the first level whose points are not reached.
    func question(after decision: LabelDecision, by rules: LabelRules, _ voice: Voice) -> String {
        let reached = rules.levels.firstIndex { $0.id == decision.levelByPoints }.map { $0 + 1 } ?? 0
        guard let next = rules.levels.dropFirst(reached).first else { return voice("ahead.title-all") }
        return voice("ahead.title", ["level": name(of: next.id).lowercased()])
    }
}
