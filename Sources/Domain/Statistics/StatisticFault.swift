/// Why figures can't be given; the text says what is wrong, where, and how to mend it.
public enum StatisticFault: Error, Sendable, Equatable, CustomStringConvertible {
    case noDay(option: String, typed: String)
    case inFuture(option: String, CalendarDay, today: CalendarDay)
    case beforeBeginning(option: String, CalendarDay, began: CalendarDay)
    case upsideDown(from: CalendarDay, to: CalendarDay)
    case noSuch(what: String, typed: String, known: [String])
    case twice(what: String, String)
    case nothingAsked
    case unsuited(Measure, Breakdown)
    case notInPeriod(Measure)
    case twoTimes(Breakdown, Breakdown)
    case perWithoutRange
    case rangeAndDay
    case halfRange(missing: String)
    case noMoment(typed: String)
    case noFilter(typed: String)
    case knownAtUnsuited(Measure)
    case publicKnownAt(typed: String)
    case tooManyPeriods(Int)
    case tooManyCells(Int)

    public var description: String {
        switch self {
        case .noDay(let option, let typed):
            "\(option) \(typed): there is no such day. Write it as 2018-10-01."
        case .inFuture(let option, let day, let today):
            "\(option) \(day): that day is to come. Give \(today) or an earlier one."
        case .beforeBeginning(let option, let day, let began):
            "\(option) \(day): nothing is known of days before \(began). Give that day or a later one."
        case .upsideDown(let from, let to):
            "--from \(from) --to \(to): the range ends before it begins. Exchange the two days."
        case .noSuch(let what, let typed, let known):
            "There is no \(what) \(typed). There are: \(known.joined(separator: ", "))."
        case .twice(let what, let name):
            "The \(what) \(name) is named twice. Name it once."
        case .nothingAsked: "No measure is named. Name one with --measure."
        case .unsuited(let measure, let breakdown):
            """
            \(measure.rawValue) can't be broken down or filtered by \(breakdown.rawValue). It can by: \
            \(Breakdown.allCases.filter(measure.suits.contains).map(\.rawValue).joined(separator: ", ")).
            """
        case .notInPeriod(let measure):
            """
            \(measure.rawValue) tells of one day, not of a period. Give --as-of, or --per without --in-period for \
            the ends of periods.
            """
        case .twoTimes(let one, let other):
            "\(one.rawValue) and \(other.rawValue) are both of time. Keep one of them."
        case .perWithoutRange: "--in-period needs a range. Give --from and --to."
        case .rangeAndDay: "--as-of is one day, --from and --to are a range. Give one of the two."
        case .halfRange(let missing): "A range needs both ends: \(missing) is missing."
        case .noMoment(let typed):
            "--known-at \(typed): there is no such moment. Write it as 2018-10-01, or as 2018-10-01T14:30:00Z."
        case .noFilter(let typed):
            "--only \(typed): a filter is a break-down and a value, as region=BE-VAN or level=primary,secondary."
        case .knownAtUnsuited(let measure):
            "What was known of \(measure.rawValue) at an earlier time is not kept. Leave --known-at away."
        case .publicKnownAt(let typed):
            "--known-at \(typed): what is published stays as it was made. Leave --known-at or --public away."
        case .tooManyPeriods(let count):
            """
            The range has more than \(count) periods. Choose a shorter range, or longer periods, such as --per month.
            """
        case .tooManyCells(let count):
            """
            The table would have \(count) cells, more than \(StatisticRequest.mostCells). Take a break-down away, \
            or filter with --only.
            """
        }
    }
}
