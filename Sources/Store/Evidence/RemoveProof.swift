public import Domain
import SQL

extension Store {
    /// Takes a proof away with all that is in it: a photo that should not be there is gone. Done twice it changes
    /// nothing.
    /// - Throws: `Refusal.notFound` when the task is not of a school of this person, or the proof is neither theirs
    ///   nor of a school that they coordinate.
    public func removeProof(_ id: Proof.ID, from task: SchoolTask.ID, by person: Person.ID) async throws {
        try await database.write { connection in
            _ = try schoolOfTask(task, for: person, on: connection)
            guard try connection.row("SELECT key FROM proof WHERE key = \(id) AND task = \(task)") != nil else {
                return
            }
            let (proof, role) = try ownProof(id, for: person, on: connection)
            guard proof.canBeRemoved(by: person, as: role) else { throw Refusal.notFound }
            try connection.run("DELETE FROM proof_piece WHERE proof = \(id)")
            try connection.run("DELETE FROM proof WHERE key = \(id)")
        }
    }
}
