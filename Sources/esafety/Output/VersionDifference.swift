import Domain

/// What changed from one version to another, in lines for an author.
struct VersionDifference {
    let earlier: Edition
    let later: Edition

    private var old: Version { earlier.version }
    private var new: Version { later.version }

    var lines: [String] {
        questionLines + ruleLines + actionLines + wordLines + comparabilityLines
    }

    // MARK: - Questions

    /// The mapping where the later version follows the earlier one; else what has the same id.
    private var mapping: [Succession.Entry] {
        if let follows = new.follows, follows.version == old.name.version { return follows.mapping }
        let (gone, come) = (old.questions, new.questions)
        let kept = gone.map { question in
            let other = new.question(question.id)
            let change: Succession.Change =
                other == nil ? .retired : other?.isWorthTheSame(as: question) == true ? .same : .changed
            return Succession.Entry(
                change: change, from: question.id, to: other == nil ? [] : [question.id], isComparable: change == .same)
        }
        return kept
            + come.filter { old.question($0.id) == nil }.map {
                Succession.Entry(change: .new, from: nil, to: [$0.id], isComparable: false)
            }
    }

    private var questionLines: [String] {
        mapping.flatMap { entry -> [String] in
            let details = details(of: entry)
            guard entry.change != .same || !details.isEmpty else { return [] }
            return [headline(of: entry)] + details.map { "    \($0)" }
        }
    }

    private func headline(of entry: Succession.Entry) -> String {
        let to = entry.to.map(\.rawValue).joined(separator: ", ")
        let from = entry.from?.rawValue ?? ""
        let comparable = entry.isComparable ? "comparable" : "not comparable"
        return switch entry.change {
        case .new: "new       \(to)"
        case .retired: "retired   \(from)"
        case .split: "split     \(from) → \(to)"
        case .changed: "changed   \(from == to ? from : "\(from) → \(to)"), \(comparable)"
        case .same: "same      \(from == to ? from : "\(from) → \(to)")"
        }
    }

    private func details(of entry: Succession.Entry) -> [String] {
        guard let from = entry.from, let before = old.question(from), let to = entry.to.first,
            let after = new.question(to), entry.to.count == 1
        else { return [] }
        var details: [String] = []
        let (placeBefore, placeAfter) = (old.place(of: from).topic, new.place(of: to).topic)
        if placeBefore != placeAfter { details.append("topic \(placeBefore) → \(placeAfter)") }
        if before.isAnchor != after.isAnchor {
            details.append(after.isAnchor ? "now the anchor" : "no longer the anchor")
        }
        if before.isEssential != after.isEssential {
            details.append(after.isEssential ? "now essential" : "no longer essential")
        }
        if before.levels != after.levels { details.append("levels \(names(before.levels)) → \(names(after.levels))") }
        return details + choiceDetails(before, after)
    }

    private func names(_ levels: [EducationLevel]) -> String {
        levels.isEmpty ? "all" : levels.map(\.rawValue).joined(separator: " ")
    }

    private func choiceDetails(_ before: Question, _ after: Question) -> [String] {
        let changed = before.choices.compactMap { choice -> String? in
            guard let other = after.choice(choice.id) else { return "choice \(choice.id) is gone" }
            return other.points == choice.points
                ? nil : "choice \(choice.id): points \(choice.points) → \(other.points)"
        }
        return changed
            + after.choices.filter { before.choice($0.id) == nil }.map { "choice \($0.id) is new, points \($0.points)" }
    }
}

// MARK: - The rest

extension VersionDifference {
    private var ruleLines: [String] {
        (old.label == new.label ? [] : ["The rules of the label changed."])
            + (old.draw == new.draw
                ? [] : ["A draw takes \(new.draw.perTopic) of a topic; before \(old.draw.perTopic)."])
    }

    private var actionLines: [String] {
        let before = Dictionary(old.actions.map { ($0.id, $0) }) { first, _ in first }
        let after = Dictionary(new.actions.map { ($0.id, $0) }) { first, _ in first }
        return after.keys.filter { before[$0] == nil }.sorted().map { "action \($0) is new" }
            + before.keys.filter { after[$0] == nil }.sorted().map { "action \($0) is gone" }
            + before.keys.filter { after[$0] != nil && after[$0] != before[$0] }.sorted().map { "action \($0) changed" }
    }

    private var wordLines: [String] {
        later.languages.filter { earlier.texts[$0] != nil }.compactMap { language in
            let (before, after) = (earlier.texts[language]?.questions ?? [:], later.texts[language]?.questions ?? [:])
            let reworded = after.keys.filter { before[$0] != nil && before[$0] != after[$0] }.sorted()
            return reworded.isEmpty ? nil : "words in \(language): \(reworded.map(\.rawValue).joined(separator: " "))"
        } + later.languages.filter { earlier.texts[$0] == nil }.map { "the language \($0) is new" }
    }

    private var comparabilityLines: [String] {
        let comparable = mapping.filter(\.isComparable)
        let anchors = comparable.filter { entry in
            old.question(entry.from ?? "")?.isAnchor == true && new.question(entry.to.first ?? "")?.isAnchor == true
        }
        let counts = Succession.Change.allCases.map { change in
            "\(mapping.count { $0.change == change }) \(change.rawValue)"
        }
        return [
            "Questions: \(counts.joined(separator: ", ")).",
            "Comparable: \(comparable.count) of \(old.questions.count) earlier and \(new.questions.count) later questions; "
                + "\(anchors.count) of them are anchors in both, so asked of every school both times.",
        ]
    }
}
