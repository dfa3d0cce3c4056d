public import Domain
import Foundation
import SQL
import Secrets

/// A file of a release as it is served.
public struct KeptFile: Sendable, Equatable {
    public let name: String
    public let type: String
    public let text: String
    /// SHA-256, in hexadecimal.
    public let checksum: String
}

extension Store {
    /// Publishes the figures of the end of the day, once: where there is a release of that day it stays as it is.
    /// - Parameter title: of the files.
    public func release(_ programme: Programme, on day: CalendarDay, by version: Version, title: String) async throws
        -> Release
    {
        let key = newKey(Release.self)
        return try await publish(of: programme.id) { connection, now in
            if let made = try keptReleases(of: programme.id, on: day.text, connection).first {
                return .there(ReleaseDraft(release: made, files: []))
            }
            return .new(try draft(of: programme, on: day, at: now, by: version, title: title, connection))
        } freeze: { connection, draft in
            try draft.keep(by: key, on: connection)
        }.release
    }

    /// The days of which there are releases, of every programme that has any; the last first.
    public func releaseDays() async throws -> [Programme.ID: [String]] {
        try await database.read { connection in
            try connection.rows("SELECT programme, as_of_on FROM release ORDER BY as_of_on DESC")
                .reduce(into: [:]) { days, row in days[try row["programme"], default: []].append(try row["as_of_on"]) }
        }
    }

    public func release(of programme: Programme.ID, on day: String) async throws -> Release {
        let made = try await database.read { try keptReleases(of: programme, on: day, $0) }
        guard let release = made.first else { throw Refusal.notFound }
        return release
    }

    /// All files of a release; none where there is no release.
    public func openFiles(of programme: Programme.ID, on day: String) async throws -> [KeptFile] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT release_file.* FROM release_file JOIN release ON release.key = release_file.release
                WHERE programme = \(programme) AND as_of_on = \(day) ORDER BY name
                """
            ).map(keptFile)
        }
    }

    /// - Throws: `Refusal.notFound`.
    public func openFile(_ name: String, of programme: Programme.ID, on day: String) async throws -> KeptFile {
        let row = try await database.read { connection in
            try connection.row(
                """
                SELECT release_file.* FROM release_file JOIN release ON release.key = release_file.release
                WHERE programme = \(programme) AND as_of_on = \(day) AND name = \(name)
                """)
        }
        guard let row else { throw Refusal.notFound }
        return try keptFile(row)
    }
}

private struct ReleaseDraft: Sendable {
    let release: Release
    let files: [OpenFile]
}

private func draft(
    of programme: Programme, on day: CalendarDay, at now: Moment, by version: Version, title: String,
    _ connection: any Connection
) throws -> ReleaseDraft {
    let levels = version.label.levels.map(\.id)
    let reading = PublicationReading(programme: programme, levels: levels.count, connection: connection)
    let publication = Publication(
        of: try reading.facts(on: day), levels: levels, limit: programme.fewestPublished,
        after: try published(by: programme.id, connection))
    let benchmark = try reading.benchmark(on: day)
    let number: Int =
        try connection.row(
            "SELECT COALESCE(MAX(number), 0) + 1 AS number FROM release WHERE programme = \(programme.id)"
        )?["number"] ?? 1
    let files = openData(
        of: publication, programme: programme.id, number: number, title: title, fewest: publication.limit)
    let told = [try frozen(publication), try frozen(benchmark)] + files.map(\.text)
    return ReleaseDraft(
        release: Release(
            programme: programme.id, number: number, madeAt: now, publication: publication, benchmark: benchmark,
            checksum: checksum(told)), files: files)
}

extension ReleaseDraft {
    fileprivate func keep(by key: Key<Release>, on connection: any Connection) throws {
        try connection.run(
            """
            INSERT INTO release (key, programme, number, as_of_on, known_at, made_at, publication, benchmark, checksum)
            VALUES (\(key), \(release.programme), \(release.number), \(release.day), \(release.madeAt),
                \(release.madeAt), \(try frozen(release.publication)), \(try frozen(release.benchmark)),
                \(release.checksum))
            """)
        for file in files {
            try connection.run(
                """
                INSERT INTO release_file (release, name, media_type, content, checksum)
                VALUES (\(key), \(file.name), \(file.type), \(file.text), \(checksum([file.text])))
                """)
        }
    }
}

/// What the last release up to the day told of each programme.
func lastPublications(upTo day: CalendarDay, _ connection: any Connection) throws -> [(Programme.ID, Publication)] {
    try connection.rows(
        """
        SELECT programme, publication FROM release WHERE as_of_on = (SELECT MAX(as_of_on) FROM release earlier
            WHERE earlier.programme = release.programme AND earlier.as_of_on <= \(day.text)) ORDER BY programme
        """
    ).map { (try $0["programme"], try thawed($0["publication"])) }
}

private func keptFile(_ row: Row) throws -> KeptFile {
    try KeptFile(name: row["name"], type: row["media_type"], text: row["content"], checksum: row["checksum"])
}

func keptReleases(of programme: Programme.ID, on day: String?, _ connection: any Connection) throws -> [Release] {
    let only: Statement = day.map { "AND as_of_on = \($0)" } ?? ""
    return try connection.rows(
        "SELECT * FROM release WHERE programme = \(programme) \(part: only) ORDER BY as_of_on DESC, number DESC"
    ).map(keptRelease)
}

private func keptRelease(_ row: Row) throws -> Release {
    try Release(
        programme: row["programme"], number: row["number"], madeAt: row["made_at"],
        publication: thawed(row["publication"]), benchmark: thawed(row["benchmark"]), checksum: row["checksum"])
}

/// Always the same text for the same value.
func frozen(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func thawed<Of: Decodable>(_ text: String) throws -> Of {
    try JSONDecoder().decode(Of.self, from: Data(text.utf8))
}

/// Of several texts, each held apart from the next.
func checksum(_ texts: [String]) -> String {
    digest(of: Data(texts.joined(separator: "\u{1E}").utf8))
}
