import Domain
import Foundation
import SQL
import Store
import TestKit
import Testing

@Suite struct VerifyTests {
    private func submitted(on engine: Engine) async throws -> Community {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 1)
        _ = try await community.submit(assessment)
        return community
    }

    private func differences(_ community: Community) async throws -> [String] {
        let zone = community.programme.timeZone
        return try await community.store.verifyResults { _ in zone }.differences.map(\.what)
    }

    @Test(arguments: Engine.allCases)
    func anUntouchedResultHolds(_ engine: Engine) async throws {
        #expect(try await differences(try await submitted(on: engine)).isEmpty)
    }

    @Test(arguments: [
        ("UPDATE answer SET response = (SELECT key FROM term WHERE name = 'unknown')", "another judgement"),
        ("UPDATE result SET points = points + 1", "points"),
        ("UPDATE result SET level = 'gold'", "level"),
        ("UPDATE result SET judgement = x'09'", "can't be read"),
        ("UPDATE award SET valid_until = valid_until + 1", "label differs"),
        ("DELETE FROM award", "label differs"),
        ("DELETE FROM answer WHERE question = (SELECT MIN(question) FROM answer)", "have no answer"),
        ("UPDATE version SET structure = replace(structure, '\"points\":1', '\"points\":2')", "judgement"),
        ("DELETE FROM award; DELETE FROM result", "no result"),
    ])
    func whatWasChangedIsFound(_ statement: String, _ found: String) async throws {
        let community = try await submitted(on: .memory)
        try await community.store.database.write { try $0.script(statement) }
        // A new store, because the first one keeps the versions that it has read.
        let fresh = Store(database: community.store.database)
        let zone = community.programme.timeZone
        let differences = try await fresh.verifyResults { _ in zone }.differences.map(\.what)
        #expect(differences.contains { $0.contains(found) }, "\(differences)")
    }
}
