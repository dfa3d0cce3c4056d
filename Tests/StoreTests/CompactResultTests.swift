import Domain
import Foundation
import SQL
import Store
import TestKit
import Testing

@Suite struct CompactResultTests {
    private func submitted(on engine: Engine) async throws -> (community: Community, result: AssessmentResult.ID) {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 1)
        return (community, try await community.submit(assessment))
    }

    @Test(arguments: Engine.allCases)
    func aResultTakesAFewHundredBytes(_ engine: Engine) async throws {
        let (community, _) = try await submitted(on: engine)
        let row = try await community.store.database.read { try $0.row("SELECT judgement FROM result") }
        let bytes: [UInt8] = try row?["judgement"] ?? []
        #expect((50...500).contains(bytes.count), "\(bytes.count) bytes")
    }

    @Test(arguments: Engine.allCases)
    func resultsFromBeforeAreCarriedOver(_ engine: Engine) async throws {
        let (community, id) = try await submitted(on: engine)
        let store = community.store
        let before = try require(await store.resultForOperator(id), "the result")
        try await keepAsBefore(before, in: store.database)
        #expect(try await store.migrationState() == .behind(1))
        #expect(try await store.migrate() == ["compact_results"])
        let after = try await store.resultForOperator(id)
        #expect(after == before)
        let zone = community.programme.timeZone
        let verified = try await store.verifyResults { _ in zone }
        #expect(verified.results == 1 && verified.differences.isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func textsAreKeptOnce(_ engine: Engine) async throws {
        let (community, _) = try await submitted(on: engine)
        community.clock.advance(days: 400)
        let other = try await community.open(seed: 2)
        try await community.answerAll(other)
        _ = try await community.submit(other)
        let rows = try await community.store.database.read {
            try $0.rows(
                "SELECT revisions, COUNT(*) AS results FROM result JOIN wording_set ON wordings = wording_set.key GROUP BY revisions"
            )
        }
        #expect(rows.count == 1)
        #expect(try rows.first?["results"] as Int? == 2)
    }
}

/// The form in which results were kept before.
func keepAsBefore(_ result: AssessmentResult, in database: any Database) async throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let judgement = String(decoding: try encoder.encode(result.judgement), as: UTF8.self)
    let texts = String(decoding: try encoder.encode(result.texts), as: UTF8.self)
    try await database.write { connection in
        for line in [
            "ALTER TABLE result DROP COLUMN judgement", "ALTER TABLE result DROP COLUMN wordings",
            "DROP TABLE wording_set", "ALTER TABLE result ADD COLUMN judgement TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE result ADD COLUMN texts TEXT NOT NULL DEFAULT ''",
        ] {
            try connection.script(line)
        }
        try connection.run("UPDATE result SET judgement = \(judgement), texts = \(texts)")
        try connection.run("DELETE FROM migration WHERE number = 14")
    }
}
