public import Domain
import Foundation
import SQL

/// What a recount found.
public struct Recount: Sendable, Equatable {
    public var schools = 0
    public var days = 0
    /// That were compared.
    public var figures = 0
    public var differences: [Difference] = []

    /// A figure that the facts do not give.
    public struct Difference: Sendable, Equatable, CustomStringConvertible {
        public let programme: Programme.ID
        public let day: CalendarDay
        public let what: String
        public let told: Int
        public let recounted: Int

        public var description: String { "\(programme), \(day): \(what) is \(told), recounted \(recounted)" }
    }
}

extension Store {
    /// Counts the schools of every programme again, at the end of each month and on the last day, from the facts by
    /// another way, and compares that with the tallies and with the plain journal; and the choices with the answers.
    /// - Parameter days: instead of the ends of months.
    /// - Parameter progress: told now and then how many schools were looked at.
    public func recountStatistics(
        on days: [CalendarDay]? = nil, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Recount {
        let (versions, now) = (versions, clock())
        return try await database.read { connection in
            var recount = Recount()
            for programme in try connection.rows("SELECT id FROM programme ORDER BY id") {
                let counting = Recounting(
                    programme: try programme["id"], schools: try schoolsWithStage(in: programme["id"], on: connection),
                    versions: versions, connection: connection)
                try counting.compare(on: days, until: now, into: &recount, progress)
            }
            return recount
        }
    }

    /// Brings the journal up to the facts of every school, and makes the tallies anew.
    public func rebuildStatistics() async throws {
        try await database.write { connection in
            for programme in try connection.rows("SELECT id FROM programme ORDER BY id") {
                try noteStatistics(of: schoolsWithStage(in: programme["id"], on: connection), on: connection)
            }
            for table in ["tally", "tally_year", "journal_new", "choice_tally", "choice_new"] {
                try connection.run(Statement(stringLiteral: "DELETE FROM \(table)"))
            }
            try connection.run("INSERT INTO journal_new (school, key) SELECT school, key FROM journal")
            try connection.run("INSERT INTO choice_new (result) SELECT key FROM result")
        }
        try await foldAllStatistics()
    }
}

private struct Recounting {
    let programme: Programme.ID
    let schools: [School.ID]
    let versions: VersionShelf
    let connection: any Connection

    private struct Key: Hashable {
        let kind: TallyKind
        let segment: Segment?
        let value: Int
    }

    func compare(
        on asked: [CalendarDay]?, until now: Moment, into recount: inout Recount, _ progress: (Int) -> Void
    ) throws {
        let zone = try zone(of: programme, on: connection)
        let last = CalendarDay(of: now, in: zone)
        let days = try asked ?? monthEnds(until: last)
        let sums = try sums(on: days, recount.schools, progress)
        let segments = try segmentsByKey(of: [programme], on: connection)
        let journal = JournalSums(programme: programme, connection: connection)
        for day in days {
            for kind in TallyKind.allCases {
                let recounted = (sums[day] ?? [:]).filter { $0.key.kind == kind }
                for (way, told) in [
                    ("by the tallies", try journal.schools(kind, on: day)),
                    ("by the journal", try journal.schools(kind, on: day, knownAt: nil)),
                ] {
                    let told = Dictionary(
                        told.map {
                            (Key(kind: kind, segment: segments[$0.key.segment], value: $0.key.value), $0.value)
                        },
                        uniquingKeysWith: +)
                    compare(told, recounted, way, on: day, into: &recount)
                }
            }
        }
        recount.schools += schools.count
        recount.days = max(recount.days, days.count)
        try compareChoices(until: last, in: zone, into: &recount)
    }

    private func monthEnds(until last: CalendarDay) throws -> [CalendarDay] {
        let first: Int? = try connection.row("SELECT MIN(day) AS day FROM journal WHERE programme = \(programme)")?[
            "day"]
        guard let first else { return [last] }
        var days: [CalendarDay] = []
        var end = lastDay(ofMonth: first / 100)
        while end < last {
            days.append(end)
            end = lastDay(ofMonth: end.next.monthNumber)
        }
        return days + [last]
    }

    private func sums(
        on days: [CalendarDay], _ before: Int, _ progress: (Int) -> Void
    ) throws -> [CalendarDay: [Key: Int]] {
        let reading = FactsReading(versions: versions, connection: connection)
        var sums: [CalendarDay: [Key: Int]] = [:]
        for (count, chunk) in schools.chunks(of: 500).enumerated() {
            for facts in try reading.facts(of: Array(chunk)).values {
                for day in days {
                    guard let place = standing(on: day, of: facts) else { continue }
                    for key in keys(of: place) { sums[day, default: [:]][key, default: 0] += 1 }
                }
            }
            progress(before + count * 500)
        }
        return sums
    }

    private func keys(of place: Standing.Place) -> [Key] {
        let areas = place.scores.toldAreas.map { $0.place * 32 + $0.points }
        let topics = place.scores.toldTopics.map { $0.place * 8 + $0.points }
        return [
            Key(kind: .state, segment: nil, value: place.state.word),
            Key(kind: .stateBySegment, segment: place.segment, value: place.state.word),
        ]
            + areas.flatMap {
                [
                    Key(kind: .areas, segment: nil, value: $0),
                    Key(kind: .areasBySegment, segment: place.segment, value: $0),
                ]
            } + topics.map { Key(kind: .topics, segment: nil, value: $0) }
    }

    private func compare(
        _ told: [Key: Int], _ recounted: [Key: Int], _ way: String, on day: CalendarDay, into recount: inout Recount
    ) {
        for key in Set(told.keys).union(recounted.keys) {
            recount.figures += 1
            let (one, other) = (told[key] ?? 0, recounted[key] ?? 0)
            guard one != other else { continue }
            let region = key.segment.map {
                " in \($0.region) \($0.levels.sorted().map(\.rawValue).joined(separator: "+"))"
            }
            recount.differences.append(
                Recount.Difference(
                    programme: programme, day: day, what: "\(key.kind) \(key.value)\(region ?? "") \(way)", told: one,
                    recounted: other))
        }
    }

    private func compareChoices(until last: CalendarDay, in zone: TimeZone, into recount: inout Recount) throws {
        let counting = ChoiceCounting(programme: programme, zone: zone, connection: connection)
        let first = CalendarDay(number: 1900_01_01)
        let (told, recounted) = (
            try counting.counts(from: first, to: last), try counting.recount(from: first, to: last)
        )
        for choice in Set(told.keys).union(recounted.keys) {
            recount.figures += 1
            let (one, other) = (told[choice] ?? 0, recounted[choice] ?? 0)
            guard one != other else { continue }
            recount.differences.append(
                Recount.Difference(
                    programme: programme, day: last, what: "\(choice.question) answered \(choice.response)", told: one,
                    recounted: other))
        }
    }
}
