public import Domain
import SQL

/// What a task has to show for itself.
public struct TaskProofs: Sendable, Equatable {
    public let school: School.ID
    public let subject: SchoolTask.Subject
    /// What the person who asks may do at the school.
    public let role: SchoolRole
    /// Oldest first.
    public let proofs: [Proof]
    /// Bytes of all files of the school, at whichever task.
    public let schoolBytes: Int
}

extension Store {
    /// The proofs of a task.
    /// - Throws: `Refusal.notFound` when the task is not of a school of this person.
    public func proofs(of task: SchoolTask.ID, for person: Person.ID) async throws -> TaskProofs {
        try await database.read { connection in
            let (school, role) = try schoolOfTask(task, for: person, on: connection)
            guard let subject = try subjectOfTask(task, on: connection) else { throw Refusal.notFound }
            return try TaskProofs(
                school: school, subject: subject, role: role,
                proofs: readProofs("proof.task = \(task)", on: connection).map(\.proof),
                schoolBytes: connection.row(
                    """
                    SELECT CAST(COALESCE(SUM(file_bytes), 0) AS BIGINT) AS used FROM proof WHERE school = \(school)
                    """
                ).map { try $0["used"] } ?? 0)
        }
    }

    /// A file that is a proof, without its bytes.
    /// - Throws: `Refusal.notFound` when there is none or it is not of a school of this person.
    public func file(of proof: Proof.ID, for person: Person.ID) async throws -> Proof.File {
        try await database.read { connection in
            let (proof, _) = try ownProof(proof, for: person, on: connection)
            guard case .file(let file) = proof.content else { throw Refusal.notFound }
            return file
        }
    }

    /// The bytes of a file from this one on, a piece of them; empty at its end.
    /// - Throws: `Refusal.notFound` as above, also when it was taken away meanwhile.
    public func bytes(of proof: Proof.ID, piece: Int, for person: Person.ID) async throws -> [UInt8] {
        try await database.read { connection in
            _ = try ownProof(proof, for: person, on: connection)
            return try connection.row(
                "SELECT bytes FROM proof_piece WHERE proof = \(proof) AND position = \(piece)"
            ).map { try $0["bytes"] } ?? []
        }
    }
}

private func subjectOfTask(_ task: SchoolTask.ID, on connection: any Connection) throws -> SchoolTask.Subject? {
    try connection.row(
        "SELECT result, term.name AS action, title FROM task LEFT JOIN term ON term.key = action WHERE task.key = \(task)"
    ).map { row in
        guard let action: Action.ID = try row["action"], let result: AssessmentResult.ID = try row["result"] else {
            return .own(try row["title"])
        }
        return .action(action, of: result)
    }
}

/// A proof with the task at which it stands, where it is of a school of the person.
/// - Throws: `Refusal.notFound`.
func ownProof(
    _ id: Proof.ID, for person: Person.ID, on connection: any Connection
) throws -> (proof: Proof, role: SchoolRole) {
    guard let found = try readProofs("proof.key = \(id)", on: connection).first,
        let role = try role(of: person, at: found.school, on: connection)
    else { throw Refusal.notFound }
    return (found.proof, role)
}

private func readProofs(
    _ condition: Statement, on connection: any Connection
) throws -> [(proof: Proof, school: School.ID)] {
    try connection.rows(
        """
        SELECT proof.key, school, added_at, added_by, person.name AS added_by_name, words, address, file_name,
            file_kind, file_checksum, file_bytes
        FROM proof JOIN person ON person.key = proof.added_by
        WHERE \(part: condition) ORDER BY added_at, proof.key
        """
    ).map { row in
        let proof = try Proof(
            id: row["key"], content: content(row), words: row["words"], addedAt: row["added_at"],
            addedBy: row["added_by"], addedByName: row["added_by_name"])
        return (proof, try row["school"])
    }
}

private func content(_ row: Row) throws -> Proof.Content {
    if let name: String = try row["file_name"], let kind: String = try row["file_kind"],
        let checksum: String = try row["file_checksum"], let bytes: Int = try row["file_bytes"],
        let known = FileKind(rawValue: kind)
    {
        return .file(Proof.File(name: name, kind: known, bytes: bytes, checksum: checksum))
    }
    if let address: String = try row["address"], let link = try? WebLink(address) { return .link(link) }
    return .statement
}
