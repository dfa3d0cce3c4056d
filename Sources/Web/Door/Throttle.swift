import Domain

/// Slows down whoever guesses passwords: after some failures each further try must wait, longer and longer.
/// The same for an account that exists and for one that does not.
actor Throttle {
    private struct Failures {
        var count: Int
        var last: Moment
    }

    private var failures: [String: Failures] = [:]
    private let mostSubjects = 20_000

    /// Seconds to wait before the next try of any of these subjects; 0 where one may go on.
    func wait(for subjects: [Subject], at now: Moment) -> Int64 {
        subjects.map { wait(for: $0, at: now) }.max() ?? 0
    }

    func noteFailure(of subjects: [Subject], at now: Moment) {
        if failures.count > mostSubjects { forgetOld(at: now) }
        for subject in subjects {
            let before = failures[subject.key].flatMap { isOld($0, at: now) ? nil : $0.count } ?? 0
            failures[subject.key] = Failures(count: before + 1, last: now)
        }
    }

    func noteSuccess(of subject: Subject) {
        failures[subject.key] = nil
    }

    private func wait(for subject: Subject, at now: Moment) -> Int64 {
        guard let failed = failures[subject.key], !isOld(failed, at: now) else { return 0 }
        let over = failed.count - subject.free
        guard over >= 0 else { return 0 }
        let pause: Int64 = min(1 << Int64(min(over, 9)), subject.longestPause)
        let end = failed.last.adding(seconds: pause)
        return max((end.milliseconds - now.milliseconds + 999) / 1000, 0)
    }

    private func isOld(_ failed: Failures, at now: Moment) -> Bool {
        now.milliseconds - failed.last.milliseconds > 15 * 60_000
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

    fileprivate var key: String {
        switch self {
        case .account(let email): "account \(email)"
        case .address(let address): "address \(address)"
        }
    }

    /// Failures that cost nothing.
    fileprivate var free: Int {
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
}
