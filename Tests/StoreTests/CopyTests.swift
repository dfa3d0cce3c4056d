import Domain
import Foundation
import SQL
import Store
import TestKit
import Testing

/// Moving from one engine to the other and back.
@Suite struct CopyTests {
    /// With more schools than go into one page, and of everything something.
    private func filled(_ engine: Engine) async throws -> Community {
        let community = try await Community(on: engine)
        let schools = (0..<1050).map {
            Community.school("1\(10_000 + $0)", "School \($0)", "Gent", ["primary"], email: nil)
        }
        let delivery = Delivery(schools: schools, covers: [.primary], unusable: [], rows: schools.count)
        _ = try await community.store.importDelivery(delivery, files: ["many.csv"], into: community.programme)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        try await addPieces(to: community)
        return community
    }

    /// A file in more pieces than go into one page of the copy.
    private func addPieces(to community: Community) async throws {
        let content = NewProof.Content.file(name: "a.txt", kind: .text, bytes: [0])
        let task = try await community.task()
        try await community.store.add(NewProof(content, words: ""), to: task, by: community.nele)
        try await community.store.database.write { connection in
            for position in 1...40 {
                try connection.run(
                    "INSERT INTO proof_piece (proof, position, bytes) SELECT key, \(position), \([UInt8(position)]) FROM proof"
                )
            }
        }
    }

    @Test(arguments: [(Engine.file, Engine.postgresql), (.postgresql, .file), (.postgresql, .memory)])
    func aCopyIsTheSame(_ from: Engine, _ to: Engine) async throws {
        let community = try await filled(from)
        let target = Store(database: try await to.database())
        let copied = try await community.store.copy(to: target) { _, _ in }
        #expect(copied.first { $0.name == "school" }?.rows == 1053)
        #expect(copied.first { $0.name == "proof_piece" }?.rows == 41)
        #expect(copied.allSatisfy { !$0.checksum.isEmpty || $0.rows == 0 })
        #expect(try await dump(target.database) == dump(community.store.database))
        #expect(try await target.migrationState() == .current)
        let zone = community.programme.timeZone
        #expect(try await target.verifyResults(zone: { _ in zone }).differences.isEmpty)
        #expect(try await target.findSchools("110077").schools.count == 1)
        await #expect(throws: CopyFault.targetNotEmpty) { _ = try await community.store.copy(to: target) { _, _ in } }
    }

    /// The move of an installation that serves: what comes while it is copied is not in the copy, and the copy
    /// is whole.
    @Test func aLiveInstallationIsCopiedAsOfOneMoment() async throws {
        let community = try await filled(.file)
        let store = community.store
        let writing = Task {
            var number = 0
            while !Task.isCancelled {
                number += 1
                let (text, key) = ("live-\(number)", 100_000 + number)
                try await store.database.write { connection in
                    try connection.run("INSERT INTO term (key, name) VALUES (\(key), \(text))")
                    try connection.run("UPDATE school SET street = \(text) WHERE number = '000101'")
                }
            }
        }
        let target = Store(database: try await Engine.postgresql.database())
        _ = try await store.copy(to: target) { _, _ in }
        writing.cancel()
        _ = await writing.result
        let (terms, street) = try await target.database.read { connection in
            (
                try connection.rows("SELECT name FROM term WHERE name LIKE 'live-%' ORDER BY key DESC LIMIT 1"),
                try connection.row("SELECT street FROM school WHERE number = '000101'")?["street"] as String?
            )
        }
        #expect(try terms.first?["name"] as String? ?? "Kerkstraat 1" == street, "both of the same moment")
    }

    @Test(arguments: [Engine.file, .postgresql])
    func aHalfCopyIsOfNoUse(_ engine: Engine) async throws {
        let target = Store(database: try await engine.database())
        try await target.migrate()
        try await target.database.write {
            try $0.script("INSERT INTO migration (number, name, checksum, applied_at) VALUES (0, 'copy', '', 0)")
        }
        #expect(try await target.migrationState() == .halfCopied)
        await #expect(throws: MigrationFault.halfCopied) { try await target.migrate() }
        let empty = Store(database: try await engine.database())
        await #expect(throws: CopyFault.sourceNotCurrent) { _ = try await target.copy(to: empty) { _, _ in } }
    }
}
