import ArgumentParser
import Domain
import Foundation
import SQL
import Store

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Brings the database to the form of this program.")

    @OptionGroup var data: DataOptions

    @Flag(help: "Only say how far the database is.")
    var status = false

    func run() async throws {
        let store = Store(database: try await data.openDatabase())
        if status {
            print(words(for: try await store.migrationState()))
            return
        }
        do {
            let taken = try await store.migrate()
            print(taken.isEmpty ? "The database is up to date." : "Done: \(taken.joined(separator: ", ")).")
        } catch MigrationFault.newer {
            throw BadInput("The database was made by a newer version of this program. Use that version.")
        } catch MigrationFault.halfCopied {
            throw BadInput("A copy into this database was not finished. Make it empty again, and repeat the copy.")
        }
    }

    private func words(for state: MigrationState) -> String {
        switch state {
        case .empty: "The database is empty."
        case .behind(let steps): "The database is \(steps) step(s) behind this program."
        case .current: "The database is up to date."
        case .newer: "The database was made by a newer version of this program."
        case .halfCopied: "A copy into this database was not finished."
        }
    }
}

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a copy of the whole database, of one moment, while the site goes on serving.")

    @OptionGroup var data: DataOptions

    @Argument(help: "The file to write; it must not be there yet.")
    var file: String

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw BadInput("\(file) is there already. Name a file that is not.")
        }
        guard let database = try await data.openDatabase() as? SQLiteDatabase else {
            throw BadInput("A database of PostgreSQL is copied with pg_dump: see docs/operating-databases.md.")
        }
        guard try await Store(database: database).migrationState() != .empty else {
            throw BadInput("There is no database in \(data.folder.path) to copy. --data names another folder.")
        }
        do {
            try await database.backup(to: file)
        } catch {
            throw BadInput("The copy can't be written to \(file): \(error)")
        }
        print("The database is copied to \(file).")
    }
}
