import Domain
import Foundation
import SQL
import Store
import TestKit
import Testing

/// The contract of handing questions to colleagues and of the head's word, on every database.
@Suite struct HandTests {
    private let letter = LetterText(recipient: "sam@one.example", subject: "s", body: "yours")

    private func letters(_ community: Community) async throws -> Int {
        try await community.store.waitingLetters().count { $0.body == "yours" }
    }

    @Test(arguments: Engine.allCases)
    func aHandedQuestionIsTheirsWithADay(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (store, sam, assessment) = (
            community.store, try await community.colleague("Sam"), try await community.open()
        )
        let questions = try #require(try await store.sheet(assessment, for: sam)).assessment.questions.prefix(2)
        for _ in 1...2 {
            try await store.hand(
                Array(questions), in: assessment, to: sam, dueOn: "2026-12-01", letter: letter, by: community.nele)
        }
        #expect(try await letters(community) == 1, "the second press changes nothing")
        let work = try #require(try await store.teamwork(on: assessment, for: sam))
        #expect(work.mine(of: Array(questions)) == Array(questions))
        let handed = try #require(work.handed[questions[0]])
        #expect((handed.name, handed.by, handed.dueOn) == ("Sam", "Nele Verbeke", "2026-12-01"))
        #expect(try await store.questionsWaiting(for: sam) == [community.first: 2])
        let answer = Answer(question: questions[0], response: .unknown, note: "")
        _ = try await store.save(answer, in: assessment, by: sam)
        #expect(try await store.questionsWaiting(for: sam) == [community.first: 1])
        try await store.takeBack(questions[1], in: assessment, by: sam)
        try await store.takeBack(questions[1], in: assessment, by: community.nele)
        #expect(try await store.teamwork(on: assessment, for: sam)?.handed.count == 1)
        #expect(try await store.questionsWaiting(for: sam).isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func onlyACoordinatorOrTheHolderHandsOn(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (store, nele) = (community.store, community.nele)
        let (sam, tom) = (try await community.colleague("Sam"), try await community.colleague("Tom"))
        let assessment = try await community.open()
        func hand(to colleague: Person.ID, by person: Person.ID, _ question: Question.ID = "q101") async throws {
            try await store.hand(
                [question], in: assessment, to: colleague, dueOn: nil, letter: letter, by: person)
        }
        await #expect(throws: Refusal.notFound) { try await hand(to: sam, by: sam) }
        await #expect(throws: Refusal.notFound) { try await hand(to: community.joris, by: nele) }
        await #expect(throws: Refusal.notFound) { try await hand(to: sam, by: community.joris) }
        await #expect(throws: Refusal.notFound) { try await hand(to: sam, by: nele, "q999") }
        try await hand(to: sam, by: nele)
        await #expect(throws: Refusal.notFound) {
            try await store.takeBack("q101", in: assessment, by: tom)
        }
        try await hand(to: tom, by: sam)
        #expect(try await store.teamwork(on: assessment, for: nele)?.handed["q101"]?.name == "Tom")
        #expect(try await store.teamwork(on: assessment, for: community.joris) == nil)
    }

    @Test(arguments: Engine.allCases)
    func whatSomebodyHadWhoLeavesIsNobodysAgain(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (store, nele, sam) = (community.store, community.nele, try await community.colleague("Sam"))
        let assessment = try await community.open()
        try await store.hand(["q101"], in: assessment, to: sam, dueOn: nil, letter: nil, by: nele)
        try await store.remove(sam, from: community.first, by: sam)
        #expect(try await store.teamwork(on: assessment, for: nele)?.handed.isEmpty == true)
        #expect(try await store.questionsWaiting(for: sam).isEmpty)
        await #expect(throws: Refusal.notFound) {
            try await store.hand(["q101"], in: assessment, to: sam, dueOn: nil, letter: letter, by: nele)
        }
        #expect(try await letters(community) == 0)
    }

    @Test(arguments: Engine.allCases)
    func aHeadSignsBeforeTheCoordinatorSubmits(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (store, nele) = (community.store, community.nele)
        let hilde = try await community.colleague("Hilde", as: .head)
        let assessment = try await community.open()
        await #expect(throws: Incomplete.self) {
            try await store.askSignOff(of: assessment, letters: [letter], by: nele)
        }
        try await community.answerAll(assessment)
        await #expect(throws: Refusal.notSignedOff) { _ = try await community.submit(assessment) }
        await #expect(throws: Refusal.notFound) {
            try await store.askSignOff(of: assessment, letters: [letter], by: hilde)
        }
        for _ in 1...2 { try await store.askSignOff(of: assessment, letters: [letter], by: nele) }
        #expect(try await letters(community) == 1)
        let state = try #require(try await store.sheet(assessment, for: hilde)).state
        await #expect(throws: Refusal.notFound) {
            try await store.signOff(assessment, state: state, letters: [], by: nele)
        }
        // An answer changes while the head reads: what is signed is what was read, or nothing.
        try await community.answerAll(assessment, fromBest: 1)
        await #expect(throws: Refusal.changedMeanwhile) {
            try await store.signOff(assessment, state: state, letters: [], by: hilde)
        }
        let fresh = try #require(try await store.sheet(assessment, for: hilde)).state
        for _ in 1...2 { try await store.signOff(assessment, state: fresh, letters: [letter], by: hilde) }
        #expect(try await letters(community) == 2)
        let result = try await community.submit(assessment)
        let signed = try #require(try await store.result(result, for: nele)).signedOff
        #expect(signed == SignOff.Act(by: "Hilde", at: community.clock.now))
    }

    @Test(arguments: Engine.allCases)
    func aSignatureLapsesWithTheNextChange(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let (store, nele) = (community.store, community.nele)
        let hilde = try await community.colleague("Hilde", as: .head)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        let state = try #require(try await store.sheet(assessment, for: hilde)).state
        try await store.signOff(assessment, state: state, letters: [], by: hilde)
        // Also with a clock that was set back.
        community.clock.advance(days: -30)
        let change = Answer(question: "q101", response: .unknown, note: "")
        _ = try await store.save(change, in: assessment, by: nele)
        await #expect(throws: Refusal.notSignedOff) { _ = try await community.submit(assessment) }
        // Without a head the coordinator answers for it, and the result does not name who signed before.
        try await store.remove(hilde, from: community.first, by: nele)
        let result = try await community.submit(assessment)
        #expect(try await store.result(result, for: nele)?.signedOff == nil)
    }

    /// A database of before the head's role, with rows in each table that is made anew.
    @Test(arguments: Engine.allCases)
    func anOlderDatabaseKeepsItsRows(_ engine: Engine) async throws {
        let database = try await engine.database()
        let store = Store(database: database)
        let names = ["0001_start", "0002_registers", "0003_campaigns", "0004_tasks"]
        let steps = try names.map {
            try String(
                contentsOf: projectFolder.appending(path: "Sources/Store/Migrations/\($0).sql"), encoding: .utf8)
        }
        let dialect = database.dialect
        try await database.write { connection in
            try connection.script(
                dialect.spell(
                    """
                    CREATE TABLE migration (number {integer} PRIMARY KEY NOT NULL, name TEXT NOT NULL,
                        checksum TEXT NOT NULL, applied_at {integer} NOT NULL) {table};
                    """ + steps.joined(separator: "\n")))
            for number in 1...4 {
                try connection.run(
                    "INSERT INTO migration (number, name, checksum, applied_at) VALUES (\(number), 'x', '', 0)")
            }
            try connection.script(oldRows)
            for (token, invitation) in [(1, 1), (2, 2), (3, nil)] as [(UInt8, Int?)] {
                try connection.run(
                    """
                    INSERT INTO link (token, purpose, invitation, person, expires_at)
                    VALUES (\([token]), \(invitation == nil ? "password" : "invitation"), \(invitation),
                        \(invitation == nil ? 1 : nil), 9)
                    """)
            }
        }
        try await store.migrate()
        #expect(try await store.migrationState() == .current)
        let counts = try await database.read { connection in
            try ["membership", "invitation", "link"].map { table in
                try connection.rows(Statement(stringLiteral: "SELECT * FROM \(table)")).count
            }
        }
        #expect(counts == [1, 2, 3])
        #expect(try await store.team(of: School.ID(1), for: Person.ID(1))?.members.map(\.role) == [.coordinator])
        try await store.setRole(of: Person.ID(1), to: .coordinator, at: School.ID(1), by: Person.ID(1))
        // The links still hang on their invitations.
        await #expect(throws: DatabaseError.self) {
            try await database.write { try $0.script("DELETE FROM invitation") }
        }
        await #expect(throws: DatabaseError.self) {
            try await database.write { try $0.script("UPDATE membership SET role = 'owner'") }
        }
    }
}

private let oldRows = """
    INSERT INTO programme (id, since) VALUES ('be-vl', 0);
    INSERT INTO delivery (key, programme, imported_at, files, covers, rows_read, rows_unusable)
        VALUES (1, 'be-vl', 0, '', '', 0, 0);
    INSERT INTO school (key, programme, number, name, street, postcode, place, kind, digest, searchable, delivery)
        VALUES (1, 'be-vl', '1', 'S', '', '', '', 'ordinary', '', '', 1);
    INSERT INTO person (key, email, name, password, language, confirmed_at) VALUES (1, 'a@b.example', 'A', '', 'nl', 0);
    INSERT INTO membership (school, person, role, since) VALUES (1, 1, 'coordinator', 5);
    INSERT INTO invitation (key, programme, role, email, made_at) VALUES (1, 'be-vl', 'manager', 'm@b.example', 0);
    INSERT INTO invitation (key, school, role, email, made_at) VALUES (2, 1, 'contributor', 'c@b.example', 0);
    """
