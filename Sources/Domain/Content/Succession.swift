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

/// What a question of a version was in another version of its scheme.
public struct Origin: Sendable, Equatable {
    public let question: Question.ID
    /// The greatest change between the two: `.same`, `.changed` or `.split`.
    public let change: Succession.Change
    /// Whether points on one may be held against points on the other.
    public let isComparable: Bool
}

extension Version {
    /// What the questions of this version were in another one, by their ids here; those without a counterpart
    /// there are absent. Nil where neither version follows the other, also not by way of others.
    /// - Parameter versions: those by whose way one may follow the other.
    public func origins(in other: Version, by versions: [Version]) -> [Question.ID: Origin]? {
        if let back = lineage(to: other, by: versions) { return back }
        guard let forth = other.lineage(to: self, by: versions) else { return nil }
        var origins: [Question.ID: Origin] = [:]
        for (later, origin) in forth.sorted(by: { $0.key < $1.key }) where origins[origin.question] == nil {
            origins[origin.question] = Origin(
                question: later, change: origin.change, isComparable: origin.isComparable)
        }
        return origins
    }

    private func lineage(to earlier: Version, by versions: [Version]) -> [Question.ID: Origin]? {
        var reached = Dictionary(
            questions.map { ($0.id, Origin(question: $0.id, change: .same, isComparable: true)) },
            uniquingKeysWith: { first, _ in first })
        var version = self
        // A version follows at most one, so more steps than there are versions would be a circle.
        for _ in 0...versions.count + 1 {
            if version.name == earlier.name { return version.held(against: earlier, reached) }
            guard let follows = version.follows else { return nil }
            let name = Name(scheme: version.name.scheme, version: follows.version)
            guard let next = earlier.name == name ? earlier : versions.first(where: { $0.name == name })
            else { return nil }
            reached = follows.step(back: reached)
            version = next
        }
        return nil
    }

    /// A draft may have changed: what is not there as it is in the other state of this version has no origin in
    /// it, or one that is not comparable.
    private func held(against other: Version, _ reached: [Question.ID: Origin]) -> [Question.ID: Origin] {
        let (here, there) = (worths, other.worths)
        return reached.compactMapValues { origin in
            guard let worth = there[origin.question] else { return nil }
            return worth == here[origin.question] ? origin : origin.after(.changed, isComparable: false)
        }
    }

    private var worths: [Question.ID: [Choice.Worth]] {
        Dictionary(questions.map { ($0.id, $0.choices.map(\.worth)) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Succession {
    /// What leads to the ids of the earlier version, in place of those of this version.
    fileprivate func step(back reached: [Question.ID: Origin]) -> [Question.ID: Origin] {
        let entries = Dictionary(
            mapping.flatMap { entry in entry.to.map { ($0, entry) } }, uniquingKeysWith: { first, _ in first })
        return reached.compactMapValues { origin in
            guard let entry = entries[origin.question], let from = entry.from else { return nil }
            let isFirst = entry.to.first == origin.question
            return Origin(question: from, change: origin.change, isComparable: origin.isComparable)
                .after(entry.change, isComparable: entry.isComparable && isFirst)
        }
    }
}

extension Origin {
    fileprivate func after(_ other: Succession.Change, isComparable more: Bool) -> Origin {
        let greatest: Succession.Change =
            [change, other].contains(.split) ? .split : change == other ? change : .changed
        return Origin(question: question, change: greatest, isComparable: isComparable && more)
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
