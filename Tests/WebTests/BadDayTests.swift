import Domain
import SQL
import Store
import TestKit
import Testing
import Web

/// A database that can't be written to: a clear page with what was typed, reading goes on, saving returns.
@Suite struct BadDayTests {
    @Test(arguments: ["nl", "en"] as [Language])
    func whatWasTypedStaysWhereNothingCanBeSaved(_ language: Language) async throws {
        let community = try await Community.withPasswords(on: .file)
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        let assessment = try await community.open()
        let path = "/assessments/\(assessment)/questions/q101"
        await visitor.set("language", cookie: language.rawValue)
        try await visitor.get(path)
        let database = try #require(community.store.database as? SQLiteDatabase)
        let stranger = Visitor(to: try await community.site())
        let fields = ["response": "q101a", "note": "typed with care", "seen": ""]

        _ = try await database.pragma("query_only = 1")
        let refused = try await visitor.post(path, fields)
        #expect((refused.status, refused.page) == (503, "question"))
        #expect(refused.body.contains("typed with care</textarea>"))
        #expect(refused.body.contains("value=\"q101a\" checked"))
        let words = projectContent.words[language]?("error.not-saved") ?? ""
        #expect(!words.isEmpty && words != "error.not-saved" && refused.body.contains(words))
        let script = try await visitor.post(path, fields.merging(["autosave": "1"]) { $1 })
        #expect(script.status == 503 && script.body.contains("data-not-saved"))
        #expect(try await visitor.get("/assessments/\(assessment)/review").status == 200)
        let joris = try await stranger.signIn("joris@two.example")
        #expect((joris.status, joris.page) == (503, "error"))

        _ = try await database.pragma("query_only = 0")
        #expect(try await visitor.post(path, fields).status == 303)
        #expect(try await visitor.get(path).body.contains("typed with care</textarea>"))
    }
}
