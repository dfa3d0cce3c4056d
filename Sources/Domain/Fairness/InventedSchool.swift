/// How far an invented school is, for the simulation of draws.
public enum Maturity: String, Sendable, Equatable, CaseIterable {
    case beginning, underway, advanced

    /// Where such a school stands on the average, in thousandths of all that it could do.
    var mean: Int {
        switch self {
        case .beginning: 350
        case .underway: 570
        case .advanced: 800
        }
    }

    /// Of a thousand questions that offer it, how many it answers with "I don't know".
    var unknowing: Int {
        switch self {
        case .beginning: 80
        case .underway: 40
        case .advanced: 10
        }
    }
}

/// The answers of an invented school to every question of the pool that is asked at its level.
///
/// The model: a school stands around the mean of its maturity, each topic around the school, and each question
/// around its topic; all three evenly spread, in thousandths. Where a question stands in the lowest third, the
/// school has a choice worth nothing; in the middle third one worth 1; in the highest the best. Everything applies.
struct InventedSchool {
    static let spreadOfSchools = 150
    static let spreadOfTopics = 200

    let maturity: Maturity
    let level: EducationLevel
    let responses: [Question.ID: Response]

    /// - Parameter spread: how far a question may lie from its topic, in thousandths: the more, the more a school
    ///   answers one question well and the next one badly.
    init(
        _ maturity: Maturity, at level: EducationLevel, of version: Version, spread: Int,
        using generator: inout SplitMix64
    ) {
        self.maturity = maturity
        self.level = level
        let school = generator.around(maturity.mean, Self.spreadOfSchools)
        var responses: [Question.ID: Response] = [:]
        for topic in version.areas.flatMap(\.topics) {
            let place = generator.around(school, Self.spreadOfTopics)
            for question in topic.questions where question.isAsked(at: level) {
                let position = generator.around(place, spread)
                let isUnknown = generator.index(below: 1000) < maturity.unknowing
                responses[question.id] =
                    isUnknown && question.unknown != nil ? .unknown : question.response(at: position)
            }
        }
        self.responses = responses
    }
}

extension Question {
    /// The last choice that is worth at most what a school at this position has.
    fileprivate func response(at position: Int) -> Response {
        let worth = position < 333 ? 0 : position < 667 ? 1 : 2
        let fitting = choices.last { $0.points <= worth } ?? choices.first
        return fitting.map { .choice($0.id) } ?? .unknown
    }
}

extension SplitMix64 {
    /// A number at most so far from the middle, each as likely.
    mutating func around(_ middle: Int, _ spread: Int) -> Int {
        middle - spread + index(below: 2 * spread + 1)
    }
}
