/// The id of a thing in the content. Free of wording, never reused, the same in every language.
public struct ContentID<Of>: Hashable, Sendable, Codable, Comparable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    public let rawValue: String

    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    public init(stringLiteral value: String) {
        rawValue = value
    }

    public var description: String { rawValue }

    /// The order of the bytes, so that it is the same on every machine and in every locale.
    public static func < (one: ContentID, other: ContentID) -> Bool {
        one.rawValue.utf8.lexicographicallyPrecedes(other.rawValue.utf8)
    }

    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// A language of texts, by its BCP 47 primary tag: `nl`, `en`, `fr`, `de`.
public typealias Language = ContentID<LanguageKind>
public enum LanguageKind: Sendable {}

/// The level of education that a school offers. A school may offer several.
public enum EducationLevel: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case primary, secondary, adult, arts, higher

    public static func < (one: EducationLevel, other: EducationLevel) -> Bool {
        (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
}
