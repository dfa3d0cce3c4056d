import Domain
import Foundation
import SQL
import Secrets
import Store
import TestKit
import Testing

/// What proofs promise, on every engine.
@Suite struct ProofTests {
    private func file(_ bytes: [UInt8], words: String = "") -> NewProof {
        NewProof(.file(name: "plan.pdf", kind: .pdf, bytes: bytes), words: words)
    }

    private func read(_ proof: Proof, _ community: Community) async throws -> [UInt8] {
        var (bytes, piece): ([UInt8], Int) = ([], 0)
        while true {
            let next = try await community.store.bytes(of: proof.id, piece: piece, for: community.nele)
            if next.isEmpty { return bytes }
            (bytes, piece) = (bytes + next, piece + 1)
        }
    }

    /// At the ends of pieces and between them.
    @Test(arguments: Engine.allCases, [1, (256 << 10) - 1, 256 << 10, (256 << 10) + 1, (1 << 20) + 7])
    func aFileComesBackAsItWasGiven(_ engine: Engine, _ count: Int) async throws {
        let community = try await Community(on: engine)
        let task = try await community.task()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        #expect(try await community.store.add(file(bytes, words: "Our plan"), to: task, by: community.nele))
        let found = try await community.store.proofs(of: task, for: community.nele)
        let proof = try #require(found.proofs.first)
        let expected = Proof.File(name: "plan.pdf", kind: .pdf, bytes: count, checksum: digest(of: Data(bytes)))
        #expect(proof.content == .file(expected) && proof.words == "Our plan" && proof.addedByName == "Nele Verbeke")
        #expect(found.schoolBytes == count && found.subject == .own("Own task"))
        #expect(try await read(proof, community) == bytes)
        #expect(try await community.store.file(of: proof.id, for: community.nele) == expected)
    }

    @Test(arguments: Engine.allCases)
    func twiceIsOnce(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (task, other) = (try await community.task(), try await community.task("Other"))
        let link = try WebLink("www.school.be")
        let all = [file([1, 2]), NewProof(.link(link), words: ""), NewProof(.statement, words: "Done in May.")]
        for proof in all {
            // At once, as a double click sends them.
            let (store, person) = (community.store, community.nele)
            async let one = store.add(proof, to: task, by: person)
            async let two = store.add(proof, to: task, by: person)
            let new = try await [one, two]
            #expect(new.count { $0 } == 1)
        }
        #expect(try await community.store.add(all[0], to: other, by: community.nele), "another task has its own")
        try await community.store.add(file([1, 2], words: "Now with words"), to: task, by: community.nele)
        let found = try await community.store.proofs(of: task, for: community.nele)
        #expect(found.proofs.map(\.words) == ["Now with words", "", "Done in May."])
        #expect(found.proofs[1].content == .link(link) && found.proofs[2].content == .statement)
        #expect(found.schoolBytes == 4)
    }

    /// 201 MB in all: the last does not go in, also when two come at once, and what was there stays.
    @Test(arguments: Engine.allCases)
    func aSchoolHasItsRoomAndNoMore(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (task, foreign) = (
            try await community.task(), try await community.task("x", of: community.second, by: community.joris)
        )
        try await fill(ProofLimits.schoolBytes - 10, task, community)
        await #expect(throws: ProofRefusal.full(left: 10)) {
            try await community.store.add(file(Array(repeating: 7, count: 11)), to: task, by: community.nele)
        }
        let (store, nele) = (community.store, community.nele)
        let (first, second) = (file([1, 2, 3, 4, 5, 6]), file([6, 5, 4, 3, 2, 1]))
        async let one = Result { () async throws in try await store.add(first, to: task, by: nele) }
        async let two = Result { () async throws in try await store.add(second, to: task, by: nele) }
        let outcomes = await [one, two]
        #expect(outcomes.count { (try? $0.get()) == true } == 1, "both do not fit")
        #expect(try await community.store.proofs(of: task, for: nele).schoolBytes == ProofLimits.schoolBytes - 4)
        try await community.store.add(NewProof(.statement, words: "No bytes."), to: task, by: nele)
        try await community.store.add(file([1]), to: foreign, by: community.joris)
    }

    /// As if there were so many bytes: to write them would take minutes.
    private func fill(_ count: Int, _ task: SchoolTask.ID, _ community: Community) async throws {
        let (school, person) = (community.first, community.nele)
        try await community.store.database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO proof (key, task, school, added_at, added_by, words, file_name, file_kind, file_checksum, file_bytes)
                VALUES (1, \(task), \(school), 0, \(person), '', 'a.pdf', 'pdf', 'x', \(count))
                """)
        }
    }

    @Test(arguments: Engine.allCases)
    func aTaskHasSoManyProofs(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let task = try await community.task()
        for number in 1...ProofLimits.perTask {
            try await community.store.add(NewProof(.statement, words: "\(number)"), to: task, by: community.nele)
        }
        await #expect(throws: ProofRefusal.tooMany) {
            try await community.store.add(NewProof(.statement, words: "more"), to: task, by: community.nele)
        }
        #expect(try await !community.store.add(NewProof(.statement, words: "7"), to: task, by: community.nele))
    }

    @Test(arguments: Engine.allCases)
    func anotherSchoolsAreNotThere(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (store, task) = (community.store, try await community.task())
        try await store.add(file([1]), to: task, by: community.nele)
        let proof = try #require(try await store.proofs(of: task, for: community.nele).proofs.first).id
        for stranger in [community.joris, community.lotte] {
            await #expect(throws: Refusal.notFound) { _ = try await store.proofs(of: task, for: stranger) }
            await #expect(throws: Refusal.notFound) { _ = try await store.file(of: proof, for: stranger) }
            await #expect(throws: Refusal.notFound) { _ = try await store.bytes(of: proof, piece: 0, for: stranger) }
            await #expect(throws: Refusal.notFound) { try await store.add(file([2]), to: task, by: stranger) }
            await #expect(throws: Refusal.notFound) { try await store.removeProof(proof, from: task, by: stranger) }
        }
        let own = try await community.task("x", of: community.second, by: community.joris)
        try await store.removeProof(proof, from: own, by: community.joris)
        #expect(try await store.proofs(of: task, for: community.nele).proofs.count == 1, "not by way of one's own task")
    }

    @Test(arguments: Engine.allCases)
    func whatIsTakenAwayIsGone(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (store, task) = (community.store, try await community.task())
        try await store.add(file(Array(repeating: 3, count: 300_000)), to: task, by: community.nele)
        let proof = try #require(try await store.proofs(of: task, for: community.nele).proofs.first).id
        try await store.removeProof(proof, from: task, by: community.nele)
        try await store.removeProof(proof, from: task, by: community.nele)
        #expect(try await dump(store.database).filter { $0.hasPrefix("proof") }.isEmpty)
        await #expect(throws: Refusal.notFound) { _ = try await store.file(of: proof, for: community.nele) }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
