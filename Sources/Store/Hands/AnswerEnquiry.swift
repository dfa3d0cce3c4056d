public import Domain
import SQL

/// All that somebody outside the school learns by the link: the school's name and the question.
public struct OpenEnquiry: Sendable, Equatable {
    public let assessment: Assessment.ID
    public let question: Question.ID
    public let version: Version
    /// The level of education at which the school answers, for the words of the question.
    public let level: EducationLevel
    public let school: String
    public let programme: Programme.ID
    public let name: String
    public let message: String
    public let expiresAt: Moment
    /// Who asked, to be told of the answer; nil where they have left the team.
    public let asker: Person?
}

extension Store {
    /// The question behind a link that still works; nil when it was used or withdrawn, has expired, or the
    /// assessment is closed.
    public func enquiry(behind tokenHash: [UInt8]) async throws -> OpenEnquiry? {
        let now = clock()
        return try await database.read { connection in
            try liveEnquiry(tokenHash, at: now, on: connection).map { try open($0, on: connection) }
        }
    }

    /// Hands the answer in, once; the link is used up. The same a second time changes nothing.
    /// - Parameter letter: to the one who asked.
    /// - Throws: `Refusal.linkGone`.
    public func handIn(_ answer: Answer, link tokenHash: [UInt8], letter: LetterText?) async throws {
        let now = clock()
        try await database.write { connection in
            guard let enquiry = try liveEnquiry(tokenHash, at: now, on: connection),
                try enquiry["question"] == answer.question
            else {
                guard try isHandedIn(answer, by: tokenHash, on: connection) else { throw Refusal.linkGone }
                return
            }
            let kept = try connection.run(
                """
                UPDATE enquiry SET response = (SELECT key FROM term WHERE name = \(answer.response)),
                    note = \(answer.note), handed_in_at = \(now)
                WHERE token = \(tokenHash)
                """)
            guard kept == 1 else { throw Refusal.linkGone }
            if let letter { try post(letter, on: connection) }
        }
    }

    /// Whether exactly this was handed in by the link: the button was pressed twice.
    public func wasHandedIn(_ response: String, _ note: String, link tokenHash: [UInt8]) async throws -> Bool {
        let answer = Answer(question: "", response: Response(response), note: note.trimmingSpace())
        return try await database.read { try isHandedIn(answer, by: tokenHash, on: $0) }
    }

    private func open(_ row: Row, on connection: any Connection) throws -> OpenEnquiry {
        let asker: Person.ID? = try row["member"]
        return try OpenEnquiry(
            assessment: row["assessment"], question: row["question"],
            version: versions.version(row["version"], on: connection),
            level: row["level"], school: row["school_name"], programme: row["programme"], name: row["name"],
            message: row["message"], expiresAt: row["expires_at"],
            asker: asker.map {
                try Person(id: $0, email: row["asker_email"], name: row["asker"], language: row["language"])
            })
    }
}

private func liveEnquiry(_ tokenHash: [UInt8], at now: Moment, on connection: any Connection) throws -> Row? {
    try connection.row(
        """
        SELECT enquiry.assessment, term.name AS question, version, level, school.name AS school_name, programme, enquiry.name, message,
            expires_at, membership.person AS member, person.email AS asker_email, person.name AS asker, language
        FROM enquiry JOIN term ON term.key = enquiry.question
        JOIN assessment ON assessment.key = enquiry.assessment JOIN school ON school.key = assessment.school
        JOIN person ON person.key = enquiry.asked_by
        LEFT JOIN membership ON membership.person = enquiry.asked_by AND membership.school = assessment.school
        WHERE token = \(tokenHash) AND handed_in_at IS NULL AND withdrawn_at IS NULL AND expires_at > \(now)
            AND submitted_at IS NULL AND abandoned_at IS NULL
        """)
}

private func isHandedIn(_ answer: Answer, by tokenHash: [UInt8], on connection: any Connection) throws -> Bool {
    try connection.row(
        """
        SELECT enquiry.key FROM enquiry JOIN term ON term.key = enquiry.response
        WHERE token = \(tokenHash) AND term.name = \(answer.response) AND note = \(answer.note)
        """) != nil
}
