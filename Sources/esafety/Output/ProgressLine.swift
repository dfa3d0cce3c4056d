import Foundation
import Synchronization

/// How far a long command is, on standard error: nothing in the first second, then a line that is written over
/// on a terminal, and every ten seconds a new one where standard error is a file.
final class ProgressLine: Sendable {
    private let what: String
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    private let shown: Mutex<(next: ContinuousClock.Instant, any: Bool)>

    init(_ what: String) {
        self.what = what
        shown = Mutex((next: .now + .seconds(1), any: false))
    }

    /// - Parameter part: of which part of the whole, where there are several.
    func show(_ count: Int, of part: String? = nil) {
        show { part.map { "\($0): \(count) \(what)" } ?? "\(count) \(what)" }
    }

    /// A bar, with how many of something else there are, how fast they come and how long it takes yet.
    func show(
        _ count: Int, of total: Int, beside others: Int, _ name: String, since begin: ContinuousClock.Instant
    ) {
        show {
            let seconds = max((ContinuousClock.now - begin).components.seconds, 1)
            let left = Int(seconds) * max(total - count, 0) / max(count, 1)
            let filled = min(count * 20 / max(total, 1), 20)
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
            return "[\(bar)] \(count) of \(total) \(what), \(others) \(name), \(others / Int(seconds))/s, "
                + "\(left / 60) min \(left % 60) s left"
        }
    }

    private func show(_ text: () -> String) {
        let now = ContinuousClock.now
        let isDue = shown.withLock { shown in
            guard now >= shown.next else { return false }
            shown = (next: now + (isTerminal ? .milliseconds(200) : .seconds(10)), any: true)
            return true
        }
        guard isDue else { return }
        let line = text()
        FileHandle.standardError.write(Data((isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n").utf8))
    }

    /// Ends the line, where there is one.
    func finish() {
        let any = shown.withLock { $0.any }
        if any, isTerminal { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
