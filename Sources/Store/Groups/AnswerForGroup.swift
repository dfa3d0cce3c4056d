public import Domain
import SQL

/// Another coordinator of the group has answered the question meanwhile. Nothing was overwritten.
public struct GroupAnswerConflict: Error, Equatable {
    public let theirs: GroupAnswer
}

extension Store {
    /// What the group answered of a version, by question.
    /// - Throws: `Refusal.notFound` when the person does not coordinate the group.
    public func answers(
        of group: SchoolGroup.ID, on edition: Edition, for person: Person.ID
    ) async throws -> (group: SchoolGroup, answers: [Question.ID: GroupAnswer]) {
        try await database.read { connection in
            let group = try coordinated(group, by: person, on: connection)
            let found = try connection.rows(
                """
                SELECT \(part: groupAnswerColumns) FROM group_answer \(part: groupAnswerJoins)
                JOIN version ON version.key = group_answer.version
                WHERE school_group.key = \(group.id) AND version.checksum = \(edition.checksum)
                    AND replaced_at IS NULL
                """
            ).map(groupAnswer)
            return (group, Dictionary(found.map { ($0.question, $0) }) { first, _ in first })
        }
    }

    /// Keeps the group's answer in place of an earlier one. Schools that took the earlier one over keep that.
    /// - Parameter seen: the answer that the person had before them; nil where there was none.
    /// - Throws: `GroupAnswerConflict` when another coordinator has answered since; `Refusal.notFound` when the
    ///   person does not coordinate the group or the question is not one to share.
    public func save(
        _ answer: Answer, of group: SchoolGroup.ID, on edition: Edition, by person: Person.ID, seen: GroupAnswer.ID?
    ) async throws {
        let now = clock()
        guard edition.shareable.contains(answer.question) else { throw Refusal.notFound }
        try await database.write { connection in
            _ = try coordinated(group, by: person, on: connection)
            let version = try keep(edition, on: connection)
            let before = try currentAnswer(to: answer.question, of: group, version, on: connection)
            if let before {
                if before.answer.response == answer.response && before.answer.note == answer.note { return }
                if before.person != person && before.answer.id != seen {
                    throw GroupAnswerConflict(theirs: before.answer)
                }
                try connection.run(
                    "UPDATE group_answer SET replaced_at = \(now) WHERE key = \(before.answer.id)")
            }
            try connection.run(
                """
                INSERT INTO group_answer (key, school_group, version, question, response, note, person, answered_at)
                SELECT \(newKey(GroupAnswer.self)), \(group), \(version), asked.key, given.key, \(answer.note),
                    \(person), \(now)
                FROM term asked, term given
                WHERE asked.name = \(answer.question) AND given.name = \(answer.response)
                """)
        }
    }

    /// Takes the group's answer back: schools are no longer offered it; those that took it over keep it. Done twice
    /// it changes nothing.
    /// - Throws: `Refusal.notFound` when the person does not coordinate the group.
    public func withdrawAnswer(
        to question: Question.ID, of group: SchoolGroup.ID, on edition: Edition, by person: Person.ID
    ) async throws {
        let now = clock()
        try await database.write { connection in
            _ = try coordinated(group, by: person, on: connection)
            let version = try keep(edition, on: connection)
            guard let before = try currentAnswer(to: question, of: group, version, on: connection) else { return }
            try connection.run("UPDATE group_answer SET replaced_at = \(now) WHERE key = \(before.answer.id)")
        }
    }
}

/// What a `SELECT` needs for `groupAnswer(_:)`.
let groupAnswerColumns: Statement = """
    group_answer.key, school_group.number AS group_number, school_group.name AS group_name,
    asked.name AS question, given.name AS response, group_answer.note, author.name AS author,
    group_answer.answered_at
    """

let groupAnswerJoins: Statement = """
    JOIN school_group ON school_group.key = group_answer.school_group
    JOIN term asked ON asked.key = group_answer.question JOIN term given ON given.key = group_answer.response
    JOIN person author ON author.key = group_answer.person
    """

func groupAnswer(_ row: Row) throws -> GroupAnswer {
    let number: String = try row["group_number"]
    return try GroupAnswer(
        id: row["key"], group: Group(number: number, name: row["group_name"]), question: row["question"],
        response: row["response"], note: row["note"], by: row["author"], at: row["answered_at"])
}

private func currentAnswer(
    to question: Question.ID, of group: SchoolGroup.ID, _ version: Key<Version>, on connection: any Connection
) throws -> (person: Person.ID, answer: GroupAnswer)? {
    try connection.row(
        """
        SELECT group_answer.person, \(part: groupAnswerColumns) FROM group_answer \(part: groupAnswerJoins)
        WHERE group_answer.school_group = \(group) AND group_answer.version = \(version)
            AND asked.name = \(question) AND replaced_at IS NULL
        """
    ).map { (person: try $0["person"], answer: try groupAnswer($0)) }
}
