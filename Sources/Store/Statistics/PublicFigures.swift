public import Domain
import SQL

/// What the public is told of a day.
public enum PublicAnswer: Sendable, Equatable {
    case published(Publication)
    /// Published by this.
    case new(Publication)
    /// Nothing: figures of a day soon after it are the first.
    case nothing(until: String)
}

extension Store {
    /// What is published of a programme as of a day. Where that is nothing the figures of the day are published by
    /// this: frozen, and beside everything published before. The same day asked again gives the same.
    public func publicFigures(
        of programme: Programme, asOf day: CalendarDay, by version: Version
    ) async throws -> PublicAnswer {
        let key = newKey(Publication.self)
        let levels = version.label.levels.map(\.id)
        return try await publish(of: programme.id) { connection, now in
            switch PublicDay(day, among: try publishedDays(of: programme.id, connection)) {
            case .published(let publication): return .there(Asked(.published(publication), knownAt: now))
            case .closed(let next): return .there(Asked(.nothing(until: next), knownAt: now))
            case .open: break
            }
            let reading = PublicationReading(programme: programme, levels: levels.count, connection: connection)
            let publication = Publication(
                of: try reading.facts(on: day), levels: levels, limit: programme.fewestPublished,
                after: try published(by: programme.id, connection))
            return .new(Asked(.new(publication), knownAt: now))
        } freeze: { connection, asked in
            guard case .new(let publication) = asked.answer else { return }
            let told = try frozen(publication)
            try connection.run(
                """
                INSERT INTO public_figures (key, programme, as_of_on, known_at, publication, checksum)
                VALUES (\(key), \(programme.id), \(day.text), \(asked.knownAt), \(told), \(checksum([told])))
                """)
        }.answer
    }

    /// What is published of a programme, by its days.
    public func publicFigures(of programme: Programme.ID) async throws -> [CalendarDay: Publication] {
        let published = try await database.read { try publishedDays(of: programme, $0) }
        let days = published.compactMap { told in CalendarDay(told.day).map { ($0, told) } }
        return Dictionary(days) { first, _ in first }
    }
}

private struct Asked: Sendable {
    let answer: PublicAnswer
    let knownAt: Moment

    init(_ answer: PublicAnswer, knownAt: Moment) {
        self.answer = answer
        self.knownAt = knownAt
    }
}
