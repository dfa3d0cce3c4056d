public import Domain
import SQL

/// A letter that waits to be sent, written in the transaction of what caused it.
public struct Letter: Sendable, Equatable {
    public typealias ID = Key<Letter>
    public let id: ID
    public let recipient: String
    public let subject: String
    public let body: String
    public let madeAt: Moment
}

/// What a letter says, before it is put into the outbox.
public struct LetterText: Sendable, Equatable {
    public let recipient: String
    public let subject: String
    public let body: String

    public init(recipient: String, subject: String, body: String) {
        self.recipient = recipient
        self.subject = subject
        self.body = body
    }
}

extension Store {
    func post(_ letter: LetterText, on connection: any Connection) throws {
        try connection.run(
            """
            INSERT INTO mail (key, recipient, subject, body, made_at)
            VALUES (\(newKey(Letter.self)), \(letter.recipient), \(letter.subject), \(letter.body), \(clock()))
            """)
    }

    /// The letters that wait, oldest first, a hundred at most.
    public func waitingLetters() async throws -> [Letter] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT key, recipient, subject, body, made_at FROM mail
                WHERE sent_at IS NULL ORDER BY key LIMIT 100
                """
            ).map {
                try Letter(
                    id: $0["key"], recipient: $0["recipient"], subject: $0["subject"], body: $0["body"],
                    madeAt: $0["made_at"])
            }
        }
    }

    /// Notes that a letter has gone, and forgets what it said.
    public func markSent(_ letter: Letter.ID) async throws {
        let now = clock()
        _ = try await database.write {
            try $0.run("UPDATE mail SET sent_at = \(now), body = '' WHERE key = \(letter)")
        }
    }
}
