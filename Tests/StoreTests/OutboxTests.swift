import Domain
import SQL
import Secrets
import Store
import TestKit
import Testing

/// Letters wait, are taken by one at a time, tried again, and given up.
@Suite struct OutboxTests {
    /// A community with an empty outbox and the number of letters asked for.
    private func community(on engine: Engine, letters: Int) async throws -> Community {
        let community = try await Community(on: engine)
        for letter in try await community.store.waitingLetters() { try await community.store.markSent(letter.id) }
        for number in 0..<letters {
            let email = try require(EmailAddress("p\(number)@x.example"), "an address")
            try await community.store.inviteManager(
                email, of: "be-vl", link: mailed(Token(), to: email.description))
        }
        return community
    }

    @Test(arguments: Engine.allCases)
    func aLetterIsTakenByOneOnly(_ engine: Engine) async throws {
        let community = try await community(on: engine, letters: 12)
        let (database, clock) = (community.store.database, community.clock)
        let taken = try await withThrowingTaskGroup(of: [Letter.ID].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let store = Store(database: database, clock: { clock.now })
                    var mine: [Letter.ID] = []
                    while let letter = try await store.takeLetter() { mine.append(letter.id) }
                    return mine
                }
            }
            return try await group.reduce([], +)
        }
        #expect(taken.count == 12 && Set(taken).count == 12)
        #expect(try await !community.store.hasLetterDue())
        clock.advance(seconds: letterLeaseSeconds - 1)
        #expect(try await community.store.takeLetter() == nil)
        clock.advance(seconds: 1)
        #expect(try await community.store.takeLetter()?.id == taken.min(), "who took it has died")
    }

    /// The program dies after the server took the letter and before that was noted: the same letter goes again,
    /// with the same key and so the same Message-ID. At least once.
    @Test(arguments: Engine.allCases)
    func aCrashBetweenSendingAndNotingSendsItAgain(_ engine: Engine) async throws {
        let community = try await community(on: engine, letters: 1)
        let store = community.store
        let sent = try require(try await store.takeLetter(), "a letter")
        community.clock.advance(seconds: letterLeaseSeconds)
        let again = try require(try await store.takeLetter(), "the letter again")
        #expect(again == sent)
        try await store.markSent(again.id)
        community.clock.advance(days: 1)
        #expect(try await store.takeLetter() == nil)
        let kept = try await store.database.read { connection in
            try connection.row("SELECT body, html, unsubscribe FROM mail WHERE key = \(sent.id)")
                .map { try ($0["body"] as String) + ($0["html"] as String) + ($0["unsubscribe"] as String? ?? "") }
        }
        #expect(kept == "", "what it said is forgotten")
    }

    @Test(arguments: Engine.allCases)
    func whatFailsIsTriedLaterAndThenGivenUp(_ engine: Engine) async throws {
        let community = try await community(on: engine, letters: 1)
        let (store, clock) = (community.store, community.clock)
        let id = try require(try await store.waitingLetters().first?.id, "a letter")
        for tries in 1...9 {
            #expect(try await store.takeLetter()?.tries == tries - 1)
            let fate = try await store.markFailed(id, because: "450 later", isFinal: false)
            let pause = try require(pauseBeforeNextTry(after: tries), "a pause")
            #expect(fate == .again(at: clock.now.adding(seconds: pause)))
            clock.advance(seconds: pause - 1)
            #expect(try await store.takeLetter() == nil)
            clock.advance(seconds: 1)
        }
        #expect(try await store.markFailed(id, because: "450 never", isFinal: false) == .dead)
        clock.advance(days: 99)
        #expect(try await !store.hasLetterDue())
        #expect(try await store.waitingLetters().isEmpty)
        let status = try await store.mailStatus()
        #expect((status.waiting, status.lateCount, status.deadCount) == (0, 0, 1))
        #expect(status.dead.first?.error == "450 never" && status.dead.first?.tries == 10)
        #expect(try await store.retryLetters([Letter.ID(5)]) == 0)
        #expect(try await store.retryLetters(nil) == 1)
        #expect(try await store.takeLetter()?.id == id)
        #expect(try await store.dropLetters([id]) == 0, "it waits again")
        try await store.markFailed(id, because: "550 no", isFinal: true)
        #expect(try await store.dropLetters([id]) == 1)
        #expect(try await store.mailStatus().deadCount == 0)
    }

    @Test(arguments: Engine.allCases)
    func aServerThatIsAwayCostsNoTry(_ engine: Engine) async throws {
        let community = try await community(on: engine, letters: 2)
        let store = community.store
        for _ in 0..<20 {
            let letter = try require(try await store.takeLetter(), "a letter")
            try await store.putBack(letter.id, because: "no answer")
        }
        let status = try await store.mailStatus()
        #expect((status.waiting, status.deadCount) == (2, 0))
        #expect(status.late.allSatisfy { $0.error == "no answer" && $0.tries == 0 } && !status.late.isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func lettersOfWhichManyGoComeLast(_ engine: Engine) async throws {
        let community = try await community(on: engine, letters: 2)
        let store = community.store
        try await store.database.write {
            _ = try $0.run("UPDATE mail SET bulk = 1 WHERE recipient = 'p0@x.example'")
        }
        #expect(try await store.takeLetter()?.recipient == "p1@x.example")
        #expect(try await store.takeLetter()?.recipient == "p0@x.example")
    }
}
