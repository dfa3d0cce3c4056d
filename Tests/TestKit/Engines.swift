public import Domain
public import Foundation
public import SQL
import Store
import Synchronization
public import Testing

/// The databases on which every contract is run.
public enum Engine: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case memory = "SQLite in memory"
    case file = "SQLite on disk"
    case postgresql = "PostgreSQL 15"

    public var testDescription: String { rawValue }

    /// A new, empty database of this kind.
    public func database() async throws -> any Database {
        switch self {
        case .memory:
            try SQLiteDatabase()
        case .file:
            try SQLiteDatabase(file: temporaryFolder().appendingPathComponent("test.sqlite").path)
        case .postgresql:
            PostgreSQLDatabase(try PostgreSQLAddress(await PostgreSQLServer.shared.get().emptyAddress()))
        }
    }
}

/// A clock that stands still until it is set.
public final class FixedClock: Sendable {
    private let moment: Mutex<Moment>

    /// Thursday 12 November 2026, 09:00 in Brussels.
    public static let start = Moment(milliseconds: 1_794_470_400_000)

    public init(_ moment: Moment = FixedClock.start) {
        self.moment = Mutex(moment)
    }

    public var now: Moment { moment.withLock { $0 } }

    public func advance(days: Int64 = 0, seconds: Int64 = 0) {
        moment.withLock { $0 = $0.adding(days: days).adding(seconds: seconds) }
    }
}

/// A folder of its own below the system's temporary one.
public func temporaryFolder() -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("esafety-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}
