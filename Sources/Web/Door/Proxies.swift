import Domain

/// The reverse proxies in front of the site. What one of them says about where a request comes from is
/// believed; what anybody else says is not.
public struct Proxies: Sendable {
    private let trusted: Set<String>

    /// - Parameter trusted: their network addresses, as connections show them: `127.0.0.1`, `::1`.
    public init(trusted: Set<String> = []) {
        self.trusted = trusted
    }

    /// Where a request comes from: behind trusted proxies the last address in X-Forwarded-For that is none of them.
    public func visitor(peer: String, forwarded: [String]) -> String {
        guard trusted.contains(peer) else { return peer }
        let named = forwarded.flatMap { line in line.split(separator: ",").map { String($0).trimmingSpace() } }
        return named.last { !$0.isEmpty && !trusted.contains($0) } ?? peer
    }
}
