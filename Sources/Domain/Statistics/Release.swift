/// Figures of a programme on a day, published for everybody and frozen: never made again, never changed.
public struct Release: Sendable, Equatable {
    public let programme: Programme.ID
    /// From 1, in the order in which they were made.
    public let number: Int
    public let madeAt: Moment
    public let publication: Publication
    public let benchmark: BenchmarkTable
    /// SHA-256 of all that is frozen, in hexadecimal.
    public let checksum: String

    public init(
        programme: Programme.ID, number: Int, madeAt: Moment, publication: Publication, benchmark: BenchmarkTable,
        checksum: String
    ) {
        self.programme = programme
        self.number = number
        self.madeAt = madeAt
        self.publication = publication
        self.benchmark = benchmark
        self.checksum = checksum
    }

    /// `YYYY-MM-DD`: the figures are those of the end of that day.
    public var day: String { publication.day }
}

/// The first day of the quarter in which the day lies.
public func quarterStart(of day: CalendarDay) -> CalendarDay {
    CalendarDay(number: day.year * 10_000 + ((day.month - 1) / 3 * 3 + 1) * 100 + 1)
}

/// The last day of the quarter that ended last, by the clock of the programme.
public func lastQuarterEnd(at moment: Moment, of programme: Programme) -> CalendarDay {
    quarterStart(of: CalendarDay(of: moment, in: programme.timeZone)).previous
}

/// A file of open data.
public struct OpenFile: Sendable, Equatable {
    public let name: String
    public let type: String
    public let text: String

    public init(name: String, type: String, text: String) {
        self.name = name
        self.type = type
        self.text = text
    }
}
