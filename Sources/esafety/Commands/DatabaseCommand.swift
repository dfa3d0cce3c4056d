import ArgumentParser
import Foundation
import SQL
import Store

struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "The database as a whole.", subcommands: [Copy.self])

    struct Copy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copies everything into an empty database, of the same or the other engine.",
            discussion: """
                Stop the site first: what is written after the copy began is not in it. Every table is compared by \
                the count and a checksum of its rows. A target in which there is something is refused.
                """)

        @Option(help: "The database to copy: sqlite:FILE, the path of a file, or postgresql://USER@HOST/NAME.")
        var from: String

        @Option(help: "The new one, which must be empty.")
        var to: String

        func run() async throws {
            let options = try DataOptions.parse([])
            guard PostgreSQLAddress.looksLike(from) || isFile(from) else { throw BadInput("There is no \(from).") }
            let source = Store(database: try await options.open(from))
            let target = Store(database: try await options.open(to))
            let progress = ProgressLine("rows copied")
            defer { progress.finish() }
            do {
                let copied = try await source.copy(to: target) { progress.show($1, of: $0) }
                progress.finish()
                for table in copied { print("\(table.name): \(table.rows) rows, \(table.checksum.prefix(16))") }
                print("Copied and compared: \(copied.count) tables, \(copied.reduce(0) { $0 + $1.rows }) rows.")
            } catch let fault as CopyFault {
                throw BadInput(words(for: fault))
            }
            try await source.database.close()
            try await target.database.close()
        }

        private func isFile(_ name: String) -> Bool {
            let path = name.hasPrefix("sqlite:") ? String(name.dropFirst("sqlite:".count)) : name
            return FileManager.default.fileExists(atPath: path)
        }

        private func words(for fault: CopyFault) -> String {
            switch fault {
            case .sourceNotCurrent:
                "The source is not of the form of this program. Run `esafety migrate` on it first."
            case .targetNotEmpty:
                "There are tables in the target already. Nothing was changed. Name an empty database."
            case .interrupted:
                "The source went away in the middle. Make the target empty again, and repeat."
            case .different(let table):
                "The table \(table) is not the same in the target. Make the target empty again, and repeat."
            }
        }
    }
}
