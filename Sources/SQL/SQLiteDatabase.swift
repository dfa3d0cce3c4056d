import Foundation
import GRDB

/// The embedded database: one file, by GRDB. A commit is on the disk when it is acknowledged (WAL with
/// `synchronous=FULL`).
public struct SQLiteDatabase: Database {
    private let writer: DatabaseQueue
    private let groups: GroupCommit
    private let lanes: ReadingLanes

    public var dialect: Dialect { .sqlite }

    /// Opens the file, and makes it where there is none.
    /// - Throws: `DatabaseError.connection` when the file can't be opened or is no database.
    public init(file: String) throws {
        do {
            var configuration = Self.configuration
            configuration.journalMode = .wal
            writer = try DatabaseQueue(path: file, configuration: configuration)
            // GRDB sets NORMAL after it prepared the connection, and a committed answer could be lost with
            // the power; its one writing connection keeps what is set here.
            try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            groups = GroupCommit(writer)
            configuration = Self.configuration
            configuration.readonly = true
            lanes = ReadingLanes(try (1...4).map { _ in try DatabaseQueue(path: file, configuration: configuration) })
        } catch {
            throw DatabaseError.connection("\(file): \(error.localizedReason)")
        }
    }

    /// Opens a new file to be filled at one go: without a journal, without waiting for the disk, and without looking
    /// whether what a row refers to is there. Where that is cut short the file is of no use and must go. Closed and
    /// opened again it is a database like any other.
    /// - Throws: `DatabaseError.connection` when the file is there already or can't be made.
    public init(filling file: String) throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw DatabaseError.connection("\(file): it is there already")
        }
        do {
            var configuration = Self.configuration
            configuration.foreignKeysEnabled = false
            writer = try DatabaseQueue(path: file, configuration: configuration)
            try writer.writeWithoutTransaction { database in
                for pragma in ["journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"] {
                    try database.execute(sql: "PRAGMA \(pragma)")
                }
            }
            groups = GroupCommit(writer)
            lanes = ReadingLanes([writer])
        } catch {
            throw DatabaseError.connection("\(file): \(error.localizedReason)")
        }
    }

    /// A database in memory, for tests.
    public init() throws {
        writer = try DatabaseQueue(configuration: Self.configuration)
        groups = GroupCommit(writer)
        lanes = ReadingLanes([writer])
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        return configuration
    }

    public func read<T: Sendable>(
        _ work: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await translatingLater {
            try await lanes.read { try work(SQLiteConnection(database: $0)) }
        }
    }

    public func write<T: Sendable>(
        _ work: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await translatingLater {
            try await groups.write { try work(SQLiteConnection(database: $0)) }
        }
    }

    public func close() async throws {
        try lanes.close()
        try writer.close()
    }

    /// Writes a copy of the whole database, of one moment, while others go on reading and writing.
    /// - Throws: `DatabaseError`; the target must not be there yet.
    public func backup(to file: String) async throws {
        try await translatingLater {
            try await writer.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [file]) }
        }
    }

    /// The value of a pragma, for tests and for the operator.
    public func pragma(_ name: String) async throws -> String? {
        try await writer.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
}
