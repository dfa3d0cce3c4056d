import SQL

/// What a copy has brought over.
public struct CopiedTable: Sendable, Equatable {
    public let name: String
    public let rows: Int
    /// SHA-256 over all its rows in the order of their keys: the same on both sides.
    public let checksum: String
}

/// Why a copy was not made.
public enum CopyFault: Error, Equatable {
    /// The source is not of the form of this program: bring it up to date first.
    case sourceNotCurrent
    /// There are tables in the target already.
    case targetNotEmpty
    /// The source went away in the middle. The target is of no use.
    case interrupted
    /// What is in the target is not what was in the source.
    case different(table: String)
}

extension Store {
    /// Copies everything, as it is at one moment, into an empty database of either engine, and compares. Others
    /// may go on with the source; what they write after that moment is not in the copy. Until the copy is whole
    /// the target can't be used.
    /// - Parameter progress: told the table and how many of its rows are copied.
    /// - Throws: `CopyFault`, `DatabaseError`.
    public func copy(
        to target: Store, progress: @escaping @Sendable (String, Int) -> Void
    ) async throws -> [CopiedTable] {
        guard try await migrationState() == .current else { throw CopyFault.sourceNotCurrent }
        guard try await target.database.tables().isEmpty else { throw CopyFault.targetNotEmpty }
        try await target.migrate()
        let tables = try await target.database.tables().filter { $0.name != "migration" }
        try await target.database.write { try beginCopy(emptying: tables, on: $0) }
        let copied = try await bring(tables, to: target.database, progress)
        try await compare(copied, tables, with: target.database)
        try await target.database.write { try endCopy(on: $0) }
        return copied
    }

    /// Reads in one snapshot while the target writes page by page: the reading thread waits for the writing.
    private func bring(
        _ tables: [Table], to target: any Database, _ progress: @escaping @Sendable (String, Int) -> Void
    ) async throws -> [CopiedTable] {
        let handover = Handover()
        async let reading = database.read { connection in
            try handover.begin()
            defer { handover.end() }
            return try tables.map { table in
                try read(table, on: connection) { try handover.give($0) }
            }
        }
        var done: [String: Int] = [:]
        do {
            for await page in handover.pages {
                try await target.write { try page.insert(on: $0) }
                handover.taken()
                done[page.table.name, default: 0] += page.rows.count
                progress(page.table.name, done[page.table.name] ?? 0)
            }
        } catch {
            handover.stop()
            _ = try? await reading
            throw error
        }
        return try await reading
    }

    private func compare(_ copied: [CopiedTable], _ tables: [Table], with target: any Database) async throws {
        let there = try await target.read { connection in
            try tables.map { try read($0, on: connection) { _ in } }
        }
        for (table, other) in zip(copied, there) where table != other {
            throw CopyFault.different(table: table.name)
        }
    }
}

/// Reads the table page by page.
private func read(
    _ table: Table, on connection: any Connection, each: (CopyPage) throws -> Void
) throws -> CopiedTable {
    var sum = CopySum()
    var last: [Value]?
    repeat {
        let page = try CopyPage(of: table, after: last, on: connection)
        sum.add(page)
        if !page.rows.isEmpty { try each(page) }
        last = page.lastKey
    } while last != nil
    return CopiedTable(name: table.name, rows: sum.rows, checksum: sum.checksum)
}

/// The step of a migration that no migration has: as long as it is noted, a copy is not whole.
let copyStep = 0

private func beginCopy(emptying tables: [Table], on connection: any Connection) throws {
    try connection.run(
        "INSERT INTO migration (number, name, checksum, applied_at) VALUES (\(copyStep), 'copy', '', 0)")
    // A migration may have put rows into them; those of the source come instead.
    for table in tables.reversed() {
        try connection.run(Statement(stringLiteral: "DELETE FROM \(table.name)"))
    }
}

private func endCopy(on connection: any Connection) throws {
    try connection.run("DELETE FROM migration WHERE number = \(copyStep)")
}
