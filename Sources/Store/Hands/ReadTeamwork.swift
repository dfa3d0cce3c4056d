public import Domain
import SQL

extension Store {
    /// How the team shares the work on the assessment; nil when there is none or it is of a school that is not
    /// the person's. What was handed to somebody who has left the team is nobody's again.
    public func teamwork(on assessment: Assessment.ID, for person: Person.ID) async throws -> Teamwork? {
        let now = clock()
        return try await database.read { connection in
            let answeredBy = try answerers(in: assessment, connection)
            return try readTeamwork(on: assessment, answeredBy: answeredBy, for: person, at: now, connection)
        }
    }
}

func readTeamwork(
    on assessment: Assessment.ID, answeredBy: [Question.ID: Person.ID], for person: Person.ID, at now: Moment,
    _ connection: any Connection
) throws -> Teamwork? {
    let team = try colleagues(on: assessment, connection)
    guard team.contains(where: { $0.id == person }) else { return nil }
    let used = try used(on: assessment, connection)
    return try Teamwork(
        me: person, team: team, handed: used.contains(.handed) ? handed(in: assessment, team, connection) : [:],
        enquiries: used.contains(.enquiry) ? enquiries(in: assessment, at: now, connection) : [],
        disagreements: used.contains(.disagreement) ? disagreements(in: assessment, team, connection) : [],
        answeredBy: answeredBy,
        signOff: used.contains(.signOff) ? readSignOff(of: assessment, on: connection) : nil)
}

/// Ways of a team to share the work. Most assessments have none, so that one look spares four.
private enum Way: String, CaseIterable {
    case handed, enquiry, disagreement
    case signOff = "sign_off"
}

private func used(on assessment: Assessment.ID, _ connection: any Connection) throws -> Set<Way> {
    let row = try connection.row(
        """
        SELECT (SELECT COUNT(*) FROM handed WHERE assessment = \(assessment)) AS handed,
            (SELECT COUNT(*) FROM enquiry WHERE assessment = \(assessment)) AS enquiry,
            (SELECT COUNT(*) FROM disagreement WHERE assessment = \(assessment)) AS disagreement,
            (SELECT COUNT(*) FROM sign_off WHERE assessment = \(assessment)) AS sign_off
        """)
    return try Set(Way.allCases.filter { way in try row.map { try $0[way.rawValue] as Int > 0 } ?? false })
}

private func colleagues(
    on assessment: Assessment.ID, _ connection: any Connection
) throws -> [Teamwork.Colleague] {
    try connection.rows(
        """
        SELECT person.key, name, role FROM assessment
        JOIN membership ON membership.school = assessment.school JOIN person ON person.key = membership.person
        WHERE assessment.key = \(assessment) ORDER BY since, person.key
        """
    ).map {
        try Teamwork.Colleague(
            id: $0["key"], name: $0["name"], role: SchoolRole(rawValue: $0["role"]) ?? .contributor)
    }
}

private func handed(
    in assessment: Assessment.ID, _ team: [Teamwork.Colleague], _ connection: any Connection
) throws -> [Question.ID: HandedQuestion] {
    let names = Dictionary(team.map { ($0.id, $0.name) }) { first, _ in first }
    let rows = try connection.rows(
        """
        SELECT term.name AS question, handed.person, due_on, handed_at, person.name AS giver FROM handed
        JOIN term ON term.key = handed.question JOIN person ON person.key = handed.handed_by
        WHERE assessment = \(assessment)
        """)
    var handed: [Question.ID: HandedQuestion] = [:]
    for row in rows {
        let holder: Person.ID = try row["person"]
        guard let name = names[holder] else { continue }
        let question: Question.ID = try row["question"]
        handed[question] = try HandedQuestion(
            question: question, person: holder, name: name, dueOn: row["due_on"], by: row["giver"],
            at: row["handed_at"])
    }
    return handed
}

