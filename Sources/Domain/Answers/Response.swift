/// How a question was answered: by one of its choices, or by one of the two that every question may offer.
public enum Response: Hashable, Sendable, Codable, CustomStringConvertible {
    case choice(Choice.ID)
    case unknown
    case notApplicable

    /// `unknown`, `not-applicable`, or the id of a choice.
    public init(_ text: String) {
        switch text {
        case "unknown": self = .unknown
        case "not-applicable": self = .notApplicable
        default: self = .choice(Choice.ID(text))
        }
    }

    public var description: String {
        switch self {
        case .choice(let id): id.rawValue
        case .unknown: "unknown"
        case .notApplicable: "not-applicable"
        }
    }

    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
