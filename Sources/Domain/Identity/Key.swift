/// The key of a stored thing: 63 bits, ordered by time of making, made by the application.
/// In addresses it is written in base 32 (see `description`).
public struct Key<Of>: Hashable, Sendable, Comparable, Codable {
    public let rawValue: Int64

    public init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    public static func < (one: Key, other: Key) -> Bool {
        one.rawValue < other.rawValue
    }

    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// Crockford's alphabet: no i, l, o or u, so that a key read aloud is written down right.
private let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

extension Key: LosslessStringConvertible {
    /// Thirteen characters of base 32.
    public var description: String {
        var rest = UInt64(bitPattern: rawValue)
        var characters: [UInt8] = []
        for _ in 0..<13 {
            characters.append(alphabet[Int(rest & 31)])
            rest >>= 5
        }
        return String(decoding: characters.reversed(), as: UTF8.self)
    }

    /// Reads what `description` writes; nil for anything else.
    public init?(_ description: String) {
        guard description.utf8.count == 13 else { return nil }
        var value: UInt64 = 0
        for character in description.utf8 {
            guard let digit = alphabet.firstIndex(of: character), value >> 59 == 0 else { return nil }
            value = value << 5 | UInt64(digit)
        }
        guard value <= UInt64(Int64.max) else { return nil }
        rawValue = Int64(value)
    }
}
