/// A database, whichever the engine. The only way in is asynchronous, and the closure is synchronous and
/// can't keep the connection: so no transaction is held across an `await`.
public protocol Database: Sendable {
    /// The words that differ in migrations: see `Dialect`.
    var dialect: Dialect { get }

    /// Reads in one snapshot.
    /// - Throws: `DatabaseError`, or what the closure throws.
    func read<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Writes in one transaction: all of it is kept when the closure returns, nothing when it throws.
    /// Once begun it runs to its end, also when the task is cancelled. The closure may be run again after a
    /// conflict, so nothing but effects on the database may be in it.
    /// - Throws: `DatabaseError`, or what the closure throws.
    func write<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Writes while no other program does the same on this database, however long that takes: for migrations.
    /// Whoever comes second waits, and then sees what the first has done.
    /// - Throws: `DatabaseError`, or what the closure throws.
    func alone<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Waits until nothing runs and closes every connection.
    func close() async throws
}

extension Database {
    /// Where a write is alone in any case.
    public func alone<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await write(work)
    }
}

/// A connection within a transaction.
public protocol Connection {
    func rows(_ statement: Statement) throws -> [Row]

    /// The rows of a statement that gives three whole numbers in each. Of thousands of rows it costs a fraction of
    /// what `rows` does.
    /// - Throws: `DatabaseError.statement` where it gives anything else.
    func triples(_ statement: Statement) throws -> [(Int64, Int64, Int64)]

    /// Runs a statement that gives no rows.
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ statement: Statement) throws -> Int

    /// Runs several statements without values, as migrations hold them.
    func script(_ text: String) throws
}

extension Connection {
    /// The first row, where there is one.
    public func row(_ statement: Statement) throws -> Row? {
        try rows(statement).first
    }

    public func triples(_ statement: Statement) throws -> [(Int64, Int64, Int64)] {
        try rows(statement).map { row in
            let numbers = row.values.compactMap(Int64.init(stored:))
            guard row.values.count == 3, numbers.count == 3 else { throw DatabaseError.notTriples(statement) }
            return (numbers[0], numbers[1], numbers[2])
        }
    }
}

/// The few words of table definitions in which the engines differ. Migrations write them in braces.
public struct Dialect: Sendable {
    private let words: [(placeholder: String, word: String)]
    let catalogue: Catalogue

    /// Keys, times and counts have 64 bits; tables that are read by their whole key are kept in its order; text
    /// is compared by its bytes.
    public static let sqlite = Dialect(
        words: [
            ("{integer}", "INTEGER"), ("{bytes}", "BLOB"), ("{kept by key}", "WITHOUT ROWID, STRICT"),
            ("{table}", "STRICT"),
        ], catalogue: .sqlite)
    public static let postgresql = Dialect(
        words: [
            ("{integer}", "BIGINT"), ("{bytes}", "BYTEA"), (" {kept by key}", ""), (" {table}", ""),
            (" TEXT", " TEXT COLLATE \"C\""),
        ], catalogue: .postgresql)

    public func spell(_ script: String) -> String {
        words.reduce(script) { $0.replacing($1.placeholder, with: $1.word) }
    }
}
