import Domain

/// Slows down whoever guesses passwords: after some failures each further try must wait, longer and longer.
/// The same for an account that exists and for one that does not.
/// Failures are forgotten one by one, so that a school behind one address is not held up by the typing errors of a day.
actor Throttle {
    private struct Failures {
        /// When the last of them will be forgotten.
        var forgotten: Moment
        var last: Moment
    }

    private var failures: [String: Failures] = [:]
    private let mostSubjects = 20_000

    /// Seconds to wait before the next try of any of these subjects; 0 where one may go on. Whoever goes on trying
    /// while an account waits uses up what is free of the address.
    func wait(for subjects: [Subject], at now: Moment) -> Int64 {
        let waits = subjects.map { wait(for: $0, at: now) }
        let longest = waits.max() ?? 0
        if longest > 0 {
            noteFailure(of: zip(subjects, waits).filter { $0.isAddress && $1 == 0 }.map(\.0), at: now)
        }
        return longest
    }

    func noteFailure(of subjects: [Subject], at now: Moment) {
        if failures.count > mostSubjects { forgetOld(at: now) }
        for subject in subjects {
            let start = remembered(subject, at: now)?.forgotten ?? now
            failures[subject.key] = Failures(forgotten: start.adding(seconds: subject.memory), last: now)
        }
    }

    func noteSuccess(of subject: Subject) {
        failures[subject.key] = nil
    }

    private func wait(for subject: Subject, at now: Moment) -> Int64 {
        guard let failed = remembered(subject, at: now) else { return 0 }
        let count = (seconds(from: now, to: failed.forgotten) + subject.memory - 1) / subject.memory
        let over = count - subject.free
        guard over >= 0 else { return 0 }
        let pause: Int64 = min(1 << min(over, 9), subject.longestPause)
        return max(seconds(from: now, to: failed.last.adding(seconds: pause)), 0)
    }

    private func remembered(_ subject: Subject, at now: Moment) -> Failures? {
        failures[subject.key].flatMap { isOld($0, at: now) ? nil : $0 }
    }

    /// Also what lies ahead: the clock was set back.
    private func isOld(_ failed: Failures, at now: Moment) -> Bool {
        failed.forgotten <= now || failed.last > now
    }

    private func seconds(from start: Moment, to end: Moment) -> Int64 {
        (end.milliseconds - start.milliseconds + 999) / 1000
    }

    private func forgetOld(at now: Moment) {
        failures = failures.filter { !isOld($0.value, at: now) }
        if failures.count > mostSubjects { failures.removeAll() }
    }
}

/// Whose failures are counted: an account, or a network address, from which many people may come.
enum Subject: Sendable {
    case account(String)
    case address(String)

    fileprivate var isAddress: Bool {
        if case .address = self { true } else { false }
    }

    fileprivate var key: String {
        switch self {
        case .account(let email): "account \(email)"
        case .address(let address): "address \(address)"
        }
    }

    /// Failures that cost nothing.
    fileprivate var free: Int64 {
        switch self {
        case .account: 5
        case .address: 20
        }
    }

    /// The longest pause: many people share an address, and one of them must not lock out the others.
    fileprivate var longestPause: Int64 {
        switch self {
        case .account: 300
        case .address: 30
        }
    }

    /// Seconds after which one failure is forgotten.
    fileprivate var memory: Int64 {
        switch self {
        case .account: 300
        case .address: 30
        }
    }
}
