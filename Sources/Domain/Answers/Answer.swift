/// What a school answered to one question, valid by the rules of `Answer.Draft.checked`.
public struct Answer: Sendable, Equatable {
    public static let longestNote = 4_000

    public let question: Question.ID
    public let response: Response
    public let note: String

    public init(question: Question.ID, response: Response, note: String) {
        self.question = question
        self.response = response
        self.note = note
    }

    /// What was typed, before it is known to be an answer.
    public struct Draft: Sendable, Equatable {
        public var response: String?
        public var note: String

        public init(response: String?, note: String) {
            self.response = response
            self.note = note
        }

        /// The answer, or why it is none.
        public func checked(against question: Question) throws(Fault) -> Answer {
            guard let response, !response.isEmpty else { throw .nothingChosen }
            let given = Response(response)
            guard question.offers(given) else { throw .notOffered }
            let trimmed = note.trimmingSpace()
            let length = trimmed.unicodeScalars.count
            guard length <= Answer.longestNote else { throw .noteTooLong(length) }
            guard !trimmed.utf8.contains(0) else { throw .noteHoldsNul }
            guard given != .notApplicable || !trimmed.isEmpty else { throw .reasonMissing }
            return Answer(question: question.id, response: given, note: trimmed)
        }
    }

    /// Why a draft is no answer. Counts are of Unicode scalars.
    public enum Fault: Error, Equatable {
        case nothingChosen
        case notOffered
        case reasonMissing
        case noteTooLong(Int)
        case noteHoldsNul
    }
}

extension String {
    /// Without the white space at both ends.
    public func trimmingSpace() -> String {
        let tail = drop { $0.isWhitespace }
        guard let last = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(tail[...last])
    }
}
