/// The level that a score and its reviews give, with its reasons and what the next level misses.
public struct LabelDecision: Sendable, Equatable, Codable {
    /// The best level whose every rule holds; nil is no label.
    public let level: LabelLevel.ID?
    /// Levels above it whose points are reached, and which only wait for a review.
    public let pending: [LabelLevel.ID]
    /// The rules that decided: those that the level keeps, or without a level those that the lowest fails.
    public let reasons: [Finding]
    public let next: Next?

    public struct Next: Sendable, Equatable, Codable {
        public let level: LabelLevel.ID
        public let missing: [Finding]
    }
}

/// One rule, held or failed: what there is and what it needs, both in points (or counts) of this form.
public struct Finding: Sendable, Equatable, Codable {
    public enum Rule: String, Sendable, Equatable, Codable {
        case total, area, essential, evidence, contribution, applicable
    }

    public let rule: Rule
    public var area: Area.ID?
    public var question: Question.ID?
    public var have: Int?
    public var need: Int?

    public init(
        rule: Rule, area: Area.ID? = nil, question: Question.ID? = nil, have: Int? = nil, need: Int? = nil
    ) {
        self.rule = rule
        self.area = area
        self.question = question
        self.have = have
        self.need = need
    }
}

/// Decides the level. The levels of `rules` go from low to high, and each keeps the rules before it.
public func decideLabel(
    _ score: Score, unmetEssentials: [Question.ID], reviewed: Reviewed, by rules: LabelRules
) -> LabelDecision {
    let judge = LabelJudge(score: score, unmetEssentials: unmetEssentials, reviewed: reviewed, rules: rules)
    let byPoints = rules.levels.prefix { judge.failedPoints($0).isEmpty }
    let awarded = byPoints.prefix { judge.failedReviews($0).isEmpty }
    let next = rules.levels.dropFirst(awarded.count).first
    let missing = next.map { judge.failedPoints($0) + judge.failedReviews($0) } ?? []
    return LabelDecision(
        level: awarded.last?.id,
        pending: byPoints.dropFirst(awarded.count).map(\.id),
        reasons: awarded.last.map(judge.kept) ?? missing,
        next: next.map { LabelDecision.Next(level: $0.id, missing: missing) })
}

private struct LabelJudge {
    let score: Score
    let unmetEssentials: [Question.ID]
    let reviewed: Reviewed
    let rules: LabelRules

    func failedPoints(_ level: LabelLevel) -> [Finding] {
        let tooFew = applicable.filter { ($0.have ?? 0) < ($0.need ?? 0) }
        let tooLow = pointRules(level).filter { ($0.have ?? 0) < ($0.need ?? 0) }
        let unmet =
            level.needsEssentials ? unmetEssentials.map { Finding(rule: .essential, question: $0) } : []
        return tooFew + tooLow + unmet
    }

    func failedReviews(_ level: LabelLevel) -> [Finding] {
        let evidence = level.needsEvidence && !reviewed.evidence ? [Finding(rule: .evidence)] : []
        let shared = contribution(level).filter { ($0.have ?? 0) < ($0.need ?? 0) }
        return evidence + shared
    }

    func kept(_ level: LabelLevel) -> [Finding] {
        pointRules(level)
            + (level.needsEssentials ? [Finding(rule: .essential)] : [])
            + (level.needsEvidence ? [Finding(rule: .evidence)] : [])
            + contribution(level)
    }

    private var applicable: [Finding] {
        score.areas.map {
            Finding(rule: .applicable, area: $0.area, have: $0.applicable, need: rules.applicablePerArea)
        }
    }

    private func pointRules(_ level: LabelLevel) -> [Finding] {
        let total = Finding(
            rule: .total, have: score.total.points,
            need: level.total.fewestPoints(of: score.total.possible, scale: rules.totalScale))
        let areas = score.areas.map { area in
            Finding(
                rule: .area, area: area.area, have: area.points.points,
                need: Threshold.atLeast(level.areaAtLeast)
                    .fewestPoints(of: area.points.possible, scale: rules.areaScale))
        }
        return [total] + areas
    }

    private func contribution(_ level: LabelLevel) -> [Finding] {
        guard level.contributions > 0 else { return [] }
        return [Finding(rule: .contribution, have: reviewed.contributions, need: level.contributions)]
    }
}
