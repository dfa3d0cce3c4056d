/// A version, prepared for answering it millions of times.
struct InventedQuestionnaire: Sendable {
    let version: Version
    private let questions: [Question.ID: Prepared]

    private struct Prepared: Sendable {
        let best: Response
        /// The lower half of the choices.
        let weak: [Response]
        let hasUnknown: Bool
    }

    init(_ version: Version) {
        self.version = version
        questions = Dictionary(
            version.questions.map { question in
                let choices = question.choices.map { Response.choice($0.id) }
                let weak = Array(choices.prefix(max(choices.count / 2, 1)))
                return (
                    question.id,
                    Prepared(best: choices.last ?? .unknown, weak: weak, hasUnknown: question.unknown != nil)
                )
            }
        ) { first, _ in first }
    }

    /// What a school gives of whose answers so many of a hundred are the best choice.
    func response(to question: Question.ID, strength: Int, using dice: inout SplitMix64) -> Response {
        guard let prepared = questions[question] else { return .unknown }
        let roll = dice.index(below: 100)
        if roll < strength { return prepared.best }
        if roll > 95, prepared.hasUnknown { return .unknown }
        return prepared.weak[dice.index(below: prepared.weak.count)]
    }
}
