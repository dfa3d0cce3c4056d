public import Domain
import Foundation
import SQL

extension Store {
    /// The figures that are asked for, a table for each measure, true and exact.
    /// - Throws: `StatisticFault.tooManyCells`.
    public func statistics(_ request: StatisticRequest, words: StatisticWords) async throws -> [StatisticTable] {
        let (versions, segments) = (versions, segments)
        return try await database.read { connection in
            var reading = StatisticsReading(
                request: request, words: words, versions: versions, shelf: segments, connection: connection)
            return try request.measures.map { try reading.table(of: $0) }
        }
    }

    /// The first day of which statistics of these programmes tell anything.
    public func statisticsBegan(of programmes: [Programme.ID]) async throws -> CalendarDay? {
        try await database.read { connection in
            let first = try connection.row(
                "SELECT MIN(day) AS day FROM journal WHERE programme IN (\(list: programmes))")
            let since = try connection.rows(
                "SELECT since, time_zone FROM programme WHERE id IN (\(list: programmes))"
            ).map { row in
                let zone: String = try row["time_zone"]
                return try CalendarDay(of: row["since"], in: TimeZone(identifier: zone) ?? .gmt)
            }
            let day: Int? = try first?["day"]
            return (since + (day.map { [CalendarDay(number: $0)] } ?? [])).min()
        }
    }
}

func zone(of programme: Programme.ID, on connection: any Connection) throws -> TimeZone {
    try connection.row("SELECT time_zone FROM programme WHERE id = \(programme)")
        .flatMap { TimeZone(identifier: try $0["time_zone"]) } ?? .gmt
}

/// Reads tables in one snapshot. What two measures need of one day is read once.
struct StatisticsReading {
    let request: StatisticRequest
    let words: StatisticWords
    let versions: VersionShelf
    let shelf: SegmentShelf
    let connection: any Connection
    private var standing: [CalendarDay: [CountedSchools]] = [:]

    init(
        request: StatisticRequest, words: StatisticWords, versions: VersionShelf, shelf: SegmentShelf,
        connection: any Connection
    ) {
        self.request = request
        self.words = words
        self.versions = versions
        self.shelf = shelf
        self.connection = connection
    }

    private func tabulation(for measure: Measure) -> Tabulation {
        Tabulation(
            words: words, breakdowns: measure.completed(request.breakdowns).filter { !$0.isOfTime },
            filters: request.filters)
    }

    mutating func table(of measure: Measure) throws -> StatisticTable {
        var cells: [StatisticTable.Cell] = []
        for (name, values) in try parts(of: measure) {
            cells += values.map { StatisticTable.Cell(keys: $0.key + (name.map { [$0] } ?? []), value: $0.value) }
        }
        guard cells.count <= StatisticRequest.mostCells else { throw StatisticFault.tooManyCells(cells.count) }
        let breakdowns = measure.completed(request.breakdowns)
        return StatisticTable(
            measure: measure, breakdowns: breakdowns, cells: words.inOrder(cells, by: breakdowns, of: measure))
    }

    /// The cells of each period by its name; nil where there is one span only.
    private mutating func parts(of measure: Measure) throws -> [(name: String?, values: [[String]: Int?])] {
        switch request.span {
        case .asOf(let day): [(nil, try values(of: measure, on: day))]
        case .atEnds(let periods): try periods.map { ($0.name, try values(of: measure, on: $0.last)) }
        case .within(let first, let last): [(nil, try values(of: measure, from: first, to: last))]
        case .inEach(let periods): try periods.map { ($0.name, try values(of: measure, from: $0.first, to: $0.last)) }
        }
    }

    private mutating func values(of measure: Measure, on day: CalendarDay) throws -> [[String]: Int?] {
        if measure.isOfPeriod { return try happened(measure, from: nil, to: day) }
        guard measure.countsSchools else {
            return try tabulation(for: measure).cells(of: measure, points(of: measure, on: day))
        }
        return try tabulation(for: measure).cells(of: measure, schools(on: day)).mapValues { $0 }
    }

    private mutating func values(
        of measure: Measure, from first: CalendarDay, to last: CalendarDay
    ) throws -> [[String]: Int?] {
        if measure.isOfPeriod { return try happened(measure, from: first, to: last) }
        return try tabulation(for: measure).cells(of: measure, newcomers(for: measure, from: first, to: last)).mapValues
        { $0 }
    }

    private func happened(
        _ measure: Measure, from first: CalendarDay?, to last: CalendarDay
    ) throws -> [[String]: Int?] {
        let reading = HappeningsReading(
            request: request, tabulation: tabulation(for: measure), words: words, versions: versions,
            connection: connection)
        return try reading.cells(of: measure, from: first ?? CalendarDay(number: 1900_01_01), to: last)
    }
}

