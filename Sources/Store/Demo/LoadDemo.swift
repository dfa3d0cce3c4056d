public import Domain
import SQL

extension Store {
    /// Loads the invented community: its schools, people and assessments, at the times that it says, by the
    /// same verbs that the site uses. People who are there already stay as they are.
    /// - Parameter passwordHash: of the password that all its people share.
    public func loadDemo(
        _ community: DemoCommunity, of programme: Programme, on edition: Edition, passwordHash: String
    ) async throws {
        let delivery = Delivery(
            schools: community.schools, covers: [], unusable: [], rows: community.schools.count)
        _ = try await importDelivery(delivery, files: ["demo"], into: programme)
        let people = try await database.write { connection in
            var coordinators: [String: Person.ID] = [:]
            for person in community.people {
                let joined = joined(person, in: community)
                let id = try demoPerson(
                    person, of: programme.id, since: joined, passwordHash: passwordHash, on: connection)
                if let number = person.coordinates { coordinators[number] = id }
            }
            try noteStatistics(of: schoolsWithStage(in: programme.id, on: connection), on: connection)
            return coordinators
        }
        try await keep(words: Array(edition.texts.values))
        for assessment in community.assessments {
            guard let person = people[assessment.school] else { continue }
            try await play(assessment, of: programme, on: edition, by: person)
        }
    }

    /// Two weeks before the first assessment of their school.
    private func joined(_ person: DemoCommunity.Person, in community: DemoCommunity) -> Moment {
        let own = community.assessments.filter { $0.school == person.coordinates }
        return clock().adding(days: Int64(-(own.map { $0.daysAgo + 14 }.max() ?? 0)))
    }

    private func demoPerson(
        _ person: DemoCommunity.Person, of programme: Programme.ID, since: Moment, passwordHash: String,
        on connection: any Connection
    ) throws -> Person.ID {
        let known = try connection.row("SELECT key FROM person WHERE email = \(person.email)")
        let id: Person.ID =
            try known?["key"]
            ?? insertPerson(
                email: person.email, name: person.name, passwordHash: passwordHash, language: person.language,
                on: connection)
        guard let number = person.coordinates else {
            try connection.run(
                """
                INSERT INTO manager (programme, person, since) VALUES (\(programme), \(id), \(clock()))
                ON CONFLICT (person, programme) DO NOTHING
                """)
            return id
        }
        try connection.run(
            """
            INSERT INTO membership (school, person, role, since)
            SELECT key, \(id), 'coordinator', \(since) FROM school
            WHERE programme = \(programme) AND number = \(number)
            ON CONFLICT (person, school) DO NOTHING
            """)
        try connection.run(
            """
            INSERT INTO claim (key, school, source, made_at, email, name, language, person, own_confirmed_at,
                school_confirmed_at)
            SELECT \(newKey(Claim.self)), key, 'programme', \(since), \(person.email), \(person.name),
                \(person.language), \(id), \(since), \(since) FROM school
            WHERE programme = \(programme) AND number = \(number)
            ON CONFLICT (school) WHERE school_confirmed_at IS NOT NULL DO NOTHING
            """)
        return id
    }

    private func play(
        _ demo: DemoCommunity.Assessment, of programme: Programme, on edition: Edition, by person: Person.ID
    ) async throws {
        let then = at(clock().adding(days: Int64(-demo.daysAgo)))
        let found = try await database.read { connection in
            try connection.row(
                "SELECT key FROM school WHERE programme = \(programme.id) AND number = \(demo.school)"
            ).map { try $0["key"] as School.ID }
        }
        guard let school = found else { return }
        let id = try await then.openAssessment(
            of: school, at: demo.level, on: edition, seed: demo.seed, in: programme.timeZone, by: person)
        guard let sheet = try await then.sheet(id, for: person), sheet.answers.isEmpty else { return }
        let questions = sheet.assessment.questions
        let responses = inventedResponses(
            to: questions, of: edition.version, strength: demo.strength, seed: demo.seed)
        for question in questions.prefix(demo.isSubmitted ? questions.count : demo.answered) {
            guard let response = responses[question] else { continue }
            let answer = Answer(question: question, response: response, note: "")
            _ = try await then.save(answer, in: id, by: person)
        }
        guard demo.isSubmitted else { return }
        let revisions = edition.texts.map { ($0.key.rawValue, $0.value.revision) }
        let result = try await then.submit(
            id, texts: Dictionary(revisions) { first, _ in first }, in: programme.timeZone, by: person)
        try await undertake(demo.undertaken, of: result, in: programme, by: person)
    }

    /// Takes on the first actions of the plan: some are done, one is late, others are to come.
    private func undertake(
        _ count: Int, of id: AssessmentResult.ID, in programme: Programme, by person: Person.ID
    ) async throws {
        guard count > 0, let result = try await result(id, for: person) else { return }
        let then = result.submittedAt.adding(days: 30)
        let day = calendarDay(of: then, in: programme.timeZone)
        for (place, planned) in result.judgement.plan.prefix(count).enumerated() {
            let standing: SchoolTask.Standing =
                switch place % 5 {
                case 0: .init(state: .done, owner: person)
                case 1: .init(state: .busy, owner: person, dueOn: laterDay(than: day, days: 24))
                case 2: .init(state: .done, owner: person, dueOn: laterDay(than: day, days: 10))
                case 3: .init(state: .planned, owner: person, dueOn: laterDay(than: day, days: 60))
                default: .init(state: .accepted)
                }
            _ = try await at(then).undertake(
                [Undertaking(action: planned.action, standing: standing)], of: id, by: person)
        }
    }
}
