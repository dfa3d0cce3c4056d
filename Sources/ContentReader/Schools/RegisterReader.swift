import Domain

/// Reads `register` of a programme: the forms in which its register is delivered.
struct RegisterReader {
    /// What the programme has; nil where that could not be read.
    struct Known {
        let levels: [EducationLevel]?
        let regions: [String]?
        let networks: [String]?
    }

    let known: Known

    private enum Keys: String, ClosedKeys {
        case id, number, name, street, postcode, place, levels, covers, kind, region, network, email, website
        case opened, closed, pupils
        case knownBy = "known-by"
        case headOffice = "head-office"
        case groupNumber = "group-number"
        case groupName = "group-name"
    }

    private enum MatchKeys: String, ClosedKeys {
        case column, last, values
    }

    func read(_ cursor: Cursor) -> [RegisterForm]? {
        guard let list = cursor.list() else { return nil }
        var seen: Set<String> = []
        let forms = list.compactMap { entry -> RegisterForm? in
            guard let form = readForm(entry) else { return nil }
            if !seen.insert(form.id).inserted {
                entry.of(form.id).refuse("the form \(form.id.quoted) is there twice", "give one of the two another id")
            }
            return form
        }
        return forms.count == list.count ? forms : nil
    }

    private func readForm(_ cursor: Cursor) -> RegisterForm? {
        guard let fields = cursor.fields(Keys.self) else { return nil }
        let id = fields[.id]?.identifier()
        let knownBy = fields[.knownBy]?.distinct { $0.text() }
        let required = [Keys.number, .name, .street, .postcode, .place, .levels, .region]
        let optional = [Keys.kind, .network, .groupNumber, .groupName, .email, .website, .opened, .closed, .pupils]
        var extracts: [Keys: RegisterForm.Extract] = [:]
        for key in required {
            extracts[key] = fields[key].flatMap { extract(key, $0) }
        }
        for key in optional {
            extracts[key] = fields[optional: key].flatMap { extract(key, $0) }
        }
        let headOffice = fields[optional: .headOffice].flatMap(readMatch)
        let covers = fields[.covers].flatMap(readCovers)
        guard let id, let knownBy, let covers, let number = extracts[.number], let name = extracts[.name],
            let street = extracts[.street], let postcode = extracts[.postcode], let place = extracts[.place],
            let levels = extracts[.levels], let region = extracts[.region]
        else { return nil }
        return RegisterForm(
            id: id, knownBy: knownBy, number: number, name: name, street: street, postcode: postcode, place: place,
            headOffice: headOffice, levels: levels, covers: covers, kind: extracts[.kind], region: region,
            network: extracts[.network], groupNumber: extracts[.groupNumber], groupName: extracts[.groupName],
            email: extracts[.email], website: extracts[.website], opened: extracts[.opened],
            closed: extracts[.closed], pupils: extracts[.pupils])
    }

    private func extract(_ key: Keys, _ cursor: Cursor) -> RegisterForm.Extract? {
        ExtractReader(meanings: meanings(of: key)).read(cursor)
    }

    /// The closed list that a column's values must become; nil where any text will do.
    private func meanings(of key: Keys) -> ExtractReader.Meanings? {
        switch key {
        case .levels: known.levels.map { .init(called: "level of the programme", ids: $0.map(\.rawValue)) }
        case .kind: .init(called: "kind of school", ids: School.Kind.allCases.map(\.rawValue))
        case .region: known.regions.map { .init(called: "region of the programme", ids: $0) }
        case .network: known.networks.map { .init(called: "network of the programme", ids: $0) }
        default: nil
        }
    }

    private func readMatch(_ cursor: Cursor) -> RegisterForm.Match? {
        guard let fields = cursor.fields(MatchKeys.self) else { return nil }
        let column = fields[.column]?.text()
        let last = fields[optional: .last]?.number(1...100)
        let values = fields[.values]?.distinct { $0.text() }
        guard let column, let values else { return nil }
        return RegisterForm.Match(column: column, last: last, values: values)
    }

    private func readCovers(_ cursor: Cursor) -> [EducationLevel]? {
        guard let list = cursor.list() else { return nil }
        guard !list.isEmpty else { return [] }
        return cursor.distinct { entry in
            guard let level = entry.educationLevel() else { return nil }
            if let levels = known.levels, !levels.contains(level) {
                entry.refuseUnknown(
                    "level", level.rawValue, among: levels.map(\.rawValue), in: "`levels` of the programme")
            }
            return level
        }
    }
}
