import Domain

/// Reads demo/community.yaml: invented schools, people and assessments.
struct CommunityReader {
    let programme: Programme
    /// The version that the programme uses; nil where that has faults.
    let version: Version?

    private enum Keys: String, ClosedKeys {
        case programme, password, schools, people, assessments
    }

    private enum PersonKeys: String, ClosedKeys {
        case email, name, language, coordinates
    }

    func read(_ root: Cursor) -> DemoCommunity? {
        guard let fields = root.fields(Keys.self) else { return nil }
        checkProgramme(fields[.programme])
        let password = fields[.password].flatMap(readPassword)
        let schools = fields[.schools].flatMap { DemoSchoolReader(programme: programme).read($0) }
        let people = fields[.people].flatMap { readPeople($0, schools: schools) }
        let assessments = fields[.assessments].flatMap { readAssessments($0, schools, people) }
        guard let password, let schools, let people, let assessments else { return nil }
        return DemoCommunity(
            programme: programme.id, password: password, schools: schools, people: people, assessments: assessments)
    }

    private func checkProgramme(_ cursor: Cursor?) {
        guard let cursor, let id = cursor.identifier(), id != programme.id.rawValue else { return }
        cursor.refuse(
            "\(id.quoted) is not the programme of the demo",
            "write \(programme.id.rawValue.quoted), as in programme.yaml")
    }

    private func readPassword(_ cursor: Cursor) -> String? {
        guard let text = cursor.text() else { return nil }
        guard (12...256).contains(text.unicodeScalars.count) else {
            cursor.refuse("the password has less than 12 or more than 256 characters", "write another one")
            return nil
        }
        return text
    }

    private func readPeople(_ cursor: Cursor, schools: [School]?) -> [DemoCommunity.Person]? {
        guard let list = cursor.filledList() else { return nil }
        var seen: Set<String> = []
        let people = list.compactMap { entry -> DemoCommunity.Person? in
            guard let person = readPerson(entry, schools: schools) else { return nil }
            if !seen.insert(person.email.lowercased()).inserted {
                entry.of(person.email).refuse("the person is there twice", "give one of the two another address")
            }
            return person
        }
        return people.count == list.count ? people : nil
    }

    private func readPerson(_ cursor: Cursor, schools: [School]?) -> DemoCommunity.Person? {
        guard let fields = cursor.fields(PersonKeys.self) else { return nil }
        let email = fields[.email]?.email()
        let at = fields.of(email)
        let name = at[.name]?.prose()
        let language = at[.language].flatMap(readLanguage)
        let place = at[optional: .coordinates]
        let number = place?.text()
        if let place, let number, let schools, !schools.contains(where: { $0.number == number }) {
            place.refuseUnknown("school", number, among: schools.map(\.number), in: "`schools`")
        }
        guard let email, let name, let language else { return nil }
        return DemoCommunity.Person(email: email, name: name, language: language, coordinates: number)
    }

    private func readLanguage(_ cursor: Cursor) -> Language? {
        guard let language = cursor.language() else { return nil }
        let spoken = programme.languages.map(\.language)
        if !spoken.contains(language) {
            cursor.refuseUnknown("language", language.rawValue, among: spoken.map(\.rawValue), in: "programme.yaml")
        }
        return language
    }

    private func readAssessments(
        _ cursor: Cursor, _ schools: [School]?, _ people: [DemoCommunity.Person]?
    ) -> [DemoCommunity.Assessment]? {
        guard let list = cursor.list() else { return nil }
        let reader = DemoAssessmentReader(version: version, schools: schools, people: people)
        let assessments = list.compactMap(reader.read)
        return assessments.count == list.count ? assessments : nil
    }
}

extension Cursor {
    func email() -> String? {
        guard let text = scalar("an e-mail address") else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !text.contains(where: \.isWhitespace) else {
            refuse("\(text.quoted) is not an e-mail address", "write one, such as `someone@example.org`")
            return nil
        }
        return text
    }
}
