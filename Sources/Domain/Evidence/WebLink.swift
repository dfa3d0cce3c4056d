/// The address of a page on the web that anybody may follow.
public struct WebLink: Sendable, Equatable {
    public enum Fault: Error, Equatable {
        case missing
        case tooLong
        /// Neither http nor https: `javascript:`, `file:`, `data:` …
        case otherScheme
        /// A name and a password stand in it.
        case signIn
        /// No address that leads anywhere from outside.
        case noAddress
    }

    /// In characters that need no escaping in an address.
    public let address: String
    /// The name of the computer, for people to see where they go.
    public let host: String

    public static let longest = 2000

    /// What was typed or pasted; `https://` is added where no scheme was given.
    public init(_ typed: String) throws(Fault) {
        let text = typed.trimmingSpace()
        guard !text.isEmpty else { throw .missing }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .noAddress
        }
        let (scheme, rest) = try Self.parted(text)
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let place = rest[..<end]
        guard !place.contains("@") else { throw .signIn }
        let pieces = place.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(pieces.count), isHostName(pieces[0]) else { throw .noAddress }
        if pieces.count == 2 {
            guard let port = UInt16(pieces[1]), port > 0 else { throw .noAddress }
        }
        host = pieces[0].lowercased()
        address = "\(scheme)://\(place.lowercased())\(escaped(rest[end...]))"
        guard address.utf8.count <= Self.longest else { throw .tooLong }
    }

    private static func parted(_ text: String) throws(Fault) -> (scheme: String, rest: Substring) {
        for scheme in ["https", "http"] where text.lowercased().hasPrefix("\(scheme)://") {
            return (scheme, text.dropFirst(scheme.count + 3))
        }
        // A host with a port is no scheme: what follows the colon is a number.
        let head = text.prefix { !"/?#".contains($0) }
        guard let colon = head.firstIndex(of: ":") else { return ("https", text[...]) }
        let tail = head[colon...].dropFirst()
        guard !tail.isEmpty, tail.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw .otherScheme }
        return ("https", text[...])
    }
}

/// Percent-encoded where a character may not stand in an address; what is encoded already stays.
private func escaped(_ text: Substring) -> String {
    let plain = Set("-._~:/?#[]@!$&()*+,;=%".utf8)
    return text.utf8.map { byte in
        let isPlain =
            plain.contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
        guard !isPlain else { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }.joined()
}
