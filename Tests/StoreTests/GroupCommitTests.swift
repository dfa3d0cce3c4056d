import Foundation
import SQL
import Store
import TestKit
import Testing

/// Writes that wait at the same time are committed together; each is told the truth about itself only.
@Suite struct GroupCommitTests {
    private func database() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(file: temporaryFolder().appendingPathComponent("group.sqlite").path)
        try await database.write { try $0.script("CREATE TABLE note (key INTEGER PRIMARY KEY, text TEXT NOT NULL)") }
        return database
    }

    private func keys(_ database: SQLiteDatabase) async throws -> [Int] {
        try await database.read { try $0.rows("SELECT key FROM note ORDER BY key").map { try $0["key"] } }
    }

    /// Runs writes together: one that takes a while lets the others gather behind it.
    private func together(
        _ count: Int, on database: SQLiteDatabase, _ write: @escaping @Sendable (Int, any Connection) throws -> Void
    ) async -> [Int: any Error] {
        await withTaskGroup(of: (Int, (any Error)?).self) { group in
            group.addTask {
                _ = try? await database.write { _ in Thread.sleep(forTimeInterval: 0.2) }
                return (-1, nil)
            }
            try? await Task.sleep(for: .milliseconds(50))
            for number in 0..<count {
                group.addTask {
                    do {
                        try await database.write { try write(number, $0) }
                        return (number, nil)
                    } catch {
                        return (number, error)
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    @Test func oneThatThrowsTakesNothingAlong() async throws {
        let database = try await database()
        let failed = await together(40, on: database) { number, connection in
            try connection.run("INSERT INTO note VALUES (\(number), 'x')")
            if number.isMultiple(of: 4) { throw Refusal.notFound }
            // A statement that fails within a write that goes on.
            if number == 7 { _ = try? connection.run("INSERT INTO note VALUES (7, 'again')") }
            if number == 9 { try connection.run("INSERT INTO note VALUES (9, 'again')") }
        }
        let expected = (0..<40).filter { !$0.isMultiple(of: 4) && $0 != 9 }
        #expect(try await keys(database) == expected)
        #expect(Set(failed.keys) == Set(0..<40).subtracting(expected))
        #expect(failed[8] as? Refusal == .notFound)
        #expect(failed[9].map { "\($0)" }?.contains("already") == true)
    }

    @Test func whatIsAcknowledgedIsThereForAnother() async throws {
        let database = try await database()
        let file = try await database.read { try $0.row("SELECT file FROM pragma_database_list")?["file"] ?? "" }
        let other = try SQLiteDatabase(file: file)
        let failed = await together(30, on: database) { number, connection in
            try connection.run("INSERT INTO note VALUES (\(number), 'x')")
        }
        #expect(failed.isEmpty)
        #expect(try await keys(other) == Array(0..<30))
    }

    /// A write that is too much for the disk fails; those that gathered with it are kept.
    @Test func oneThatIsTooMuchFailsAlone() async throws {
        let database = try await database()
        let pages = try #require(try await database.pragma("page_count").flatMap { Int($0) })
        _ = try await database.pragma("max_page_count = \(pages + 20)")
        let failed = await together(10, on: database) { number, connection in
            let text = String(repeating: "x", count: number == 5 ? 1_000_000 : 10)
            try connection.run("INSERT INTO note VALUES (\(number), \(text))")
        }
        #expect(failed.mapValues { $0 as? DatabaseError } == [5: .full])
        #expect(try await keys(database) == [0, 1, 2, 3, 4, 6, 7, 8, 9])
        _ = try await database.write { try $0.run("INSERT INTO note VALUES (100, 'after')") }
        #expect(try await keys(database).last == 100)
    }
}
