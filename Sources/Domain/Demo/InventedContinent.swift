import Foundation

/// An invented continent, to try very large numbers with: programmes of very different sizes, and schools that
/// move, merge and close and assess themselves again and again for years. The same numbers and seed give the same
/// continent everywhere. Nothing in it is real.
public struct InventedContinent: Sendable {
    public let schools: Int
    public let years: Int
    public let seed: UInt64
    /// The day after the last on which anything happens.
    public let until: CalendarDay
    public let programmes: [InventedProgramme]
    let questionnaire: InventedQuestionnaire

    /// The end of the continents that the command makes: a day of its own would make others every day.
    public static let end = CalendarDay(number: 2026_09_01)
    public static let mostSchools = 1_000_000
    public static let fewestSchoolsOfAProgramme = 10
    public static let mostYears = 25
    public static let mostProgrammes = 40

    /// - Parameter programmes: how many, of ten schools or more on the average.
    public init(
        schools: Int, years: Int, programmes: Int, seed: UInt64, until: CalendarDay, version: Version,
        languages: [Language]
    ) {
        self.schools = schools
        self.years = years
        self.seed = seed
        self.until = until
        let first = CalendarDay(number: until.number - years * 10_000)
        questionnaire = InventedQuestionnaire(version)
        var calendars: [String: InventedCalendar] = [:]
        var start = 0
        self.programmes = Self.sizes(schools, programmes).enumerated().map { place, size in
            let zone = Self.zones[place % Self.zones.count]
            let days =
                calendars[zone]
                ?? InventedCalendar(
                    from: first, until: until, in: zone, labelMonths: version.label.validityMonths)
            calendars[zone] = days
            defer { start += size }
            return InventedProgramme(
                place: place, schools: start..<(start + size), calendar: days, version: version.name,
                languages: languages, seed: seed)
        }
    }

    /// The first programme has a fifth of the schools; of the others each has fewer than the one before.
    private static func sizes(_ schools: Int, _ programmes: Int) -> [Int] {
        guard programmes > 1 else { return [schools] }
        let first = max(schools / 5, 1)
        let weights = (1..<programmes).map { 1000 / ($0 + 3) }
        let whole = weights.reduce(0, +)
        var sizes = [first] + weights.map { max((schools - first) * $0 / whole, 1) }
        sizes[1] += schools - sizes.reduce(0, +)
        return sizes
    }

    private static let zones = [
        "Europe/Brussels", "Europe/Lisbon", "Europe/Helsinki", "Europe/Athens", "Europe/Warsaw", "Europe/Dublin",
    ]
}

extension InventedProgramme {
    /// The sets of levels that its schools have.
    static let levelSets: [Set<EducationLevel>] = [
        [.primary], [.secondary], [.primary, .secondary], [.adult], [.arts],
    ]

    /// All that its schools may be.
    public var segments: [Segment] {
        let sizes: [SizeClass?] = tellsSize ? SizeClass.allCases : [nil]
        var segments: [Segment] = []
        for region in programme.regions {
            for levels in Self.levelSets {
                for kind in School.Kind.allCases {
                    for network in programme.networks {
                        segments += sizes.map {
                            Segment(
                                programme: programme.id, region: region.id, levels: levels, kind: kind,
                                network: network.id, size: $0)
                        }
                    }
                }
            }
        }
        return segments
    }
}

/// A programme of an invented continent, with its schools by their places on the continent.
public struct InventedProgramme: Sendable {
    public let place: Int
    public let schools: Range<Int>
    public let programme: Programme
    /// Whether its register tells how many pupils a school has.
    let tellsSize: Bool
    let calendar: InventedCalendar

    init(
        place: Int, schools: Range<Int>, calendar: InventedCalendar, version: Version.Name, languages: [Language],
        seed: UInt64
    ) {
        self.place = place
        self.schools = schools
        self.calendar = calendar
        tellsSize = place % 3 == 0
        var dice = SplitMix64(seed: seed &+ UInt64(place) &* 0x9E37_79B9)
        let number = place + 1 < 10 ? "0\(place + 1)" : "\(place + 1)"
        // Codes of countries that ISO 3166 leaves to their users: XA to XZ, QM to QZ.
        let country = place < 26 ? "X\(letter(place))" : "Q\(letter(place - 14))"
        let name = dice.inventedName() + "land"
        let regions = place == 0 ? 16 : 5 + dice.index(below: 12)
        programme = Programme(
            id: Programme.ID("xx-\(number)"), names: named(languages) { "\(name) (\(invented[$0] ?? "invented"))" },
            timeZone: calendar.zone, languages: languages.map { .init(language: $0, locale: "\($0)-BE") },
            version: version, contact: "label@xx-\(number).example", levels: [.primary, .secondary, .adult, .arts],
            regions: (1...regions).map { region in
                let name = dice.inventedName()
                return .init(id: "\(country)-\(region < 10 ? "0" : "")\(region)", names: named(languages) { _ in name })
            },
            networks: ["public", "private"].map { id in
                .init(id: id, names: named(languages) { networkNames[id]?[$0] ?? id })
            },
            registerForms: [])
    }
}

private func letter(_ place: Int) -> Character { Character(Unicode.Scalar(UInt8(65 + place))) }

private func named(_ languages: [Language], _ name: (Language) -> String) -> [Language: String] {
    Dictionary(languages.map { ($0, name($0)) }) { first, _ in first }
}

private let invented: [Language: String] = ["nl": "verzonnen", "en": "invented", "fr": "inventé", "de": "erfunden"]

private let networkNames: [String: [Language: String]] = [
    "public": ["nl": "Openbaar", "en": "Public", "fr": "Public", "de": "Öffentlich"],
    "private": ["nl": "Bijzonder", "en": "Private", "fr": "Privé", "de": "Privat"],
]

extension SplitMix64 {
    /// A word of three syllables, with a capital.
    mutating func inventedName() -> String {
        let word = (0..<3).map { _ in starts[index(below: starts.count)] + ends[index(below: ends.count)] }.joined()
        return word.prefix(1).uppercased() + word.dropFirst()
    }
}

private let starts = ["b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z"]
private let ends = ["a", "al", "an", "ar", "e", "el", "en", "i", "in", "o", "on", "or", "u", "un"]

/// The days of the continent in one time zone, worked out once: the calendar is slow for millions of labels.
struct InventedCalendar: Sendable {
    let zone: TimeZone
    /// The first day, in days since 1970, and how many there are.
    let first: Int
    let count: Int
    private let starts: [Moment]
    private let labelEnds: [Moment]

    init(from day: CalendarDay, until: CalendarDay, in zone: String, labelMonths: Int) {
        let zone = TimeZone(identifier: zone) ?? .gmt
        self.zone = zone
        first = day.daysSince1970
        count = until.daysSince1970 - day.daysSince1970
        starts = (first..<(first + count)).map { CalendarDay(daysSince1970: $0).start(in: zone) }
        labelEnds = starts.map { endOfDay(months: labelMonths, after: $0, in: zone) }
    }

    /// - Parameter day: from 0 for the first.
    func day(_ day: Int) -> CalendarDay { CalendarDay(daysSince1970: first + day) }

    /// Minutes after eight in the morning.
    func moment(_ day: Int, minute: Int) -> Moment {
        starts[min(max(day, 0), count - 1)].adding(seconds: Int64(8 * 3600 + minute * 60))
    }

    /// When a label that is given on the day ends.
    func labelEnd(_ day: Int) -> Moment { labelEnds[min(max(day, 0), count - 1)] }
}
