import Domain
import Foundation
import SQL
import Secrets
import Store
import TestKit
import Testing

/// What every database promises, and what the embedded one does on top.
@Suite struct DatabaseTests {
    @Test(arguments: Engine.allCases)
    func aWriteThatThrowsLeavesNothing(_ engine: Engine) async throws {
        let store = Store(database: try await engine.database())
        try await store.migrate()
        await #expect(throws: Refusal.notFound) {
            try await store.database.write { connection in
                try connection.run("INSERT INTO programme (id, since) VALUES ('x', 1)")
                throw Refusal.notFound
            }
        }
        #expect(try await store.programmesInUse().isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func errorsSpeakOneLanguage(_ engine: Engine) async throws {
        let store = Store(database: try await engine.database())
        try await store.migrate()
        let database = store.database
        func error(_ statement: Statement) async -> DatabaseError? {
            do {
                _ = try await database.write { try $0.run(statement) }
                return nil
            } catch {
                return error as? DatabaseError
            }
        }
        _ = await error("INSERT INTO programme (id, since) VALUES ('x', 1)")
        let duplicate = await error("INSERT INTO programme (id, since) VALUES ('x', 2)")
        let dangling = await error("INSERT INTO session VALUES (\([UInt8](repeating: 1, count: 32)), 7, 1, 1)")
        let missing = await error("INSERT INTO programme (id, since) VALUES ('y', \(nil as Int?))")
        let wrong = await error("INSERT INTO nothing VALUES (1)")
        #expect(kind(duplicate) == "unique")
        #expect(kind(dangling) == "foreignKey")
        #expect(kind(missing) == "check")
        #expect(kind(wrong) == "statement")
    }

    private func kind(_ error: DatabaseError?) -> String {
        error.map { String("\(Mirror(reflecting: $0).children.first?.label ?? "\($0)")") } ?? "none"
    }

    @Test(arguments: Engine.allCases)
    func migratingTwiceIsMigratingOnce(_ engine: Engine) async throws {
        let store = Store(database: try await engine.database())
        #expect(try await store.migrationState() == .empty)
        #expect(try await !store.migrate().isEmpty)
        #expect(try await store.migrationState() == .current)
        #expect(try await store.migrate().isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func aNewerDatabaseIsLeftAlone(_ engine: Engine) async throws {
        let store = Store(database: try await engine.database())
        try await store.migrate()
        try await store.database.write {
            try $0.script("INSERT INTO migration VALUES (9999, 'future', 'x', 1)")
        }
        #expect(try await store.migrationState() == .newer)
        await #expect(throws: MigrationFault.newer) { try await store.migrate() }
    }

    @Test func aCommitIsOnTheDisk() async throws {
        let database = try #require(try await Engine.file.database() as? SQLiteDatabase)
        #expect(try await database.pragma("synchronous") == "2")
        #expect(try await database.pragma("journal_mode") == "wal")
        #expect(try await database.pragma("foreign_keys") == "1")
    }

    @Test func aBackupIsWholeWhileOthersWrite() async throws {
        let community = try await Community(on: .file)
        let database = try #require(community.store.database as? SQLiteDatabase)
        let assessment = try await community.open()
        async let writing: Void = community.answerAll(assessment)
        let copy = temporaryFolder().appendingPathComponent("copy.sqlite").path
        try await database.backup(to: copy)
        try await writing
        let restored = Store(database: try SQLiteDatabase(file: copy))
        #expect(try await restored.migrationState() == .current)
        #expect(try await restored.school(community.first) == community.store.school(community.first))
    }

    @Test func aFileThatIsNoDatabaseIsRefused() throws {
        let file = temporaryFolder().appendingPathComponent("text.sqlite")
        try Data("this is a letter, not a database, and long enough to be read as a header".utf8).write(to: file)
        #expect(throws: DatabaseError.self) { try SQLiteDatabase(file: file.path) }
        #expect(throws: DatabaseError.self) { try SQLiteDatabase(file: "/nowhere/at/all.sqlite") }
    }

    @Test(arguments: Engine.allCases)
    func threeWholeNumbersARowAreReadAsTheyAre(_ engine: Engine) async throws {
        let store = Store(database: try await engine.database())
        try await store.migrate()
        try await store.database.write {
            try $0.script("INSERT INTO programme (id, since) VALUES ('x', 1), ('y', -9223372036854775807)")
        }
        func triples(_ statement: Statement) async throws -> [[Int64]] {
            try await store.database.read { try $0.triples(statement).map { [$0, $1, $2] } }
        }
        #expect(
            try await triples("SELECT since, since + \(1), 0 FROM programme ORDER BY id") == [
                [1, 2, 0], [-9_223_372_036_854_775_807, -9_223_372_036_854_775_806, 0],
            ])
        #expect(try await triples("SELECT since, since, since FROM programme WHERE id = 'z'").isEmpty)
        for other in ["since, since", "since, since, id", "since, NULL, since", "since, since, since, since"] {
            let columns = Statement(stringLiteral: other)
            await #expect(throws: DatabaseError.self, "\(other)") {
                _ = try await triples("SELECT \(part: columns) FROM programme")
            }
        }
    }

    @Test func statementsBindWhatIsInterpolated() {
        let part: Statement = "name = \("x'y") OR number IN (\(list: [1, 2]))"
        let whole: Statement = "SELECT * FROM school WHERE key = \(7) AND (\(part: part)) LIMIT \(3)"
        #expect(whole.text == "SELECT * FROM school WHERE key = $1 AND (name = $2 OR number IN ($3, $4)) LIMIT $5")
        #expect(whole.values == [.integer(7), .text("x'y"), .integer(1), .integer(2), .integer(3)])
        let none: Statement = "IN (\(list: [String]()))"
        #expect(none.text == "IN (NULL)")
    }

    @Test(arguments: Engine.allCases)
    func sessionsEndAndCanBeClosed(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (session, other) = (Token(), Token())
        try await community.store.openSession(of: community.nele, token: session.hash)
        try await community.store.openSession(of: community.nele, token: other.hash)
        #expect(try await community.store.signedIn(token: Token().hash) == nil)
        try await community.store.closeSession(token: other.hash)
        #expect(try await community.store.signedIn(token: other.hash) == nil)
        community.clock.advance(seconds: sessionSeconds - 60)
        #expect(try await community.store.signedIn(token: session.hash) != nil)
        try await community.store.prolongSession(token: session.hash)
        community.clock.advance(seconds: sessionSeconds - 60)
        #expect(try await community.store.signedIn(token: session.hash) != nil)
        community.clock.advance(seconds: 120)
        #expect(try await community.store.signedIn(token: session.hash) == nil)
    }

    @Test(arguments: Engine.allCases)
    func aLetterIsForgottenOnceItIsSent(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let letters = try await community.store.waitingLetters()
        #expect(!letters.isEmpty)
        for letter in letters { try await community.store.markSent(letter.id) }
        #expect(try await community.store.waitingLetters().isEmpty)
        let bodies = try await community.store.database.read { try $0.rows("SELECT body FROM mail") }
        #expect(try bodies.allSatisfy { try $0["body"] == "" })
    }

    @Test func keysRiseAndDoNotRepeat() async throws {
        let community = try await Community()
        let keys = try await community.store.database.read {
            try $0.rows("SELECT key FROM mail ORDER BY key").map { try $0["key"] as Int64 }
        }
        #expect(Set(keys).count == keys.count)
        #expect(keys.allSatisfy { $0 > 0 })
    }
}
