import Domain
import Foundation
import SQL

/// Packs the scores of the results that are there, and writes the journal of the schools that take part already.
@Sendable func fillJournal(_ connection: any Connection) throws {
    var layout = try scoreLayout(on: connection)
    var last: Int64 = 0
    while true {
        let rows = try connection.rows(
            "SELECT key, judgement FROM result WHERE key > \(last) ORDER BY key LIMIT 500")
        for row in rows {
            last = try row["key"]
            let judgement: String = try row["judgement"]
            let score = try JSONDecoder().decode(Judgement.self, from: Data(judgement.utf8)).score
            layout = try extended(layout, for: score, on: connection)
            let packed = layout.pack(score)
            try connection.run(
                """
                UPDATE result SET area_points = \(packed.areas), topic_points = \(packed.topics) WHERE key = \(last)
                """)
        }
        guard rows.count == 500 else { break }
    }
    let schools = try connection.rows(
        """
        SELECT school FROM claim WHERE school_confirmed_at IS NOT NULL
        UNION SELECT school FROM assessment UNION SELECT school FROM brought_in
        """
    ).map { try $0["school"] as School.ID }.sorted()
    let now = Moment(Date())
    var writing = JournalWriting(keys: KeyMaker(), versions: VersionShelf(), now: now, connection: connection)
    try writing.note(schools)
}

func scoreLayout(on connection: any Connection) throws -> ScoreLayout {
    let rows = try connection.rows("SELECT kind, name FROM scored ORDER BY kind, place")
    let names = try rows.map { try (kind: $0["kind"] as String, name: $0["name"] as String) }
    return ScoreLayout(
        areas: names.filter { $0.kind == "area" }.map { Area.ID($0.name) },
        topics: names.filter { $0.kind == "topic" }.map { Topic.ID($0.name) })
}

/// The layout with a place for each area and topic of the score: new ones are kept.
func extended(_ layout: ScoreLayout, for score: Score, on connection: any Connection) throws -> ScoreLayout {
    let extended = layout.with(score)
    guard extended != layout else { return layout }
    let areas = extended.areas.enumerated().dropFirst(layout.areas.count).map {
        ("area", $0.element.rawValue, $0.offset)
    }
    let topics = extended.topics.enumerated().dropFirst(layout.topics.count)
        .map { ("topic", $0.element.rawValue, $0.offset) }
    try connection.insert(
        "INSERT INTO scored (kind, name, place) VALUES ",
        (areas + topics).map { [$0.0.stored, $0.1.stored, $0.2.stored] })
    return extended
}
