public import Domain
import SQL
import Secrets

/// A written answer as it was frozen.
public struct KeptAnswer: Sendable, Equatable {
    public let programme: Programme.ID
    /// From 1, within its programme.
    public let number: Int
    public let madeAt: Moment
    public let language: Language
    /// The number of the answer that this one corrects.
    public let corrects: Int?
    /// The number of the one that corrects it.
    public let correctedBy: Int?
    public let answer: WrittenAnswer
    /// SHA-256 of the figures and of all that is said above them, in hexadecimal.
    public let checksum: String
}

/// A written answer as a list names it.
public struct ListedAnswer: Sendable, Equatable {
    public let number: Int
    /// `YYYY-MM-DD`.
    public let day: String
    public let comparedTo: String?
    public let language: Language
    public let madeAt: Moment
    /// The number of the answer that it corrects.
    public let corrects: Int?
}

public struct AnswerWish: Sendable, Equatable {
    public let day: CalendarDay
    public let comparedTo: CalendarDay?
    public let language: Language
    /// The number of an answer that this one corrects.
    public let corrects: Int?
    public let support: WrittenAnswer.Support?
    /// In its language.
    public let names: PublishedNames?

    public init(
        day: CalendarDay, comparedTo: CalendarDay?, language: Language, corrects: Int? = nil,
        support: WrittenAnswer.Support? = nil, names: PublishedNames? = nil
    ) {
        self.day = day
        self.comparedTo = comparedTo
        self.language = language
        self.corrects = corrects
        self.support = support
        self.names = names
    }
}

extension Store {
    /// Freezes an answer to what parliament asks: its figures are published by it, so they are told as finely as
    /// all that was published before allows. Asked for the same again, with figures that are still the same, it gives
    /// the answer that is there.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's, or has no answer to correct;
    ///   `.alreadyDecided` when that was corrected before.
    public func writeAnswer(
        _ wish: AnswerWish, of programme: Programme, by version: Version, for manager: SignedInPerson
    ) async throws -> KeptAnswer {
        guard manager.manages.contains(programme.id) else { throw Refusal.notFound }
        let key = newKey(WrittenAnswer.self)
        return try await publish(of: programme.id) { connection, now in
            try draft(wish, of: programme, at: now, by: version, connection)
        } freeze: { connection, draft in
            try draft.keep(by: key, of: manager.person.id, on: connection)
        }.kept
    }

