import Domain
import Foundation
import SQL
import Secrets
import Store
import Synchronization
import TestKit
import Testing
import Web

private final class Flag: Sendable {
    private let value = Mutex(false)

    var isSet: Bool { value.withLock { $0 } }
    func set() { value.withLock { $0 = true } }
}

/// What a visitor sees of a server's troubles: a decent page, and nothing that was typed and acknowledged is lost.
@Suite struct ServerFaultTests {
    @Test func aRestartInTheMiddleOfAJourneyLosesNothing() async throws {
        let server = try PostgreSQLServer()
        let community = try await Community.withPasswords(
            in: PostgreSQLDatabase(try PostgreSQLAddress(await server.emptyAddress())))
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("nele@one.example")
        let assessment = try await community.open()
        let questions = try #require(try await community.store.sheet(assessment, for: community.nele)).assessment
            .questions
        try await visitor.get("/assessments/\(assessment)/questions/q101")
        let isOver = Flag()
        let restarting = Task.detached {
            defer { isOver.set() }
            for _ in 0..<2 {
                try await Task.sleep(for: .milliseconds(200))
                try server.restart()
            }
        }
        var (saved, refusals, rounds) = (0, 0, 0)
        while rounds < 3 || !isOver.isSet {
            rounds += 1
            for question in questions {
                let choice = try #require(community.edition.version.question(question)?.choices.randomElement())
                let note = "\(rounds)-\(question)"
                let reply = try await visitor.post(
                    "/assessments/\(assessment)/questions/\(question)",
                    ["response": choice.id.rawValue, "note": note, "seen": ""])
                #expect([303, 503].contains(reply.status))
                if reply.status == 503 { #expect(reply.page == "error") }
                refusals += reply.status == 503 ? 1 : 0
                saved += reply.status == 303 ? 1 : 0
                guard reply.status == 303 else { continue }
                let kept = try await community.store.sheet(assessment, for: community.nele)?.answers[question]
                #expect(kept?.note == note)
            }
        }
        try await restarting.value
        // Of each restart at most the one commit that was under way.
        #expect(refusals <= 2)
        #expect(saved >= 90)
    }

    @Test func aServerThatStaysAwayIsADecentPage() async throws {
        let server = try PostgreSQLServer()
        var limits = PostgreSQLLimits()
        limits.patience = .milliseconds(300)
        let community = try await Community.withPasswords(
            in: PostgreSQLDatabase(try PostgreSQLAddress(await server.emptyAddress()), limits: limits))
        let visitor = Visitor(to: try await community.site())
        #expect(try await visitor.get("/schools?q=gent").status == 200)
        try server.stop()
        for _ in 0..<3 {
            let reply = try await visitor.get("/schools?q=gent")
            #expect((reply.status, reply.page) == (503, "error"))
        }
        #expect(try await visitor.get("/").status < 500, "what needs no database is there")
        try server.restart()
        #expect(try await visitor.get("/schools?q=gent").status == 200)
    }

    @Test func onAStandbyOneReadsAndIsToldThatNothingIsSaved() async throws {
        let address = try await PostgreSQLServer.shared.get().emptyAddress()
        let community = try await Community.withPasswords(in: PostgreSQLDatabase(try PostgreSQLAddress(address)))
        let key = try await community.store.formKey()
        let standby = PostgreSQLDatabase(try PostgreSQLAddress(address + "%20-cdefault_transaction_read_only%3Don"))
        let clock = community.clock
        let site = Site(
            store: Store(database: standby, clock: { clock.now }), catalogue: projectContent,
            passwords: Passwords(costExponent: 4), signer: Signer(key: key),
            address: SiteAddress(base: "http://localhost:8080"))
        let visitor = Visitor(to: site)
        #expect(try await visitor.get("/schools?q=gent").attribute("data-school") == "000101")
        let refused = try await visitor.signIn("nele@one.example")
        #expect((refused.status, refused.page) == (503, "error"))
    }
}
