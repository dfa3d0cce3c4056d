import Domain

/// Reads `label` of structure.yaml: the scale, the levels and what each asks.
struct LabelReader {
    let index: VersionIndex
    /// What a form can give; nil where that can't be counted.
    let reach: Reach?

    private enum Keys: String, ClosedKeys {
        case scale, levels
        case applicablePerArea = "applicable-per-area"
        case validityMonths = "validity-months"
        case reassessmentMonths = "reassessment-months"
    }

    private enum ScaleKeys: String, ClosedKeys {
        case total, area
    }

    private enum LevelKeys: String, ClosedKeys {
        case id, essentials, evidence, contributions
        case totalAtLeast = "total-at-least"
        case totalAbove = "total-above"
        case areaAtLeast = "area-at-least"
    }

    func read(_ cursor: Cursor) -> LabelRules? {
        guard let fields = cursor.fields(Keys.self) else { return nil }
        let scale = fields[.scale]?.fields(ScaleKeys.self)
        let total = readScale(scale?[.total], of: "a form", gives: reach?.total)
        let area = readScale(scale?[.area], of: "the largest area", gives: reach?.largestArea)
        let applicable = readApplicable(fields[.applicablePerArea])
        let validity = fields[.validityMonths]?.number(1...1200)
        let reassessment = fields[.reassessmentMonths]?.number(0...1200)
        let levels = readLevels(fields[.levels], total: total, area: area)
        guard let total, let area, let applicable, let validity, let reassessment, let levels else { return nil }
        return LabelRules(
            totalScale: total, areaScale: area, applicablePerArea: applicable, validityMonths: validity,
            reassessmentMonths: reassessment, levels: levels)
    }

    private func readScale(_ cursor: Cursor?, of part: String, gives points: Int?) -> Int? {
        guard let cursor, let scale = cursor.number(1...1_000_000) else { return nil }
        if let points, points != scale {
            cursor.refuse(
                "the scale is \(scale), but \(part) can give \(points) points",
                "write \(points), and thresholds that fit it: topics × `per-topic` × \(Reach.bestChoice)")
        }
        return scale
    }

    private func readApplicable(_ cursor: Cursor?) -> Int? {
        guard let cursor, let count = cursor.number(0...1_000_000) else { return nil }
        if let reach, count > reach.questionsOfSmallestArea {
            cursor.refuse(
                "\(count) applicable questions are out of reach: an area has \(reach.questionsOfSmallestArea) in a form",
                "write at most \(reach.questionsOfSmallestArea)")
        }
        return count
    }

    private func readLevels(_ cursor: Cursor?, total: Int?, area: Int?) -> [LabelLevel]? {
        guard let list = cursor?.filledList() else {
            index.isStructureWhole = false
            return nil
        }
        var levels: [LabelLevel] = []
        for entry in list {
            guard let level = readLevel(entry) else { continue }
            let at = entry.of(level.id.rawValue)
            checkReach(level, total: total, area: area, at: at)
            levels.last.map { checkOrder(level, after: $0, at: at) }
            levels.append(level)
        }
        return levels.count == list.count ? levels : nil
    }

    private func readLevel(_ cursor: Cursor) -> LabelLevel? {
        guard let fields = cursor.fields(LevelKeys.self), let place = fields[.id], let id = place.identifier() else {
            index.isStructureWhole = false
            return nil
        }
        index.declare(.level, id, at: place)
        let total = readThreshold(fields)
        let area = fields[.areaAtLeast]?.number(0...1_000_000)
        let essentials = fields[optional: .essentials]?.truth() ?? false
        let evidence = fields[optional: .evidence]?.truth() ?? false
        let contributions = fields[optional: .contributions]?.number(0...1000) ?? 0
        guard let total, let area else { return nil }
        return LabelLevel(
            id: LabelLevel.ID(id), total: total, areaAtLeast: area, needsEssentials: essentials,
            needsEvidence: evidence, contributions: contributions)
    }

    private func readThreshold(_ fields: Fields<LevelKeys>) -> Threshold? {
        switch (fields[optional: .totalAtLeast], fields[optional: .totalAbove]) {
        case (let least?, nil): return least.number(0...1_000_000).map(Threshold.atLeast)
        case (nil, let above?): return above.number(0...1_000_000).map(Threshold.above)
        case (nil, nil):
            _ = fields.isMisspelt(.totalAbove) ? nil : fields[.totalAtLeast]
            return nil
        case (_?, let above?):
            above.refuse("the level has two thresholds for the total", "keep `total-at-least` or `total-above`")
            return nil
        }
    }
}

// MARK: - Thresholds that fit

extension LabelReader {
    private func checkReach(_ level: LabelLevel, total: Int?, area: Int?, at place: Cursor) {
        if let total, level.total.fewest > total {
            place.refuse(
                "the total of \(level.total.fewest) points is out of reach: the scale has \(total)",
                "lower the threshold")
        }
        if let area, level.areaAtLeast > area {
            place.refuse(
                "the \(level.areaAtLeast) points of an area are out of reach: the scale has \(area)",
                "lower `area-at-least`")
        }
    }

    private func checkOrder(_ level: LabelLevel, after lower: LabelLevel, at place: Cursor) {
        let lowerID = lower.id.rawValue.quoted
        let remedy = "order the levels from low to high; each keeps the rules of the one before"
        if level.total.fewest < lower.total.fewest {
            place.refuse("the level asks a lower total than \(lowerID) before it", remedy)
        }
        if level.areaAtLeast < lower.areaAtLeast {
            place.refuse("the level asks less of an area than \(lowerID) before it", remedy)
        }
        if lower.needsEssentials && !level.needsEssentials || lower.needsEvidence && !level.needsEvidence
            || level.contributions < lower.contributions
        {
            place.refuse("the level drops what \(lowerID) before it asks", remedy)
        }
    }
}

extension Threshold {
    /// The fewest points that hold on the rules' own scale.
    fileprivate var fewest: Int {
        switch self {
        case .atLeast(let points): points
        case .above(let points): points + 1
        }
    }
}
