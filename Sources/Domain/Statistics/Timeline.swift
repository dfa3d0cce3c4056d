/// Where a school stands from a day on, until the next.
public struct Standing: Hashable, Sendable {
    public let day: CalendarDay
    public let place: Place?

    /// Nil for a school that takes no part, is closed or has left: it counts nowhere.
    public struct Place: Hashable, Sendable {
        public let segment: Segment
        public let state: StandingState
        public let scores: PackedScores

        public init(segment: Segment, state: StandingState, scores: PackedScores) {
            self.segment = segment
            self.state = state
            self.scores = scores
        }
    }

    public init(day: CalendarDay, place: Place?) {
        self.day = day
        self.place = place
    }
}

/// Where the school stands at the end of each day on which that changes, from the first day on; the end of a label
/// is one of them, also when it is to come. A school counts while it is open, in the segment that it then has.
public func timeline(of facts: SchoolFactsDated) -> [Standing] {
    var sweep = Sweep()
    var standings: [Standing] = []
    var last: Standing.Place?
    for (day, events) in eventsByDay(facts) {
        for event in events { sweep.take(event) }
        guard sweep.place != last else { continue }
        last = sweep.place
        standings.append(Standing(day: day, place: last))
    }
    return standings
}

private enum Event {
    case closes
    case opens(Segment)
    case reaches(StandingState.Stage)
    case submits(SchoolFactsDated.Submission)
    case labelEnds(rank: Int)
    case labelBegins(rank: Int)
    case leaves
}

/// The end of a period or a label comes before what begins on the same day.
private func eventsByDay(_ facts: SchoolFactsDated) -> [(day: CalendarDay, events: [Event])] {
    let effective = facts.awards.filter { $0.from < $0.until }
    var events: [(CalendarDay, Event)] = []
    events += facts.places.compactMap { place in place.until.map { ($0, .closes) } }
    events += facts.places.map { ($0.from, .opens($0.segment)) }
    if let registered = facts.registered { events.append((registered, .reaches(.registered))) }
    if let started = facts.started { events.append((started, .reaches(.started))) }
    events += facts.submissions.map { ($0.day, .submits($0)) }
    events += effective.map { ($0.until, .labelEnds(rank: $0.rank)) }
    events += effective.map { ($0.from, .labelBegins(rank: $0.rank)) }
    if let left = facts.left { events.append((left, .leaves)) }
    let byDay = Dictionary(grouping: events) { $0.0 }
    return byDay.keys.sorted().map { day in (day, (byDay[day] ?? []).map(\.1)) }
}

/// What is known of the school after the events so far.
private struct Sweep {
    private var segment: Segment?
    private var state = StandingState()
    private var scores = PackedScores.none
    private var firstOutcome: Outcome?
    private var awards = 0
    /// How many labels of each rank are valid.
    private var valid: [Int: Int] = [:]
    private var hasLeft = false

    var place: Standing.Place? {
        guard let segment, state.stage != .none, !hasLeft else { return nil }
        return Standing.Place(segment: segment, state: state, scores: scores)
    }

    mutating func take(_ event: Event) {
        switch event {
        case .closes: segment = nil
        case .opens(let segment): self.segment = segment
        case .reaches(let stage): state.stage = max(state.stage, stage)
        case .submits(let submission): take(submission)
        case .labelEnds(let rank): change(rank, by: -1)
        case .labelBegins(let rank):
            awards += 1
            state.hasHadLabel = true
            state.isRenewed = awards > 1
            change(rank, by: 1)
        case .leaves: hasLeft = true
        }
    }

    private mutating func take(_ submission: SchoolFactsDated.Submission) {
        state.stage = .completed
        scores = submission.scores.over(scores)
        guard let outcome = submission.outcome else { return }
        state.outcome = outcome
        state.isImproved = firstOutcome.map { $0 < outcome } ?? false
        firstOutcome = firstOutcome ?? outcome
    }

    private mutating func change(_ rank: Int, by count: Int) {
        valid[rank, default: 0] += count
        state.label = valid.filter { $0.value > 0 }.keys.max() ?? 0
    }
}
