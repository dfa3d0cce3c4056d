import Foundation
import GRDB

/// The embedded database: one file, by GRDB. A commit is on the disk when it is acknowledged (WAL with
/// `synchronous=FULL`).
public struct SQLiteDatabase: Database {
    private let writer: any DatabaseWriter

    public var dialect: Dialect { .sqlite }

    /// Opens the file, and makes it where there is none.
    /// - Throws: `DatabaseError.connection` when the file can't be opened or is no database.
    public init(file: String) throws {
        do {
            let pool = try DatabasePool(path: file, configuration: Self.configuration)
            // GRDB sets NORMAL after it prepared the connection, and a committed answer could be lost with
            // the power; its one writing connection keeps what is set here.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            writer = pool
        } catch {
            throw DatabaseError.connection("\(file): \(error.localizedReason)")
        }
    }

    /// A database in memory, for tests.
    public init() throws {
        writer = try DatabaseQueue(configuration: Self.configuration)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        return configuration
    }

    public func read<T: Sendable>(
        _ work: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await translatingLater {
            try await writer.read { try work(SQLiteConnection(database: $0)) }
        }
    }

    public func write<T: Sendable>(
        _ work: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        // A task of its own, because GRDB interrupts a write whose task is cancelled.
        let transaction = Task {
            try await translatingLater {
                try await writer.write { try work(SQLiteConnection(database: $0)) }
            }
        }
        return try await transaction.value
    }

    public func close() async throws {
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

private struct SQLiteConnection: Connection {
    let database: GRDB.Database

    func rows(_ statement: Statement) throws -> [Row] {
        try translatingErrors {
            let prepared = try database.cachedStatement(sql: statement.text)
            let cursor = try GRDB.Row.fetchCursor(prepared, arguments: statement.arguments)
            let columns = prepared.columnNames
            var rows: [Row] = []
            while let row = try cursor.next() {
                rows.append(Row(columns: columns, values: row.databaseValues.map(Value.init)))
            }
            return rows
        }
    }

    func run(_ statement: Statement) throws -> Int {
        try translatingErrors {
            let prepared = try database.cachedStatement(sql: statement.text)
            try prepared.execute(arguments: statement.arguments)
            return database.changesCount
        }
    }

    func script(_ text: String) throws {
        try translatingErrors { try database.execute(sql: text) }
    }
}

extension Statement {
    /// Each `$n` occurs once and in order, so that SQLite numbers them as we do.
    fileprivate var arguments: StatementArguments {
        StatementArguments(
            values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .integer(let number): number
                case .text(let text): text
                case .bytes(let bytes): Data(bytes)
                }
            })
    }
}

extension Value {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = Int64(exactly: number).map(Value.integer) ?? .null
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes(Array(data))
        }
    }
}
