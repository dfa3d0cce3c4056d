/// A database of a PostgreSQL server, by libpq. Each of its connections lives on a thread of its own and is
/// opened when it is first needed; work waits for one in a bounded queue. A write is as if all writes were done
/// one after the other; a read sees one snapshot. After the server was away it is found again.
public final class PostgreSQLDatabase: Database {
    public let address: PostgreSQLAddress
    private let limits: PostgreSQLLimits
    private let queue: WorkQueue
    private let outage = Outage()

    public var dialect: Dialect { .postgresql }

    /// Connects to nothing yet: see `check`.
    public init(_ address: PostgreSQLAddress, limits: PostgreSQLLimits = PostgreSQLLimits()) {
        self.address = address
        self.limits = limits
        queue = WorkQueue(limits: limits)
    }

    deinit {
        queue.close()
    }

    /// Connects once, without patience.
    /// - Throws: `DatabaseError.connection` with the reason: no server there, a wrong password, no such database.
    public func check() async throws {
        try await perform { try $0.check() }
    }

    public func read<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await perform { try $0.perform(.read, work) }
    }

    public func write<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await perform { try $0.perform(.write, work) }
    }

    public func alone<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await perform { try $0.perform(.alone, work) }
    }

    public func close() async throws {
        queue.close()
        await queue.waitForEnd()
    }

    /// Cancelling the task changes nothing: what waits or runs goes on to its end.
    private func perform<T: Sendable>(_ work: @escaping @Sendable (Worker) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let job = WorkQueue.Job(
                run: { worker in continuation.resume(with: Result { try work(worker) }) },
                refuse: { continuation.resume(throwing: $0) })
            queue.add(job) { Worker.start(on: queue, address: address, limits: limits, outage: outage) }
        }
    }
}
