/// The figures of a programme on a date, true and internal: what its manager's dashboard shows.
public struct Dashboard: Sendable, Equatable {
    /// A figure on the date and a year before.
    public struct Change: Sendable, Equatable {
        public let now: Int
        public let before: Int

        public init(now: Int, before: Int) {
            self.now = now
            self.before = before
        }
    }

    /// Cumulative figures at the end of a year, or on the date in the year of the date.
    public struct Year: Sendable, Equatable {
        public let year: Int
        /// Of `registered`, `started`, `completed`, `labelled`.
        public let schools: [Measure: Int]
        /// Schools by the label valid then.
        public let labels: [LabelLevel.ID: Int]

        public init(year: Int, schools: [Measure: Int], labels: [LabelLevel.ID: Int]) {
            self.year = year
            self.schools = schools
            self.labels = labels
        }
    }

    public struct Region: Sendable, Equatable {
        /// ISO 3166-2; nil for the schools of which the register does not tell.
        public let region: String?
        public let registered: Int
        public let completed: Int
        /// With a label valid on the date.
        public let labelled: Int

        public init(region: String?, registered: Int, completed: Int, labelled: Int) {
            self.region = region
            self.registered = registered
            self.completed = completed
            self.labelled = labelled
        }
    }

    /// How the latest results are spread over the points of an area (0 to 20) or of a topic (0 to 4).
    public struct Spread: Sendable, Equatable {
        /// Area or topic.
        public let id: String
        /// How many results have so many points; one more than the most points.
        public let results: [Int]

        public init(id: String, results: [Int]) {
            self.id = id
            self.results = results
        }
    }

    public struct ChoiceShare: Sendable, Equatable {
        public let question: Question.ID
        public let response: Response
        public let given: Int
        /// Answers to the question in all.
        public let answers: Int

        public init(question: Question.ID, response: Response, given: Int, answers: Int) {
            self.question = question
            self.response = response
            self.given = given
            self.answers = answers
        }
    }

    public struct Compared: Sendable, Equatable {
        public let programme: Programme.ID
        public let schools: [Measure: Int]
        public let labels: [LabelLevel.ID: Int]

        public init(programme: Programme.ID, schools: [Measure: Int], labels: [LabelLevel.ID: Int]) {
            self.programme = programme
            self.schools = schools
            self.labels = labels
        }
    }

    public let programme: Programme.ID
    /// `YYYY-MM-DD`: the figures are those of the end of that day.
    public let day: String
    /// Of the measures that count schools.
    public let schools: [Measure: Change]
    /// By the label valid, from low to high; schools without one are not in it.
    public let labels: [LabelLevel.ID: Change]
    /// By the level of the latest result; nil for no level.
    public let outcomes: [LabelLevel.ID?: Int]
    /// From the first year with a registration on.
    public let years: [Year]
    public let regions: [Region]
    public let areas: [Spread]
    public let topics: [Spread]
    /// Of the answers submitted in the twelve whole months before the date, or up to today: the choices that cost most points, and those that
    /// win most, the most frequent first.
    public let weaknesses: [ChoiceShare]
    public let strengths: [ChoiceShare]
    /// This and the other programmes of the installation, by the same definition; empty where there is one.
    public let programmes: [Compared]

    public init(
        programme: Programme.ID, day: String, schools: [Measure: Change], labels: [LabelLevel.ID: Change],
        outcomes: [LabelLevel.ID?: Int], years: [Year], regions: [Region], areas: [Spread], topics: [Spread],
        weaknesses: [ChoiceShare], strengths: [ChoiceShare], programmes: [Compared]
    ) {
        self.programme = programme
        self.day = day
        self.schools = schools
        self.labels = labels
        self.outcomes = outcomes
        self.years = years
        self.regions = regions
        self.areas = areas
        self.topics = topics
        self.weaknesses = weaknesses
        self.strengths = strengths
        self.programmes = programmes
    }
}
