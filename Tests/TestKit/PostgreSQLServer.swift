import Foundation
import SQL

/// A PostgreSQL server that lives as long as this run of the tests: see `Tests/postgresql.sh`.
public struct PostgreSQLServer: Sendable {
    /// The address of its first database, where everybody may do everything.
    public let address: String
    private let folder: String

    /// The one that the contracts share.
    public static let shared: Result<PostgreSQLServer, any Error> = Result { try PostgreSQLServer() }

    /// Starts one.
    /// - Throws: `Missing` with the reason. Without a server the tests fail; they are never passed over.
    public init() throws {
        let output = try Self.script("start", "\(ProcessInfo.processInfo.processIdentifier)")
        let lines = output.split(separator: "\n").map(String.init)
        guard lines.count == 2 else { throw Missing(what: "a PostgreSQL server: \(output)") }
        (address, folder) = (lines[0], lines[1])
    }

    /// Stops it, whoever is connected, and starts it again.
    public func restart() throws { _ = try Self.script("restart", folder) }

    public func stop() throws { _ = try Self.script("stop", folder) }

    /// The address of a schema of its own, which is new and empty: as good as a database, and made sooner.
    public func emptyAddress() async throws -> String {
        let name = "t" + UUID().uuidString.replacing("-", with: "").lowercased()
        try await run("CREATE SCHEMA \(name)")
        return "\(address)?options=-csearch_path%3D\(name)"
    }

    /// Runs statements as the operator of the server.
    public func run(_ script: String) async throws {
        let database = PostgreSQLDatabase(try PostgreSQLAddress(address))
        try await database.write { try $0.script(script) }
        try await database.close()
    }

    private static func script(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = projectFolder.appendingPathComponent("Tests/postgresql.sh")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Missing(what: "a PostgreSQL server: Tests/postgresql.sh ended with \(process.terminationStatus)")
        }
        return String(decoding: printed, as: UTF8.self)
    }
}
