import Crypto
import Foundation

/// Signs short texts with a key that is kept with the data, so that a form can prove that we made it.
public struct Signer: Sendable {
    private let key: SymmetricKey

    public init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// The HMAC-SHA-256 of the text, in characters that need no escaping.
    public func signature(of text: String) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)).base64URL
    }

    /// Compares in constant time.
    public func isSignature(_ signature: String, of text: String) -> Bool {
        guard let code = Data(base64URL: signature) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(text.utf8), using: key)
    }
}
