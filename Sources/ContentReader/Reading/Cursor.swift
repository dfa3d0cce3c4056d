import Domain
import Yams

/// A place in a file: what stands there, and the id of the thing it belongs to. Reading from it gives a
/// value, or tells what is wrong and gives nil.
struct Cursor {
    let node: Node
    /// Relative to the content folder.
    let file: String
    let faults: Faults
    var id: String?

    var line: Int? { node.mark?.line }

    func refuse(_ what: String, _ remedy: String) {
        faults.add(in: file, line: line, id: id, what, remedy)
    }

    /// The same place, as part of the thing with this id.
    func of(_ id: String?) -> Cursor {
        var copy = self
        copy.id = id ?? self.id
        return copy
    }

    func at(_ node: Node) -> Cursor {
        Cursor(node: node, file: file, faults: faults, id: id)
    }
}

// MARK: - What stands there, without a fault

extension Cursor {
    /// The text, where one stands here.
    var written: String? { node.scalar?.string }
    /// The entries, where a list stands here.
    var entries: [Cursor]? { node.sequence?.map(at) }
    var isMapping: Bool { node.mapping != nil }
    /// How many keys stand here; none where no mapping does.
    var entriesOfMapping: Int { node.mapping?.count ?? 0 }

    /// The value of a key, where a mapping that has it stands here.
    func peek(_ key: String) -> Cursor? {
        node.mapping?.first { $0.key.scalar?.string == key }.map { at($0.value) }
    }
}

/// A value and where it stands.
struct Sited<Value> {
    let value: Value
    let at: Cursor
}

// MARK: - Scalars

extension Cursor {
    /// The text as it is written. Never resolved: `no`, `NO` and `1.0` stay the texts that they are.
    func scalar(_ expected: String) -> String? {
        guard let scalar = node.scalar else {
            refuse("here stands \(node.kind), not \(expected)", "write \(expected)")
            return nil
        }
        return scalar.string
    }

    /// A text that is not empty, with its spaces; for what comes from registers, not for people to read.
    func text() -> String? {
        guard let text = scalar("a text") else { return nil }
        guard !text.isEmpty else {
            refuse("the text is empty", "write the text, or take the key out where it may be left out")
            return nil
        }
        return text
    }

    /// Words that people will read: not empty, no markup, braces only around the name of a value.
    func prose() -> String? {
        guard let text = scalar("a text")?.trimmingSpace() else { return nil }
        if let defect = defect(inProse: text) {
            refuse(defect.what, defect.remedy)
            return nil
        }
        return text
    }

    /// An id: lower case letters, digits, hyphens and points.
    func identifier() -> String? {
        guard let text = scalar("an id") else { return nil }
        guard text.isIdentifier else {
            refuse(
                "\(text.quoted) is not an id",
                "an id is of lower case letters, digits, hyphens and points, and begins with a letter or digit")
            return nil
        }
        return text
    }

    /// A whole number, written without quotation marks.
    func number(_ allowed: ClosedRange<Int>) -> Int? {
        guard let text = scalar("a whole number") else { return nil }
        guard isPlain, let number = Int(text), allowed.contains(number) else {
            refuse("\(text.quoted) is not \(allowed.inWords)", "write \(allowed.inWords), without quotation marks")
            return nil
        }
        return number
    }

    func truth() -> Bool? {
        guard let text = scalar("`true` or `false`") else { return nil }
        switch (text, isPlain) {
        case ("true", true): return true
        case ("false", true): return false
        default:
            refuse("\(text.quoted) is neither `true` nor `false`", "write `true` or `false`, without quotation marks")
            return nil
        }
    }

    /// One word of a closed list.
    func word<Word: RawRepresentable & CaseIterable>(of: Word.Type, called kind: String) -> Word?
    where Word.RawValue == String {
        guard let text = scalar("a \(kind)") else { return nil }
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map(\.rawValue)
        refuse("\(text.quoted) is not a \(kind)", suggestion(for: text, among: known) ?? "use one of \(known.listed)")
        return nil
    }

    /// A key of this mapping as one word of a closed list.
    func key<Word: RawRepresentable & CaseIterable>(_ key: String, of: Word.Type, called kind: String) -> Word?
    where Word.RawValue == String {
        self.key(named: key)?.word(of: Word.self, called: kind)
    }

    /// The key of this mapping as a place.
    func key(named key: String) -> Cursor? {
        node.mapping?.first { $0.key.scalar?.string == key }.map { at($0.key) }
    }

    private var isPlain: Bool { node.scalar?.style == .plain }
}

// MARK: - Lists

extension Cursor {
    func list() -> [Cursor]? {
        guard let sequence = node.sequence else {
            refuse("here stands \(node.kind), not a list", "write a list: `[…]`, or one `- …` a line")
            return nil
        }
        return sequence.map(at)
    }

    /// A list with at least one entry.
    func filledList() -> [Cursor]? {
        guard let list = list() else { return nil }
        guard !list.isEmpty else {
            refuse("the list is empty", "write at least one entry, or take the key out where it may be left out")
            return nil
        }
        return list
    }

    /// A list without doubles; nil where one of its entries can't be read.
    func distinct<Value: Hashable>(_ read: (Cursor) -> Value?) -> [Value]? {
        guard let list = filledList() else { return nil }
        var seen: Set<Value> = []
        let values = list.compactMap { entry -> Value? in
            guard let value = read(entry) else { return nil }
            if !seen.insert(value).inserted {
                entry.refuse("\((entry.written ?? "").quoted) is in the list twice", "take one of the two out")
            }
            return value
        }
        return values.count == list.count ? values : nil
    }
}

// MARK: - Mappings

extension Cursor {
    /// The keys and values of a mapping, in the order of the file.
    func pairs() -> [(key: String, value: Cursor)]? {
        guard let mapping = node.mapping else {
            refuse("here stands \(node.kind), not a mapping", "write keys with values: `key: value`")
            return nil
        }
        return mapping.compactMap { pair in
            at(pair.key).scalar("a key").map { (key: $0, value: at(pair.value)) }
        }
    }
}

extension Node {
    /// What it is, in words for a fault.
    fileprivate var kind: String {
        switch self {
        case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "the text \(scalar.string.quoted)"
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}

extension String {
    var isIdentifier: Bool {
        guard let first = utf8.first, first.isLowerOrDigit, utf8.count <= 100 else { return false }
        return utf8.allSatisfy { $0.isLowerOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }
}

extension UInt8 {
    fileprivate var isLowerOrDigit: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}

extension ClosedRange<Int> {
    fileprivate var inWords: String {
        upperBound >= 100_000
            ? "a whole number of at least \(lowerBound)" : "a whole number from \(lowerBound) to \(upperBound)"
    }
}
