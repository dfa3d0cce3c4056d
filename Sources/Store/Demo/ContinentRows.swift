import Domain
import Foundation
import SQL

/// What all rows of a continent need to know of the database.
struct ContinentFrame: Sendable {
    let continent: InventedContinent
    let version: Key<Version>
    let judgements: CompactJudgements
    let layout: ScoreLayout
    let rules: LabelRules
    let terms: [String: Int]
    let wordings: Int
    let passwordHash: String
    /// The numbers of each programme's segments, in the order of the programmes.
    let segments: [[Segment: Int]]
    let notedAt: Moment

    /// Numbers in a row, in the order in which they are written: they stay inside, and tables grow at their end. An
    /// assessment, its result and its award share theirs.
    func key(ofSchool place: Int) -> Int { place + 1 }
    func key(ofAttempt number: Int, at place: Int) -> Int {
        let most = continent.mostAttempts
        return (place + 1) * most + min(number, most - 1)
    }
    func key(ofManager programme: Int) -> Int { continent.schools + 1 + programme }
    func key(ofDelivery programme: Int) -> Int { programme + 1 }
}

/// The rows of some neighbouring schools of one programme.
struct ContinentRows: Sendable {
    let programme: InventedProgramme
    private let frame: ContinentFrame
    private(set) var values: [[Value]] = LoadedTable.allCases.map { _ in [] }
    private(set) var wordsOfSchools: [(school: School.ID, words: [String])] = []
    private(set) var segments: Set<Int> = []
    private(set) var sums: [TallyKey: Int] = [:]
    private(set) var choices: [LoadedChoice: Int] = [:]

    init(of places: Range<Int>, in programme: InventedProgramme, _ frame: ContinentFrame) throws {
        self.programme = programme
        self.frame = frame
        for place in places {
            var history = try frame.continent.history(of: place, in: programme)
            add(history)
            addTeam(history)
            for (number, attempt) in history.attempts.enumerated() {
                try add(attempt, number, to: &history)
            }
            addJournal(history)
        }
    }

    /// How many rows of the table there are.
    func count(_ table: LoadedTable) -> Int { values[table.rawValue].count / table.columns.count }

    var segmentsByNumber: [Segment: Int] { frame.segments[programme.place] }

    private mutating func add(_ row: [Value], to table: LoadedTable) {
        values[table.rawValue] += row
    }
}

/// An answer that was given in a month.
struct LoadedChoice: Hashable, Sendable {
    let month: Int
    let question: Int
    let response: Int
}

// MARK: - Schools

extension ContinentRows {
    private var id: String { programme.programme.id.rawValue }

    private mutating func add(_ history: InventedHistory) {
        let (school, key) = (history.school, frame.key(ofSchool: history.place))
        let found = words(of: school)
        wordsOfSchools.append((School.ID(Int64(key)), found))
        add(
            [
                key.stored, id.stored, school.number.stored, school.name.stored, school.address.street.stored,
                school.address.postcode.stored, school.address.place.stored, school.region.stored,
                school.kind.rawValue.stored, school.network.stored, (school.group?.number).stored,
                (school.group?.name).stored, school.email.stored, school.closed.stored, "".stored,
                found.map { " " + $0 }.joined().stored, frame.key(ofDelivery: programme.place).stored,
                history.pupils.stored,
            ], to: .school)
        for level in school.levels.sorted() { add([key.stored, level.stored], to: .level) }
        for period in history.periods { add(period, of: school, key) }
        guard let successor = history.successor, let closed = school.closed else { return }
        add(
            [key.stored, frame.key(ofSchool: successor).stored, closed.stored, frame.notedAt.stored],
            to: .merger)
    }

    private mutating func add(_ period: InventedHistory.Period, of school: School, _ key: Int) {
        let segment = period.segment
        add(
            [
                key.stored, (period.from?.text ?? SchoolPeriod.beginning).stored, (period.until?.text).stored,
                school.name.stored, school.address.street.stored, school.address.postcode.stored,
                school.address.place.stored, segment.region.stored, levelSum(segment.levels).stored,
                segment.kind.rawValue.stored, segment.network.stored, (school.group?.number).stored,
                (segment.size?.rawValue).stored,
            ], to: .period)
    }

