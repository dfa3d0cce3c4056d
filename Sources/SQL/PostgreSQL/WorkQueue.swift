import Dispatch
import Foundation
import Synchronization

/// Work that waits for a connection: first come, first served, at most so many at a time, and none for longer
/// than the patience.
final class WorkQueue: Sendable {
    struct Job: Sendable {
        let run: @Sendable (Worker) -> Void
        let refuse: @Sendable (DatabaseError) -> Void
        fileprivate var deadline = DispatchTime.now()

        init(run: @escaping @Sendable (Worker) -> Void, refuse: @escaping @Sendable (DatabaseError) -> Void) {
            self.run = run
            self.refuse = refuse
        }
    }

    private struct State {
        var waiting: [Job] = []
        var workers = 0
        var busy = 0
        var isClosed = false
        /// Whether somebody will look after those that wait too long.
        var isWatched = false
        var whenEnded: [CheckedContinuation<Void, Never>] = []
    }

    private enum Decision {
        case refuse(DatabaseError)
        case wait
        case hire
    }

    private let state = Mutex(State())
    /// Counts the jobs, and at the end the workers that may go.
    private let bell = DispatchSemaphore(value: 0)
    private let limits: PostgreSQLLimits

    init(limits: PostgreSQLLimits) {
        self.limits = limits
    }

    /// - Parameter hire: starts another worker.
    func add(_ job: Job, hire: () -> Void) {
        var job = job
        job.deadline = .now() + limits.patience.seconds
        let (decision, watches) = state.withLock { take(job, &$0) }
        if watches { watch(until: job.deadline) }
        switch decision {
        case .refuse(let error):
            job.refuse(error)
        case .wait:
            bell.signal()
        case .hire:
            hire()
            bell.signal()
        }
    }

    private func take(_ job: Job, _ state: inout State) -> (Decision, watches: Bool) {
        guard !state.isClosed else { return (.refuse(.connection("it is closed")), false) }
        guard state.waiting.count < limits.waiting else {
            return (.refuse(.crowded("\(limits.waiting) wait for one of \(limits.connections) connections")), false)
        }
        state.waiting.append(job)
        let isFree = state.workers - state.busy >= state.waiting.count
        if isFree { return (.wait, false) }
        if state.workers < limits.connections {
            state.workers += 1
            return (.hire, false)
        }
        defer { state.isWatched = true }
        return (.wait, !state.isWatched)
    }

    /// The next job for a worker; waits for one. Nil when there will be none any more.
    func next() -> Job? {
        while true {
            bell.wait()
            let (job, isOver) = state.withLock { state -> (Job?, Bool) in
                guard !state.waiting.isEmpty else { return (nil, state.isClosed) }
                state.busy += 1
                return (state.waiting.removeFirst(), false)
            }
            if let job { return job }
            if isOver { return nil }
        }
    }

    func done() {
        state.withLock { $0.busy -= 1 }
    }

    /// A worker goes; after the last one those who wait for the end go on.
    func leave() {
        let ended = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.workers -= 1
            guard state.workers == 0 else { return [] }
            defer { state.whenEnded = [] }
            return state.whenEnded
        }
        for continuation in ended { continuation.resume() }
    }

    /// Takes nothing more. What waits is still done.
    func close() {
        let workers = state.withLock { state in
            state.isClosed = true
            return state.workers
        }
        for _ in 0..<workers { bell.signal() }
    }

    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.workers > 0 { state.whenEnded.append(continuation) }
                return state.workers == 0
            }
            if isOver { continuation.resume() }
        }
    }
}

extension WorkQueue {
    private func watch(until moment: DispatchTime) {
        DispatchQueue.global().asyncAfter(deadline: moment) { [weak self] in self?.refuseLate() }
    }

    /// Refuses those that have waited long enough, and looks again when the next one will have.
    private func refuseLate() {
        let (late, next) = state.withLock { state -> ([Job], DispatchTime?) in
            let now = DispatchTime.now()
            let late = state.waiting.prefix { $0.deadline <= now }
            state.waiting.removeFirst(late.count)
            state.isWatched = !state.waiting.isEmpty
            return (Array(late), state.waiting.first?.deadline)
        }
        if let next { watch(until: next) }
        let reason = "none of \(limits.connections) connections became free in \(limits.patience.seconds) s"
        for job in late { job.refuse(.crowded(reason)) }
    }
}
