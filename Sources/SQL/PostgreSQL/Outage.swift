import Synchronization

/// Since when the server can't be reached, for all connections together: while it is away for long, nobody is
/// kept waiting for it.
final class Outage: Sendable {
    private let since = Mutex<ContinuousClock.Instant?>(nil)

    func end() {
        since.withLock { $0 = nil }
    }

    /// - Returns: whether it has lasted longer than the patience.
    func begin(patience: Duration) -> Bool {
        since.withLock { since in
            let start = since ?? .now
            since = start
            return ContinuousClock.now - start > patience
        }
    }
}
