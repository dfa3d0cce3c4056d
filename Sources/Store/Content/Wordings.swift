public import Domain
import Foundation
import SQL

extension Store {
    /// Keeps these words by their revisions, so that what names a revision can be printed in its words. Those that
    /// are kept stay as they are.
    public func keep(words texts: [VersionText]) async throws {
        let kept = try await database.read { connection in
            Set(try connection.rows("SELECT revision, language FROM wording").map(name))
        }
        let missing = texts.filter { !kept.contains(name(of: $0)) }
        guard !missing.isEmpty else { return }
        let written = try missing.map { (text: $0, words: try json($0)) }
        try await database.write { connection in
            // As many as there are languages, and once for a revision.
            for (text, words) in written {
                try connection.run(
                    """
                    INSERT INTO wording (revision, language, words)
                    VALUES (\(text.revision), \(text.language), \(words))
                    ON CONFLICT (revision, language) DO NOTHING
                    """)
            }
        }
    }

    /// The words of a revision; nil where they were not kept.
    public func wording(_ revision: String, in language: Language) async throws -> VersionText? {
        let words: String? = try await database.read { connection in
            try connection.row("SELECT words FROM wording WHERE revision = \(revision) AND language = \(language)")
                .map { try $0["words"] }
        }
        return try words.map { try JSONDecoder().decode(VersionText.self, from: Data($0.utf8)) }
    }
}

private func name(_ row: Row) throws -> [String] {
    [try row["revision"], try row["language"]]
}

private func name(of text: VersionText) -> [String] {
    [text.revision, text.language.rawValue]
}
