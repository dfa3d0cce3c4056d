import Domain

/// The ids of all versions of a scheme: what a programme may name in its offers and replace in its texts.
struct KnownIDs {
    let topics: [String]
    let actions: [String]
    /// The choices of each question.
    let choices: [String: [String]]
    let terms: [String]
    /// False where a version could not be read: then what looks unknown may be there.
    let isWhole: Bool
    /// The languages of any version.
    let languages: [Language]

    init(_ editions: [Edition], isWhole: Bool) {
        let versions = editions.map(\.version)
        self.isWhole = isWhole
        topics = Set(versions.flatMap { $0.areas.flatMap(\.topics).map(\.id.rawValue) }).sorted()
        actions = Set(versions.flatMap { $0.actions.map(\.id.rawValue) }).sorted()
        choices = Dictionary(
            versions.flatMap(\.questions).map { ($0.id.rawValue, $0.choices.map(\.id.rawValue)) },
            uniquingKeysWith: { $0 + $1 })
        terms = Set(editions.flatMap { $0.texts.values.flatMap { $0.glossary.map(\.id) } }).sorted()
        languages = Set(editions.flatMap(\.languages)).sorted()
    }

    func check(_ id: String, among known: some Sequence<String>, called kind: String, at place: Cursor) {
        guard isWhole, !known.contains(where: { $0 == id }) else { return }
        place.refuseUnknown(kind, id, among: known, in: "a version of the scheme")
    }
}
