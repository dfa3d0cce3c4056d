import Domain

/// A judgement in the form that `esafety assess --json` prints: areas and topics by their ids.
struct JudgementReport: Encodable {
    let score: ScoreReport
    let label: LabelReport
    let plan: [PlannedAction]

    init(_ judgement: Judgement) {
        score = ScoreReport(judgement.score)
        label = LabelReport(judgement.label)
        plan = judgement.plan
    }

    struct ScoreReport: Encodable {
        let points: Int
        let possible: Int
        let areas: [String: Points]
        let topics: [String: Points]

        init(_ score: Score) {
            points = score.total.points
            possible = score.total.possible
            areas = Dictionary(score.areas.map { ($0.area.rawValue, $0.points) }) { first, _ in first }
            topics = Dictionary(score.topics.map { ($0.topic.rawValue, $0.points) }) { first, _ in first }
        }
    }

    struct LabelReport: Encodable {
        let label: LabelDecision

        init(_ label: LabelDecision) {
            self.label = label
        }

        private enum Keys: String, CodingKey {
            case level, pending, reasons, next
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(label.level?.rawValue ?? "none", forKey: .level)
            try container.encode(label.pending, forKey: .pending)
            try container.encode(label.reasons, forKey: .reasons)
            // Null where there is nothing above.
            try container.encode(label.next, forKey: .next)
        }
    }
}
