/// The words of the interface in one language, by key, with places for values: `{name}`.
/// Every language has the same keys and the same places; `content check` and a test see to it.
public struct Words: Sendable, Equatable {
    public let language: Language
    private let phrases: [String: String]

    public init(language: Language, phrases: [String: String]) {
        self.language = language
        self.phrases = phrases
    }

    public var keys: Set<String> { Set(phrases.keys) }

    public func has(_ key: String) -> Bool {
        phrases[key] != nil
    }

    /// The phrase with the values in their places; the key itself where there is no such phrase.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        let phrase = phrases[key] ?? key
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        guard phrase.utf8.contains(open) else { return phrase }
        var filled = ""
        var rest = phrase[...]
        // From left to right, so that what stands in a value is never taken for a place.
        while let start = rest.utf8.firstIndex(of: open), let end = rest[start...].utf8.firstIndex(of: close) {
            let name = String(rest[rest.utf8.index(after: start)..<end])
            filled += rest[..<start]
            filled += values[name] ?? "{\(name)}"
            rest = rest[rest.utf8.index(after: end)...]
        }
        return filled + rest
    }

    /// The phrase `key.one` or `key.other`, by the plural rule of the language, with `{count}` filled in
    /// where the values do not say how it is written.
    public func count(_ key: String, _ count: Int, _ values: [String: String] = [:]) -> String {
        let isOne = language == "fr" ? count < 2 : count == 1
        return self(key + (isOne ? ".one" : ".other"), ["count": String(count)].merging(values) { $1 })
    }
}