    /// The key of the school is its coordinator's and its claim's too.
    private mutating func addTeam(_ history: InventedHistory) {
        guard let registered = history.registered else { return }
        let key = frame.key(ofSchool: history.place).stored
        let language = programme.programme.languages.first?.language ?? "en"
        let (email, name) = (
            "coordinator@\(id)-\(history.school.number).example", "Coordinator \(history.school.number)"
        )
        add(
            [key, email.stored, name.stored, frame.passwordHash.stored, language.stored, registered.stored],
            to: .person)
        add([key, key, "coordinator".stored, registered.stored], to: .membership)
        add(
            [
                key, key, "programme".stored, registered.stored, email.stored, name.stored, language.stored, key,
                registered.stored, registered.stored,
            ], to: .claim)
    }
}

// MARK: - Assessments

extension ContinentRows {
    private mutating func add(
        _ attempt: InventedHistory.Attempt, _ number: Int, to history: inout InventedHistory
    ) throws {
        let school = frame.key(ofSchool: history.place).stored
        let key = frame.key(ofAttempt: number, at: history.place).stored
        add(
            [
                key, school, frame.version.stored, attempt.level.stored, Int64(bitPattern: attempt.seed).stored,
                attempt.openedAt.stored, school, (attempt.submission?.at).stored, (attempt.answers.first?.at).stored,
            ], to: .assessment)
        let month = attempt.submission?.day.monthNumber
        for (position, question) in attempt.questions.enumerated() {
            add([key, term(question.rawValue).stored, position.stored], to: .drawn)
        }
        for given in attempt.answers {
            let (question, response) = (term(given.question.rawValue), term(given.response.description))
            add([key, question.stored, response.stored, "".stored, school, given.at.stored], to: .answer)
            if let month {
                choices[LoadedChoice(month: month, question: question, response: response), default: 0] += 1
            }
        }
        guard let submission = attempt.submission else { return }
        try add(submission, key, school, to: &history)
    }

    private func term(_ name: String) -> Int { frame.terms[name] ?? 0 }

    private mutating func add(
        _ submission: InventedHistory.Submission, _ key: Value, _ school: Value, to history: inout InventedHistory
    ) throws {
        let (judgement, total) = (submission.judgement, submission.judgement.score.total)
        let scores = frame.layout.pack(judgement.score)
        add(
            [
                key, key, school, submission.at.stored, school, total.points.stored, total.possible.stored,
                judgement.label.level.stored, frame.wordings.stored,
                try frame.judgements.bytes(of: judgement).stored, scores.areas.stored, scores.topics.stored,
            ], to: .result)
        let rank = frame.rules.rank(of: judgement.label.level)
        history.facts.submissions.append(
            .init(day: submission.day, outcome: Outcome(rank: rank), scores: scores))
        guard let level = judgement.label.level else { return }
        add([key, school, level.stored, submission.at.stored, submission.labelEnd.stored], to: .award)
        let until = CalendarDay(of: submission.labelEnd, in: programme.programme.timeZone)
        history.facts.awards.append(.init(from: submission.day, until: until, rank: rank))
    }
}

// MARK: - Statistics

extension ContinentRows {
    /// What the journal would say, had it been written afterwards as for a database from before there was one.
    private mutating func addJournal(_ history: InventedHistory) {
        let school = frame.key(ofSchool: history.place).stored
        var before: Standing.Place?
        var number = 0
        for standing in timeline(of: history.facts) {
            for (place, change) in [(before, -1), (standing.place, 1)] {
                guard let place, let segment = frame.segments[programme.place][place.segment] else { continue }
                number += 1
                let line = JournalLine(standing.day, segment, place)
                add([school, number.stored] + line.values + [change.stored, frame.notedAt.stored], to: .journal)
                segments.insert(segment)
                tally(line, change, line.day / 100, into: &sums)
            }
            before = standing.place
        }
    }
}
