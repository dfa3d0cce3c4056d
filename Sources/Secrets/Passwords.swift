import Crypto
import CryptoExtras
import Dispatch
import Foundation

/// Hashes passwords with scrypt, one at a time on a thread of its own: each takes 128 MiB and a third of a
/// second, and must not hold up the pages. A short queue waits; past it the answer is `Passwords.Busy`.
public actor Passwords {
    /// More people are signing in at this moment than the lane takes. Try again soon.
    public struct Busy: Error {}

    private let lane = DispatchQueue(label: "passwords")
    private let costExponent: Int
    private let longestQueue: Int
    private var waiting = 0

    /// - Parameter costExponent: N is two to this power. 17 in production; tests take less.
    public init(costExponent: Int = 17, longestQueue: Int = 32) {
        self.costExponent = costExponent
        self.longestQueue = longestQueue
    }

    /// `scrypt$17$<salt>$<key>`, with a salt of its own.
    public func hash(_ password: String) async throws -> String {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let exponent = costExponent
        let key = try await inLane { try scrypt(password, salt: salt, costExponent: exponent) }
        return "scrypt$\(costExponent)$\(Data(salt).base64URL)$\(key.base64URL)"
    }

    /// Whether the password is the one that was hashed. Without a hash the same work is done, and the
    /// answer is no: so an unknown account takes as long as a wrong password.
    public func matches(_ password: String, hash: String?) async throws -> Bool {
        let parts = (hash ?? "").split(separator: "$").map(String.init)
        let isOurs = parts.count == 4 && parts[0] == "scrypt"
        let stored = isOurs ? (Int(parts[1]), Data(base64URL: parts[2]), Data(base64URL: parts[3])) : nil
        let exponent = stored?.0 ?? costExponent
        let salt = stored?.1.map(Array.init) ?? Array(repeating: 0, count: 16)
        let key = try await inLane { try scrypt(password, salt: salt, costExponent: exponent) }
        guard let expected = stored?.2 else { return false }
        return equalInConstantTime(key, expected)
    }

    private func inLane(_ work: @escaping @Sendable () throws -> Data) async throws -> Data {
        guard waiting < longestQueue else { throw Busy() }
        waiting += 1
        defer { waiting -= 1 }
        return try await withCheckedThrowingContinuation { continuation in
            lane.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}

private func scrypt(_ password: String, salt: [UInt8], costExponent: Int) throws -> Data {
    let key = try KDF.Scrypt.deriveKey(
        from: Data(password.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32,
        rounds: 1 << min(max(costExponent, 1), 17), blockSize: 8, parallelism: 1, maxMemory: 256 << 20)
    return key.withUnsafeBytes { Data($0) }
}

private func equalInConstantTime(_ one: Data, _ other: Data) -> Bool {
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
