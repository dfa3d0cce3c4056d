/// A school of an invented continent, with all that it did.
public struct InventedHistory: Sendable {
    /// Its place on the continent, from 0.
    public let place: Int
    /// As the register has it at the end.
    public internal(set) var school: School
    /// Nil where the register does not tell.
    public let pupils: Int?
    public internal(set) var periods: [Period]
    /// The school in which it went on when it closed, by its place.
    public internal(set) var successor: Int?
    public internal(set) var registered: Moment?
    public internal(set) var attempts: [Attempt]
    /// All of it as statistics know it; its results are to be added, for their scores are packed as a database does.
    public var facts: SchoolFactsDated

    public struct Period: Sendable {
        /// Nil for the beginning.
        public let from: CalendarDay?
        public let until: CalendarDay?
        public let segment: Segment
    }

    /// An assessment.
    public struct Attempt: Sendable {
        public let level: EducationLevel
        public let seed: UInt64
        public let openedAt: Moment
        /// In the order in which they are asked.
        public let questions: [Question.ID]
        /// To the first of them; to all of them where it was submitted.
        public let answers: [Given]
        /// Nil where it was not submitted.
        public let submission: Submission?
    }

    public struct Given: Sendable {
        public let question: Question.ID
        public let response: Response
        public let at: Moment
    }

    public struct Submission: Sendable {
        public let day: CalendarDay
        public let at: Moment
        public let judgement: Judgement
        /// When its label ends, where it has one.
        public let labelEnd: Moment
    }
}

extension InventedContinent {
    /// Days from a result to the next assessment, at least. Schools that do what their plan calls important begin
    /// before a year is over: so there are on the average as many results of a school as there are years.
    fileprivate static let pause = 175

    /// No school has more assessments.
    public var mostAttempts: Int { years * 366 / Self.pause + 2 }

    /// What the school at this place did: drawn, judged and dated by the rules of the site.
    public func history(of place: Int, in programme: InventedProgramme) throws -> InventedHistory {
        var inventing = Inventing(continent: self, programme: programme, place: place)
        return try inventing.history()
    }
}

/// How it went with a school, which its neighbour must know too.
private struct Fate {
    /// The day on which it closed, from 0 for the first of the continent.
    let closed: Int?
    let moved: Int?
    let merges: Bool

    init(_ place: Int, seed: UInt64, days: Int) {
        var dice = SplitMix64(seed: seed ^ UInt64(place) &* 0xD6E8_FEB8_6659_FD93)
        let (roll, day) = (dice.index(below: 1000), days / 10 + dice.index(below: max(days * 9 / 10, 1)))
        closed = roll < 50 ? day : nil
        merges = roll < 20
        moved = (50..<90).contains(roll) ? day : nil
    }
}

private struct Inventing {
    let continent: InventedContinent
    let programme: InventedProgramme
    let place: Int
    let fate: Fate
    var dice: SplitMix64

    private var calendar: InventedCalendar { programme.calendar }

    init(continent: InventedContinent, programme: InventedProgramme, place: Int) {
        self.continent = continent
        self.programme = programme
        self.place = place
        fate = Fate(place, seed: continent.seed, days: programme.calendar.count)
        dice = SplitMix64(seed: continent.seed &* 0xA076_1D64_78BD_642F &+ UInt64(place))
    }

    mutating func history() throws -> InventedHistory {
        let pupils = 40 + dice.index(below: 30) * dice.index(below: 45)
        let now = segment(size: programme.tellsSize ? SizeClass(pupils: pupils) : nil)
        let periods = periods(now)
        var history = InventedHistory(
            place: place, school: school(now), pupils: programme.tellsSize ? pupils : nil, periods: periods,
            successor: successor, registered: nil, attempts: [],
            facts: SchoolFactsDated(
                places: periods.map {
                    .init(from: $0.from ?? CalendarDay(number: 0001_01_01), until: $0.until, segment: $0.segment)
                }))
        try takePart(&history, levels: now.levels.sorted())
        return history
    }

    private mutating func segment(size: SizeClass?) -> Segment {
        let (roll, known) = (dice.index(below: 100), programme.programme)
        let set = roll < 58 ? 0 : roll < 88 ? 1 : roll < 94 ? 2 : roll < 97 ? 3 : 4
        return Segment(
            programme: known.id, region: someRegion(), levels: InventedProgramme.levelSets[set],
            kind: dice.index(below: 100) < 6 ? .special : .ordinary,
            network: known.networks[dice.index(below: 3) == 0 ? 1 : 0].id, size: size)
    }

    /// Some have many schools, some few.
    private mutating func someRegion() -> String {
        let regions = programme.programme.regions
        return regions[max(dice.index(below: regions.count), dice.index(below: regions.count))].id
    }

