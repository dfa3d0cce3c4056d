import GRDB
import GRDBSQLite

/// A transaction on a connection that GRDB opened, and prepared statements that it keeps. Values go in and out
/// by SQLite's own functions: GRDB's rows would cost four times as much as the reading itself.
struct SQLiteConnection: Connection {
    let database: GRDB.Database

    func rows(_ statement: Statement) throws -> [Row] {
        try running(statement) { prepared in
            let columns = prepared.columnNames
            var rows: [Row] = []
            while try isAtRow(prepared) {
                let values = columns.indices.map { Value(column: Int32($0), of: prepared.sqliteStatement) }
                rows.append(Row(columns: columns, values: values))
            }
            return rows
        }
    }

    func triples(_ statement: Statement) throws -> [(Int64, Int64, Int64)] {
        try running(statement) { prepared in
            let row = prepared.sqliteStatement
            guard sqlite3_column_count(row) == 3 else { throw DatabaseError.notTriples(statement) }
            var triples: [(Int64, Int64, Int64)] = []
            while try isAtRow(prepared) {
                for column: Int32 in 0..<3 where sqlite3_column_type(row, column) != SQLITE_INTEGER {
                    throw DatabaseError.notTriples(statement)
                }
                triples.append(
                    (sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2)))
            }
            return triples
        }
    }

    func run(_ statement: Statement) throws -> Int {
        try running(statement) { prepared in
            while try isAtRow(prepared) {}
            return database.changesCount
        }
    }

    func script(_ text: String) throws {
        try translatingErrors { try database.execute(sql: text) }
    }

    private func running<T>(_ statement: Statement, _ work: (GRDB.Statement) throws -> T) throws -> T {
        try translatingErrors {
            let prepared = try database.cachedStatement(sql: statement.text)
            defer {
                sqlite3_reset(prepared.sqliteStatement)
                sqlite3_clear_bindings(prepared.sqliteStatement)
            }
            // Each `$n` occurs once and in order, so that SQLite numbers them as we do.
            for (index, value) in statement.values.enumerated() {
                let code = value.bind(to: prepared.sqliteStatement, at: Int32(index + 1))
                guard code == SQLITE_OK else { throw failure(of: prepared) }
            }
            return try work(prepared)
        }
    }

    private func isAtRow(_ prepared: GRDB.Statement) throws -> Bool {
        switch sqlite3_step(prepared.sqliteStatement) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw failure(of: prepared)
        }
    }

    private func failure(of prepared: GRDB.Statement) -> GRDB.DatabaseError {
        GRDB.DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection)),
            message: database.lastErrorMessage, sql: prepared.sql)
    }
}

/// Tells SQLite to make a copy of its own of what it is given.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Value {
    fileprivate init(column: Int32, of statement: SQLiteStatement) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER:
            self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT:
            self = Int64(exactly: sqlite3_column_double(statement, column)).map(Value.integer) ?? .null
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
            self = .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
            self = .bytes(Array(bytes))
        default:
            self = .null
        }
    }

    fileprivate func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .text(let text): sqlite3_bind_text(statement, index, text, Int32(text.utf8.count), copied)
        case .bytes(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(statement, index, 0)
        case .bytes(let bytes): sqlite3_bind_blob(statement, index, bytes, Int32(bytes.count), copied)
        }
    }
}
