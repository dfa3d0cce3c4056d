public import Domain

/// What a school's page shows first to somebody who was handed questions: theirs, and how far they are.
public struct YourQuestions: Sendable {
    public struct Item: Sendable {
        public let question: Question.ID
        public let ask: String
        /// YYYY-MM-DD.
        public let dueOn: String?
        public let isAnswered: Bool
        public let isLate: Bool

        public init(question: Question.ID, ask: String, dueOn: String?, isAnswered: Bool, isLate: Bool) {
            self.question = question
            self.ask = ask
            self.dueOn = dueOn
            self.isAnswered = isAnswered
            self.isLate = isLate
        }
    }

    private let assessment: Assessment.ID
    private let items: [Item]

    /// - Parameter items: open ones first.
    public init(assessment: Assessment.ID, items: [Item]) {
        self.assessment = assessment
        self.items = items
    }

    func html(_ voice: Voice) -> HTML {
        let open = items.count { !$0.isAnswered }
        let rows = items.html { row($0, voice) }
        return """
            <section class="card" data-yours="\(open)" aria-labelledby="yours"><h2 id="yours">\(voice("hand.for-you"))</h2>\
            <p>\(open == 0 ? voice("hand.for-you-done") : voice.count("hand.for-you-open", open)) \
            <span class="num">\(voice("school.progress", ["answered": "\(items.count - open)", "asked": "\(items.count)"]))</span></p>\
            \(bar(items.count - open, of: items.count))<ul class="answers">\(rows)</ul></section>
            """
    }

    private func row(_ item: Item, _ voice: Voice) -> HTML {
        let state = item.isAnswered ? "done" : "open"
        let due = item.dueOn.map { voice("hand.until", ["date": voice.date(day: $0)]) }
        return """
            <li data-question="\(item.question.rawValue)"><p class="q">\(item.ask)</p>\
            \(if: due != nil, "<p class=\"a\">\(due ?? "")\(if: item.isLate, " <strong>\(voice("hand.late"))</strong>")</p>")\
            <span class="state \(state)">\(voice("review.state-\(state)"))</span>\
            <a href="\(Link.question(item.question, of: assessment))">\(voice(item.isAnswered ? "review.change" : "review.answer"))\
            <span class="sr">: \(item.ask)</span></a></li>
            """
    }
}
