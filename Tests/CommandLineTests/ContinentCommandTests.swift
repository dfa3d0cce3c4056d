import Foundation
import SQL
import TestKit
import Testing

/// A small invented continent, loaded as a large one is.
@Suite struct ContinentCommandTests {
    private func load(into data: URL, seed: Int = 1) throws -> Outcome {
        try esafety(
            "demo", "load", "--schools", "300", "--years", "3", "--programmes", "2", "--seed", "\(seed)", data: data)
    }

    /// What was done, without what is made by chance: passwords.
    private func facts(in data: URL) async throws -> [String: [String]] {
        let database = try SQLiteDatabase(file: data.appendingPathComponent("esafety.sqlite").path)
        var facts: [String: [String]] = [:]
        for table in try await database.tables()
        where !["migration", "person", "version", "wording", "setting"].contains(table.name) {
            let order = table.key.joined(separator: ", ")
            let rows = try await database.read {
                try $0.rows(Statement(stringLiteral: "SELECT * FROM \(table.name) ORDER BY \(order)"))
            }
            facts[table.name] = rows.map { row in
                // The keys of a version and of keys of other kinds have chance in them.
                row.values.map { value in
                    if case .integer(let number) = value, number > 1 << 50, table.name != "journal",
                        table.name != "result"
                    {
                        return "key"
                    }
                    return "\(value)"
                }.joined(separator: " ")
            }
        }
        try await database.close()
        return facts
    }

    @Test func theSameNumbersMakeTheSameContinent() async throws {
        let (one, two, three) = (temporaryFolder(), temporaryFolder(), temporaryFolder())
        for (data, seed) in [(one, 1), (two, 1), (three, 2)] {
            let loaded = try load(into: data, seed: seed)
            #expect(loaded.status == 0, "\(loaded.errors)")
            #expect(loaded.output.contains("2 programmes, 300 schools, "))
        }
        let facts = try await facts(in: one)
        #expect(try await self.facts(in: two) == facts)
        #expect(try await self.facts(in: three)["answer"] != facts["answer"])
        #expect((700...1000).contains(facts["result"]?.count ?? 0), "\(facts["result"]?.count ?? 0) results")
        #expect(facts["answer"]?.count ?? 0 >= 30 * (facts["result"]?.count ?? 0))
        for table in ["award", "journal", "tally", "choice_tally", "school_merger", "segment"] {
            #expect(facts[table]?.isEmpty == false, "\(table)")
        }
    }

    @Test func itHoldsByEveryCheck() async throws {
        let data = temporaryFolder()
        #expect(try load(into: data).status == 0)
        let content = ["--content", data.appendingPathComponent("content").path]
        let verified = try esafety(list: ["result", "verify"] + content, data: data)
        #expect(verified.status == 0 && verified.output.contains("no difference"), "\(verified)")
        let recount = try esafety("statistics", "recount", "--check", data: data)
        #expect(recount.status == 0, "\(recount)")
        let refers = try await broken(in: data)
        #expect(refers.isEmpty, "\(refers)")
        let figures = try esafety(
            list: [
                "statistics", "--programme", "xx-01", "--as-of", "2026-01-01", "--measure", "registered", "--format",
                "csv",
            ] + content, data: data)
        #expect(figures.output.hasPrefix("measure,value,status\r\nregistered,"), "\(figures)")
        let checked = try esafety(list: ["content", "check"] + content)
        #expect(checked.status == 0, "\(checked)")
    }

    /// Rows that refer to what is not there: the load itself does not look.
    private func broken(in data: URL) async throws -> [String] {
        let database = try SQLiteDatabase(file: data.appendingPathComponent("esafety.sqlite").path)
        let rows = try await database.read { try $0.rows("SELECT \"table\" AS name FROM pragma_foreign_key_check") }
        let names = try rows.map { try $0["name"] as String }
        #expect(try await database.pragma("journal_mode") == "wal")
        try await database.close()
        return names
    }

    @Test func aContinentGoesIntoAnEmptyDatabaseOnly() throws {
        let data = temporaryFolder()
        #expect(try load(into: data).status == 0)
        let again = try load(into: data)
        #expect(again.status != 0 && again.errors.contains("is there already"))
        let elsewhere = try esafety(
            "demo", "load", "--schools", "300", "--programmes", "2", "--content-out",
            temporaryFolder().appendingPathComponent("content").path, data: data)
        #expect(elsewhere.status != 0 && elsewhere.errors.contains("schools in this database already"), "\(elsewhere)")
    }

    @Test(arguments: [
        (["--schools", "19", "--programmes", "2"], "Give 20 to 1000000"),
        (["--schools", "1000001"], "Give 270 to 1000000"),
        (["--schools", "300", "--years", "0"], "Give 1 to 25"),
        (["--schools", "300", "--programmes", "41"], "Give 1 to 40"),
    ])
    func numbersThatMakeNoContinentAreRefused(_ numbers: [String], _ complaint: String) throws {
        let data = temporaryFolder().appendingPathComponent("none")
        let refused = try esafety(list: ["demo", "load"] + numbers, data: data)
        #expect(refused.status != 0 && refused.errors.contains(complaint), "\(refused)")
        #expect(!FileManager.default.fileExists(atPath: data.path), "nothing is made")
    }
}
