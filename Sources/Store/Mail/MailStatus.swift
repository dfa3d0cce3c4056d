public import Domain
import SQL

/// How the post is doing, for the operator. Of what letters say it tells the subject only.
public struct MailStatus: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        public let id: Letter.ID
        public let recipient: String
        public let subject: String
        public let madeAt: Moment
        public let tries: Int
        /// When it is tried again; nil for one that was given up.
        public let nextTryAt: Moment?
        public let error: String
    }

    public let waiting: Int
    /// When the oldest letter that waits was made.
    public let oldest: Moment?
    /// Those of them that could not be sent yet, a hundred at most, the oldest first.
    public let late: [Entry]
    public let lateCount: Int
    /// Those that were given up, a hundred at most, the latest first.
    public let dead: [Entry]
    public let deadCount: Int
}

extension Store {
    public func mailStatus() async throws -> MailStatus {
        try await database.read { connection in
            let waiting = try connection.rows(
                """
                SELECT COUNT(*) AS count, MIN(made_at) AS oldest, COUNT(error) AS late FROM mail
                WHERE sent_at IS NULL AND dead_at IS NULL
                """
            ).map { try (count: $0["count"] as Int, oldest: $0["oldest"] as Moment?, late: $0["late"] as Int) }.first
            let dead = try connection.rows("SELECT COUNT(*) AS count FROM mail WHERE dead_at IS NOT NULL")
                .map { try $0["count"] as Int }.first
            return try MailStatus(
                waiting: waiting?.count ?? 0, oldest: waiting?.oldest,
                late: entries("sent_at IS NULL AND dead_at IS NULL AND error IS NOT NULL ORDER BY key", connection),
                lateCount: waiting?.late ?? 0,
                dead: entries("dead_at IS NOT NULL ORDER BY key DESC", connection),
                deadCount: dead ?? 0)
        }
    }

    /// Gives letters that were given up another chance, from the beginning.
    /// - Parameter letters: nil for all.
    /// - Returns: how many.
    public func retryLetters(_ letters: [Letter.ID]?) async throws -> Int {
        try await database.write { connection in
            let chosen: Statement = letters.map { "AND key IN (\(list: $0))" } ?? ""
            return try connection.run(
                """
                UPDATE mail SET dead_at = NULL, tries = 0, next_try_at = 0
                WHERE dead_at IS NOT NULL \(part: chosen)
                """)
        }
    }

    /// Forgets letters that were given up, and that they were reminders, where they were.
    /// - Returns: how many there were.
    public func dropLetters(_ letters: [Letter.ID]) async throws -> Int {
        try await database.write { connection in
            try connection.run(
                """
                DELETE FROM reminder WHERE mail IN
                    (SELECT key FROM mail WHERE dead_at IS NOT NULL AND key IN (\(list: letters)))
                """)
            return try connection.run("DELETE FROM mail WHERE dead_at IS NOT NULL AND key IN (\(list: letters))")
        }
    }

    private func entries(_ condition: Statement, _ connection: any Connection) throws -> [MailStatus.Entry] {
        try connection.rows(
            """
            SELECT key, recipient, subject, made_at, tries, next_try_at, dead_at, error FROM mail
            WHERE \(part: condition) LIMIT 100
            """
        ).map { row in
            let (died, why): (Moment?, String?) = try (row["dead_at"], row["error"])
            return try MailStatus.Entry(
                id: row["key"], recipient: row["recipient"], subject: row["subject"], madeAt: row["made_at"],
                tries: row["tries"], nextTryAt: died == nil ? row["next_try_at"] : nil, error: why ?? "")
        }
    }
}
