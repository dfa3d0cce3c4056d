import Domain

/// A judgement told in lines of text.
func explanation(of judgement: Judgement, _ text: VersionText, _ words: Words) -> String {
    var lines: [String] = []
    let total = judgement.score.total
    lines.append(words("score.named", named(text.scheme.name, total)))
    for area in judgement.score.areas {
        lines.append("  " + words("score.named", named(text.areas[area.area]?.name ?? area.area.rawValue, area.points)))
        for topic in area.topics {
            let name = text.topics[topic.topic]?.name ?? topic.topic.rawValue
            lines.append("    " + words("score.named", named(name, topic.points)))
        }
    }
    let label = judgement.label
    lines.append("")
    lines.append(label.level.map { text.levels[$0]?.name ?? $0.rawValue } ?? words("result.none"))
    lines += label.reasons.map { "  " + line($0, text) }
    if !label.pending.isEmpty {
        let levels = label.pending.map { text.levels[$0]?.name ?? $0.rawValue }.joined(separator: ", ")
        lines.append(words("result.pending", ["levels": levels]))
    }
    if let next = label.next {
        lines.append(words("result.missing", ["level": text.levels[next.level]?.name ?? next.level.rawValue]))
        lines += next.missing.map { "  " + line($0, text) }
    }
    lines.append("")
    lines.append(words("plan.title"))
    for (number, planned) in judgement.plan.enumerated() {
        let name = text.actions[planned.action]?.name ?? planned.action.rawValue
        lines.append(
            "  \(number + 1). \(name) [\(planned.effect)/\(planned.effort) h, \(planned.because.question)=\(planned.because.choice)]"
        )
    }
    return lines.joined(separator: "\n")
}

private func named(_ name: String, _ points: Points) -> [String: String] {
    ["name": name, "points": "\(points.points)", "possible": "\(points.possible)"]
}

/// A finding in its short form: `area practice 11/12`.
private func line(_ finding: Finding, _ text: VersionText) -> String {
    let what = [
        finding.rule.rawValue, finding.area.map { text.areas[$0]?.name ?? $0.rawValue },
        finding.question.map { "\($0) \(text.questions[$0]?.ask ?? "")" },
    ].compactMap(\.self).joined(separator: " ")
    guard let have = finding.have, let need = finding.need else { return what }
    return "\(what) \(have)/\(need)"
}
