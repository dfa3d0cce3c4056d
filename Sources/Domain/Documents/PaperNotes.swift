extension Paper {
    /// A sentence and, where a word in it has a meaning of its own, a note for the foot of the page.
    public struct Sentence: Sendable, Equatable, Encodable {
        public let text: String
        public let note: String?

        public init(_ text: String, note: String? = nil) {
            self.text = text
            self.note = note
        }
    }

    /// Sentences that make a paragraph.
    public struct Said: Sendable, Equatable, Encodable {
        public let sentences: [Sentence]
        public let isLead: Bool

        public init(_ sentences: [Sentence], isLead: Bool = false) {
            self.sentences = sentences
            self.isLead = isLead
        }

        /// Each with the number of its note.
        public func numbered(from first: Int) -> [(sentence: Sentence, number: Int?)] {
            var next = first
            return sentences.map { sentence in
                guard sentence.note != nil else { return (sentence, nil) }
                defer { next += 1 }
                return (sentence, next)
            }
        }
    }

    /// The notes in the order in which the paper calls for them; the first is number 1.
    public var notes: [String] { pieces.flatMap(\.notes) }

    /// The pieces, each with the number of its first note, were it to have one.
    public var numberedPieces: [(piece: Piece, firstNote: Int)] {
        var next = 1
        return pieces.map { piece in
            defer { next += piece.notes.count }
            return (piece, next)
        }
    }
}

extension Paper.Piece {
    public var notes: [String] {
        switch self {
        case .said(let said): said.sentences.compactMap(\.note)
        case .table(let table): table.note.map { [$0] } ?? []
        default: []
        }
    }
}
