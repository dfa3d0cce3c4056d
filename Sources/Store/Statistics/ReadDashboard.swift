public import Domain
import Foundation
import SQL

extension Store {
    /// The figures of the programme at the end of the day, all of one snapshot.
    /// - Parameter version: whose levels, areas and choices are told of.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's.
    public func dashboard(
        of programme: Programme, on day: CalendarDay, by version: Version, for manager: SignedInPerson
    ) async throws -> Dashboard {
        guard manager.manages.contains(programme.id) else { throw Refusal.notFound }
        let today = CalendarDay(of: clock(), in: programme.timeZone)
        let segments = segments
        return try await database.read { connection in
            try DashboardReading(
                programme: programme, day: day, isToday: day >= today, version: version, shelf: segments,
                connection: connection
            ).dashboard()
        }
    }
}

private struct DashboardReading {
    let programme: Programme
    let day: CalendarDay
    let isToday: Bool
    let version: Version
    let shelf: SegmentShelf
    let connection: any Connection

    private static let measures: [Measure] = [
        .registered, .started, .completed, .labelled, .label, .outcome, .expired, .renewed, .improved,
    ]
    private static let ofYears: [Measure] = [.registered, .started, .completed, .labelled]
    /// So many choices of each kind.
    private static let mostChoices = 10

    func dashboard() throws -> Dashboard {
        let (now, before) = (try states(on: day), try states(on: day.yearBefore))
        let choices = try choices()
        let (weak, strong) = (shares(choices, isWeak), shares(choices, isStrong))
        return try Dashboard(
            programme: programme.id, day: day.text,
            schools: Dictionary(
                Self.measures.map { ($0, .init(now: now.count($0), before: before.count($0))) }
            ) { first, _ in first },
            labels: Dictionary(
                levels.map { ($0.id, .init(now: now.count(label: $0.rank), before: before.count(label: $0.rank))) }
            ) { first, _ in first },
            outcomes: outcomes(now), years: years(), regions: regions(),
            areas: spreads(
                .areas, ids: scoreLayout(on: connection).areas.map(\.rawValue), 32, ScoreLayout.mostAreaPoints),
            topics: spreads(
                .topics, ids: scoreLayout(on: connection).topics.map(\.rawValue), 8, ScoreLayout.mostTopicPoints),
            weaknesses: weak, strengths: strong, programmes: compared())
    }

    private var levels: [(id: LabelLevel.ID, rank: Int)] {
        version.label.levels.map { ($0.id, version.label.rank(of: $0.id)) }
    }

    private func states(on day: CalendarDay, of programme: Programme.ID? = nil) throws -> StateCounts {
        let journal = JournalSums(programme: programme ?? self.programme.id, connection: connection)
        return StateCounts(try journal.schools(.state, on: day).map { (StandingState(word: $0.key.value), $0.value) })
    }

    private func outcomes(_ states: StateCounts) -> [LabelLevel.ID?: Int] {
        let ranks: [(LabelLevel.ID?, Int)] = [(nil, 0)] + levels.map { ($0.id, $0.rank) }
        return Dictionary(ranks.map { ($0, states.count(outcome: $1)) }) { first, _ in first }
    }

    private func labels(_ states: StateCounts) -> [LabelLevel.ID: Int] {
        Dictionary(levels.map { ($0.id, states.count(label: $0.rank)) }) { first, _ in first }
    }

    private func years() throws -> [Dashboard.Year] {
        let first: Int? = try connection.row(
            "SELECT MIN(day) AS day FROM journal WHERE programme = \(programme.id)")?["day"]
        guard let first, first <= day.number else { return [] }
        return try (first / 10_000...day.year).map { year in
            let states = try states(on: min(day, CalendarDay(number: year * 10_000 + 1231)))
            return Dashboard.Year(
                year: year, schools: states.counts(of: Self.ofYears), labels: labels(states))
        }
    }

    private func regions() throws -> [Dashboard.Region] {
        let segments = try shelf.segments(of: programme.id, toldBy: [.region], on: connection)
        let sums = try JournalSums(
            programme: programme.id, connection: connection, together: segments.standsFor
        ).schools(.stateBySegment, on: day)
        var states: [String: [(StandingState, Int)]] = [:]
        for (cell, schools) in sums {
            states[segments[cell.segment]?.region ?? "", default: []].append((StandingState(word: cell.value), schools))
        }
        let known = programme.regions.map(\.id)
        return (known + states.keys.filter { !known.contains($0) }.sorted()).map { region in
            let counts = StateCounts(states[region] ?? [])
            return Dashboard.Region(
                region: region.isEmpty ? nil : region, registered: counts.count(.registered),
                completed: counts.count(.completed), labelled: counts.count(.label))
        }
    }

