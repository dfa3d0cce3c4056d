import Domain

extension VersionText {
    func name(of area: Area.ID) -> String { areas[area]?.name ?? area.rawValue }
    func name(of topic: Topic.ID) -> String { topics[topic]?.name ?? topic.rawValue }
    func name(of level: LabelLevel.ID) -> String { levels[level]?.name ?? level.rawValue }
    func ask(_ question: Question.ID) -> String { questions[question]?.ask ?? question.rawValue }

    /// The words of a response to this question.
    func words(of response: Response, to question: Question.ID, _ voice: Voice) -> String {
        switch response {
        case .choice(let id): questions[question]?.choices[id] ?? id.rawValue
        case .unknown: voice("answer.unknown")
        case .notApplicable: voice("answer.not-applicable")
        }
    }
}

extension Address {
    var line: String { "\(street), \(postcode) \(place)" }
}
