/// An e-mail address as it was typed, known to look like one.
public struct EmailAddress: Sendable, Equatable, CustomStringConvertible {
    public let description: String

    /// The address in lower case without space around it; nil for what can't be one. Only a mail that
    /// arrives proves an address; this catches slips of the pen.
    public init?(_ typed: String) {
        let text = typed.trimmingSpace().lowercased()
        guard isEmailAddress(text) else { return nil }
        description = text
    }
}

/// ASCII only and within the lengths of RFC 5321: what every mail server takes.
public func isEmailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return false }
    let dotted = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return dotted.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isLocalPart) } && isHostName(parts[1])
}

private func isLocalPart(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        true
    default: false
    }
}

/// A name with at least one dot whose last label is not a number.
public func isHostName(_ text: some StringProtocol) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, text.utf8.count <= 253, let last = labels.last, last.utf8.count >= 2 else {
        return false
    }
    return !last.allSatisfy(\.isNumber)
        && labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
}