private func answerers(
    in assessment: Assessment.ID, _ connection: any Connection
) throws -> [Question.ID: Person.ID] {
    let rows = try connection.rows(
        """
        SELECT term.name, person FROM answer JOIN term ON term.key = answer.question
        WHERE assessment = \(assessment)
        """)
    return try Dictionary(rows.map { (try $0["name"], try $0["person"]) }) { first, _ in first }
}

private func disagreements(
    in assessment: Assessment.ID, _ team: [Teamwork.Colleague], _ connection: any Connection
) throws -> [Disagreement] {
    let roles = Dictionary(team.map { ($0.id, $0.role) }) { first, _ in first }
    let rows = try connection.rows(
        """
        SELECT disagreement.key, asked.name AS question, settled_at, settler.name AS settler, reason,
            opinion.person, person.name, given.name AS response, opinion.note, given_at
        FROM disagreement JOIN term asked ON asked.key = disagreement.question
        JOIN opinion ON opinion.disagreement = disagreement.key JOIN term given ON given.key = opinion.response
        JOIN person ON person.key = opinion.person LEFT JOIN person settler ON settler.key = settled_by
        WHERE disagreement.assessment = \(assessment) ORDER BY disagreement.key DESC, given_at, opinion.person
        """)
    var order: [Disagreement.ID] = []
    var found: [Disagreement.ID: [Row]] = [:]
    for row in rows {
        let key: Disagreement.ID = try row["key"]
        if found[key] == nil { order.append(key) }
        found[key, default: []].append(row)
    }
    return try order.compactMap { key in
        guard let rows = found[key], let first = rows.first else { return nil }
        return try Disagreement(
            id: key, question: first["question"], opinions: rows.map { try opinion($0, roles) },
            settlement: settlement(first))
    }
}

private func opinion(_ row: Row, _ roles: [Person.ID: SchoolRole]) throws -> Disagreement.Opinion {
    let person: Person.ID = try row["person"]
    return try Disagreement.Opinion(
        person: person, name: row["name"], role: roles[person], response: row["response"], note: row["note"],
        at: row["given_at"])
}

private func settlement(_ row: Row) throws -> Disagreement.Settlement? {
    guard let by: String = try row["settler"] else { return nil }
    return try Disagreement.Settlement(by: by, at: row["settled_at"], reason: row["reason"])
}

private func enquiries(
    in assessment: Assessment.ID, at now: Moment, _ connection: any Connection
) throws -> [Enquiry] {
    try connection.rows(
        """
        SELECT enquiry.key, asked.name AS question, enquiry.name, enquiry.email, message, asker.name AS asker,
            asked_at, expires_at, withdrawn_at, given.name AS response, note, handed_in_at, decided_at,
            decider.name AS decider, reason
        FROM enquiry JOIN term asked ON asked.key = enquiry.question
        JOIN person asker ON asker.key = enquiry.asked_by LEFT JOIN term given ON given.key = enquiry.response
        LEFT JOIN person decider ON decider.key = enquiry.decided_by
        WHERE enquiry.assessment = \(assessment) ORDER BY enquiry.key DESC
        """
    ).map {
        try Enquiry(
            id: $0["key"], question: $0["question"], name: $0["name"], email: $0["email"], message: $0["message"],
            askedBy: $0["asker"], askedAt: $0["asked_at"], expiresAt: $0["expires_at"], state: state($0, at: now))
    }
}

private func state(_ row: Row, at now: Moment) throws -> Enquiry.State {
    if let response: Response = try row["response"] {
        let reply = try Enquiry.Reply(response: response, note: row["note"], at: row["handed_in_at"])
        guard let by: String = try row["decider"] else { return .handedIn(reply) }
        return try .decided(reply, Enquiry.Decision(by: by, at: row["decided_at"], reason: row["reason"]))
    }
    if try (row["withdrawn_at"] as Moment?) != nil { return .withdrawn }
    return try (row["expires_at"] as Moment) > now ? .waiting : .expired
}
