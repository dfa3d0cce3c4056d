import Dispatch
import Foundation
import Synchronization

/// Hands letters to a mail server by SMTP. libcurl blocks, so it has a thread of its own, and nothing of it ever
/// leaves that thread.
public final class SMTPCarrier: Carrier {
    private struct Job: Sendable {
        let message: InternetMessage
        let done: @Sendable (Delivery) -> Void
    }

    /// What runs may take so long still when the program is told to stop.
    private static let grace = Duration.seconds(3)

    private let jobs = Mutex<[Job]>([])
    private let bell = DispatchSemaphore(value: 0)
    private let end = Mutex<ContinuousClock.Instant?>(nil)

    /// Starts the thread, which lives as long as the program.
    public init(to server: SMTPServer) {
        let thread = Thread { [self] in
            let line = SMTPLine(to: server)
            while true {
                let job = next()
                job.done(line.carry(job.message) { self.mayGoOn })
            }
        }
        thread.name = "SMTP"
        thread.start()
    }

    /// Where the task is cancelled, what is on its way has three seconds to arrive.
    public func carry(_ message: InternetMessage) async -> Delivery {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                jobs.withLock { $0.append(Job(message: message) { continuation.resume(returning: $0) }) }
                bell.signal()
            }
        } onCancel: {
            end.withLock { $0 = $0 ?? .now + Self.grace }
        }
    }

    private var mayGoOn: Bool {
        end.withLock { end in end.map { .now < $0 } ?? true }
    }

    private func next() -> Job {
        while true {
            bell.wait()
            let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let job { return job }
        }
    }
}
