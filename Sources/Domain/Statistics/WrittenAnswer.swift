/// A written answer to a question in parliament: figures of one day, of one to compare with and of the ends of the
/// years before, each as everybody may see it. Frozen when it is made.
public struct WrittenAnswer: Sendable, Equatable, Codable {
    /// Another programme of the installation, as its own last release before the day tells of it.
    public struct Compared: Sendable, Equatable, Codable {
        public let programme: Programme.ID
        public let publication: Publication

        public init(programme: Programme.ID, publication: Publication) {
            self.programme = programme
            self.publication = publication
        }
    }

    public let now: Publication
    public let before: Publication?
    /// The ends of the years before that of the day, from early to late, by region or by level of education at most.
    public let years: [Publication]
    public let others: [Compared]
    /// Of the label, from low to high.
    public let levels: [LabelLevel.ID]
    /// Nil in an answer from before it was told.
    public let support: Support?
    /// In the language of the answer; nil in one from before they were kept.
    public let names: PublishedNames?

    public init(
        now: Publication, before: Publication?, years: [Publication], others: [Compared], levels: [LabelLevel.ID],
        support: Support? = nil, names: PublishedNames? = nil
    ) {
        self.now = now
        self.before = before
        self.years = years
        self.others = others
        self.levels = levels
        self.support = support
        self.names = names
    }

    /// Everything that it tells the public.
    public var publications: [Publication] {
        years + (before.map { [$0] } ?? []) + [now]
    }

    /// The ends of the years of which it tells: the year of the day is told by the day.
    public static func yearEnds(from first: CalendarDay, to day: CalendarDay) -> [CalendarDay] {
        guard first < day else { return [] }
        let earliest = max(first.year, day.year - mostYears)
        return (earliest..<max(day.year, earliest)).map { CalendarDay(number: $0 * 10_000 + 1231) }
    }

    public static let mostYears = 15
}

extension Publication {
    /// The figure, where it is told.
    public func value(_ measure: String, _ keys: [(Breakdown, String)] = []) -> Int? {
        table(measure, keys.map(\.0))?.value(keys.map(\.1))
    }

    /// Of all rows of a table together; nil where it is not told.
    public func sum(_ measure: String, _ breakdowns: [Breakdown]) -> Int? {
        guard let table = table(measure, breakdowns), table.isTold else { return nil }
        return table.cells.reduce(0) { $0 + ($1.value ?? 0) }
    }
}
