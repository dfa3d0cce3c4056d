import Domain

/// A filled form of 30 questions: the first two of every topic.
struct FilledForm {
    var responses: [Question.ID: Response] = [:]

    /// A form whose areas have so many points. They go to the anchors first, topic by topic, two to each
    /// question: so with four points or more the essential questions of an area are met.
    /// - Parameter notApplicable: how many questions of each area do not apply; the last ones of it.
    init(points: [Int], notApplicable: [Int] = [0, 0, 0]) {
        for area in 1...3 {
            let applying = Self.questions(of: area).dropLast(notApplicable[area - 1])
            let others = Self.questions(of: area).suffix(notApplicable[area - 1])
            var rest = points[area - 1]
            precondition(rest <= applying.count * 2, "an area can't have so many points")
            for question in applying {
                let won = min(rest, 2)
                rest -= won
                responses[question] = DefaultScheme.choice(["a", "c", "d"][won], of: question)
            }
            for question in others {
                responses[question] = .notApplicable
            }
        }
    }

    /// The anchors, then the second questions.
    private static func questions(of area: Int) -> [Question.ID] {
        (1...2).flatMap { number in (1...5).map { DefaultScheme.question(area, $0, number) } }
    }

    /// The same form with another answer to a question.
    func answering(_ question: Question.ID, _ response: Response) -> FilledForm {
        var form = self
        form.responses[question] = response
        return form
    }

    func judged(_ reviewed: Reviewed = Reviewed()) throws -> Judgement {
        try assess(responses, at: .primary, by: DefaultScheme.version, reviewed: reviewed)
    }
}

extension Reviewed {
    static let nothing = Reviewed()
    static let proven = Reviewed(evidence: true)
    static let withAll = Reviewed(evidence: true, contributions: 1)
}
