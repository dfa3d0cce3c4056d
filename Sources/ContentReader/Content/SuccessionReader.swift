import Domain

/// Reads `follows` and `mapping` of structure.yaml: what became of the questions of an earlier version.
struct SuccessionReader {
    private enum Keys: String, ClosedKeys {
        case from, to, comparable
        case change = "as"
    }

    /// What stands there, to be held against both versions when both have been read.
    struct Written {
        let version: Sited<String>
        let mapping: [Sited<Succession.Entry>]
    }

    func read(follows: Cursor, mapping: Cursor?) -> Written? {
        let version = follows.identifier().map { Sited(value: $0, at: follows) }
        guard let mapping else {
            follows.refuse(
                "there is no `mapping` of the questions of the version it follows",
                "add `mapping:`; `esafety content new-version` writes one")
            return nil
        }
        let list = mapping.filledList() ?? []
        let entries = list.compactMap { entry in readEntry(entry).map { Sited(value: $0, at: entry) } }
        guard let version, !list.isEmpty, entries.count == list.count else { return nil }
        return Written(version: version, mapping: entries)
    }

    private func readEntry(_ cursor: Cursor) -> Succession.Entry? {
        guard let fields = cursor.fields(Keys.self),
            let change = fields[.change]?.word(of: Succession.Change.self, called: "change")
        else { return nil }
        let from = fields[optional: .from].map { $0.identifier() }
        let to = fields[optional: .to].map(readTargets) ?? []
        let isComparable = readComparable(fields, change)
        guard fits(change, from: from, to: to, at: fields.at), let isComparable else { return nil }
        return Succession.Entry(
            change: change, from: from.flatMap { $0.map { Question.ID($0) } }, to: to.map { Question.ID($0) },
            isComparable: isComparable)
    }

    private func readTargets(_ cursor: Cursor) -> [String] {
        cursor.entries == nil
            ? cursor.identifier().map { [$0] } ?? [] : cursor.distinct { $0.identifier() } ?? []
    }

    private func readComparable(_ fields: Fields<Keys>, _ change: Succession.Change) -> Bool? {
        let written = fields[optional: .comparable]
        guard change == .changed else {
            guard let written else { return change == .same }
            guard let isComparable = written.truth() else { return nil }
            if isComparable != (change == .same) {
                written.refuse(
                    "what is `\(change.rawValue)` is \(isComparable ? "never" : "always") comparable",
                    "take `comparable` out")
            }
            return change == .same
        }
        return fields[.comparable]?.truth()
    }

    private func fits(_ change: Succession.Change, from: String??, to: [String], at place: Cursor) -> Bool {
        let (needsFrom, targets): (Bool, ClosedRange<Int>) =
            switch change {
            case .same, .changed: (true, 1...1)
            case .retired: (true, 0...0)
            case .new: (false, 1...1)
            case .split: (true, 2...Int.max)
            }
        guard (from != nil) == needsFrom, targets.contains(to.count) else {
            let wanted =
                switch change {
                case .same, .changed: "`from` and one `to`"
                case .retired: "`from` and no `to`"
                case .new: "one `to` and no `from`"
                case .split: "`from` and a list of two or more in `to`"
                }
            place.refuse("what is `\(change.rawValue)` is written otherwise", "write \(wanted)")
            return false
        }
        return true
    }
}

// MARK: - Held against both versions

/// Refuses a mapping that does not account for every question of both versions, once.
struct SuccessionCheck {
    let written: SuccessionReader.Written
    let earlier: Version
    let later: Version

    func run() {
        let (gone, come) = (earlier.questions.map(\.id), later.questions.map(\.id))
        account(for: gone, in: earlier) { $0.value.from.map { [$0] } ?? [] }
        account(for: come, in: later, \.value.to)
        for entry in written.mapping { checkWorth(entry) }
    }

    private func account(
        for ids: [Question.ID], in version: Version, _ named: (Sited<Succession.Entry>) -> [Question.ID]
    ) {
        let known = ids.map(\.rawValue)
        var seen: Set<Question.ID> = []
        for entry in written.mapping {
            for id in named(entry) {
                if !known.contains(id.rawValue) {
                    entry.at.refuseUnknown("question", id.rawValue, among: known, in: "version \(version.name.version)")
                } else if !seen.insert(id).inserted {
                    entry.at.refuse(
                        "\(id.rawValue.quoted) of \(version.name.version) is mapped twice", "keep one of the two")
                }
            }
        }
        for id in ids where !seen.contains(id) {
            written.version.at.of(id.rawValue).refuse(
                "\(id.rawValue.quoted) of \(version.name.version) is not in the mapping",
                "say what became of it, or that it is new")
        }
    }

    private func checkWorth(_ entry: Sited<Succession.Entry>) {
        guard entry.value.change == .same, let from = entry.value.from, let to = entry.value.to.first,
            let before = earlier.question(from), let after = later.question(to), !before.isWorthTheSame(as: after)
        else { return }
        entry.at.of(to.rawValue).refuse(
            "the choices or points of \(to.rawValue.quoted) are not the same as before",
            "write `as: \"changed\"`, with `comparable`")
    }
}
