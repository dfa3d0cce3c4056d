public import Domain
import Foundation
import SQL

extension Store {
    /// Takes a delivery into the programme's register. Schools of the levels that it covers and that it does
    /// not name are closed on the day of the import; nothing is deleted; the same delivery again changes
    /// nothing. What schools were before stays known by their periods.
    /// - Parameter isTrial: only report what would change.
    /// - Parameter allowsClosing: also when suspiciously many schools are closed.
    /// - Parameter progress: told now and then how many schools were written.
    /// - Throws: `TooManyClosings`.
    public func importDelivery(
        _ delivery: Delivery, files: [String], into programme: Programme, isTrial: Bool = false,
        allowsClosing: Bool = false, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> ImportReport {
        let now = clock()
        return try await database.write { connection in
            let known = try knownForImport(programme.id, on: connection)
            var changes = compare(delivery, with: known)
            try changes.compareFacts(on: connection)
            guard !isTrial else { return changes.report }
            if !allowsClosing, let suspicion = changes.report.suspicion { throw suspicion }
            let isOfAnotherZone = try use(programme, at: now, on: connection)
            let key = newKey(Delivery.self)
            try connection.run(
                """
                INSERT INTO delivery (key, programme, imported_at, files, covers, rows_read, rows_unusable)
                VALUES (\(key), \(programme.id), \(now), \(files.joined(separator: "\n")),
                    \(delivery.covers.sorted().map(\.rawValue).joined(separator: " ")),
                    \(delivery.rows), \(delivery.unusable.count))
                """)
            let writing = Writing(
                programme: programme.id, delivery: key, today: calendarDay(of: now, in: programme.timeZone))
            try write(changes, writing, progress, on: connection)
            try note(isOfAnotherZone ? nil : changes, of: programme.id, on: connection)
            try settleGroups(of: programme.id, at: now, on: connection)
            return changes.report
        }
    }

    /// Notes that this installation runs the programme.
    func use(_ programme: Programme.ID, at now: Moment, on connection: any Connection) throws {
        try connection.run(
            "INSERT INTO programme (id, since) VALUES (\(programme), \(now)) ON CONFLICT (id) DO NOTHING")
    }

    /// The same, with its clock.
    /// - Returns: whether it had another clock before.
    func use(_ programme: Programme, at now: Moment, on connection: any Connection) throws -> Bool {
        try use(programme.id, at: now, on: connection)
        let zone = programme.timeZone.identifier
        return try connection.run(
            "UPDATE programme SET time_zone = \(zone) WHERE id = \(programme.id) AND time_zone <> \(zone)") == 1
    }

    /// The programmes that this installation runs: those with schools or a manager.
    public func programmesInUse() async throws -> [Programme.ID] {
        try await database.read { try $0.rows("SELECT id FROM programme ORDER BY id").map { try $0["id"] } }
    }

    /// Statistics know nothing of the most schools of a register: only the others are looked at.
    /// - Parameter changes: nil for all schools of the programme.
    private func note(_ changes: Changes?, of programme: Programme.ID, on connection: any Connection) throws {
        let known = try schoolsWithStage(in: programme, on: connection)
        guard let changes else { return try noteStatistics(of: known, on: connection) }
        let changed = Set(changes.toWrite.compactMap(\.known?.id) + changes.toClose)
        try noteStatistics(of: known.filter(changed.contains), on: connection)
    }

    private func write(
        _ changes: Changes, _ writing: Writing, _ progress: (Int) -> Void, on connection: any Connection
    ) throws {
        var index = WordIndex()
        for (count, entry) in changes.toWrite.enumerated() {
            if count.isMultiple(of: 1000) { progress(count) }
            let id = entry.known?.id ?? newKey(School.self)
            let text = words(of: entry.school)
            try writing.write(entry, as: id, searchable: text.map { " " + $0 }.joined(), on: connection)
            try SchoolHistory(school: id, connection: connection)
                .note(entry.school, known: entry.known, today: writing.today)
            // After the school: its words refer to it.
            try index.add(id, words: text, isKnown: entry.known != nil, on: connection)
        }
        progress(changes.toWrite.count)
        try index.finish(on: connection)
        for id in changes.toClose {
            try connection.run("UPDATE school SET closed_on = \(writing.today), digest = '' WHERE key = \(id)")
            try SchoolHistory(school: id, connection: connection).end(on: writing.today)
        }
    }
}
