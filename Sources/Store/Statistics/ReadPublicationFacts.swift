import Domain
import SQL

/// Reads what publication has to know of a programme on a day, from the journal and the register.
struct PublicationReading {
    let programme: Programme
    /// Of the label, from low to high.
    let levels: Int
    let connection: any Connection

    typealias Ground = PublicationFacts.Ground
    typealias Standing = PublicationFacts.Standing

    private struct Place: Hashable {
        let ground: Ground
        let standing: Standing
    }

    func facts(on day: CalendarDay) throws -> PublicationFacts {
        var schools: [Place: Int] = [:]
        let segments = try segmentsByKey(of: [programme.id], on: connection)
        let sums = try JournalSums(programme: programme.id, connection: connection).schools(.stateBySegment, on: day)
        for (cell, number) in sums {
            guard let segment = segments[cell.segment] else { continue }
            schools[place(segment, cell.value, .never), default: 0] += number
        }
        try list(&schools, segments, on: day)
        for (ground, number) in try register(on: day) {
            let known = schools.filter { $0.key.ground == ground }.reduce(0) { $0 + $1.value }
            schools[Place(ground: ground, standing: Standing(stage: .none)), default: 0] += max(number - known, 0)
        }
        let counts = schools.filter { $0.value > 0 }.map {
            PublicationFacts.Count($0.key.ground, $0.key.standing, $0.value)
        }
        return PublicationFacts(
            day: day.text, counts: counts.sorted { ($0.ground, "\($0.standing)") < ($1.ground, "\($1.standing)") },
            areas: try spreads(on: day))
    }

    /// Whether a school lets everybody see its label, or did.
    private enum Listing: Int {
        case never, was, now
    }

    private func place(_ segment: Segment, _ word: Int, _ listing: Listing) -> Place {
        let state = StandingState(word: word)
        let label = min(state.label, levels)
        return Place(
            ground: Ground(region: segment.region, levels: segment.levels.map(\.rawValue)),
            standing: Standing(
                stage: .init(rawValue: state.stage.rawValue) ?? .none,
                outcome: state.outcome.map { min($0.rank, levels) },
                label: label, isImproved: state.isImproved, isListed: listing == .now && label > 0,
                wasListed: listing != .never))
    }

    /// Takes those that list their label, or did, from the others. A decision is first taken to list it, so that who
    /// has taken any has listed it once. A cross join, for these few schools to be looked up in the journal.
    private func list(_ schools: inout [Place: Int], _ segments: [Int: Segment], on day: CalendarDay) throws {
        let rows = try connection.rows(
            """
            SELECT segment, state, is_public, CAST(SUM(change) AS BIGINT) AS schools
            FROM statement CROSS JOIN journal
            WHERE journal.school = statement.school AND programme = \(programme.id) AND day <= \(day.number)
            GROUP BY segment, state, is_public HAVING SUM(change) > 0
            """)
        for row in rows {
            guard let segment = segments[try row["segment"]] else { continue }
            let (word, number, isPublic): (Int, Int, Int) = try (row["state"], row["schools"], row["is_public"])
            schools[place(segment, word, .never), default: 0] -= number
            schools[place(segment, word, isPublic == 1 ? .now : .was), default: 0] += number
        }
    }

    /// How many schools are open.
    private func register(on day: CalendarDay) throws -> [Ground: Int] {
        let rows = try connection.rows(
            """
            SELECT period.region, period.levels, COUNT(*) AS schools FROM school_period period
            JOIN school ON school.key = period.school
            WHERE programme = \(programme.id) AND from_on <= \(day.text) AND (until_on IS NULL OR until_on > \(day.text))
            GROUP BY period.region, period.levels
            """)
        return try rows.reduce(into: [:]) { grounds, row in
            let region: String? = try row["region"]
            let ground = Ground(region: region ?? "", levels: levelSet(try row["levels"]).map(\.rawValue))
            grounds[ground, default: 0] += try row["schools"]
        }
    }

    private func spreads(on day: CalendarDay) throws -> [PublicationFacts.Spread] {
        let sums = try JournalSums(programme: programme.id, connection: connection).schools(.areas, on: day)
        return try scoreLayout(on: connection).areas.enumerated().map { place, area in
            PublicationFacts.Spread(
                area: area.rawValue,
                results: (0...ScoreLayout.mostAreaPoints).map {
                    sums[TallyCell(segment: 0, value: place * 32 + $0)] ?? 0
                })
        }
    }

    /// The schools that a school's scores are held against.
    func benchmark(on day: CalendarDay) throws -> BenchmarkTable {
        let segments = try segmentsByKey(of: [programme.id], on: connection)
        let areas = try scoreLayout(on: connection).areas
        let sums = try JournalSums(programme: programme.id, connection: connection).schools(.areasBySegment, on: day)
        let bySegment = Dictionary(grouping: sums, by: \.key.segment)
        return BenchmarkTable(
            day: day.text,
            cells: bySegment.compactMap { key, sums in
                guard let segment = segments[key] else { return nil }
                var results: [Area.ID: [Int]] = [:]
                for (cell, schools) in sums where areas.indices.contains(cell.value / 32) {
                    let points = cell.value % 32
                    guard points <= ScoreLayout.mostAreaPoints else { continue }
                    results[areas[cell.value / 32], default: Array(repeating: 0, count: 21)][points] += schools
                }
                return BenchmarkTable.Cell(
                    levels: segment.levels, size: segment.size?.rawValue,
                    region: segment.region.isEmpty ? nil : segment.region,
                    schools: results.values.map { $0.reduce(0, +) }.max() ?? 0, results: results)
            })
    }
}