    /// All of a programme, the last first.
    /// - Throws: `Refusal.notFound` when the programme is not the manager's.
    public func writtenAnswers(
        of programme: Programme.ID, for manager: SignedInPerson
    ) async throws -> [ListedAnswer] {
        guard manager.manages.contains(programme) else { throw Refusal.notFound }
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT answer.number, answer.as_of_on, answer.compared_on, answer.language, answer.made_at,
                    earlier.number AS corrected
                FROM written_answer answer LEFT JOIN written_answer earlier ON earlier.key = answer.corrects
                WHERE answer.programme = \(programme) ORDER BY answer.number DESC
                """
            ).map { row in
                try ListedAnswer(
                    number: row["number"], day: row["as_of_on"], comparedTo: row["compared_on"],
                    language: Language(row["language"] as String), madeAt: row["made_at"], corrects: row["corrected"])
            }
        }
    }

    /// - Throws: `Refusal.notFound`.
    public func writtenAnswer(
        _ number: Int, of programme: Programme.ID, for manager: SignedInPerson
    ) async throws -> KeptAnswer {
        guard manager.manages.contains(programme),
            let kept = try await database.read({ try keptAnswer(number, of: programme, $0) })
        else { throw Refusal.notFound }
        return kept
    }
}

private struct AnswerDraft: Sendable {
    let wish: AnswerWish
    let kept: KeptAnswer
    /// The key of the answer that this one corrects.
    let corrected: Key<WrittenAnswer>?
}

private func draft(
    _ wish: AnswerWish, of programme: Programme, at now: Moment, by version: Version, _ connection: any Connection
) throws -> Draft<AnswerDraft> {
    let answer = try figures(wish, of: programme, by: version, connection)
    let told = try frozen(answer)
    if let same = try writtenBefore(wish, telling: told, of: programme.id, connection) {
        return .there(AnswerDraft(wish: wish, kept: same, corrected: nil))
    }
    let corrected = try wish.corrects.map { try correctable($0, of: programme.id, connection) }
    let number: Int =
        try connection.row(
            "SELECT COALESCE(MAX(number), 0) + 1 AS number FROM written_answer WHERE programme = \(programme.id)"
        )?["number"] ?? 1
    let mark = checksum([
        programme.id.rawValue, "\(number)", wish.day.text, wish.comparedTo?.text ?? "", wish.language.rawValue,
        told,
    ])
    let kept = KeptAnswer(
        programme: programme.id, number: number, madeAt: now, language: wish.language, corrects: wish.corrects,
        correctedBy: nil, answer: answer, checksum: mark)
    return .new(AnswerDraft(wish: wish, kept: kept, corrected: corrected))
}

extension AnswerDraft {
    fileprivate func keep(
        by key: Key<WrittenAnswer>, of manager: Person.ID, on connection: any Connection
    ) throws {
        try connection.run(
            """
            INSERT INTO written_answer (key, programme, number, as_of_on, compared_on, known_at, made_at, made_by,
                language, figures, checksum, corrects)
            VALUES (\(key), \(kept.programme), \(kept.number), \(wish.day.text), \(wish.comparedTo?.text),
                \(kept.madeAt), \(kept.madeAt), \(manager), \(wish.language.rawValue), \(try frozen(kept.answer)),
                \(kept.checksum), \(corrected))
            """)
    }
}

/// The answer to the same wish with the same figures: a form that is sent twice is one answer.
private func writtenBefore(
    _ wish: AnswerWish, telling told: String, of programme: Programme.ID, _ connection: any Connection
) throws -> KeptAnswer? {
    let row = try connection.row(
        """
        SELECT written_answer.number FROM written_answer
        LEFT JOIN written_answer earlier ON earlier.key = written_answer.corrects
        WHERE written_answer.programme = \(programme) AND written_answer.language = \(wish.language.rawValue)
            AND written_answer.figures = \(told) AND COALESCE(earlier.number, 0) = \(wish.corrects ?? 0)
            AND COALESCE(written_answer.compared_on, '') = \(wish.comparedTo?.text ?? "")
        ORDER BY written_answer.number DESC LIMIT 1
        """)
    return try row.flatMap { try keptAnswer($0["number"], of: programme, connection) }
}

/// The key of an answer that none corrects yet.
private func correctable(
    _ number: Int, of programme: Programme.ID, _ connection: any Connection
) throws -> Key<WrittenAnswer> {
    let row = try connection.row(
        """
        SELECT key, (SELECT COUNT(*) FROM written_answer later WHERE later.corrects = written_answer.key) AS corrections
        FROM written_answer WHERE programme = \(programme) AND number = \(number)
        """)
    guard let row else { throw Refusal.notFound }
    let corrections: Int = try row["corrections"]
    guard corrections == 0 else { throw Refusal.alreadyDecided }
    return try row["key"]
}

private func keptAnswer(
    _ number: Int, of programme: Programme.ID, _ connection: any Connection
) throws -> KeptAnswer? {
    try connection.row(
        """
        SELECT written_answer.*, earlier.number AS corrected, later.number AS correction FROM written_answer
        LEFT JOIN written_answer earlier ON earlier.key = written_answer.corrects
        LEFT JOIN written_answer later ON later.corrects = written_answer.key
        WHERE written_answer.programme = \(programme) AND written_answer.number = \(number)
        """
    ).map { row in
        try KeptAnswer(
            programme: row["programme"], number: row["number"], madeAt: row["made_at"],
            language: Language(row["language"] as String), corrects: row["corrected"], correctedBy: row["correction"],
            answer: thawed(row["figures"]), checksum: row["checksum"])
    }
}

// MARK: - The figures

private func figures(
    _ wish: AnswerWish, of programme: Programme, by version: Version, _ connection: any Connection
) throws -> WrittenAnswer {
    let levels = version.label.levels.map(\.id)
    let reading = PublicationReading(programme: programme, levels: levels.count, connection: connection)
    var known = try published(by: programme.id, connection)
    func publish(_ day: CalendarDay, _ finest: PublishedDetail) throws -> Publication {
        let publication = Publication(
            of: try reading.facts(on: day), levels: levels, limit: programme.fewestPublished, finest: finest,
            after: known)
        known.append(publication)
        return publication
    }
    // What was asked for comes first: where not everything can be told, that is.
    let now = try publish(wish.day, .crossed)
    let before = try wish.comparedTo.map { try publish($0, .crossed) }
    let first: Int? = try connection.row("SELECT MIN(day) AS day FROM journal WHERE programme = \(programme.id)")?[
        "day"]
    let ends = WrittenAnswer.yearEnds(from: first.map { CalendarDay(number: $0) } ?? wish.day, to: wish.day)
    let others = try lastPublications(upTo: wish.day, connection).filter { $0.0 != programme.id }
        .map { WrittenAnswer.Compared(programme: $0, publication: $1.ofWholeProgramme) }
    return WrittenAnswer(
        now: now, before: before, years: try ends.map { try publish($0, .region) }, others: others, levels: levels,
        support: wish.support, names: wish.names)
}
