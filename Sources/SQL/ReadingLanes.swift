import GRDB
import Synchronization

/// The connections that read, each on a thread of its own: a long read keeps nobody else from being served.
/// A read changes threads twice, there and back, where GRDB's own pool takes four changes; a lane that is done
/// goes on at once with what waits longest.
final class ReadingLanes: Sendable {
    private typealias Read = @Sendable (GRDB.Database) -> Void

    private let lanes: [DatabaseQueue]
    private let state: Mutex<(idle: [DatabaseQueue], waiting: [Read])>

    init(_ lanes: [DatabaseQueue]) {
        self.lanes = lanes
        state = Mutex((idle: lanes, waiting: []))
    }

    /// Reads in one snapshot.
    func read<T: Sendable>(_ work: @escaping @Sendable (GRDB.Database) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            run { database in
                do {
                    try database.beginTransaction(.deferred)
                    let outcome = Result { try work(database) }
                    try database.commit()
                    continuation.resume(with: outcome)
                } catch {
                    if database.isInsideTransaction { try? database.rollback() }
                    continuation.resume(throwing: error)
                }
            }
        }
    }

    func close() throws {
        for lane in lanes { try lane.close() }
    }

    private func run(_ read: @escaping Read) {
        let lane = state.withLock { state in
            let lane = state.idle.popLast()
            if lane == nil { state.waiting.append(read) }
            return lane
        }
        guard let lane else { return }
        lane.asyncWriteWithoutTransaction { database in
            read(database)
            while let next = self.next(on: lane) { next(database) }
        }
    }

    /// What waits longest; where nothing does, the lane is idle.
    private func next(on lane: DatabaseQueue) -> Read? {
        state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.idle.append(lane)
            return nil
        }
    }
}
