/// How the questions of a version follow those of an earlier one: every question of both is accounted for.
public struct Succession: Sendable, Equatable, Codable {
    /// What became of a question.
    public enum Change: String, Sendable, Equatable, Codable, CaseIterable {
        /// It asks the same, and its choices are worth the same.
        case same
        /// It asks something else, or its choices are worth something else.
        case changed
        case retired
        case new
        /// It became several questions.
        case split
    }

    public struct Entry: Sendable, Equatable, Codable {
        public let change: Change
        /// The question in the earlier version; nil where it is new.
        public let from: Question.ID?
        /// The questions in this version; none where it is retired.
        public let to: [Question.ID]
        /// Whether points on one may be held against points on the other.
        public let isComparable: Bool

        public init(change: Change, from: Question.ID?, to: [Question.ID], isComparable: Bool) {
            self.change = change
            self.from = from
            self.to = to
            self.isComparable = isComparable
        }
    }

    /// The earlier version of the same scheme.
    public let version: String
    public let mapping: [Entry]

    public init(version: String, mapping: [Entry]) {
        self.version = version
        self.mapping = mapping
    }
}

extension Version {
    /// The questions that mean the same in an earlier version and in this one, by the earlier id. Nil where
    /// this version does not follow the earlier one, also not by way of others.
    /// - Parameter versions: those by whose way it may follow.
    func comparable(with earlier: Version, by versions: [Version]) -> [Question.ID: Question.ID]? {
        var reached = Dictionary(questions.map { ($0.id, $0.id) }, uniquingKeysWith: { first, _ in first })
        var version = self
        // A version follows at most one, so more steps than there are versions would be a circle.
        for _ in 0...versions.count + 1 {
            if version.name == earlier.name { return reached.filter { earlier.hasAlike($0.key, in: version) } }
            guard let follows = version.follows else { return nil }
            let name = Name(scheme: version.name.scheme, version: follows.version)
            guard let next = earlier.name == name ? earlier : versions.first(where: { $0.name == name })
            else { return nil }
            reached = follows.step(back: reached)
            version = next
        }
        return nil
    }

    /// Whether the question is there as it is in the other state of this version: a draft may have changed.
    private func hasAlike(_ id: Question.ID, in other: Version) -> Bool {
        question(id)?.choices.map(\.worth) == other.question(id)?.choices.map(\.worth)
    }
}

extension Succession {
    /// The ids of the earlier version that lead to where the ids of this version lead.
    fileprivate func step(back reached: [Question.ID: Question.ID]) -> [Question.ID: Question.ID] {
        var earlier: [Question.ID: Question.ID] = [:]
        for entry in mapping where entry.isComparable {
            if let from = entry.from, let to = entry.to.first { earlier[from] = reached[to] }
        }
        return earlier
    }
}

extension Choice {
    /// What must be alike for points to mean the same.
    var worth: Worth { Worth(id: id, points: points) }

    struct Worth: Equatable {
        let id: Choice.ID
        let points: Int
    }
}

extension Question {
    /// Whether the choices of both are the same, with the same points.
    public func isWorthTheSame(as other: Question) -> Bool {
        choices.map(\.worth) == other.choices.map(\.worth)
    }
}
