import Domain
import Foundation

/// Who a letter comes from: a name to read and an address.
public struct Mailbox: Sendable, Equatable {
    public let name: String
    public let address: String

    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }

    /// Reads `label@example.org` or `eSafety Label <label@example.org>`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            guard let address = EmailAddress(text) else { return nil }
            self.init(name: "", address: address.description)
            return
        }
        guard parts[1].hasSuffix(">"), let address = EmailAddress(String(parts[1].dropLast())) else { return nil }
        self.init(name: parts[0].trimmingCharacters(in: .whitespaces), address: address.description)
    }

    var host: String { address.split(separator: "@").last.map(String.init) ?? "localhost" }

    /// As it stands in `From:`.
    var header: String { name.isEmpty ? oneLine(address) : "\(encodedPhrase) <\(oneLine(address))>" }

    private var encodedPhrase: String {
        let plain = oneLine(name)
        let isPlain = plain.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        guard isPlain else { return encodedWords(plain) }
        return "\"" + plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
