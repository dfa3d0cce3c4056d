import Domain
import Foundation
import HTTPTypes
import SQL
import Store
import TestKit
import Testing
import Web

/// The letter, the choice on the account page, and the link that stops it.
@Suite struct ReminderTests {
    private func letter(_ community: Community, _ site: Site) async throws -> Letter {
        try await community.sendAll()
        try await community.insertTask("Wifi <b>& co", due: "2026-11-01", owner: community.nele)
        try await community.insertTask("Backup", due: "2026-11-20", owner: nil)
        #expect(try await site.makeReminders(of: community.programme, on: "2026-11-16") == 1)
        #expect(try await site.makeReminders(of: community.programme, on: "2026-11-16") == nil)
        return try require(try await community.store.waitingLetters().first, "a letter")
    }

    @Test func theLetterAsTextAndAsHTML() async throws {
        let community = try await Community.withPasswords()
        let site = try await community.site(base: "https://label.example")
        let letter = try await letter(community, site)
        let stop = try #require(letter.unsubscribe)
        #expect(stop.hasPrefix("https://label.example/reminders/"))
        #expect(letter.subject == "1 actie voor het eSafety Label is te laat")
        #expect(
            letter.body == """
                Dag Nele Verbeke

                Dit is je overzicht van de week.

                SINT-JOZEFSCHOOL ÉÉN

                Te laat:

                - Wifi <b>& co: uiterlijk 1 november 2026

                Binnenkort:

                - Backup: uiterlijk 20 november 2026. Niemand volgt dit nu op.

                Naar de bladzijde van de school:
                https://label.example/schools/\(community.first)

                eSafety Label

                Je krijgt deze mail omdat je meewerkt aan het eSafety Label van je school.

                Kies welke herinneringen je krijgt:
                https://label.example/account

                Stop deze herinneringen:
                \(stop)

                """)
        #expect(letter.html.contains("<html lang=\"nl\">") && letter.html.contains("<h2>Sint-Jozefschool Één</h2>"))
        #expect(letter.html.contains("<li>Wifi &lt;b&gt;&amp; co: uiterlijk"))
        #expect(letter.html.contains("<a href=\"\(stop)\">Stop deze herinneringen</a>"))
    }

    /// In the person's own language; an action of the plan by its name.
    @Test(
        arguments: [
            ("fr", "1 action pour l’eSafety Label est en retard"),
            ("de", "1 Maßnahme für das eSafety Label ist zu spät"),
            ("en", "1 action for the eSafety Label is late"),
        ] as [(Language, String)])
    func inThePersonsLanguage(language: Language, subject: String) async throws {
        let community = try await Community.withPasswords()
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 9)
        let id = try await community.submit(assessment)
        let result = try require(try await community.store.result(id, for: community.nele), "the result")
        let action = try require(result.judgement.plan.first?.action, "an action")
        try await community.sendAll()
        try await community.store.setName(of: community.nele, to: "Nele", language: language)
        let nele = community.nele
        try await community.store.database.write { connection in
            _ = try connection.run(
                "INSERT INTO term (key, name) VALUES (999999, \(action)) ON CONFLICT (name) DO NOTHING")
            _ = try connection.run(
                """
                INSERT INTO task (key, school, result, action, title, made_at, made_by, state, owner, due_on, notes,
                    reason, revision)
                SELECT 1, school, key, (SELECT key FROM term WHERE name = \(action)), '', 0, \(nele), 'busy', \(nele),
                    '2026-11-15', '', '', 1 FROM result
                """)
        }
        #expect(try await community.site().makeReminders(of: community.programme, on: "2026-11-16") == 1)
        let letter = try require(try await community.store.waitingLetters().first, "a letter")
        #expect(letter.subject == subject)
        let name = try require(community.edition.texts[language]?.actions[action]?.name, "its name")
        #expect(letter.body.contains("- \(name)"))
    }

    /// RFC 8058: a mail program posts, without a cookie, a form's token, or any page seen before.
    @Test func oneClickStops() async throws {
        let community = try await Community.withPasswords()
        let site = try await community.site()
        let stop = try #require(URL(string: try await letter(community, site).unsubscribe ?? "")?.path)
        let program = Visitor(to: site)
        let page = try await program.get(stop)
        #expect(page.status == 200 && page.page == "stop-reminders" && page.body.contains("nele@one.example"))
        #expect(try await community.store.reminderWish(of: community.nele) == .weekly, "to look stops nothing")
        let fresh = Visitor(to: site)
        let done = try await fresh.post(stop, raw: "List-Unsubscribe=One-Click")
        #expect(done.status == 200 && done.page == "reminders-stopped")
        #expect(try await community.store.reminderWish(of: community.nele) == .none)
        #expect(try await community.store.waitingLetters().isEmpty)
        #expect(try await fresh.post(stop, raw: "").status == 200, "again does no harm")
        #expect(try await fresh.get("/account").status == 401, "it signs nobody in")
    }

    @Test func aLinkOfAnotherIsNone() async throws {
        let community = try await Community.withPasswords()
        let site = try await community.site()
        let stop = try #require(URL(string: try await letter(community, site).unsubscribe ?? "")?.path)
        let visitor = Visitor(to: site)
        let signature = stop.dropFirst("/reminders/".count + 13)
        for wrong in ["x", "\(community.joris)\(signature)", "\(community.nele)", "%00", "\(community.nele)AAAA"] {
            #expect(try await visitor.get("/reminders/\(wrong)").status == 404, "\(wrong)")
            #expect(try await visitor.post("/reminders/\(wrong)", raw: "").status == 404, "\(wrong)")
        }
        #expect(try await community.store.reminderWish(of: community.joris) == .weekly)
    }

    @Test func thePersonChooses() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        let before = try await visitor.get("/account")
        #expect(before.body.contains("id=\"reminders-weekly\" checked"))
        #expect(
            try await visitor.post("/account/reminders", ["reminders": "dates"]).location == "/account?done=reminders")
        let after = try await visitor.get("/account?done=reminders")
        #expect(after.body.contains("id=\"reminders-dates\" checked") && after.body.contains("notice success"))
        for wrong in ["", "daily", "weekly'"] {
            let reply = try await visitor.post("/account/reminders", ["reminders": wrong])
            #expect(reply.status == 422 && reply.body.contains("href=\"#reminders\""))
            #expect(reply.body.contains("id=\"reminders-dates\" checked"))
        }
        #expect(try await visitor.post("/account/reminders", ["reminders": "none"], token: "x").status == 403)
        #expect(try await community.store.reminderWish(of: community.nele) == .dates)
    }
}
