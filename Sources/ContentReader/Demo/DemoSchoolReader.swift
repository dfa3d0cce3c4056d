import Domain

/// Reads `schools` of the demo's community.
struct DemoSchoolReader {
    let programme: Programme

    private enum Keys: String, ClosedKeys {
        case number, name, street, postcode, place, region, levels, kind, network, email, website
    }

    func read(_ cursor: Cursor) -> [School]? {
        guard let list = cursor.filledList() else { return nil }
        var seen: Set<String> = []
        let schools = list.compactMap { entry -> School? in
            guard let school = readSchool(entry) else { return nil }
            if !seen.insert(school.number).inserted {
                entry.of(school.number).refuse("the school is there twice", "give one of the two another number")
            }
            return school
        }
        return schools.count == list.count ? schools : nil
    }

    private func readSchool(_ cursor: Cursor) -> School? {
        guard let fields = cursor.fields(Keys.self) else { return nil }
        let number = fields[.number]?.text()
        let at = fields.of(number)
        let name = at[.name]?.prose()
        let address = readAddress(at)
        let region = at[.region].flatMap { known("region", among: programme.regions, $0) }
        let levels = at[.levels].flatMap(readLevels)
        let kind = at[.kind]?.word(of: School.Kind.self, called: "kind of school")
        let network = at[optional: .network].flatMap { known("network", among: programme.networks, $0) }
        let email = at[optional: .email]?.email()
        let website = at[optional: .website]?.text()
        guard let number, let name, let address, let region, let levels, let kind else { return nil }
        return School(
            number: number, name: name, address: address, region: region, levels: Set(levels), kind: kind,
            network: network, email: email, website: website)
    }

    private func readAddress(_ fields: Fields<Keys>) -> Address? {
        let street = fields[.street]?.prose()
        let postcode = fields[.postcode]?.prose()
        let place = fields[.place]?.prose()
        guard let street, let postcode, let place else { return nil }
        return Address(street: street, postcode: postcode, place: place)
    }

    private func readLevels(_ cursor: Cursor) -> [EducationLevel]? {
        cursor.distinct { entry in
            guard let level = entry.educationLevel() else { return nil }
            if !programme.levels.contains(level) {
                entry.refuseUnknown(
                    "level", level.rawValue, among: programme.levels.map(\.rawValue), in: "programme.yaml")
            }
            return level
        }
    }

    private func known(_ kind: String, among named: [Programme.Named], _ cursor: Cursor) -> String? {
        guard let text = cursor.text() else { return nil }
        if !named.contains(where: { $0.id == text }) {
            cursor.refuseUnknown(kind, text, among: named.map(\.id), in: "programme.yaml")
        }
        return text
    }
}
