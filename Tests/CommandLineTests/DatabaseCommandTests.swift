import Foundation
import TestKit
import Testing

/// The program on a PostgreSQL server, and moving between the engines, at the shell.
@Suite struct DatabaseCommandTests {
    @Test func anInstallationMovesAndMovesBack() async throws {
        let data = temporaryFolder()
        let address = try await PostgreSQLServer.shared.get().emptyAddress()
        let file = data.appendingPathComponent("esafety.sqlite").path
        #expect(try esafety("demo", "load", data: data).status == 0)
        let there = try esafety("database", "copy", "--from", file, "--to", address)
        #expect(there.status == 0, "\(there.errors)")
        #expect(there.output.contains("result: 4 rows, "))
        #expect(try esafety("result", "verify", "--database", address).output == "4 results, no difference.\n")
        #expect(try esafety("migrate", "--status", "--database", address).output == "The database is up to date.\n")
        let back = data.appendingPathComponent("back.sqlite").path
        let again = try esafety("database", "copy", "--from", address, "--to", "sqlite:" + back)
        #expect(again.output == there.output, "the same counts and checksums")
        #expect(try esafety("result", "verify", "--database", back).status == 0)
        let refused = try esafety("database", "copy", "--from", file, "--to", address)
        #expect((refused.status, refused.output) == (2, ""))
        #expect(refused.errors.contains("Nothing was changed"))
        #expect(try esafety("database", "copy", "--from", "/nowhere.sqlite", "--to", back + "2").status == 2)
    }

    @Test func theRegisterGivesTheSameCountsOnBoth() async throws {
        let data = temporaryFolder()
        let address = try await PostgreSQLServer.shared.get().emptyAddress()
        let fixture = projectFolder.appendingPathComponent("Tests/RegistersTests/Fixtures/live.csv").path
        let counts = try [["--data", data.path], ["--database", address]].map { place in
            let taken = try esafety(list: ["schools", "import", "--programme", "be-vl", fixture] + place)
            #expect(taken.status == 0, "\(taken.errors)")
            return try esafety(
                list: ["schools", "count", "--programme", "be-vl", "--by", "region,level", "--format", "csv"] + place
            ).output
        }
        #expect(counts.first == counts.last)
        #expect(counts.first?.split(separator: "\r\n").count ?? 0 > 2)
    }

    @Test(arguments: [
        ("postgresql://tests:geheim1@127.0.0.1:1/x", "Connection refused"),
        ("mysql://x", "postgresql://USER@HOST/NAME"),
        ("postgresql://tests:geheim1@127.0.0.1:x:y/x", "the database can't be opened"),
    ])
    func aDatabaseThatCantBeOpenedIsTwoWithoutThePassword(_ address: String, _ words: String) throws {
        let outcome = try esafety("migrate", "--status", "--database", address)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(words) && !outcome.errors.contains("geheim1"), "\(outcome.errors)")
    }

    @Test func aServersBackupIsItsOwn() async throws {
        let address = try await PostgreSQLServer.shared.get().emptyAddress()
        let outcome = try esafety("backup", "/tmp/never.sql", "--database", address)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("pg_dump"))
        #expect(try esafety("migrate", "--status", "--database", address, "--connections", "0").status == 2)
    }
}
