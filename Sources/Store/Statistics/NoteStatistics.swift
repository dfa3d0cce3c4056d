import Domain
import Foundation
import SQL

extension Store {
    /// To be called at the end of every verb that changes what statistics know of the schools, in its transaction:
    /// brings the journal up to it, by adding rows. Where nothing has changed it adds none.
    /// - Parameter progress: told now and then of how many schools that is done.
    func noteStatistics(
        of schools: [School.ID], progress: (Int) -> Void = { _ in }, on connection: any Connection
    ) throws {
        var writing = JournalWriting(keys: keys, versions: versions, now: clock(), connection: connection)
        try writing.note(schools, progress: progress)
    }

    /// Notes that the assessment has its first saved answer, where it had none.
    func noteStart(of assessment: Assessment.ID, at now: Moment, on connection: any Connection) throws {
        let isFirst = try connection.run(
            "UPDATE assessment SET started_at = \(now) WHERE key = \(assessment) AND started_at IS NULL")
        guard isFirst == 1, let row = try connection.row("SELECT school FROM assessment WHERE key = \(assessment)")
        else { return }
        try noteStatistics(of: [row["school"]], on: connection)
    }

    /// Those of a programme of which statistics know anything.
    func schoolsWithStage(in programme: Programme.ID, on connection: any Connection) throws -> [School.ID] {
        try connection.rows(
            """
            SELECT claim.school FROM claim JOIN school ON school.key = claim.school
            WHERE programme = \(programme) AND school_confirmed_at IS NOT NULL
            UNION SELECT brought_in.school FROM brought_in JOIN school ON school.key = brought_in.school
            WHERE programme = \(programme)
            UNION SELECT assessment.school FROM assessment JOIN school ON school.key = assessment.school
            WHERE programme = \(programme)
            UNION SELECT DISTINCT school FROM journal WHERE programme = \(programme)
            """
        ).map { try $0["school"] as School.ID }.sorted()
    }
}

/// Adds to the journal what it does not say yet of schools.
struct JournalWriting {
    let keys: KeyMaker
    let versions: VersionShelf
    let now: Moment
    let connection: any Connection
    private var segments: SegmentKeys

    init(keys: KeyMaker, versions: VersionShelf, now: Moment, connection: any Connection) {
        self.keys = keys
        self.versions = versions
        self.now = now
        self.connection = connection
        segments = SegmentKeys(connection: connection)
    }

    mutating func note(_ schools: [School.ID], progress: (Int) -> Void = { _ in }) throws {
        var noted = 0
        for chunk in schools.chunks(of: 250) {
            try note(chunk: Array(chunk))
            noted += chunk.count
            progress(noted)
        }
    }

    private mutating func note(chunk schools: [School.ID]) throws {
        let facts = try FactsReading(versions: versions, connection: connection).facts(of: schools)
        var missing = try said(of: schools).mapValues { $0.mapValues { -$0 } }
        for (school, facts) in facts.sorted(by: { $0.key < $1.key }) {
            try add(timeline(of: facts), to: &missing[school, default: [:]])
        }
        let rows = missing.sorted { $0.key < $1.key }.flatMap { school, lines in
            lines.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { (school, $0.key, $0.value) }
        }
        try append(rows)
    }

    /// What the journal says, by school: the sum of each line.
    private func said(of schools: [School.ID]) throws -> [School.ID: [JournalLine: Int]] {
        var sums: [School.ID: [JournalLine: Int]] = [:]
        let rows = try connection.rows(
            """
            SELECT school, programme, day, segment, state, areas, topics, change FROM journal
            WHERE school IN (\(list: schools))
            """)
        for row in rows {
            sums[try row["school"], default: [:]][try JournalLine(row), default: 0] += try row["change"]
        }
        return sums
    }

    private mutating func add(_ standings: [Standing], to lines: inout [JournalLine: Int]) throws {
        var before: Standing.Place?
        for standing in standings {
            for (place, change) in [(before, -1), (standing.place, 1)] {
                guard let place else { continue }
                let segment = try segments.key(of: place.segment)
                lines[JournalLine(standing.day, segment, place), default: 0] += change
            }
            before = standing.place
        }
    }

    private func append(_ rows: [(school: School.ID, line: JournalLine, change: Int)]) throws {
        guard !rows.isEmpty else { return }
        let keyed = rows.map { (key: keys.next(at: now) as Key<JournalLine>, row: $0) }
        try connection.insert(
            """
            INSERT INTO journal (school, key, programme, day, segment, state, areas, topics, change, noted_at) VALUES
            """ + " ",
            keyed.map { key, row in
                [row.school.stored, key.stored] + row.line.values + [row.change.stored, now.stored]
            })
        try connection.insert(
            "INSERT INTO journal_new (school, key) VALUES ", keyed.map { [$0.row.school.stored, $0.key.stored] })
    }
}

/// From the day on the school counts so, or no longer does.
struct JournalLine: Hashable, Comparable {
    let programme: String
    let day: Int
    let segment: Int
    let state: Int
    let areas: Int
    let topics: Int

    init(_ day: CalendarDay, _ segment: Int, _ place: Standing.Place) {
        programme = place.segment.programme.rawValue
        self.day = day.number
        self.segment = segment
        state = place.state.word
        areas = place.scores.areas
        topics = place.scores.topics
    }

    init(_ row: Row) throws {
        programme = try row["programme"]
        day = try row["day"]
        segment = try row["segment"]
        state = try row["state"]
        areas = try row["areas"]
        topics = try row["topics"]
    }

    var scores: PackedScores { PackedScores(areas: areas, topics: topics) }

    var values: [Value] {
        [programme.stored, day.stored, segment.stored, state.stored, areas.stored, topics.stored]
    }

    static func < (one: JournalLine, other: JournalLine) -> Bool {
        (one.day, one.segment, one.state, one.areas, one.topics)
            < (other.day, other.segment, other.state, other.areas, other.topics)
    }
}
