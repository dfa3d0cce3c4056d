import Domain

/// Reads an entry of `assessments` of the demo's community.
struct DemoAssessmentReader {
    let version: Version?
    let schools: [School]?
    let people: [DemoCommunity.Person]?

    private enum Keys: String, ClosedKeys {
        case school, level, seed, strength, answered, submitted, undertaken
        case daysAgo = "days-ago"
    }

    func read(_ cursor: Cursor) -> DemoCommunity.Assessment? {
        guard let fields = cursor.fields(Keys.self) else { return nil }
        let number = fields[.school]?.text()
        let at = fields.of(number)
        let level = at[.level]?.educationLevel()
        if let number, let level {
            checkSchool(number, level, at)
        }
        let seed = at[.seed]?.number(0...Int.max)
        let strength = at[.strength]?.number(0...100)
        let daysAgo = at[.daysAgo]?.number(0...36_500)
        let isSubmitted = at[.submitted]?.truth()
        let undertaken = fields.has(.undertaken) ? at[.undertaken]?.number(0...50) ?? 0 : 0
        guard let number, let level, let seed, let strength, let daysAgo, let isSubmitted,
            let answered = readAnswered(at, level, seed: UInt64(seed), isSubmitted: isSubmitted)
        else { return nil }
        return DemoCommunity.Assessment(
            school: number, level: level, seed: UInt64(seed), strength: strength, daysAgo: daysAgo,
            answered: answered, isSubmitted: isSubmitted, undertaken: undertaken)
    }

    private func checkSchool(_ number: String, _ level: EducationLevel, _ fields: Fields<Keys>) {
        guard let schools, let people else { return }
        guard let school = schools.first(where: { $0.number == number }) else {
            fields[.school]?.refuseUnknown("school", number, among: schools.map(\.number), in: "`schools`")
            return
        }
        if !school.levels.contains(level) {
            fields[.level]?.refuse(
                "the school has no level \(level.rawValue.quoted)",
                "use one of \(school.levels.sorted().map(\.rawValue).listed)")
        }
        if !people.contains(where: { $0.coordinates == number }) {
            fields[.school]?.refuse(
                "the school has no coordinator", "let one of `people` have `coordinates: \"\(number)\"`")
        }
    }

    /// All questions where it is submitted; otherwise the number must be given.
    private func readAnswered(
        _ fields: Fields<Keys>, _ level: EducationLevel, seed: UInt64, isSubmitted: Bool
    ) -> Int? {
        let asked = version.map { draw(from: $0, at: level, seed: seed).count }
        if isSubmitted && !fields.has(.answered) { return asked ?? 0 }
        guard let place = fields[.answered], let answered = place.number(0...(asked ?? Int.max)) else { return nil }
        if isSubmitted, let asked, answered != asked {
            place.refuse("the assessment is submitted with \(answered) of \(asked) answers", "take `answered` out")
        }
        return answered
    }
}
