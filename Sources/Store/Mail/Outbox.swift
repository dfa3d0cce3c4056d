public import Domain
import SQL

/// A letter that waits to be sent, written in the transaction of what caused it.
public struct Letter: Sendable, Equatable {
    public typealias ID = Key<Letter>
    public let id: ID
    public let recipient: String
    public let subject: String
    public let body: String
    /// The same as HTML; empty where it has none.
    public let html: String
    /// Where one request stops letters of this kind; nil where they can't be stopped.
    public let unsubscribe: String?
    public let madeAt: Moment
    /// How often it was tried.
    public let tries: Int
}

/// What a letter says, before it is put into the outbox.
public struct LetterText: Sendable, Equatable {
    public let recipient: String
    public let subject: String
    public let body: String
    public let html: String
    public let unsubscribe: String?
    /// Whether many go at once, so that others may go first.
    public let isBulk: Bool

    public init(
        recipient: String, subject: String, body: String, html: String = "", unsubscribe: String? = nil,
        isBulk: Bool = false
    ) {
        self.recipient = recipient
        self.subject = subject
        self.body = body
        self.html = html
        self.unsubscribe = unsubscribe
        self.isBulk = isBulk
    }
}

extension Store {
    @discardableResult
    func post(_ letter: LetterText, on connection: any Connection) throws -> Letter.ID {
        let key = newKey(Letter.self)
        try post([(key, letter)], on: connection)
        return key
    }

    func post(_ letters: [(Letter.ID, LetterText)], on connection: any Connection) throws {
        let now = clock()
        try connection.insert(
            "INSERT INTO mail (key, recipient, subject, body, html, unsubscribe, bulk, made_at) VALUES ",
            letters.map { key, letter in
                [
                    key.stored, letter.recipient.stored, letter.subject.stored, letter.body.stored,
                    letter.html.stored, letter.unsubscribe.stored, (letter.isBulk ? 1 : 0).stored, now.stored,
                ]
            })
    }

    /// The letters that wait, oldest first, a hundred at most.
    public func waitingLetters() async throws -> [Letter] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT key, recipient, subject, body, html, unsubscribe, made_at, tries FROM mail
                WHERE sent_at IS NULL AND dead_at IS NULL ORDER BY key LIMIT 100
                """
            ).map(letter)
        }
    }
}

func letter(_ row: Row) throws -> Letter {
    try Letter(
        id: row["key"], recipient: row["recipient"], subject: row["subject"], body: row["body"], html: row["html"],
        unsubscribe: row["unsubscribe"], madeAt: row["made_at"], tries: row["tries"])
}
