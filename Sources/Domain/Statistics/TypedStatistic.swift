import Foundation

/// A request as it was typed, before it is known to be one.
public struct TypedStatistic: Sendable, Equatable {
    public var measures: [String]
    public var breakdowns: [String] = []
    public var asOf: String?
    public var from: String?
    public var to: String?
    public var per: String?
    public var inPeriod = false
    /// `region=BE-VAN,BE-VLI`.
    public var only: [String] = []
    public var knownAt: String?

    public init(measures: [String]) {
        self.measures = measures
    }

    /// What it asks, of programmes whose statistics begin on a day.
    public func request(
        of programmes: [Programme.ID], words: StatisticWords, began: CalendarDay, today: CalendarDay
    ) throws(StatisticFault) -> StatisticRequest {
        let measures = try all(measures, of: Measure.self, "measure")
        guard !measures.isEmpty else { throw .nothingAsked }
        var breakdowns = try all(breakdowns, of: Breakdown.self, "break-down")
        let time = try time(of: &breakdowns)
        let filters = try filters(words, measures)
        for measure in measures {
            if let wrong = (breakdowns + filters.keys.sorted { $0.rawValue < $1.rawValue })
                .first(where: { !measure.suits.contains($0) })
            {
                throw .unsuited(measure, wrong)
            }
        }
        let knownAt = try moment()
        if knownAt != nil, let wrong = measures.first(where: \.isOfPeriod) { throw .knownAtUnsuited(wrong) }
        let span = try span(Days(began: began, today: today), per: time)
        switch span {
        case .within, .inEach:
            if let wrong = measures.first(where: { !$0.happensOnce && !$0.isOfPeriod }) { throw .notInPeriod(wrong) }
        case .asOf, .atEnds: break
        }
        try check(measures, breakdowns, filters, words, span)
        return StatisticRequest(
            programmes: programmes, measures: measures, breakdowns: breakdowns + (time.map { [$0] } ?? []), span: span,
            filters: filters, knownAt: knownAt)
    }
}

private struct Days {
    let began: CalendarDay
    let today: CalendarDay

    func day(_ typed: String, _ option: String) throws(StatisticFault) -> CalendarDay {
        guard let day = CalendarDay(typed) else { throw .noDay(option: option, typed: typed) }
        guard day <= today else { throw .inFuture(option: option, day, today: today) }
        guard day >= began else { throw .beforeBeginning(option: option, day, began: began) }
        return day
    }
}

extension TypedStatistic {
    private func all<Word>(
        _ names: [String], of kind: Word.Type, _ what: String
    ) throws(StatisticFault) -> [Word] where Word: RawRepresentable<String> & CaseIterable & Hashable {
        var words: [Word] = []
        for name in names {
            guard let word = Word(rawValue: name) else {
                throw .noSuch(what: what, typed: name, known: Word.allCases.map(\.rawValue))
            }
            guard !words.contains(word) else { throw .twice(what: what, name) }
            words.append(word)
        }
        return words
    }

    /// Takes the break-down of time out of them, or that of `per`.
    private func time(of breakdowns: inout [Breakdown]) throws(StatisticFault) -> Breakdown? {
        var times = breakdowns.filter(\.isOfTime)
        breakdowns.removeAll(where: \.isOfTime)
        if let per {
            guard let breakdown = Breakdown(rawValue: per), breakdown.isOfTime else {
                throw .noSuch(
                    what: "period", typed: per, known: Breakdown.allCases.filter(\.isOfTime).map(\.rawValue))
            }
            if !times.contains(breakdown) { times.append(breakdown) }
        }
        if let one = times.first, let other = times.dropFirst().first { throw .twoTimes(one, other) }
        return times.first
    }

    private func filters(
        _ words: StatisticWords, _ measures: [Measure]
    ) throws(StatisticFault) -> [Breakdown: Set<String>] {
        var filters: [Breakdown: Set<String>] = [:]
        for filter in only {
            let parts = filter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let name = parts.first, let typed = parts.dropFirst().first, !typed.isEmpty else {
                throw .noFilter(typed: filter)
            }
            guard let breakdown = Breakdown(rawValue: name), !breakdown.isOfTime else {
                throw .noSuch(
                    what: "break-down", typed: name,
                    known: Breakdown.allCases.filter { !$0.isOfTime }.map(\.rawValue))
            }
            guard filters[breakdown] == nil else { throw .twice(what: "filter", name) }
            let values = typed.split(separator: ",").map(String.init)
            if let listed = measures.first.flatMap({ words.listed(breakdown, of: $0) }),
                let unknown = values.first(where: { !listed.contains($0) })
            {
                throw .noSuch(what: name, typed: unknown, known: listed)
            }
            filters[breakdown] = Set(values)
        }
        return filters
    }

    /// A day, or a moment of UTC.
    private func moment() throws(StatisticFault) -> Moment? {
        guard let knownAt else { return nil }
        if let day = CalendarDay(knownAt) { return day.next.start(in: .gmt).adding(seconds: -1) }
        guard let date = try? Date(knownAt, strategy: .iso8601) else { throw .noMoment(typed: knownAt) }
        return Moment(date)
    }

    private func span(_ days: Days, per: Breakdown?) throws(StatisticFault) -> StatisticRequest.Span {
        guard from != nil || to != nil else {
            guard !inPeriod else { throw .perWithoutRange }
            let last = try asOf.map { (typed) throws(StatisticFault) in try days.day(typed, "--as-of") } ?? days.today
            guard let per else { return .asOf(last) }
            return .atEnds(try cut(from: days.began, to: last, per))
        }
        guard asOf == nil else { throw .rangeAndDay }
        guard let from else { throw .halfRange(missing: "--from") }
        guard let to else { throw .halfRange(missing: "--to") }
        // Upside down first: the later day may well lie in the future, and the ends be exchanged.
        if let first = CalendarDay(from), let last = CalendarDay(to), last < first {
            throw .upsideDown(from: first, to: last)
        }
        let (first, last) = (try days.day(from, "--from"), try days.day(to, "--to"))
        guard let per else { return .within(first, last) }
        let periods = try cut(from: first, to: last, per)
        return inPeriod ? .inEach(periods) : .atEnds(periods)
    }

    private func cut(
        from first: CalendarDay, to last: CalendarDay, _ per: Breakdown
    ) throws(StatisticFault) -> [StatisticRequest.Period] {
        let periods = periods(from: first, to: last, per: per)
        guard periods.count <= StatisticRequest.mostPeriods else {
            throw .tooManyPeriods(StatisticRequest.mostPeriods)
        }
        return periods
    }

    private func check(
        _ measures: [Measure], _ breakdowns: [Breakdown], _ filters: [Breakdown: Set<String>],
        _ words: StatisticWords, _ span: StatisticRequest.Span
    ) throws(StatisticFault) {
        let periods =
            switch span {
            case .asOf, .within: 1
            case .atEnds(let periods), .inEach(let periods): periods.count
            }
        let cells = measures.map { measure in
            let tabulation = Tabulation(words: words, breakdowns: measure.completed(breakdowns), filters: filters)
            return tabulation.leastCells(for: measure) * periods
        }.reduce(0, +)
        guard cells <= StatisticRequest.mostCells else { throw .tooManyCells(cells) }
    }
}
