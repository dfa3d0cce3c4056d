public import Domain
import Foundation
import SQL
import Secrets

/// A proof that somebody adds.
public struct NewProof: Sendable {
    public enum Content: Sendable {
        /// Checked, with a safe name.
        case file(name: String, kind: FileKind, bytes: [UInt8])
        case link(WebLink)
        case statement
    }

    public let content: Content
    /// The statement; of a file or a link what it shows, perhaps nothing.
    public let words: String

    public init(_ content: Content, words: String) {
        self.content = content
        self.words = words
    }
}

/// Why a proof was not kept. Nothing was changed.
public enum ProofRefusal: Error, Equatable {
    /// With it the school's files would be larger than they may be; with the bytes that are left.
    case full(left: Int)
    /// The task has as many proofs as it may have.
    case tooMany
}

extension Store {
    /// Keeps a proof of a task, a file whole or not at all. The same file, link or statement a second time, from a
    /// double click or after a connection that broke, is no second proof.
    /// - Throws: `Refusal.notFound` when the task is not of a school of this person, `ProofRefusal`.
    /// - Returns: whether it is new.
    @discardableResult
    public func add(_ proof: NewProof, to task: SchoolTask.ID, by person: Person.ID) async throws -> Bool {
        let (now, key, row) = (clock(), newKey(Proof.self), ProofRow(proof))
        return try await database.write { connection in
            let school = try schoolOfTask(task, for: person, on: connection).school
            guard try !isThere(row, at: task, by: person, on: connection) else { return false }
            try checkRoom(for: row.bytes.count, at: task, of: school, on: connection)
            try connection.run(
                """
                INSERT INTO proof (key, task, school, added_at, added_by, words, address, file_name, file_kind,
                    file_checksum, file_bytes)
                VALUES (\(key), \(task), \(school), \(now), \(person), \(row.words), \(row.address), \(row.name),
                    \(row.kind?.rawValue), \(row.checksum), \(row.kind == nil ? nil : row.bytes.count))
                """)
            // One by one, so that no more than a piece is copied on its way to the engine.
            for (position, start) in stride(from: 0, to: row.bytes.count, by: pieceBytes).enumerated() {
                let piece = Array(row.bytes[start..<min(start + pieceBytes, row.bytes.count)])
                try connection.run(
                    "INSERT INTO proof_piece (proof, position, bytes) VALUES (\(key), \(position), \(piece))")
            }
            return true
        }
    }
}

/// How many bytes of a file stand in one row.
let pieceBytes = 256 << 10

/// What of a proof goes into which column.
private struct ProofRow: Sendable {
    let words: String
    var address: String?
    var name: String?
    var kind: FileKind?
    var checksum: String?
    var bytes: [UInt8] = []

    init(_ proof: NewProof) {
        words = proof.words
        switch proof.content {
        case .file(let name, let kind, let bytes):
            (self.name, self.kind, self.bytes) = (name, kind, bytes)
            checksum = digest(of: Data(bytes))
        case .link(let link): address = link.address
        case .statement: break
        }
    }
}

/// Whether the task has it already. What a file or a link shows may be said anew by who added it.
private func isThere(
    _ row: ProofRow, at task: SchoolTask.ID, by person: Person.ID, on connection: any Connection
) throws -> Bool {
    let same: Statement =
        if let checksum = row.checksum {
            "task = \(task) AND file_checksum = \(checksum)"
        } else if let address = row.address {
            "task = \(task) AND address = \(address)"
        } else {
            "task = \(task) AND words = \(row.words) AND address IS NULL AND file_name IS NULL"
        }
    guard try connection.row("SELECT key FROM proof WHERE \(part: same)") != nil else { return false }
    if !row.words.isEmpty {
        try connection.run(
            "UPDATE proof SET words = \(row.words) WHERE \(part: same) AND added_by = \(person)")
    }
    return true
}

private func checkRoom(
    for bytes: Int, at task: SchoolTask.ID, of school: School.ID, on connection: any Connection
) throws {
    guard
        let row = try connection.row(
            """
            SELECT COUNT(CASE WHEN task = \(task) THEN 1 END) AS proofs,
                CAST(COALESCE(SUM(file_bytes), 0) AS BIGINT) AS used
            FROM proof WHERE school = \(school)
            """)
    else { return }
    let (proofs, used): (Int, Int) = try (row["proofs"], row["used"])
    guard proofs < ProofLimits.perTask else { throw ProofRefusal.tooMany }
    guard used + bytes <= ProofLimits.schoolBytes else {
        throw ProofRefusal.full(left: max(ProofLimits.schoolBytes - used, 0))
    }
}

/// The school of a task, and what the person may do there.
/// - Throws: `Refusal.notFound`.
func schoolOfTask(
    _ task: SchoolTask.ID, for person: Person.ID, on connection: any Connection
) throws -> (school: School.ID, role: SchoolRole) {
    guard
        let school: School.ID = try connection.row("SELECT school FROM task WHERE key = \(task)")
            .map({ try $0["school"] }),
        let role = try role(of: person, at: school, on: connection)
    else { throw Refusal.notFound }
    return (school, role)
}
