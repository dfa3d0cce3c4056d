/// The closed list of keys that a mapping may have.
protocol ClosedKeys: Hashable, CaseIterable, RawRepresentable where RawValue == String {}

/// A mapping with a closed list of keys: the keys that are not in it have been refused.
struct Fields<Key: ClosedKeys> {
    let at: Cursor
    private let values: [Key: Cursor]
    /// Keys that a misspelt one was taken for: they are not told to be missing as well.
    private let suspected: Set<String>

    fileprivate init(at: Cursor, values: [Key: Cursor], suspected: Set<String>) {
        self.at = at
        self.values = values
        self.suspected = suspected
    }

    subscript(optional key: Key) -> Cursor? {
        values[key]
    }

    /// The value, or a fault where the key is missing.
    subscript(key: Key) -> Cursor? {
        if let value = values[key] { return value }
        if !isMisspelt(key) {
            at.refuse("the key `\(key.rawValue)` is missing", "add `\(key.rawValue):`")
        }
        return nil
    }

    func has(_ key: Key) -> Bool {
        values[key] != nil
    }

    /// Whether another key was taken for this one, misspelt.
    func isMisspelt(_ key: Key) -> Bool {
        suspected.contains(key.rawValue)
    }

    /// The same fields, as parts of the thing with this id.
    func of(_ id: String?) -> Fields {
        Fields(at: at.of(id), values: values.mapValues { $0.of(id) }, suspected: suspected)
    }
}

extension Cursor {
    /// The mapping that stands here, by its closed list of keys.
    func fields<Key: ClosedKeys>(_: Key.Type) -> Fields<Key>? {
        guard let pairs = pairs() else { return nil }
        let subject = of(peek("id")?.written)
        var values: [Key: Cursor] = [:]
        var suspected: Set<String> = []
        let known = Key.allCases.map(\.rawValue)
        for (text, value) in pairs {
            if let key = Key(rawValue: text) {
                values[key] = value.of(subject.id)
                continue
            }
            let likely = closest(to: text, among: known)
            likely.map { _ = suspected.insert($0) }
            value.of(subject.id).refuse(
                "the key \(text.quoted) is unknown here",
                likely.map { "did you mean `\($0)`?" } ?? "take it out; known here are \(known.listed)")
        }
        return Fields(at: subject, values: values, suspected: suspected)
    }
}
