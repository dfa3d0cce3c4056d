import Domain
import Foundation
import Secrets
import Store
import TestKit
import Testing
import Web

/// The questionnaire that docs/content-guide.md builds from nothing, taken out of that page as it stands, through
/// a whole journey: no line of code knows it.
@Suite struct OwnSchemeTests {
    private func catalogueOfTheGuide() throws -> Catalogue {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guide-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let guide = try String(
            contentsOf: projectFolder.appending(path: "docs/content-guide.md"), encoding: .utf8)
        let files = guide.matches(of: /\n`([a-z0-9.\/-]+\.yaml)`\n```yaml\n([^`]*)```/)
        #expect(files.count == 4)
        for file in files {
            let target = folder.appending(path: String(file.output.1))
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.output.2.utf8).write(to: target)
        }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "interface"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: projectFolder.appending(path: "Content/interface/en.yaml"),
            to: folder.appending(path: "interface/en.yaml"))
        return try content(at: folder)
    }

    @Test(arguments: Engine.allCases)
    func goesThroughAWholeJourney(_ engine: Engine) async throws {
        let catalogue = try catalogueOfTheGuide()
        let clock = FixedClock()
        let store = Store(database: try await engine.database(), clock: { clock.now })
        try await store.migrate()
        let programme = try #require(catalogue.programme("islands"))
        let school = School(
            number: "1", name: "Harbour School", address: Address(street: "Quay 1", postcode: "9000", place: "Horta"),
            region: "PT-20", levels: [.primary], kind: .ordinary, email: "office@harbour.example")
        _ = try await store.importDelivery(
            Delivery(schools: [school], covers: [], unusable: [], rows: 1), files: ["list.csv"], into: programme)
        let site = Site(
            store: store, catalogue: catalogue, passwords: Passwords(costExponent: 4),
            signer: Signer(key: try await store.formKey()), address: SiteAddress(base: "http://localhost:8080"))
        let visitor = Visitor(to: site)
        let begun = try await begin(visitor, site, store)
        let path = try await answer(begun, catalogue, visitor)
        #expect(path == begun + "/review")
        try await visitor.get(path)
        let submitted = try await visitor.post(begun + "/submission", ["agreed": "yes"])
        let result = try await visitor.get(submitted.location)
        #expect(result.attribute("data-level") == "oak")
        #expect(result.attribute("data-points") == "16")
        #expect(result.body.contains("Your school has the label oak") || result.body.contains("oak</h1>"))
        #expect(try await visitor.get(submitted.location + "/plan").attribute("data-count") == "0")
        let verification = try await store.verifyResults { catalogue.programme($0)?.timeZone }
        #expect((verification.results, verification.differences) == (1, []))
    }

    /// Finds the school, claims it with both proofs, and begins.
    private func begin(_ visitor: Visitor, _ site: Site, _ store: Store) async throws -> String {
        let search = try await visitor.get("/schools?q=harbour")
        let claim = try #require(search.attribute("href", after: "data-school=\"1\""))
        try await visitor.get(claim)
        let password = "twelve or more characters"
        try await visitor.post(claim, ["name": "Ana", "email": "ana@harbour.example", "password": password])
        let own = try await mailedPath(to: "ana@harbour.example", in: store)
        try await visitor.get(own)
        try await visitor.post(own, ["password": password])
        let office = Visitor(to: site)
        let confirmation = try await mailedPath(to: "office@harbour.example", in: store)
        try await office.get(confirmation)
        try await office.post(confirmation)
        let mine = try await visitor.get("/mine")
        try await visitor.get(mine.location)
        return try await visitor.post(mine.location + "/assessments", ["level": "primary"]).location
    }

    /// Each of the eight questions with its best choice.
    private func answer(_ assessment: String, _ catalogue: Catalogue, _ visitor: Visitor) async throws -> String {
        let version = try #require(catalogue.editions.values.first?.version)
        #expect(version.questions.count == 10)
        var path = try await visitor.get(assessment).location
        for _ in 1...8 {
            let page = try await visitor.get(path)
            #expect(page.page == "question")
            let question = try #require(page.attribute("data-question"))
            let best = try #require(version.question(Question.ID(question))?.choices.last)
            path = try await visitor.post(path.replacing("?saved", with: ""), ["response": best.id.rawValue]).location
        }
        return path
    }

    private func mailedPath(to recipient: String, in store: Store) async throws -> String {
        let letter = try #require(try await store.waitingLetters().last { $0.recipient == recipient })
        let link = try #require(letter.body.split { $0.isWhitespace }.last { $0.hasPrefix("http://localhost:8080/") })
        return String(link.dropFirst("http://localhost:8080".count))
    }
}
