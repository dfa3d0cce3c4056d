public import Domain
import SQL

/// So long a letter belongs to who took it. Longer than any sending may take, so that two servers on the same
/// data never send it at once; after a crash it goes to the next after this time.
public let letterLeaseSeconds: Int64 = 180

/// What became of a letter that could not be sent.
public enum LetterFate: Sendable, Equatable {
    case again(at: Moment)
    case dead
}

extension Store {
    /// Whether there is a letter whose turn it is. Reads only: to be asked often.
    public func hasLetterDue() async throws -> Bool {
        let now = clock()
        return try await database.read { try nextLetter(at: now, on: $0) != nil }
    }

    /// Takes the letter whose turn it is, for so long as `letterLeaseSeconds`: until then nobody else gets it.
    /// Letters of which many go at once come last. Nil where none is due.
    public func takeLetter() async throws -> Letter? {
        let now = clock()
        return try await database.write { connection in
            guard let letter = try nextLetter(at: now, on: connection) else { return nil }
            try connection.run(
                "UPDATE mail SET next_try_at = \(now.adding(seconds: letterLeaseSeconds)) WHERE key = \(letter.id)")
            return letter
        }
    }

    /// Notes that a letter has gone, and forgets what it said.
    public func markSent(_ letter: Letter.ID) async throws {
        let now = clock()
        _ = try await database.write {
            try $0.run(
                """
                UPDATE mail SET sent_at = \(now), body = '', html = '', unsubscribe = NULL, error = NULL
                WHERE key = \(letter)
                """)
        }
    }

    /// Notes why a letter did not go. It is tried again later, or given up where that is final or it was tried
    /// often enough.
    @discardableResult
    public func markFailed(_ letter: Letter.ID, because why: String, isFinal: Bool) async throws -> LetterFate {
        let now = clock()
        return try await database.write { connection in
            guard let row = try connection.row("SELECT tries FROM mail WHERE key = \(letter) AND sent_at IS NULL")
            else { return .dead }
            let tries: Int = try row["tries"] + 1
            let pause = isFinal ? nil : pauseBeforeNextTry(after: tries)
            let next = now.adding(seconds: pause ?? 0)
            let died: Moment? = pause == nil ? now : nil
            try connection.run(
                """
                UPDATE mail SET tries = \(tries), next_try_at = \(next), error = \(why), dead_at = \(died)
                WHERE key = \(letter)
                """)
            return died == nil ? .again(at: next) : .dead
        }
    }

    /// Gives a letter back that was taken: what failed was not its fault, so it does not count as a try.
    public func putBack(_ letter: Letter.ID, because why: String) async throws {
        let now = clock()
        _ = try await database.write {
            try $0.run(
                "UPDATE mail SET next_try_at = \(now), error = \(why) WHERE key = \(letter) AND sent_at IS NULL")
        }
    }

    /// Those of which many go at once only where no other waits.
    private func nextLetter(at now: Moment, on connection: any Connection) throws -> Letter? {
        for bulk in [0, 1] {
            let row = try connection.row(
                """
                SELECT key, recipient, subject, body, html, unsubscribe, made_at, tries FROM mail
                WHERE sent_at IS NULL AND dead_at IS NULL AND bulk = \(bulk) AND next_try_at <= \(now)
                ORDER BY next_try_at, key LIMIT 1
                """)
            if let row { return try letter(row) }
        }
        return nil
    }
}
