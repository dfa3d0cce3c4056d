public import Domain
import Foundation
import SQL

/// Why a continent was not loaded.
public enum LoadFault: Error, Equatable {
    /// There are schools in the database already.
    case notEmpty
}

extension Store {
    /// Loads an invented continent into a database without schools: what the site would have kept, had its schools
    /// done all that. Histories are invented and judged while earlier ones are written. Until it is whole the
    /// database can't be used.
    /// - Parameter passwordHash: of the password that all its people share.
    /// - Parameter progress: told how many schools and results there are so far.
    /// - Throws: `LoadFault.notEmpty`, `DatabaseError`.
    public func load(
        _ continent: InventedContinent, on edition: Edition, passwordHash: String,
        progress: @escaping @Sendable (_ schools: Int, _ results: Int) -> Void = { _, _ in }
    ) async throws -> ContinentReport {
        guard try await programmesInUse().isEmpty else { throw LoadFault.notEmpty }
        try await keep(words: Array(edition.texts.values))
        let frame = try await begin(continent, on: edition, passwordHash)
        var report = ContinentReport(programmes: continent.programmes.count)
        var writing = ContinentWriting(database: database)
        for try await rows in ContinentInvention(frame: frame).rows {
            try await writing.write(rows)
            report.add(rows)
            progress(report.schools, report.results)
        }
        try await writing.finish()
        try await database.write {
            _ = try $0.run("DELETE FROM migration WHERE number = \(copyStep)")
        }
        return report
    }

    private func begin(
        _ continent: InventedContinent, on edition: Edition, _ passwordHash: String
    ) async throws -> ContinentFrame {
        let then = at(continent.until.start(in: .gmt))
        return try await database.write { connection in
            try connection.run(
                "INSERT INTO migration (number, name, checksum, applied_at) VALUES (\(copyStep), 'load', '', 0)")
            let version = try then.keep(edition, on: connection)
            let frame = try then.frame(continent, edition, version, passwordHash, on: connection)
            for programme in continent.programmes { try then.begin(programme, frame, on: connection) }
            return frame
        }
    }

    private func frame(
        _ continent: InventedContinent, _ edition: Edition, _ version: Key<Version>, _ passwordHash: String,
        on connection: any Connection
    ) throws -> ContinentFrame {
        let terms = try connection.rows("SELECT key, name FROM term").map {
            (try $0["name"] as String, try $0["key"] as Int)
        }
        let revisions = edition.texts.map { ($0.key.rawValue, $0.value.revision) }
        let nothing = try assess([:], at: .primary, by: edition.version)
        var first = 1
        let segments = continent.programmes.map { programme in
            let segments = programme.segments
            defer { first += segments.count }
            return Dictionary(segments.enumerated().map { ($0.element, first + $0.offset) }) { first, _ in first }
        }
        return ContinentFrame(
            continent: continent, version: version, judgements: CompactJudgements(of: edition.version),
            layout: try extended(scoreLayout(on: connection), for: nothing.score, on: connection),
            rules: edition.version.label, terms: Dictionary(terms) { first, _ in first },
            wordings: try keptWordings(Dictionary(revisions) { first, _ in first }, on: connection),
            passwordHash: passwordHash, segments: segments, notedAt: clock())
    }

    private func begin(_ invented: InventedProgramme, _ frame: ContinentFrame, on connection: any Connection) throws {
        let programme = invented.programme
        _ = try use(programme, at: clock(), on: connection)
        let (delivery, manager) = (frame.key(ofDelivery: invented.place), frame.key(ofManager: invented.place))
        try connection.run(
            """
            INSERT INTO delivery (key, programme, imported_at, files, covers, rows_read, rows_unusable)
            VALUES (\(delivery), \(programme.id), \(clock()), 'invented', '', \(invented.schools.count), 0)
            """)
        try connection.run(
            """
            INSERT INTO person (key, email, name, password, language, confirmed_at)
            VALUES (\(manager), \("manager@\(programme.id).example"), 'Manager', \(frame.passwordHash),
                \(programme.languages.first?.language ?? "en"), \(clock()))
            """)
        try connection.run(
            "INSERT INTO manager (programme, person, since) VALUES (\(programme.id), \(manager), \(clock()))")
    }
}

extension ContinentReport {
    fileprivate mutating func add(_ rows: ContinentRows) {
        schools += rows.count(.school)
        registered += rows.count(.claim)
        assessments += rows.count(.assessment)
        results += rows.count(.result)
        answers += rows.count(.answer)
        labels += rows.count(.award)
        journalRows += rows.count(.journal)
    }
}

/// Invents the schools, some at a time, a few tasks at once, and gives their rows in order.
private struct ContinentInvention {
    let frame: ContinentFrame

    private static let schoolsAtOnce = 100
    private static let tasks = 3

    /// Those of one programme after the other.
    private var pieces: [(programme: InventedProgramme, places: Range<Int>)] {
        frame.continent.programmes.flatMap { programme in
            stride(from: programme.schools.lowerBound, to: programme.schools.upperBound, by: Self.schoolsAtOnce).map {
                (programme, $0..<min($0 + Self.schoolsAtOnce, programme.schools.upperBound))
            }
        }
    }

    /// Asked for one at a time, they are not invented much earlier than they are wanted.
    var rows: AsyncThrowingStream<ContinentRows, any Error> {
        let (pieces, frame) = (pieces, frame)
        let line = PieceLine()
        return AsyncThrowingStream {
            try await line.next { place in
                guard pieces.indices.contains(place) else { return nil }
                let piece = pieces[place]
                return Task.detached(priority: .medium) {
                    try ContinentRows(of: piece.places, in: piece.programme, frame)
                }
            }
        }
    }

    /// The pieces that are being invented, in order.
    private actor PieceLine {
        private var running: [Task<ContinentRows, any Error>] = []
        private var begun = 0

        func next(_ begin: @Sendable (Int) -> Task<ContinentRows, any Error>?) async throws -> ContinentRows? {
            while running.count < ContinentInvention.tasks, let task = begin(begun) {
                running.append(task)
                begun += 1
            }
            guard !running.isEmpty else { return nil }
            return try await running.removeFirst().value
        }
    }
}
