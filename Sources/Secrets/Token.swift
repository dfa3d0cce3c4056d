import Crypto
public import Foundation

/// A random key that is given to somebody (in a cookie, in a mailed link) and kept here only as a hash.
public struct Token: Sendable, Equatable {
    private let bytes: [UInt8]

    /// 32 bytes from the system's generator.
    public init() {
        var generator = SystemRandomNumberGenerator()
        bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
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
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4))
    }

    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

/// SHA-256 in hexadecimal.
public func digest(of data: Data) -> String {
    SHA256.hash(data: data).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}
