public import Domain
import Foundation

/// What a press may use.
public struct PressLimits: Sendable {
    /// Papers printed at the same time, each by a process of its own.
    public var processes = 2
    /// Papers that may wait for one.
    public var waiting = 100
    /// Time and memory for one paper.
    public var seconds = 10
    public var megabytes = 512
    /// For printed papers that are kept, so that they are not printed again.
    public var keptMegabytes = 32

    public init() {}
}

/// A paper as PDF/UA-1.
public struct PDF: Sendable, Equatable {
    public let bytes: [UInt8]
}

/// How far the printing of a paper is.
public enum Printing: Sendable, Equatable {
    case done(PDF)
    /// It goes on; so many papers come before it.
    case waiting(ahead: Int)
}

/// Why a paper is not printed.
public enum PressFault: Error, Equatable {
    /// There is no Python with typst where it was looked for; what was said there.
    case missing(String)
    /// As many papers wait as may.
    case busy
    case tooSlow
    case failed(String)
}

/// Prints papers: each by a fresh process with bounds, few at a time, the others in their order; equal papers once.
/// What is printed is kept in memory, within bounds, and never on the disk.
public actor Press {
    private struct Job {
        let order: PrintOrder
        var waiters: [Int: CheckedContinuation<Result<Printing, PressFault>, Never>] = [:]
    }

    private let printer: Printer
    private let limits: PressLimits
    private var kept: KeptPapers
    /// By the paper itself, as it is ordered.
    private var jobs: [String: Job] = [:]
    private var queue: [String] = []
    private var printing = 0
    private var lastWaiter = 0

    /// - Parameter python: the path of a Python that has typst.
    public init(python: String, limits: PressLimits = PressLimits()) {
        printer = Printer(python: python)
        self.limits = limits
        kept = KeptPapers(most: limits.keptMegabytes << 20)
    }

    /// The PDF of a paper, or how far it is when patience ends. The printing goes on then, and whoever asks again
    /// for an equal paper gets it.
    public func print(_ paper: Paper, patience: Duration) async throws(PressFault) -> Printing {
        let order = try PrintOrder(paper, limits)
        if let pdf = kept.pdf(of: order.paper) { return .done(pdf) }
        if jobs[order.paper] == nil {
            guard queue.count < limits.waiting else { throw .busy }
            jobs[order.paper] = Job(order: order)
            queue.append(order.paper)
            printNext()
        }
        return try await outcome(of: order.paper, patience: patience).get()
    }

    /// Prints a paper that says nothing, and throws what would be in the way of others.
    public func check() async throws(PressFault) {
        let paper = Paper(
            language: "en", region: "", title: "-", brand: "-", school: "-", date: "", mark: "", page: "", pieces: [])
        _ = try await print(paper, patience: .seconds(limits.seconds + 1))
    }

    private func printNext() {
        while printing < limits.processes, !queue.isEmpty {
            let paper = queue.removeFirst()
            guard let order = jobs[paper]?.order else { continue }
            printing += 1
            Task { [printer] in
                let outcome = await printer.print(order)
                self.finish(paper, outcome)
            }
        }
    }

    private func finish(_ paper: String, _ outcome: Result<PDF, PressFault>) {
        printing -= 1
        if case .success(let pdf) = outcome { kept.keep(pdf, of: paper) }
        let waiters = jobs.removeValue(forKey: paper)?.waiters ?? [:]
        for waiter in waiters.values { waiter.resume(returning: outcome.map { .done($0) }) }
        printNext()
    }
}

// MARK: - Waiting

extension Press {
    private func outcome(of paper: String, patience: Duration) async -> Result<Printing, PressFault> {
        lastWaiter += 1
        let waiter = lastWaiter
        let timer = Task {
            try await Task.sleep(for: patience)
            self.losePatience(waiter, paper)
        }
        defer { timer.cancel() }
        return await withCheckedContinuation { jobs[paper]?.waiters[waiter] = $0 }
    }

    private func losePatience(_ waiter: Int, _ paper: String) {
        let waiting = jobs[paper]?.waiters.removeValue(forKey: waiter)
        let ahead = queue.firstIndex(of: paper).map { $0 + printing } ?? 0
        waiting?.resume(returning: .success(.waiting(ahead: ahead)))
    }
}
