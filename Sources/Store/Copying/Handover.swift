import Dispatch
import Synchronization

/// Hands pages from a thread that reads to a task that writes: at most two lie between them, so that a table of
/// any size passes through little memory.
final class Handover: Sendable {
    let pages: AsyncStream<CopyPage>
    private let giving: AsyncStream<CopyPage>.Continuation
    private let room = DispatchSemaphore(value: 2)
    private let state = Mutex((hasBegun: false, isStopped: false))

    init() {
        (pages, giving) = AsyncStream.makeStream()
    }

    /// - Throws: `CopyFault.interrupted` when the reading is begun a second time, after a loss of the connection.
    func begin() throws {
        let isFirst = state.withLock { state in
            defer { state.hasBegun = true }
            return !state.hasBegun
        }
        guard isFirst else { throw CopyFault.interrupted }
    }

    /// Blocks the thread until there is room.
    func give(_ page: CopyPage) throws {
        room.wait()
        guard state.withLock({ !$0.isStopped }) else { throw CopyFault.interrupted }
        giving.yield(page)
    }

    func taken() {
        room.signal()
    }

    /// The writer has given up.
    func stop() {
        state.withLock { $0.isStopped = true }
        room.signal()
    }

    func end() {
        giving.finish()
    }
}
