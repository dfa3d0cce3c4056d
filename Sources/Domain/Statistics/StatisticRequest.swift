/// Which figures are asked for.
public struct StatisticRequest: Sendable, Equatable {
    /// Of what days the figures tell.
    public enum Span: Sendable, Equatable {
        /// How it was at the end of the day.
        case asOf(CalendarDay)
        /// What came about from the first day to the last.
        case within(CalendarDay, CalendarDay)
        /// How it was at the end of each period, the last one up to the last day.
        case atEnds([Period])
        /// What came about in each period.
        case inEach([Period])
    }

    /// A day, month, school year or year, as far as it is asked about.
    public struct Period: Sendable, Equatable {
        /// `2018`, `2018-10`, `2017-2018` or `2018-10-01`.
        public let name: String
        public let first: CalendarDay
        public let last: CalendarDay
    }

    public let programmes: [Programme.ID]
    public let measures: [Measure]
    /// Each once; one of time comes last.
    public let breakdowns: [Breakdown]
    public let span: Span
    /// Only schools (or labels, areas, …) with one of these values.
    public let filters: [Breakdown: Set<String>]
    /// What the journal said then; nil for what it says now.
    public let knownAt: Moment?

    public init(
        programmes: [Programme.ID], measures: [Measure], breakdowns: [Breakdown] = [], span: Span,
        filters: [Breakdown: Set<String>] = [:], knownAt: Moment? = nil
    ) {
        self.programmes = programmes
        self.measures = measures
        self.breakdowns = breakdowns
        self.span = span
        self.filters = filters
        self.knownAt = knownAt
    }

    /// Those by which it is broken down or filtered and which the tallies do not have.
    public var rare: [Breakdown] {
        Breakdown.allCases.filter { $0.isRare && (breakdowns.contains($0) || filters[$0] != nil) }
    }

    /// The same with no break-down, where it is of one day or period.
    public var whole: StatisticRequest? {
        switch span {
        case .atEnds, .inEach: nil
        case .asOf, .within:
            StatisticRequest(
                programmes: programmes, measures: measures, span: span, filters: filters, knownAt: knownAt)
        }
    }

    /// More cells are refused: nobody reads them, and few schools are in each.
    public static let mostCells = 100_000
    /// Each period is counted on its own.
    public static let mostPeriods = 1000
}

extension Measure {
    /// Whether schools are counted, each at most once in a total.
    public var countsSchools: Bool {
        switch self {
        case .registered, .started, .completed, .labelled, .label, .outcome, .expired, .renewed, .improved: true
        case .areaScore, .topicScore, .choices, .timeToComplete, .actionsDone, .timeToNextLevel: false
        }
    }

    /// Whether it happens to a school on a day and stays so: what can be counted in a period.
    public var happensOnce: Bool {
        switch self {
        case .registered, .started, .completed, .labelled, .renewed, .improved: true
        default: false
        }
    }

    /// Whether it is measured of what happened from a day to another, and not of a state on a day.
    public var isOfPeriod: Bool {
        switch self {
        case .choices, .timeToComplete, .actionsDone, .timeToNextLevel: true
        default: false
        }
    }

    /// The break-downs that mean something for it.
    public var suits: Set<Breakdown> {
        let ofSchools: Set<Breakdown> = [.programme, .region, .level, .kind, .network, .size]
        let rare: Set<Breakdown> = [.group, .source, .version]
        let time: Set<Breakdown> = [.day, .month, .schoolYear, .year]
        return switch self {
        case .registered, .started, .completed, .labelled, .expired, .renewed, .improved:
            ofSchools.union(rare).union(time)
        case .label, .outcome: ofSchools.union(rare).union(time).union([.label])
        case .areaScore: ofSchools.union(rare).union(time).union([.area, .figure, .points])
        case .topicScore: ofSchools.union(rare).union(time).union([.topic, .figure, .points])
        case .choices: time.union([.programme, .question, .choice])
        case .timeToComplete, .actionsDone, .timeToNextLevel: ofSchools.union(time)
        }
    }

    /// The break-downs of its table: those asked for, and those without which it would say nothing. Time comes last.
    public func completed(_ asked: [Breakdown]) -> [Breakdown] {
        let needed: [Breakdown] =
            switch self {
            case .areaScore: [.area] + (asked.contains(.points) ? [] : [.figure])
            case .topicScore: [.topic] + (asked.contains(.points) ? [] : [.figure])
            case .choices: asked.contains(.question) || asked.contains(.choice) ? [] : [.question, .choice]
            default: []
            }
        return asked.filter { !$0.isOfTime } + needed.filter { !asked.contains($0) } + asked.filter(\.isOfTime)
    }

    /// Whether a school in the state counts.
    public func counts(_ state: StandingState) -> Bool {
        switch self {
        case .registered: state.stage >= .registered
        case .started: state.stage >= .started
        case .completed: state.stage >= .completed
        case .labelled: state.hasHadLabel
        case .label: state.label > 0
        case .outcome: state.outcome != nil
        case .expired: state.hasHadLabel && state.label == 0
        case .renewed: state.isRenewed
        case .improved: state.isImproved
        case .areaScore, .topicScore, .choices, .timeToComplete, .actionsDone, .timeToNextLevel: false
        }
    }
}

extension Breakdown {
    public var isOfTime: Bool {
        switch self {
        case .day, .month, .schoolYear, .year: true
        default: false
        }
    }

    /// Whether the journal does not have it, so that every school is looked at.
    public var isRare: Bool {
        switch self {
        case .group, .source, .version: true
        default: false
        }
    }
}

/// The days from the first to the last, cut at the ends of months, school years (31 August) or years.
public func periods(
    from first: CalendarDay, to last: CalendarDay, per breakdown: Breakdown
) -> [StatisticRequest.Period] {
    var periods: [StatisticRequest.Period] = []
    var start = first
    while start <= last, periods.count <= StatisticRequest.mostPeriods {
        let (name, end) = period(of: start, breakdown)
        periods.append(StatisticRequest.Period(name: name, first: start, last: min(end, last)))
        start = end.next
    }
    return periods
}

private func period(of day: CalendarDay, _ breakdown: Breakdown) -> (name: String, end: CalendarDay) {
    switch breakdown {
    case .month:
        let following = day.month == 12 ? day.monthNumber + 89 : day.monthNumber + 1
        return (String(day.text.prefix(7)), CalendarDay(number: following * 100 + 1).previous)
    case .schoolYear:
        let year = day.month >= 9 ? day.year : day.year - 1
        return ("\(year)-\(year + 1)", CalendarDay(number: (year + 1) * 10_000 + 831))
    case .year: return ("\(day.year)", CalendarDay(number: day.year * 10_000 + 1231))
    default: return (day.text, day)
    }
}
