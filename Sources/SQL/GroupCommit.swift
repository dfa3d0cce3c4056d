import GRDB
import Synchronization

/// Gathers the writes that wait into one transaction: a commit waits for the disk, and the disk takes as long
/// for thirty as for one. Nobody waits for others to come; a group is what came while the one before was
/// written.
///
/// Each write is told the truth about itself only: it has a savepoint of its own, so that one that throws takes
/// nothing along; it is told that it is kept after the commit, and never before.
final class GroupCommit: Sendable {
    private let writer: DatabaseQueue
    private let waiting = Mutex<[WaitingWrite]>([])

    init(_ writer: DatabaseQueue) {
        self.writer = writer
    }

    /// Writes in a transaction, perhaps together with others. Once begun it runs to its end, also when the task
    /// is cancelled.
    func write<T: Sendable>(_ work: @escaping @Sendable (GRDB.Database) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let write = WaitingWrite(
                work: { database in
                    let value = try work(database)
                    return { continuation.resume(returning: value) }
                },
                fail: { continuation.resume(throwing: $0) })
            waiting.withLock { $0.append(write) }
            // As many turns as writes: the first takes all that wait, the others find nothing and cost nothing.
            writer.asyncWriteWithoutTransaction { self.commitWaiting(on: $0) }
        }
    }

    private func commitWaiting(on database: GRDB.Database) {
        let group = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        if group.count > 1 {
            commit(group, on: database)
        } else {
            for write in group { commitAlone(write, on: database) }
        }
    }

    private func commit(_ group: [WaitingWrite], on database: GRDB.Database) {
        var answers: [Ending] = []
        var hasBegun = false
        do {
            try database.inTransaction(.immediate) {
                hasBegun = true
                for write in group { answers.append(try outcome(of: write, on: database)) }
                return .commit
            }
            for answer in answers { answer() }
        } catch {
            // Where the database can't be had, each of them would only wait as long again. Otherwise one may have
            // been too much for the disk: alone, the others may find room.
            for write in group {
                if hasBegun { commitAlone(write, on: database) } else { write.fail(error) }
            }
        }
    }

    /// - Throws: what went wrong, where SQLite gave up the whole transaction with it.
    private func outcome(of write: WaitingWrite, on database: GRDB.Database) throws -> Ending {
        do {
            var answer: Ending = {}
            try database.inSavepoint {
                answer = try write.work(database)
                return .commit
            }
            return answer
        } catch {
            guard database.isInsideTransaction else { throw error }
            return { write.fail(error) }
        }
    }

    private func commitAlone(_ write: WaitingWrite, on database: GRDB.Database) {
        do {
            var answer: Ending = {}
            try database.inTransaction(.immediate) {
                answer = try write.work(database)
                return .commit
            }
            answer()
        } catch {
            write.fail(error)
        }
    }
}

/// Tells somebody how their write ended.
private typealias Ending = @Sendable () -> Void

private struct WaitingWrite: Sendable {
    /// Does the work, and gives what tells that it is kept.
    let work: @Sendable (GRDB.Database) throws -> Ending
    let fail: @Sendable (any Error) -> Void
}
