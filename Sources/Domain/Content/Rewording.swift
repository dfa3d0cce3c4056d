/// Other words for parts of a question: what is nil, or not among the choices, stays as it is.
public struct Rewording: Sendable, Equatable {
    public var ask: String?
    public var why: String?
    public var who: String?
    public var findOut: String?
    public var keep: String?
    public var choices: [Choice.ID: String]

    public init(
        ask: String? = nil, why: String? = nil, who: String? = nil, findOut: String? = nil, keep: String? = nil,
        choices: [Choice.ID: String] = [:]
    ) {
        self.ask = ask
        self.why = why
        self.who = who
        self.findOut = findOut
        self.keep = keep
        self.choices = choices
    }

    /// Without the parts that the other one says.
    func without(_ other: Rewording) -> Rewording {
        Rewording(
            ask: other.ask == nil ? ask : nil, why: other.why == nil ? why : nil,
            who: other.who == nil ? who : nil, findOut: other.findOut == nil ? findOut : nil,
            keep: other.keep == nil ? keep : nil, choices: choices.filter { other.choices[$0.key] == nil })
    }
}

extension VersionText.OfQuestion {
    func reworded(by other: Rewording) -> VersionText.OfQuestion {
        VersionText.OfQuestion(
            ask: other.ask ?? ask, why: other.why ?? why, who: other.who ?? who, findOut: other.findOut ?? findOut,
            keep: other.keep ?? keep, choices: choices.merging(other.choices) { $1 })
    }
}

/// The words of a programme: those that replace words of the scheme, and those of its offers.
public struct LocalText: Sendable, Equatable {
    /// Parts of an action; what is nil stays as it is.
    public struct OfAction: Sendable, Equatable {
        public var name: String?
        public var steps: String?
        public var proof: String?

        public init(name: String? = nil, steps: String? = nil, proof: String? = nil) {
            self.name = name
            self.steps = steps
            self.proof = proof
        }
    }

    /// Parts of a term; what is nil stays as it is.
    public struct OfTerm: Sendable, Equatable {
        public var term: String?
        public var meaning: String?

        public init(term: String? = nil, meaning: String? = nil) {
            self.term = term
            self.meaning = meaning
        }
    }

    /// Names this state of the words, as that of a version's text does.
    public let revision: String
    public let questions: [Question.ID: Rewording]
    public let actions: [Action.ID: OfAction]
    public let glossary: [String: OfTerm]

    public init(
        revision: String, questions: [Question.ID: Rewording] = [:], actions: [Action.ID: OfAction] = [:],
        glossary: [String: OfTerm] = [:]
    ) {
        self.revision = revision
        self.questions = questions
        self.actions = actions
        self.glossary = glossary
    }

    /// Whether it replaces anything of the scheme.
    public var replacesNothing: Bool { questions.isEmpty && actions.isEmpty && glossary.isEmpty }
}

extension VersionText {
    /// The words for a school of these levels: those of the variant where all its levels are one, else the
    /// general ones.
    public func worded(for levels: Set<EducationLevel>) -> VersionText {
        guard levels.count == 1, let level = levels.first, let variant = variants[level] else { return self }
        return rewording(variant)
    }

    /// The words as a programme has them. What it says holds at each level, so the variants lose those parts.
    public func replaced(by local: LocalText) -> VersionText {
        guard !local.replacesNothing else { return self }
        var copy = rewording(local.questions)
        copy.revision = "\(revision)+\(local.revision)"
        copy.variants = variants.mapValues { variant in
            Dictionary(
                variant.map { id, words in (id, local.questions[id].map(words.without) ?? words) },
                uniquingKeysWith: { first, _ in first })
        }
        for (id, words) in local.actions {
            guard let own = copy.actions[id] else { continue }
            copy.actions[id] = OfAction(
                name: words.name ?? own.name, steps: words.steps ?? own.steps, proof: words.proof ?? own.proof)
        }
        copy.glossary = glossary.map { own in
            let words = local.glossary[own.id]
            return Term(id: own.id, term: words?.term ?? own.term, meaning: words?.meaning ?? own.meaning)
        }
        return copy
    }

    private func rewording(_ words: [Question.ID: Rewording]) -> VersionText {
        var copy = self
        copy.found = nil
        for (id, other) in words {
            guard let own = copy.questions[id] else { continue }
            copy.questions[id] = own.reworded(by: other)
        }
        return copy
    }
}
