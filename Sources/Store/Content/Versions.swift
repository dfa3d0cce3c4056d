import Domain
import Foundation
import SQL
import Synchronization

/// Versions that were read from the database, kept decoded: they never change.
final class VersionShelf: Sendable {
    struct Shelved: Sendable {
        let version: Version
        let judgements: CompactJudgements
    }

    private let versions = Mutex<[Int64: Shelved]>([:])

    func version(_ key: Key<Version>, on connection: any Connection) throws -> Version {
        try shelved(key, on: connection).version
    }

    func shelved(_ key: Key<Version>, on connection: any Connection) throws -> Shelved {
        if let shelved = versions.withLock({ $0[key.rawValue] }) { return shelved }
        guard let row = try connection.row("SELECT structure FROM version WHERE key = \(key)") else {
            throw Refusal.versionMissing
        }
        let structure: String = try row["structure"]
        let version = try Version(canonicalForm: Data(structure.utf8))
        let shelved = Shelved(version: version, judgements: CompactJudgements(of: version))
        versions.withLock { $0[key.rawValue] = shelved }
        return shelved
    }
}

extension Store {
    /// Keeps the structure of the version and the terms that answers to it will use.
    func keep(_ edition: Edition, on connection: any Connection) throws -> Key<Version> {
        if let row = try connection.row("SELECT key FROM version WHERE checksum = \(edition.checksum)") {
            return try row["key"]
        }
        let version = edition.version
        let key = newKey(Version.self)
        let structure = String(decoding: try version.canonicalForm(), as: UTF8.self)
        try connection.run(
            """
            INSERT INTO version (key, scheme, version, checksum, structure)
            VALUES (\(key), \(version.name.scheme), \(version.name.version), \(edition.checksum), \(structure))
            """)
        let choices = version.questions.flatMap(\.choices).map(\.id.rawValue)
        for term in ["unknown", "not-applicable"] + version.questions.map(\.id.rawValue) + choices {
            try connection.run(
                """
                INSERT INTO term (key, name) SELECT COALESCE(MAX(key), 0) + 1, \(term) FROM term WHERE true
                ON CONFLICT (name) DO NOTHING
                """)
        }
        return key
    }
}
