import ArgumentParser
import Domain
import Foundation
import SQL
import Store

/// Where the database is.
struct DataOptions: ParsableArguments {
    @Option(help: "The folder of the data. Default ./data; or ESAFETY_DATA.")
    var data: String?

    @Option(
        help: """
            The database: sqlite:FILE, the path of a file, or postgresql://USER@HOST/NAME. Default esafety.sqlite \
            in the data folder; or ESAFETY_DATABASE, where a password is not seen by others.
            """)
    var database: String?

    @Option(help: "At most so many connections to PostgreSQL. Default 8; or ESAFETY_CONNECTIONS.")
    var connections: Int?

    var folder: URL {
        URL(fileURLWithPath: data ?? environment("DATA") ?? "data", isDirectory: true)
    }

    /// The store on the database. A new database is created.
    /// - Parameter migrates: whether an older one is brought up to date; otherwise that is refused.
    func open(migrates: Bool = false) async throws -> Store {
        let store = Store(database: try await openDatabase())
        switch try await store.migrationState() {
        case .current:
            break
        case .empty:
            try await store.migrate()
        case .behind where migrates:
            try await store.migrate()
        case .behind(let steps):
            throw BadInput("The database is \(steps) step(s) behind this program. Run `esafety migrate` first.")
        case .newer:
            throw BadInput("The database was made by a newer version of this program. Use that version.")
        case .halfCopied:
            throw BadInput("A copy or load into this database was not finished. Make it empty again, and repeat it.")
        }
        return store
    }

    /// Opens the database to be filled at one go: a file that is not there yet without a journal, any other as ever.
    func openToFill() async throws -> Store {
        guard let file = databaseFile, !FileManager.default.fileExists(atPath: file) else { return try await open() }
        // Makes the folder, or says why it can't.
        try await openDatabase().close()
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + end) }
        let store = Store(database: try SQLiteDatabase(filling: file))
        try await store.migrate()
        return store
    }

    /// The path of the database; nil where it is not a file.
    var databaseFile: String? {
        let name = databaseName()
        return PostgreSQLAddress.looksLike(name) ? nil : try? file(name)
    }

    func openDatabase() async throws -> any Database {
        try await open(databaseName())
    }

    /// Opens the database of this name: see the help of `--database`.
    func open(_ name: String) async throws -> any Database {
        do {
            if PostgreSQLAddress.looksLike(name) { return try await openServer(name) }
            return try openFile(try file(name))
        } catch let error as SQL.DatabaseError {
            throw BadInput("\(error)")
        }
    }

    private func openServer(_ name: String) async throws -> PostgreSQLDatabase {
        var limits = PostgreSQLLimits()
        limits.connections = try connectionCount()
        let database = PostgreSQLDatabase(try PostgreSQLAddress(name), limits: limits)
        try await database.check()
        return database
    }

    private func openFile(_ file: String) throws -> SQLiteDatabase {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw BadInput("The data folder \(folder.path) can't be made: \(error.localizedDescription)")
        }
        do {
            return try SQLiteDatabase(file: file)
        } catch {
            guard FileManager.default.isWritableFile(atPath: folder.path) else {
                throw BadInput(
                    "The folder \(folder.path) can't be written to, so nothing could be saved. Give the user of this "
                        + "program the right to write there, or mount it for writing.")
            }
            throw error
        }
    }

    private func connectionCount() throws -> Int {
        guard let given = connections.map(String.init) ?? environment("CONNECTIONS") else {
            return PostgreSQLLimits().connections
        }
        guard let count = Int(given), (1...100).contains(count) else {
            throw BadInput("\(given) is no number of connections. Give one from 1 to 100.")
        }
        return count
    }

    private func databaseName() -> String {
        database ?? environment("DATABASE") ?? folder.appendingPathComponent("esafety.sqlite").path
    }

    private func file(_ name: String) throws -> String {
        if name.hasPrefix("sqlite:") { return String(name.dropFirst("sqlite:".count)) }
        guard !name.contains("://") else {
            throw BadInput("The database is sqlite:FILE, the path of a file, or postgresql://USER@HOST/NAME.")
        }
        return name
    }
}
