import Domain

/// Reads resources.yaml of a scheme: general help, for programmes without offers.
struct ResourceReader {
    let known: KnownIDs
    let rules: [Language: LanguageRules]

    private enum Keys: String, ClosedKeys {
        case resources
    }

    private enum ResourceKeys: String, ClosedKeys {
        case id, owner, url, languages, review, topics, names, about
    }

    func read(_ root: Cursor) -> [Offer] {
        var seen: Set<String> = []
        return (root.fields(Keys.self)?[.resources]?.filledList() ?? []).compactMap { entry in
            guard let fields = entry.fields(ResourceKeys.self), let id = fields[.id]?.identifier() else { return nil }
            if !seen.insert(id).inserted {
                fields.at.refuse("the resource \(id.quoted) is there twice", "give one of the two another id")
            }
            return readResource(id, fields)
        }
    }

    private func readResource(_ id: String, _ fields: Fields<ResourceKeys>) -> Offer? {
        let owner = fields[.owner]?.prose()
        let url = fields[.url]?.webAddress()
        let languages = fields[.languages]?.distinct { $0.language() }
        let review = fields[.review]?.day()
        let topics = fields[.topics]?.distinct { place -> String? in
            guard let topic = place.identifier() else { return nil }
            known.check(topic, among: known.topics, called: "topic", at: place)
            return topic
        }
        let names = fields[.names].map(readWords) ?? [:]
        let about = fields[.about].map(readWords) ?? [:]
        guard let owner, let url, let languages, let review, let topics else { return nil }
        let words = names.compactMap { language, name in
            about[language].map { (language, VersionText.Titled(name: name, about: $0)) }
        }
        return Offer(
            id: Offer.ID(id), kind: .site, owner: owner, url: url, levels: [], readers: [], cost: .none,
            languages: languages, review: review, topics: topics.map { Topic.ID($0) }, actions: [],
            words: Dictionary(words) { first, _ in first })
    }

    /// The words by language: at least in those of the scheme's versions.
    private func readWords(_ cursor: Cursor) -> [Language: String] {
        var words: [Language: String] = [:]
        for (key, value) in cursor.pairs() ?? [] {
            guard let language = cursor.key(named: key)?.language() else { continue }
            let book = Phrasebook(file: cursor.file)
            words[language] = book.prose(value, "\(cursor.id ?? "").\(key)")
            rules[language]?.check(book, isQuestionnaire: false)
        }
        for language in known.languages where known.isWhole && cursor.peek(language.rawValue) == nil {
            cursor.refuse("there are no words in \(language.rawValue.quoted)", "add `\(language): \"…\"`")
        }
        return words
    }
}
