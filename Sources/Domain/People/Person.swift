/// Somebody with an account: their address is confirmed.
public struct Person: Sendable, Equatable {
    public typealias ID = Key<Person>
    public let id: ID
    public let email: String
    public let name: String
    public let language: Language

    public init(id: ID, email: String, name: String, language: Language) {
        self.id = id
        self.email = email
        self.name = name
        self.language = language
    }
}

/// What somebody may do at a school.
public enum SchoolRole: String, Sendable, Equatable, CaseIterable {
    /// Answers, invites and submits.
    case coordinator
    /// Answers.
    case contributor
}

/// An e-mail address as it was typed, known to look like one.
public struct EmailAddress: Sendable, Equatable, CustomStringConvertible {
    public let description: String

    /// The address in lower case without space around it; nil for what can't be one. Only a mail that
    /// arrives proves an address; this catches slips of the pen.
    public init?(_ typed: String) {
        let text = typed.trimmingSpace().lowercased()
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value < 0x7F && !"<>(),;:\"\\[]".unicodeScalars.contains($0)
        }
        guard parts.count == 2, isPlain, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count) else {
            return nil
        }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty && $0.first != "-" && $0.last != "-" }) else {
            return nil
        }
        description = text
    }
}
