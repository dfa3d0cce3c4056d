/// A point in time: milliseconds since 1970 in UTC, as the database keeps it.
public struct Moment: Hashable, Sendable, Comparable, Codable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (one: Moment, other: Moment) -> Bool {
        one.milliseconds < other.milliseconds
    }

    public func adding(seconds: Int64) -> Moment {
        Moment(milliseconds: milliseconds + seconds * 1000)
    }

    public func adding(days: Int64) -> Moment {
        adding(seconds: days * 86_400)
    }

    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
