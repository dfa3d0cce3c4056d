import Foundation

/// The mail server that takes our letters, and how it is spoken to.
public struct SMTPServer: Sendable, Equatable {
    /// How the way there is guarded.
    public enum Guard: String, Sendable, CaseIterable {
        /// TLS with a certificate that is checked, or nothing is sent.
        case required
        /// TLS where the server offers it, unchecked: better than none, and no proof of who it is.
        case optional
        case none
    }

    public enum Fault: Error, Equatable {
        case notAnAddress
        /// A password in the address would be seen in the list of processes.
        case passwordInAddress
        case passwordMissing
        case passwordWithoutUser
        /// A password would go over a network in the clear.
        case passwordUnguarded
    }

    public let host: String
    public let port: Int
    /// TLS from the first byte (`smtps`), not after STARTTLS.
    public let isWrapped: Bool
    public let user: String?
    let password: String?
    public let tls: Guard
    /// The certificates of one's own authority, a PEM file; nil for those that the system trusts.
    public let authority: String?
    /// How long one letter may take, connecting included.
    public let seconds: Int

    /// - Parameter address: `smtp://user@host:587`; `smtps://` for TLS from the first byte. A user like
    ///   `me@example.org` is written `me%40example.org`.
    /// - Parameter tls: nil for `required` where there is a user or the address says `smtps`, else `optional`.
    public init(
        _ address: String, password: String?, tls: Guard? = nil, authority: String? = nil, seconds: Int = 60
    ) throws(Fault) {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
            ["smtp", "smtps"].contains(scheme), let host = parts.host, !host.isEmpty, parts.query == nil,
            parts.path.isEmpty || parts.path == "/", (1...65_535).contains(parts.port ?? 25)
        else { throw .notAnAddress }
        guard parts.password == nil else { throw .passwordInAddress }
        isWrapped = scheme == "smtps"
        self.host = host
        user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
        port = parts.port ?? (isWrapped ? 465 : user == nil ? 25 : 587)
        self.password = password
        self.tls = isWrapped ? .required : tls ?? (user == nil ? .optional : .required)
        self.authority = authority
        self.seconds = seconds
        try check()
    }

    private func check() throws(Fault) {
        if user == nil, password != nil { throw .passwordWithoutUser }
        guard user != nil else { return }
        if password == nil { throw .passwordMissing }
        let isHere = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
        if tls != .required, !isHere { throw .passwordUnguarded }
    }

    /// Without the user: for the log.
    public var name: String { "\(isWrapped ? "smtps" : "smtp")://\(host):\(port)" }
}
