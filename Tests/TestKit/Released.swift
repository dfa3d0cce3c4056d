public import Domain
import Foundation
import SQL
import Secrets
public import Store

extension Community {
    /// A release of this day of which schools see these tables; of a programme without schools otherwise.
    public func release(_ table: BenchmarkTable, number: Int = 1) async throws {
        let publication = Publication(
            of: PublicationFacts(day: table.day, counts: []), levels: edition.version.label.levels.map(\.id),
            limit: programme.fewestPublished, after: [])
        let told = String(decoding: try JSONEncoder().encode(publication), as: UTF8.self)
        let text = String(decoding: try JSONEncoder().encode(table), as: UTF8.self)
        let mark = digest(of: Data("\(told)\u{1E}\(text)".utf8))
        let (programme, now) = (programme.id, clock.now)
        try await store.database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO release (key, programme, number, as_of_on, known_at, made_at, publication, benchmark,
                    checksum)
                VALUES (\(number), \(programme), \(number), \(table.day), \(now), \(now), \(told), \(text), \(mark))
                """)
        }
    }

    /// Tables of so many invented secondary schools, in the first school's region and in another.
    public static func benchmarks(here: Int, elsewhere: Int, day: String = "2026-10-01") -> BenchmarkTable {
        let cells = [("BE-VOV", here), ("BE-VAN", elsewhere)].map { region, schools in
            var results = Array(repeating: 0, count: 21)
            results[10] = schools
            return BenchmarkTable.Cell(
                levels: [.secondary], size: nil, region: region, schools: schools,
                results: ["infrastructure": results, "policy": results, "practice": results])
        }
        return BenchmarkTable(day: day, cells: cells)
    }
}

extension Store {
    /// The release of the latest day; nil where there is none.
    public func lastRelease(of programme: Programme.ID) async throws -> Release? {
        guard let day = try await releaseDays()[programme]?.first else { return nil }
        return try await release(of: programme, on: day)
    }
}