    private func spreads(_ kind: TallyKind, ids: [String], _ step: Int, _ most: Int) throws -> [Dashboard.Spread] {
        let sums = try JournalSums(programme: programme.id, connection: connection).schools(kind, on: day)
        let order =
            kind == .areas
            ? version.areas.map(\.id.rawValue) : version.areas.flatMap { $0.topics.map(\.id.rawValue) }
        return order.compactMap { id in
            guard let place = ids.firstIndex(of: id) else { return nil }
            let results = (0...most).map { sums[TallyCell(segment: 0, value: place * step + $0)] ?? 0 }
            return Dashboard.Spread(id: id, results: results)
        }
    }

    private func compared() throws -> [Dashboard.Compared] {
        let used = try connection.rows("SELECT id FROM programme ORDER BY id").map { try $0["id"] as Programme.ID }
        guard used.count > 1 else { return [] }
        return try used.map { id in
            let states = try states(on: day, of: id)
            return Dashboard.Compared(
                programme: id, schools: states.counts(of: Self.ofYears), labels: labels(states))
        }
    }
}

extension DashboardReading {
    /// Of twelve whole months, which the tally has: those that ended by the day, or up to now.
    private func choices() throws -> [GivenChoice: Int] {
        let monthsEnd = lastDay(ofMonth: day.monthNumber)
        let last = isToday || day == monthsEnd ? monthsEnd : firstDay(ofMonth: day.monthNumber).previous
        let first = lastDay(ofMonth: last.monthNumber - 100).next
        return try ChoiceCounting(programme: programme.id, zone: programme.timeZone, connection: connection)
            .counts(from: first, to: last)
    }

    /// The choices that meet the condition, by their share of the answers to the question.
    private func shares(
        _ choices: [GivenChoice: Int], _ condition: (Question, Response) -> Bool
    ) -> [Dashboard.ChoiceShare] {
        var answers: [Question.ID: Int] = [:]
        for (choice, given) in choices where choice.response != .notApplicable {
            answers[choice.question, default: 0] += given
        }
        let questions = Dictionary(version.questions.map { ($0.id, $0) }) { first, _ in first }
        let shares = choices.compactMap { choice, given -> Dashboard.ChoiceShare? in
            guard let question = questions[choice.question], condition(question, choice.response) else { return nil }
            return Dashboard.ChoiceShare(
                question: choice.question, response: choice.response, given: given,
                answers: answers[choice.question] ?? given)
        }
        return Array(shares.sorted(by: isMoreFrequent).prefix(Self.mostChoices))
    }

    private func isMoreFrequent(_ one: Dashboard.ChoiceShare, _ other: Dashboard.ChoiceShare) -> Bool {
        let (mine, theirs) = (one.given * other.answers, other.given * one.answers)
        guard mine == theirs else { return mine > theirs }
        return (one.question.rawValue, one.response.description) < (other.question.rawValue, other.response.description)
    }

    /// No points where points were to be had.
    private func isWeak(_ question: Question, _ response: Response) -> Bool {
        switch response {
        case .choice(let id): question.choice(id)?.points == 0
        case .unknown: true
        case .notApplicable: false
        }
    }

    private func isStrong(_ question: Question, _ response: Response) -> Bool {
        guard case .choice(let id) = response, let points = question.choice(id)?.points else { return false }
        return points > 0 && points == question.choices.map(\.points).max()
    }
}

/// Schools by their states.
private struct StateCounts {
    private let states: [(state: StandingState, schools: Int)]

    init(_ states: [(StandingState, Int)]) {
        self.states = states.map { (state: $0.0, schools: $0.1) }
    }

    func count(_ measure: Measure) -> Int { sum { measure.counts($0) } }

    func count(label rank: Int) -> Int { sum { $0.label == rank } }

    func count(outcome rank: Int) -> Int { sum { $0.outcome?.rank == rank } }

    func counts(of measures: [Measure]) -> [Measure: Int] {
        Dictionary(measures.map { ($0, count($0)) }) { first, _ in first }
    }

    private func sum(_ condition: (StandingState) -> Bool) -> Int {
        states.reduce(0) { condition($1.state) ? $0 + $1.schools : $0 }
    }
}
