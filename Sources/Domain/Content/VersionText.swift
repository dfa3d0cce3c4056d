/// All the words of a version in one language, by id. Complete: a version is not read without them.
public struct VersionText: Sendable, Equatable {
    public struct Titled: Sendable, Equatable {
        public let name: String
        public let about: String

        public init(name: String, about: String) {
            self.name = name
            self.about = about
        }
    }

    public struct OfQuestion: Sendable, Equatable {
        public let ask: String
        public let why: String
        public let who: String
        public let findOut: String
        /// How to keep it so, for the best answer.
        public let keep: String
        public let choices: [Choice.ID: String]

        public init(
            ask: String, why: String, who: String, findOut: String, keep: String, choices: [Choice.ID: String]
        ) {
            self.ask = ask
            self.why = why
            self.who = who
            self.findOut = findOut
            self.keep = keep
            self.choices = choices
        }
    }

    public struct OfAction: Sendable, Equatable {
        public let name: String
        public let steps: String
        public let proof: String

        public init(name: String, steps: String, proof: String) {
            self.name = name
            self.steps = steps
            self.proof = proof
        }
    }

    /// A word of the field and what it means.
    public struct Term: Sendable, Equatable {
        public let id: String
        public let term: String
        public let meaning: String

        public init(id: String, term: String, meaning: String) {
            self.id = id
            self.term = term
            self.meaning = meaning
        }
    }

    public let language: Language
    /// Names this state of the words; results keep it. The start of the SHA-256 of the file; of a published
    /// version after the day from which it holds; and after it, where a programme has words of its own, theirs.
    public internal(set) var revision: String
    public let scheme: Titled
    public let areas: [Area.ID: Titled]
    public let topics: [Topic.ID: Titled]
    public let levels: [LabelLevel.ID: Titled]
    public internal(set) var questions: [Question.ID: OfQuestion]
    public internal(set) var actions: [Action.ID: OfAction]
    public internal(set) var glossary: [Term]
    /// Other words of questions, for schools all of whose levels are this one.
    public internal(set) var variants: [EducationLevel: [Question.ID: Rewording]]
    /// The terms in the words of each question, where they were looked up.
    var found: [Question.ID: [Term]]?

    public init(
        language: Language, revision: String, scheme: Titled, areas: [Area.ID: Titled],
        topics: [Topic.ID: Titled], levels: [LabelLevel.ID: Titled], questions: [Question.ID: OfQuestion],
        actions: [Action.ID: OfAction], glossary: [Term] = [],
        variants: [EducationLevel: [Question.ID: Rewording]] = [:]
    ) {
        self.language = language
        self.revision = revision
        self.scheme = scheme
        self.areas = areas
        self.topics = topics
        self.levels = levels
        self.questions = questions
        self.actions = actions
        self.glossary = glossary
        self.variants = variants
    }

    /// The terms that occur in the words of a question.
    public func terms(in question: Question.ID) -> [Term] {
        if let found { return found[question] ?? [] }
        return questions[question].map { search($0) } ?? []
    }

    /// The same, with the terms of all questions found once: for a text that is asked often.
    public func withTermsFound() -> VersionText {
        var copy = self
        copy.found = questions.mapValues { search($0) }
        return copy
    }

    private func search(_ question: OfQuestion) -> [Term] {
        let bytes = Array(question.allWords.lowercased().utf8)
        return glossary.filter { isFound(Array($0.term.lowercased().utf8), in: bytes) }
    }
}

/// Byte by byte: the search of `String` compares characters, and takes a hundred times as long.
private func isFound(_ term: [UInt8], in words: [UInt8]) -> Bool {
    guard let first = term.first, term.count <= words.count else { return false }
    return (0...words.count - term.count).contains { start in
        words[start] == first && words[start..<start + term.count].elementsEqual(term)
    }
}

extension VersionText.OfQuestion {
    fileprivate var allWords: String {
        ([ask, why, who, findOut, keep] + choices.values.sorted()).joined(separator: " ")
    }
}