extension StatisticsReading {
    private var asked: Set<Breakdown> { Set(request.breakdowns).union(request.filters.keys) }

    private func segments(of programme: Programme.ID) throws -> ToldSegments {
        try shelf.segments(of: programme, toldBy: asked, on: connection)
    }

    private mutating func schools(on day: CalendarDay) throws -> [CountedSchools] {
        if let read = standing[day] { return read }
        var counted: [CountedSchools] = []
        for programme in request.programmes {
            counted += try schools(of: programme, on: day)
        }
        standing[day] = counted
        return counted
    }

    private func schools(of programme: Programme.ID, on day: CalendarDay) throws -> [CountedSchools] {
        let segments = try segments(of: programme)
        guard !asked.contains(where: \.isRare) else {
            return try eachSchool(of: programme, on: day).compactMap { line, others in
                segments[line.segment].map {
                    CountedSchools(segment: $0, others: others, schools: [StandingState(word: line.state): 1])
                }
            }
        }
        var states: [Int: [StandingState: Int]] = [:]
        for (cell, schools) in try sums(of: programme, .stateBySegment, on: day, segments) {
            states[cell.segment, default: [:]][StandingState(word: cell.value)] = schools
        }
        return states.compactMap { key, schools in segments[key].map { CountedSchools(segment: $0, schools: schools) } }
    }

    private func sums(
        of programme: Programme.ID, _ kind: TallyKind, on day: CalendarDay, _ segments: ToldSegments
    ) throws -> [TallyCell: Int] {
        let journal = JournalSums(programme: programme, connection: connection, together: segments.standsFor)
        guard let knownAt = request.knownAt else { return try journal.schools(kind, on: day) }
        return try journal.schools(kind, on: day, knownAt: knownAt)
    }

    /// Each school with what only it can tell.
    private func eachSchool(
        of programme: Programme.ID, on day: CalendarDay
    ) throws -> [(line: JournalLine, others: [Breakdown: String])] {
        let standing = SchoolsStanding(programme: programme, connection: connection)
        let zone = try zone(of: programme, on: connection)
        let rare = asked.filter(\.isRare)
        var words: [Breakdown: [School.ID: String]] = [:]
        for breakdown in rare { words[breakdown] = try standing.words(for: breakdown, on: day, zone: zone) }
        return try standing.lines(on: day, knownAt: request.knownAt).map { school, line in
            var others: [Breakdown: String] = [:]
            for breakdown in rare { others[breakdown] = words[breakdown]?[school] ?? "" }
            return (line, others)
        }
    }

    private func points(of measure: Measure, on day: CalendarDay) throws -> [CountedPoints] {
        let layout = try scoreLayout(on: connection)
        let ids = measure == .areaScore ? layout.areas.map(\.rawValue) : layout.topics.map(\.rawValue)
        var counted: [CountedPoints] = []
        for programme in request.programmes {
            let segments = try segments(of: programme)
            guard measure == .areaScore, !asked.contains(where: \.isRare) else {
                counted += try eachSchool(of: programme, on: day).flatMap { line, others in
                    let told = measure == .areaScore ? line.scores.toldAreas : line.scores.toldTopics
                    return told.compactMap { place, points in
                        counting(segments[line.segment], ids, place, points, others, 1)
                    }
                }
                continue
            }
            counted += try sums(of: programme, .areasBySegment, on: day, segments).compactMap { cell, schools in
                counting(segments[cell.segment], ids, cell.value / 32, cell.value % 32, [:], schools)
            }
        }
        return counted
    }

    private func counting(
        _ segment: Segment?, _ ids: [String], _ place: Int, _ points: Int, _ others: [Breakdown: String], _ schools: Int
    ) -> CountedPoints? {
        guard let segment, ids.indices.contains(place) else { return nil }
        return CountedPoints(segment: segment, others: others, id: ids[place], points: points, schools: schools)
    }

    /// Schools of which the measure first held within the days, as they then were.
    private func newcomers(
        for measure: Measure, from first: CalendarDay, to last: CalendarDay
    ) throws -> [CountedSchools] {
        var counted: [CountedSchools] = []
        for programme in request.programmes {
            let segments = try segments(of: programme)
            let standing = SchoolsStanding(programme: programme, connection: connection)
            let zone = try zone(of: programme, on: connection)
            var words: [Breakdown: [School.ID: String]] = [:]
            for breakdown in asked where breakdown.isRare {
                words[breakdown] = try standing.words(for: breakdown, on: last, zone: zone)
            }
            for (school, line) in try standing.firstLines(for: measure, until: last, knownAt: request.knownAt)
            where line.day >= first.number {
                guard let segment = segments[line.segment] else { continue }
                counted.append(
                    CountedSchools(
                        segment: segment, others: words.mapValues { $0[school] ?? "" },
                        schools: [StandingState(word: line.state): 1]))
            }
        }
        return counted
    }
}
