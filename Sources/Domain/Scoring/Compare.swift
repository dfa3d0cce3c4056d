/// A form that was answered: what can be held against another.
public struct AnsweredForm: Sendable, Equatable {
    public let version: Version
    public let responses: [Question.ID: Response]

    public init(version: Version, responses: [Question.ID: Response]) {
        self.version = version
        self.responses = responses
    }
}

/// Two forms of one school held against each other on the questions that both asked and that mean the same.
public struct Comparison: Sendable, Equatable {
    public struct OfArea: Sendable, Equatable {
        public let area: Area.ID
        public let questions: Int
        public let before: Points
        public let after: Points
    }

    /// In the order of the later questionnaire; an area without a common question has none.
    public let areas: [OfArea]
    /// Questions of the earlier and of the later form that have no counterpart, or that did not apply.
    public let leftBefore: Int
    public let leftAfter: Int

    /// The questions that both forms have in common.
    public var questions: Int { areas.map(\.questions).reduce(0, +) }
    public var before: Points { areas.map(\.before).reduce(Points(), +) }
    public var after: Points { areas.map(\.after).reduce(Points(), +) }
}

/// What two forms have in common, and the points of both on that part. Areas are those of the later version.
/// Nil where neither version follows the other, so that nothing can be compared.
/// - Parameter versions: those by whose way one version may follow the other.
public func compare(_ earlier: AnsweredForm, _ later: AnsweredForm, by versions: [Version]) -> Comparison? {
    guard let origins = later.version.origins(in: earlier.version, by: versions) else { return nil }
    let common = origins.filter { id, origin in
        origin.isComparable && earlier.points(on: origin.question) != nil && later.points(on: id) != nil
    }
    let earlierOf = common.mapValues(\.question)
    let areas = later.version.areas.map { area in
        let pairs = area.topics.flatMap(\.questions).compactMap { question in
            earlierOf[question.id].map { (before: earlier.points(on: $0), after: later.points(on: question.id)) }
        }
        return Comparison.OfArea(
            area: area.id, questions: pairs.count, before: pairs.compactMap(\.before).reduce(Points(), +),
            after: pairs.compactMap(\.after).reduce(Points(), +))
    }
    return Comparison(
        areas: areas, leftBefore: earlier.responses.count - earlierOf.count,
        leftAfter: later.responses.count - earlierOf.count)
}

extension AnsweredForm {
    /// Points on a question; nil where it was not asked or does not apply.
    func points(on id: Question.ID) -> Points? {
        guard let response = responses[id], response != .notApplicable, let question = version.question(id) else {
            return nil
        }
        guard case .choice(let choice) = response else { return Points(points: 0, possible: question.mostPoints) }
        return Points(points: question.choice(choice)?.points ?? 0, possible: question.mostPoints)
    }
}
