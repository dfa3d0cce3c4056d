/// A table as a form asks for it: one measure by at most two break-downs, every field as it was typed.
public struct AskedTable: Sendable, Equatable {
    public var measure: String
    /// A break-down; empty for none.
    public var rows: String
    /// Another; empty for none.
    public var columns: String
    /// The first day, where it is asked what came about in a period.
    public var from: String
    /// The last day; empty for today.
    public var to: String
    /// The one value that is wanted of a break-down; empty for every one.
    public var only: [Breakdown: String]

    public init(
        measure: String, rows: String = "", columns: String = "", from: String = "", to: String = "",
        only: [Breakdown: String] = [:]
    ) {
        self.measure = measure
        self.rows = rows
        self.columns = columns
        self.from = from
        self.to = to
        self.only = only
    }

    /// What a form can be limited by: break-downs of few values that are known beforehand.
    public static let limits: [Breakdown] = [.region, .level, .kind, .network, .size, .label]

    /// What it asks. With a first day: what came about from it on where the measure can say so, and else how it was
    /// at the ends of the periods since.
    public func request(
        of programmes: [Programme.ID], words: StatisticWords, began: CalendarDay, today: CalendarDay
    ) throws(StatisticFault) -> StatisticRequest {
        var typed = TypedStatistic(measures: measure.isEmpty ? [] : [measure])
        typed.breakdowns = [rows, columns].filter { !$0.isEmpty }
        typed.only = Self.limits.compactMap { limit in
            only[limit].flatMap { $0.isEmpty ? nil : "\(limit.rawValue)=\($0)" }
        }
        if from.isEmpty {
            typed.asOf = to.isEmpty ? nil : day(to)
        } else {
            (typed.from, typed.to) = (day(from), to.isEmpty ? today.text : day(to))
            typed.inPeriod = Measure(rawValue: measure).map { $0.happensOnce || $0.isOfPeriod } ?? false
        }
        return try typed.request(of: programmes, words: words, began: began, today: today)
    }

    /// As `YYYY-MM-DD` where it is a day; else as it was typed, for the complaint.
    private func day(_ typed: String) -> String {
        calendarDay(typed: typed) ?? typed
    }
}

extension StatisticFault {
    /// The field of the form of `AskedTable` that is to be mended.
    public func field(in asked: AskedTable) -> String {
        switch self {
        case .noDay(let option, _), .inFuture(let option, _, _), .beforeBeginning(let option, _, _):
            option == "--from" ? "from" : "to"
        case .upsideDown, .notInPeriod, .perWithoutRange, .rangeAndDay, .halfRange: "from"
        case .noSuch("break-down", let typed, _): asked.rows == typed ? "rows" : "columns"
        case .noSuch("measure", _, _): "measure"
        case .noSuch(let what, _, _): what
        case .unsuited(_, let breakdown): field(of: breakdown, in: asked)
        case .twice, .twoTimes, .tooManyCells: "columns"
        case .tooManyPeriods: Breakdown(rawValue: asked.rows)?.isOfTime == true ? "rows" : "columns"
        case .nothingAsked, .noMoment, .noFilter, .knownAtUnsuited, .publicKnownAt: "measure"
        }
    }

    private func field(of breakdown: Breakdown, in asked: AskedTable) -> String {
        if asked.rows == breakdown.rawValue { return "rows" }
        return asked.columns == breakdown.rawValue ? "columns" : breakdown.rawValue
    }
}
