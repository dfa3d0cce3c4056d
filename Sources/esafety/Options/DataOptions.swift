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
            The database, as sqlite:FILE or the path of a file. Default esafety.sqlite in the data folder; or \
            ESAFETY_DATABASE.
            """)
    var database: String?

    var folder: URL {
        URL(fileURLWithPath: data ?? environment("DATA") ?? "data", isDirectory: true)
    }

    /// The store on the database. A new database is created.
    /// - Parameter migrates: whether an older one is brought up to date; otherwise that is refused.
    func open(migrates: Bool = false) async throws -> Store {
        let store = Store(database: try openDatabase())
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
        }
        return store
    }

    func openDatabase() throws -> SQLiteDatabase {
        let file = try databaseFile()
        do {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: file).deletingLastPathComponent(), withIntermediateDirectories: true)
            return try SQLiteDatabase(file: file)
        } catch let error as SQL.DatabaseError {
            throw BadInput("\(error)")
        } catch {
            throw BadInput("The data folder \(folder.path) can't be made: \(error.localizedDescription)")
        }
    }

    private func databaseFile() throws -> String {
        guard let given = database ?? environment("DATABASE") else {
            return folder.appendingPathComponent("esafety.sqlite").path
        }
        if given.hasPrefix("sqlite:") { return String(given.dropFirst("sqlite:".count)) }
        guard !given.contains("://") else {
            throw BadInput("This version keeps its data in a file: --database sqlite:FILE, or leave it out.")
        }
        return given
    }
}
