import Domain
import Foundation
import Store
import TestKit
import Testing

@testable import SQL

/// What a PostgreSQL server can do to us.
@Suite struct ServerFaultTests {
    private func database(_ limits: PostgreSQLLimits = PostgreSQLLimits(), _ more: String = "") async throws
        -> PostgreSQLDatabase
    {
        let address = try await PostgreSQLServer.shared.get().emptyAddress()
        return PostgreSQLDatabase(try PostgreSQLAddress(address + more), limits: limits)
    }

    private func reason(_ address: String) async -> String {
        do {
            try await PostgreSQLDatabase(try PostgreSQLAddress(address)).check()
            return "none"
        } catch {
            return "\(error)"
        }
    }

    @Test func whatIsWrongWithAnAddressIsTold() async throws {
        let server = try PostgreSQLServer.shared.get()
        let host = try #require(server.address.split(separator: "@").last)
        try await server.run("CREATE ROLE guarded LOGIN PASSWORD 'goedgeheim'")
        #expect(await reason("postgresql://guarded:goedgeheim@\(host)") == "none")
        let cases = [
            ("postgresql://guarded:slechtgeheim@\(host)", "password authentication failed for user \"guarded\""),
            ("postgresql://guarded:slechtgeheim@\(host)&bad=1", "slechtgeheim is not shown"),
            ("postgresql://tests:slechtgeheim@127.0.0.1:1/x", "Connection refused"),
            ("postgresql://tests:slechtgeheim@\(host.replacing("/postgres", with: "/nowhere"))", "does not exist"),
            ("postgresql://tests:slechtgeheim@\(host)?sslmode=require", "SSL was required"),
            ("postgresql://tests:slecht@geheim@\(host)", "%40"),
            ("postgresql://tests:slechtgeheim@\(host)?password=slechtgeheim&nonsense=1", "nonsense"),
            ("postgresql:///x?service=slechtgehei", "definition of service"),
        ]
        for (address, words) in cases {
            let told = await reason(address)
            #expect(told.hasPrefix("the database can't be opened: "))
            #expect(!told.contains("slechtgeheim") && !told.contains("slecht@") && !told.contains("geheim@"), "\(told)")
            if !words.contains("not shown") { #expect(told.contains(words), "\(told)") }
        }
    }

    @Test(arguments: [
        ("postgresql://anna:geheim@db.example/label", "postgresql://anna@db.example/label"),
        (
            "postgres://anna@db.example/label?sslmode=verify-full",
            "postgres://anna@db.example/label?sslmode=verify-full"
        ),
        ("postgresql://db/label?user=a&password=geheim&sslpassword=x", "postgresql://db/label?user=a"),
        ("postgresql://anna:ge@heim@db.example/label", "postgresql://anna@db.example/label"),
        ("postgresql://anna:ge?heim@db.example/label", "postgresql://…"),
        ("postgresql://a:geheim@one:1,two:2/label", "postgresql://a@one:1,two:2/label"),
        ("postgresql:///label?host=/run/postgresql", "postgresql:///label?host=/run/postgresql"),
    ])
    func anAddressIsShownWithoutItsPassword(_ address: String, _ shown: String) {
        #expect(PostgreSQLAddress.withoutPassword(address) == shown)
    }

    @Test func killedConnectionsAreReplaced() async throws {
        let database = try await database()
        let store = Store(database: database)
        try await store.migrate()
        let mine = try await database.read { try $0.row("SELECT pg_backend_pid() AS pid")?["pid"] as Int64? }
        for _ in 0..<3 {
            try await killAll()
            #expect(try await store.programmesInUse().isEmpty)
        }
        try await killAll()
        _ = try await database.write { try $0.run("INSERT INTO programme (id, since) VALUES ('x', 1)") }
        #expect(try await store.programmesInUse() == ["x"])
        let other = try await database.read { try $0.row("SELECT pg_backend_pid() AS pid")?["pid"] as Int64? }
        #expect(mine != other)
    }

    /// Only those of this test: others have other schemas.
    private func killAll() async throws {
        try await PostgreSQLServer.shared.get().run(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'esafety' AND pid <> pg_backend_pid()
            """)
    }

    @Test func aConnectionKilledInTheMiddleLeavesNothing() async throws {
        let database = try await database()
        try await Store(database: database).migrate()
        await #expect(throws: DatabaseError.self) {
            try await database.write { connection in
                try connection.run("INSERT INTO programme (id, since) VALUES ('x', 1)")
                _ = try connection.rows("SELECT pg_terminate_backend(pg_backend_pid())")
                try connection.run("INSERT INTO programme (id, since) VALUES ('y', 1)")
            }
        }
        #expect(try await Store(database: database).programmesInUse().isEmpty)
    }

    @Test func aFullPoolRefusesClearlyAndGoesOn() async throws {
        var limits = PostgreSQLLimits()
        (limits.connections, limits.waiting, limits.patience) = (1, 2, .milliseconds(200))
        let database = try await database(limits)
        try await database.check()
        let slow = Task { try await database.read { _ = try $0.rows("SELECT 1 AS n FROM pg_sleep(1)") } }
        try await Task.sleep(for: .milliseconds(50))
        let told = await withTaskGroup(of: String.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    do {
                        _ = try await database.read { try $0.rows("SELECT 1 AS n") }
                        return "served"
                    } catch {
                        return "\(error)"
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(told.count { $0 == "the database is busy: 2 wait for one of 1 connections" } == 1)
        #expect(told.count { $0 == "the database is busy: none of 1 connections became free in 0.2 s" } == 2)
        try await slow.value
        #expect(try await database.read { try $0.rows("SELECT 1 AS n").count } == 1)
    }

    @Test func aStatementOverItsTimeIsStopped() async throws {
        var limits = PostgreSQLLimits()
        limits.statement = .milliseconds(100)
        let database = try await database(limits)
        await #expect(throws: DatabaseError.tooSlow("SELECT 1 AS n FROM pg_sleep(5)")) {
            _ = try await database.read { try $0.rows("SELECT 1 AS n FROM pg_sleep(5)") }
        }
        #expect(DatabaseError.tooSlow("").isPassing)
        #expect(try await database.read { try $0.rows("SELECT 1 AS n").count } == 1)
    }

    @Test func aLockThatOthersHoldIsNotWaitedForForever() async throws {
        var limits = PostgreSQLLimits()
        (limits.lock, limits.patience) = (.milliseconds(100), .milliseconds(300))
        let database = try await database(limits)
        try await database.write { try $0.script("CREATE TABLE thing (key BIGINT PRIMARY KEY)") }
        let holding = Task {
            try await database.write { connection in
                try connection.script("LOCK TABLE thing IN ACCESS EXCLUSIVE MODE")
                Thread.sleep(forTimeInterval: 0.5)
            }
        }
        try await Task.sleep(for: .milliseconds(100))
        await #expect(throws: DatabaseError.busy) { try await database.write { try $0.run("DELETE FROM thing") } }
        try await holding.value
    }

    @Test func aStandbyIsReadOnly() async throws {
        let address = try await PostgreSQLServer.shared.get().emptyAddress()
        let main = Store(database: PostgreSQLDatabase(try PostgreSQLAddress(address)))
        try await main.migrate()
        let standby = PostgreSQLDatabase(try PostgreSQLAddress(address + "%20-cdefault_transaction_read_only%3Don"))
        #expect(try await Store(database: standby).programmesInUse().isEmpty)
        await #expect(throws: DatabaseError.readOnly) {
            try await standby.write { try $0.run("INSERT INTO programme (id, since) VALUES ('x', 1)") }
        }
    }

    /// PostgreSQL undoes a transaction in which a statement failed, whatever the program makes of it.
    @Test func aFaultPassedOverIsNotForgotten() async throws {
        let database = try await database()
        let store = Store(database: database)
        try await store.migrate()
        await #expect(throws: DatabaseError.self) {
            try await database.write { connection in
                try connection.run("INSERT INTO programme (id, since) VALUES ('x', 1)")
                _ = try? connection.run("INSERT INTO nothing VALUES (1)")
            }
        }
        #expect(try await store.programmesInUse().isEmpty)
    }

    @Test func manyStatementsFitAndAChangedTableIsReadAnew() async throws {
        var limits = PostgreSQLLimits()
        limits.connections = 2
        let database = try await database(limits)
        try await database.write {
            try $0.script("CREATE TABLE thing (key BIGINT PRIMARY KEY); INSERT INTO thing VALUES (1)")
        }
        for number in 0..<PreparedStatements.most + 50 {
            let statement = Statement(stringLiteral: "SELECT key + \(number) AS n FROM thing")
            #expect(try await database.read { try $0.row(statement)?["n"] as Int64? } == Int64(number) + 1)
        }
        let kept = try await database.read {
            try $0.row("SELECT COUNT(*) AS n FROM pg_prepared_statements")?["n"] as Int?
        }
        #expect(kept ?? 0 <= PreparedStatements.most + 2)
        #expect(try await database.read { try $0.rows("SELECT * FROM thing") }.first?.columns == ["key"])
        try await database.write { try $0.script("ALTER TABLE thing ADD COLUMN more TEXT") }
        #expect(try await database.read { try $0.rows("SELECT * FROM thing") }.first?.columns == ["key", "more"])
        await #expect(throws: DatabaseError.self) {
            _ = try await database.read { try $0.rows("SELECT SUM(key) AS n FROM thing") }
        }
    }

    @Test func aClosedDatabaseEndsItsThreadsAndTakesNothing() async throws {
        let database = try await database()
        async let slow = database.read { try $0.rows("SELECT 1 AS n FROM pg_sleep(0.2)").count }
        try await Task.sleep(for: .milliseconds(100))
        try await database.close()
        #expect(try await slow == 1)
        await #expect(throws: DatabaseError.connection("it is closed")) {
            _ = try await database.read { try $0.rows("SELECT 1 AS n") }
        }
    }
}
