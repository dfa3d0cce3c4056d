import Crypto
public import Foundation

/// A random key that is given to somebody (in a cookie, in a mailed link) and kept here only as a hash.
public struct Token: Sendable, Equatable {
    private let bytes: [UInt8]

    /// 32 bytes from the system's generator.
    public init() {
        var generator = SystemRandomNumberGenerator()
        bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
    }

    /// Reads what `text` writes; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 43, let data = Data(base64URL: text), data.count == 32 else { return nil }
        bytes = Array(data)
        // The last character holds two bits that say nothing: only one writing is ours.
        guard self.text == text else { return nil }
    }

    /// 43 characters that need no escaping in an address or a cookie.
    public var text: String { Data(bytes).base64URL }

    /// What is stored in its stead.
    public var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }
}

extension Data {
    init?(base64URL text: String) {
        let standard = text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        let padding = [UInt8](repeating: UInt8(ascii: "="), count: (4 - standard.count % 4) % 4)
        self.init(base64Encoded: Data(standard + padding))
    }

    var base64URL: String {
        let bytes = base64EncodedData().compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// SHA-256 in hexadecimal.
public func digest(of data: Data) -> String {
    SHA256.hash(data: data).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}
