/// All that statistics know of one school, each with its day.
public struct SchoolFactsDated: Sendable, Equatable {
    /// What the school was in the register.
    public struct Place: Sendable, Equatable {
        public let from: CalendarDay
        /// The first day on which it no longer was; nil as long as it is.
        public let until: CalendarDay?
        public let segment: Segment

        public init(from: CalendarDay, until: CalendarDay?, segment: Segment) {
            self.from = from
            self.until = until
            self.segment = segment
        }
    }

    /// A result, or one that was brought in.
    public struct Submission: Sendable, Equatable {
        public let day: CalendarDay
        /// Nil where it is not told.
        public let outcome: Outcome?
        public let scores: PackedScores

        public init(day: CalendarDay, outcome: Outcome?, scores: PackedScores) {
            self.day = day
            self.outcome = outcome
            self.scores = scores
        }
    }

    /// A label, valid from a day until before another: of one that was withdrawn, that of the withdrawal.
    public struct Award: Sendable, Equatable {
        public let from: CalendarDay
        public let until: CalendarDay
        public let rank: Int

        public init(from: CalendarDay, until: CalendarDay, rank: Int) {
            self.from = from
            self.until = until
            self.rank = rank
        }
    }

    /// They do not overlap.
    public var places: [Place]
    /// The day on which its claim was confirmed, or the one that was brought in.
    public var registered: CalendarDay?
    /// The day of its first saved answer.
    public var started: CalendarDay?
    /// In the order in which they were submitted.
    public var submissions: [Submission]
    public var awards: [Award]
    /// The first day on which it no longer takes part.
    public var left: CalendarDay?

    public init(
        places: [Place] = [], registered: CalendarDay? = nil, started: CalendarDay? = nil,
        submissions: [Submission] = [], awards: [Award] = [], left: CalendarDay? = nil
    ) {
        self.places = places
        self.registered = registered
        self.started = started
        self.submissions = submissions
        self.awards = awards
        self.left = left
    }
}
