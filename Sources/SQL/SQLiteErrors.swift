import GRDB

/// Runs the work and says what SQLite's errors mean in the words of `DatabaseError`.
func translatingErrors<T>(_ work: () throws -> T) throws -> T {
    do {
        return try work()
    } catch let error as GRDB.DatabaseError {
        throw DatabaseError(error)
    }
}

/// The same for work that waits.
func translatingLater<T>(_ work: () async throws -> T) async throws -> T {
    do {
        return try await work()
    } catch let error as GRDB.DatabaseError {
        throw DatabaseError(error)
    }
}

extension DatabaseError {
    init(_ error: GRDB.DatabaseError) {
        let message = error.message ?? ""
        switch (error.extendedResultCode, error.resultCode) {
        case (.SQLITE_CONSTRAINT_UNIQUE, _), (.SQLITE_CONSTRAINT_PRIMARYKEY, _): self = .unique(message)
        case (.SQLITE_CONSTRAINT_FOREIGNKEY, _): self = .foreignKey(message)
        case (_, .SQLITE_CONSTRAINT): self = .check(message)
        case (_, .SQLITE_BUSY), (_, .SQLITE_LOCKED): self = .busy
        case (_, .SQLITE_READONLY): self = .readOnly
        case (_, .SQLITE_FULL): self = .full
        case (_, .SQLITE_CANTOPEN), (_, .SQLITE_NOTADB), (_, .SQLITE_IOERR), (_, .SQLITE_CORRUPT):
            self = .connection(message)
        default: self = .statement("\(message) in \(error.sql ?? "")")
        }
    }
}

extension Error {
    var localizedReason: String {
        (self as? GRDB.DatabaseError)?.message ?? "\(self)"
    }
}
