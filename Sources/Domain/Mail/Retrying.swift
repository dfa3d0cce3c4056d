/// Seconds before a letter that was put off is tried again: a minute for who asks newcomers to come back, then
/// ever longer.
private let pauses: [Int64] = [60, 300, 900, 3600, 10_800, 21_600, 43_200, 86_400, 86_400]

/// How long to wait after so many tries of a letter, in seconds; nil when it is given up, after three days.
public func pauseBeforeNextTry(after tries: Int) -> Int64? {
    guard tries > 0 else { return 0 }
    return tries <= pauses.count ? pauses[tries - 1] : nil
}

/// How long the post rests after the mail server itself failed so many times on end, in seconds: five minutes at
/// most.
public func pauseOfThePost(after failures: Int) -> Int64 {
    guard failures > 0 else { return 0 }
    return min(5 << Int64(min(failures - 1, 6)), 300)
}
