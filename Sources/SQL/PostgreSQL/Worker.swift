import Foundation

/// One thread with one connection, which does one job after the other: connects when it is needed, again when
/// the server was away, and repeats what met others.
final class Worker {
    private let address: PostgreSQLAddress
    private let limits: PostgreSQLLimits
    private let outage: Outage
    private var session: Session?

    init(address: PostgreSQLAddress, limits: PostgreSQLLimits, outage: Outage) {
        self.address = address
        self.limits = limits
        self.outage = outage
    }

    /// Starts a thread that works until the queue is closed.
    static func start(on queue: WorkQueue, address: PostgreSQLAddress, limits: PostgreSQLLimits, outage: Outage) {
        let thread = Thread {
            let worker = Worker(address: address, limits: limits, outage: outage)
            while let job = queue.next() {
                job.run(worker)
                queue.done()
            }
            worker.session = nil
            queue.leave()
        }
        thread.name = "PostgreSQL"
        thread.start()
    }

    /// Connects without patience: what is wrong is told at once.
    func check() throws {
        do {
            session = try Session(to: address, limits: limits)
        } catch {
            throw DatabaseError.connection("\(address): \(error.message)")
        }
    }

    /// Does the work in a transaction, and again where that is safe.
    func perform<T>(_ kind: Session.Kind, _ work: (any Connection) throws -> T) throws -> T {
        var repeating = Repeating(limits: limits)
        while true {
            let session = try connected()
            // Work that is alone changes the form of tables.
            if kind == .alone { session.forgetStatements() }
            do {
                return try session.transaction(kind, work)
            } catch {
                if !session.isAlive { self.session = nil }
                guard let again = repeating.answer(to: session, kind) else { throw error }
                if again == .withNewStatements { session.forgetStatements() }
            }
        }
    }

    private func connected() throws(DatabaseError) -> Session {
        if let session, session.isAlive { return session }
        session = nil
        let end = ContinuousClock.now + limits.patience
        var pause = 0.05
        while true {
            do throws(ServerError) {
                let new = try Session(to: address, limits: limits)
                outage.end()
                session = new
                return new
            } catch {
                let isOld = outage.begin(patience: limits.patience)
                guard !isOld, ContinuousClock.now < end else {
                    throw .connection("\(address): \(error.message)")
                }
            }
            Thread.sleep(forTimeInterval: pause * Double.random(in: 0.5...1))
            pause = min(pause * 2, 1)
        }
    }
}

/// How often, and after which pause, work is repeated.
private struct Repeating {
    enum Way {
        case asItIs
        case withNewStatements
    }

    private let end: ContinuousClock.Instant
    private var times = 0
    private var pause = 0.002
    private var hasLookedAgain = false
    private var hasReconnected = false
    private var hasForgotten = false

    /// However long the work takes, it is tried so often.
    private static let fewest = 5

    init(limits: PostgreSQLLimits) {
        end = .now + limits.patience
    }

    /// Nil when the work is not to be repeated. Nothing of it was kept in any of these cases: the server has
    /// undone it, or never had its commit.
    mutating func answer(to session: Session, _ kind: Session.Kind) -> Way? {
        guard kind != .alone, !session.isUnsure, let failure = session.failure else { return nil }
        if failure.isConflict { return isWorthwhile() ? .asItIs : nil }
        if failure.isLoss { return once(&hasReconnected) ? .asItIs : nil }
        if failure.isStale { return once(&hasForgotten) ? .withNewStatements : nil }
        if failure.mayBeConflict, kind == .write { return once(&hasLookedAgain) ? .asItIs : nil }
        return nil
    }

    /// Waits a moment of chance, longer each time, so that those who met do not meet again.
    private mutating func isWorthwhile() -> Bool {
        times += 1
        guard times < Self.fewest || ContinuousClock.now < end else { return false }
        Thread.sleep(forTimeInterval: Double.random(in: 0...pause))
        pause = min(pause * 2, 0.2)
        return true
    }

    private func once(_ done: inout Bool) -> Bool {
        defer { done = true }
        return !done
    }
}
