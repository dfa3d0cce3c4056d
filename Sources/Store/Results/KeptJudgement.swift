import Domain
import Foundation
import SQL

extension VersionShelf {
    /// Writes and reads the judgements by a version.
    func judgements(by version: Key<Version>, on connection: any Connection) throws -> CompactJudgements {
        try shelved(version, on: connection).judgements
    }

    /// The judgement of a row with `judgement` and the key of its `version`.
    func judgement(_ row: Row, on connection: any Connection) throws -> Judgement {
        try judgements(by: row["version"], on: connection).judgement(from: row["judgement"])
    }
}

/// The number under which the revisions of the texts that were valid together are kept.
func keptWordings(_ revisions: [String: String], on connection: any Connection) throws -> Int {
    let text = try json(revisions)
    for _ in 0..<2 {
        if let row = try connection.row("SELECT key FROM wording_set WHERE revisions = \(text)") {
            return try row["key"]
        }
        try connection.run(
            """
            INSERT INTO wording_set (key, revisions) SELECT COALESCE(MAX(key), 0) + 1, \(text) FROM wording_set
            WHERE true ON CONFLICT (revisions) DO NOTHING
            """)
    }
    throw DatabaseError.statement("the revisions of a result were not kept")
}

func wordings(_ row: Row) throws -> [String: String] {
    let revisions: String = try row["revisions"]
    return try JSONDecoder().decode([String: String].self, from: Data(revisions.utf8))
}

/// Writes the judgements that are there in their compact form. Part of a migration.
@Sendable func compactResults(_ connection: any Connection) throws {
    let versions = VersionShelf()
    var last: Int64 = 0
    while true {
        let rows = try connection.rows(
            """
            SELECT result.key, judgement_text, version FROM result JOIN assessment ON assessment.key = result.assessment
            WHERE result.key > \(last) ORDER BY result.key LIMIT 500
            """)
        for row in rows {
            last = try row["key"]
            let text: String = try row["judgement_text"]
            let judgement = try JSONDecoder().decode(Judgement.self, from: Data(text.utf8))
            let bytes = try versions.judgements(by: row["version"], on: connection).bytes(of: judgement)
            try connection.run("UPDATE result SET judgement = \(bytes) WHERE key = \(last)")
        }
        guard rows.count == 500 else { break }
    }
    try connection.script("ALTER TABLE result DROP COLUMN judgement_text")
}