    private mutating func periods(_ now: Segment) -> [InventedHistory.Period] {
        let closed = fate.closed.map { calendar.day($0) }
        guard let moved = fate.moved.map({ calendar.day($0) }) else {
            return [.init(from: nil, until: closed, segment: now)]
        }
        let before = Segment(
            programme: now.programme, region: someRegion(), levels: now.levels, kind: now.kind, network: now.network,
            size: now.size)
        return [.init(from: nil, until: moved, segment: before), .init(from: moved, until: closed, segment: now)]
    }

    /// The school beside it, where that one stays open.
    private var successor: Int? {
        guard fate.merges, programme.schools.contains(place - 1) else { return nil }
        let other = Fate(place - 1, seed: continent.seed, days: calendar.count)
        return other.closed == nil ? place - 1 : nil
    }

    private mutating func school(_ now: Segment) -> School {
        let number = place - programme.schools.lowerBound + 1
        let padded = String(1_000_000 + number).dropFirst()
        let kind = now.levels == [.secondary] ? "Lyceum" : now.levels == [.arts] ? "Academia" : "Schola"
        let group = dice.index(below: max(programme.schools.count / 12, 1))
        return School(
            number: String(padded), name: "\(kind) \(dice.inventedName())",
            address: Address(
                street: "Via \(dice.inventedName()) \(1 + dice.index(below: 180))",
                postcode: String(10_000 + dice.index(below: 4_000)), place: dice.inventedName() + "a"),
            region: now.region, levels: now.levels, kind: now.kind, network: now.network,
            group: group.isMultiple(of: 3) ? nil : Group(number: "G\(group)", name: "Group \(group)"),
            email: "info@\(programme.programme.id)-\(padded).example", closed: fate.closed.map { calendar.day($0).text }
        )
    }
}

// MARK: - Taking part

extension Inventing {
    /// Of a hundred schools four never do, two only register, and three never submit.
    private mutating func takePart(_ history: inout InventedHistory, levels: [EducationLevel]) throws {
        let zeal = dice.index(below: 100)
        let chance = dice.index(below: 1000)
        let first = chance * chance / 1000 * calendar.count / 2000
        let end = min(fate.closed ?? calendar.count, calendar.count)
        guard zeal >= 4, first < end else { return }
        history.registered = calendar.moment(first, minute: dice.index(below: 480))
        history.facts.registered = calendar.day(first)
        guard zeal >= 6 else { return }
        var strength = 5 + dice.index(below: 55)
        var day = first + 1 + dice.index(below: 40)
        let level = levels[dice.index(below: levels.count)]
        while day < end {
            let last = day + 1 + dice.index(below: 30)
            let isSubmitted = zeal >= 9 && last < end
            let attempt = try attempt(at: level, from: day, to: min(last, end - 1), strength, isSubmitted)
            if history.attempts.isEmpty { history.facts.started = calendar.day(day) }
            history.attempts.append(attempt)
            guard isSubmitted else { return }
            day = last + InventedContinent.pause + dice.index(below: InventedContinent.pause)
            strength = min(strength + dice.index(below: 7), 97)
        }
    }

    private mutating func attempt(
        at level: EducationLevel, from first: Int, to last: Int, _ strength: Int, _ isSubmitted: Bool
    ) throws -> InventedHistory.Attempt {
        let seed = dice.next()
        let version = continent.questionnaire.version
        let questions = draw(from: version, at: level, seed: seed)
        let asked = isSubmitted ? questions : Array(questions.prefix(1 + dice.index(below: 20)))
        let minute = dice.index(below: 120)
        // In one sitting on the first day, or half of them on the last; the first one always on the first.
        let half = dice.index(below: 3) == 0 ? asked.count : (asked.count + 1) / 2
        let answers = asked.enumerated().map { count, question in
            InventedHistory.Given(
                question: question,
                response: continent.questionnaire.response(to: question, strength: strength, using: &dice),
                at: calendar.moment(count < half ? first : last, minute: minute + 1 + count * 2))
        }
        let submission = isSubmitted ? try submission(of: answers, at: level, on: last) : nil
        return .init(
            level: level, seed: seed, openedAt: calendar.moment(first, minute: minute), questions: questions,
            answers: answers, submission: submission)
    }

    private mutating func submission(
        of answers: [InventedHistory.Given], at level: EducationLevel, on day: Int
    ) throws -> InventedHistory.Submission {
        let responses = Dictionary(answers.map { ($0.question, $0.response) }) { first, _ in first }
        return .init(
            day: calendar.day(day), at: calendar.moment(day, minute: 240 + dice.index(below: 240)),
            judgement: try assess(responses, at: level, by: continent.questionnaire.version),
            labelEnd: calendar.labelEnd(day))
    }
}
