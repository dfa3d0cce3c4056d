import Domain
import Foundation
import SQL
import Secrets
import Store
import TestKit
import Testing

/// What both engines promise in the same words, on every database.
@Suite struct EngineTests {
    private func database(_ engine: Engine) async throws -> any Database {
        let database = try await engine.database()
        let script = database.dialect.spell(
            """
            CREATE TABLE thing (key {integer} PRIMARY KEY NOT NULL, number {integer}, text TEXT, bytes {bytes}) {table};
            INSERT INTO thing (key, number) VALUES (1, 0);
            """)
        try await database.write { try $0.script(script) }
        return database
    }

    @Test(arguments: Engine.allCases)
    func valuesComeBackAsTheyWere(_ engine: Engine) async throws {
        let database = try await database(engine)
        let rows: [(Int64?, String?, [UInt8]?)] = [
            (.max, "", []), (.min, "Één ’s \u{1F600}\t\n\\ $1 'x'", [0, 255, 39, 92]), (nil, nil, nil), (-1, "ß", [0]),
        ]
        for (offset, row) in rows.enumerated() {
            let back = try await database.write { connection in
                try connection.row(
                    """
                    INSERT INTO thing (key, number, text, bytes)
                    VALUES (\(10 + offset), \(row.0), \(row.1), \(row.2)) RETURNING number, text, bytes
                    """)
            }
            let found = try #require(back)
            #expect(try (found["number"] as Int64?) == row.0)
            #expect(try (found["text"] as String?) == row.1)
            #expect(try (found["bytes"] as [UInt8]?) == row.2)
        }
    }

    @Test(arguments: Engine.allCases)
    func textIsInTheOrderOfItsBytes(_ engine: Engine) async throws {
        let database = try await database(engine)
        let ordered = try await database.write { connection in
            for (offset, text) in ["é", "b", "B", "a-b", "a b", "ab", "Z", "10", "9"].enumerated() {
                try connection.run("INSERT INTO thing (key, text) VALUES (\(100 + offset), \(text))")
            }
            return try connection.rows("SELECT text FROM thing WHERE text IS NOT NULL ORDER BY text")
                .map { try $0["text"] as String }
        }
        #expect(ordered == ["10", "9", "B", "Z", "a b", "a-b", "ab", "b", "é"])
    }

    /// Each reads and then writes what it read, plus one: none may be lost.
    @Test(arguments: Engine.allCases)
    func writesAreAsIfOneAfterTheOther(_ engine: Engine) async throws {
        let database = try await database(engine)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<24 {
                group.addTask {
                    try await database.write { connection in
                        let number: Int64 = try connection.row("SELECT number FROM thing WHERE key = 1")?["number"] ?? 0
                        try connection.run("UPDATE thing SET number = \(number + 1) WHERE key = 1")
                    }
                }
            }
            try await group.waitForAll()
        }
        let number = try await database.read {
            try $0.row("SELECT number FROM thing WHERE key = 1")?["number"] as Int64?
        }
        #expect(number == 24)
    }

    /// Two look whether anybody is there, and each comes in only where nobody is.
    @Test(arguments: Engine.allCases)
    func whatWasNotThereIsStillNotThere(_ engine: Engine) async throws {
        let database = try await database(engine)
        let entered = try await withThrowingTaskGroup(of: Bool.self) { group in
            for key in 2..<10 {
                group.addTask {
                    try await database.write { connection in
                        guard try connection.rows("SELECT key FROM thing WHERE number = 7").isEmpty else {
                            return false
                        }
                        // So that they meet.
                        Thread.sleep(forTimeInterval: 0.005)
                        return try connection.run("INSERT INTO thing (key, number) VALUES (\(key), 7)") == 1
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(entered == 1)
    }

    @Test(arguments: Engine.allCases)
    func aWriteEndsAlsoWhenNobodyWaitsForIt(_ engine: Engine) async throws {
        let database = try await database(engine)
        let writing = Task {
            try await database.write { connection in
                Thread.sleep(forTimeInterval: 0.05)
                try connection.run("UPDATE thing SET number = 5 WHERE key = 1")
            }
        }
        writing.cancel()
        _ = await writing.result
        let number = try await database.read {
            try $0.row("SELECT number FROM thing WHERE key = 1")?["number"] as Int64?
        }
        #expect(number == 5)
    }

    @Test(arguments: Engine.allCases)
    func twoProgramsThatStartTogetherMigrateOnce(_ engine: Engine) async throws {
        let database = try await engine.database()
        let steps = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await Store(database: database).migrate().count } }
            return try await group.reduce(0, +)
        }
        let fresh = Store(database: try await engine.database())
        #expect(try await steps == fresh.migrate().count)
        #expect(try await Store(database: database).migrationState() == .current)
    }
}
