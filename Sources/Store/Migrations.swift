import Domain
import Foundation
import SQL
import Secrets

/// A step of the database's form: plain SQL, run once, in order, each in a transaction.
struct Migration: Sendable {
    let number: Int
    let name: String
    let script: String
    /// What plain SQL can't do for the rows that are there, in the same transaction.
    let then: @Sendable (any Connection) throws -> Void

    static let all: [Migration] = [
        Migration(number: 1, name: "start", bytes: PackageResources._001_start_sql),
        Migration(number: 2, name: "registers", bytes: PackageResources._002_registers_sql, then: fillWordIndex),
        Migration(number: 3, name: "campaigns", bytes: PackageResources._003_campaigns_sql),
        Migration(number: 4, name: "tasks", bytes: PackageResources._004_tasks_sql),
        Migration(number: 5, name: "proof", bytes: PackageResources._005_proof_sql),
        Migration(number: 6, name: "mail", bytes: PackageResources._006_mail_sql),
        Migration(number: 7, name: "hands", bytes: PackageResources._007_hands_sql),
        Migration(number: 9, name: "statements", bytes: PackageResources._009_statements_sql),
        Migration(number: 10, name: "groups", bytes: PackageResources._010_groups_sql),
        Migration(number: 11, name: "history", bytes: PackageResources._011_history_sql),
        Migration(
            number: 12, name: "statistics", bytes: PackageResources._012_statistics_sql, then: fillJournal),
        Migration(number: 13, name: "releases", bytes: PackageResources._013_releases_sql),
        Migration(
            number: 14, name: "compact_results", bytes: PackageResources._014_compact_results_sql,
            then: compactResults),
        Migration(number: 15, name: "public_figures", bytes: PackageResources._015_public_figures_sql),
    ]

    private init(
        number: Int, name: String, bytes: [UInt8],
        then: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) {
        self.number = number
        self.name = name
        script = String(decoding: bytes, as: UTF8.self)
        self.then = then
    }

    var checksum: String { digest(of: Data(script.utf8)) }
}

/// How far a database is.
public enum MigrationState: Sendable, Equatable {
    /// Nothing in it.
    case empty
    /// So many steps to go.
    case behind(Int)
    case current
    /// Made by a newer program: not to be touched.
    case newer
    /// A copy into it was not finished: of no use.
    case halfCopied
}

extension Store {
    /// Says how far the database is, and changes nothing.
    public func migrationState() async throws -> MigrationState {
        let done = try await database.read { try migrationsDone($0) }
        let latest = Migration.all.map(\.number).max() ?? 0
        guard let last = done.max() else { return .empty }
        if done.contains(copyStep) { return .halfCopied }
        if last > latest { return .newer }
        let missing = Migration.all.count { !done.contains($0.number) }
        return missing == 0 ? .current : .behind(missing)
    }

    /// Brings the database to the form of this program. Done twice it changes nothing.
    /// - Throws: `MigrationFault.newer` when the database was made by a newer program, `.halfCopied` when a copy
    ///   into it was not finished.
    /// - Returns: the names of the steps that were taken.
    @discardableResult
    public func migrate() async throws -> [String] {
        let (dialect, clock) = (database.dialect, clock)
        try await database.alone { try $0.script(dialect.spell(migrationTable)) }
        switch try await migrationState() {
        case .newer: throw MigrationFault.newer
        case .halfCopied: throw MigrationFault.halfCopied
        case .empty, .behind, .current: break
        }
        var taken: [String] = []
        for migration in Migration.all {
            let isNew = try await database.alone { connection in
                try take(migration, dialect, at: clock(), on: connection)
            }
            if isNew { taken.append(migration.name) }
        }
        return taken
    }
}

/// - Returns: false when the step was taken before.
private func take(
    _ migration: Migration, _ dialect: Dialect, at now: Moment, on connection: any Connection
) throws -> Bool {
    guard try !migrationsDone(connection).contains(migration.number) else { return false }
    try connection.script(dialect.spell(migration.script))
    try migration.then(connection)
    try connection.run(
        """
        INSERT INTO migration (number, name, checksum, applied_at)
        VALUES (\(migration.number), \(migration.name), \(migration.checksum), \(now))
        """)
    return true
}

public enum MigrationFault: Error, Equatable {
    case newer
    case halfCopied
}

private let migrationTable = """
    CREATE TABLE IF NOT EXISTS migration (
        number {integer} PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        checksum TEXT NOT NULL,
        applied_at {integer} NOT NULL
    ) {table};
    """

private func migrationsDone(_ connection: any Connection) throws -> [Int] {
    do {
        return try connection.rows("SELECT number FROM migration").map { try $0["number"] }
    } catch DatabaseError.statement {
        return []
    }
}
