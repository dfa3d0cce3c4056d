/// Three values that cut a group of schools into four quarters: a quarter of the schools has at most `lower`, half
/// at most `median`, three quarters at most `upper`. Each is a value that a school really has.
public struct Quartiles: Sendable, Hashable, Codable {
    public let lower: Int
    public let median: Int
    public let upper: Int

    public init(lower: Int, median: Int, upper: Int) {
        self.lower = lower
        self.median = median
        self.upper = upper
    }

    /// Of a distribution: how many have 0, 1, 2, … points. Nil where there are none.
    public init?(of results: [Int]) {
        guard let lower = value(at: 1, of: results), let median = value(at: 2, of: results),
            let upper = value(at: 3, of: results)
        else { return nil }
        self.init(lower: lower, median: median, upper: upper)
    }
}

/// The mean of a distribution in tenths, rounded half up: 12.3 points are 123. Nil where there are none.
public func meanInTenths(of results: [Int]) -> Int? {
    let number = results.reduce(0, +)
    guard number > 0 else { return nil }
    let points = results.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    return (points * 20 + number) / (number * 2)
}

/// The smallest value that so many quarters of the results do not exceed.
private func value(at quarters: Int, of results: [Int]) -> Int? {
    let number = results.reduce(0, +)
    guard number > 0 else { return nil }
    var sum = 0
    return results.firstIndex { count in
        sum += count
        return sum * 4 >= number * quarters
    }
}
