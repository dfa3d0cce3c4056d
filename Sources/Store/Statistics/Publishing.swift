import Domain
import SQL

/// What is to be published.
enum Draft<Made: Sendable>: Sendable {
    /// It was published before; nothing is to be kept.
    case there(Made)
    case new(Made)
}

extension Draft {
    var made: Made {
        switch self {
        case .there(let made), .new(let made): made
        }
    }
}

extension Store {
    /// Publishes something of a programme. Its figures are made in a read, however long they take, from all that was
    /// published before; they are frozen in a short write. Where something else was published in between they are made
    /// again, so that two never know nothing of each other.
    /// - Parameters:
    ///   - make: given the time until which facts are known; throws what refuses it.
    ///   - freeze: only writes.
    func publish<Made: Sendable>(
        of programme: Programme.ID, make: @escaping @Sendable (any Connection, Moment) throws -> Draft<Made>,
        freeze: @escaping @Sendable (any Connection, Made) throws -> Void
    ) async throws -> Made {
        while true {
            let now = clock()
            let (before, draft) = try await database.read { connection in
                (try publications(of: programme, connection), try make(connection, now))
            }
            guard case .new(let made) = draft else { return draft.made }
            let isFrozen = try await database.write { connection in
                guard try publications(of: programme, connection) == before else { return false }
                try freeze(connection, made)
                return true
            }
            if isFrozen { return made }
        }
    }
}

/// How often something was published; it only rises.
private func publications(of programme: Programme.ID, _ connection: any Connection) throws -> Int {
    try connection.row(
        """
        SELECT (SELECT COUNT(*) FROM release WHERE programme = \(programme))
            + (SELECT COUNT(*) FROM written_answer WHERE programme = \(programme))
            + (SELECT COUNT(*) FROM public_figures WHERE programme = \(programme)) AS publications
        """)?["publications"] ?? 0
}

/// Everything that was ever published of a programme, in every way.
func published(by programme: Programme.ID, _ connection: any Connection) throws -> [Publication] {
    let told = try writtenAnswers(of: programme, connection)
    return try releasedAndAsked(of: programme, connection) + told.flatMap(\.publications)
}

/// What was published of whole days, as finely as could be: what is read first comes first.
func publishedDays(of programme: Programme.ID, _ connection: any Connection) throws -> [Publication] {
    let told = try writtenAnswers(of: programme, connection)
    return try releasedAndAsked(of: programme, connection)
        + told.flatMap { answer in [answer.now] + (answer.before.map { [$0] } ?? []) }
}

private func releasedAndAsked(of programme: Programme.ID, _ connection: any Connection) throws -> [Publication] {
    let released = try connection.rows(
        "SELECT publication FROM release WHERE programme = \(programme) ORDER BY as_of_on DESC, number DESC")
    let asked = try connection.rows(
        "SELECT publication FROM public_figures WHERE programme = \(programme) ORDER BY as_of_on DESC")
    return try (released + asked).map { try thawed($0["publication"]) }
}

/// The last first.
private func writtenAnswers(of programme: Programme.ID, _ connection: any Connection) throws -> [WrittenAnswer] {
    try connection.rows("SELECT figures FROM written_answer WHERE programme = \(programme) ORDER BY number DESC")
        .map { try thawed($0["figures"]) }
}
