import Domain

/// An offer without its words, which stand elsewhere.
struct WrittenOffer {
    let offer: Offer
    let at: Cursor

    func named(_ words: [Language: VersionText.Titled]) -> Offer {
        Offer(
            id: offer.id, kind: offer.kind, owner: offer.owner, url: offer.url, levels: offer.levels,
            readers: offer.readers, cost: offer.cost, languages: offer.languages, review: offer.review,
            topics: offer.topics, actions: offer.actions, words: words)
    }
}

/// Reads offers.yaml of a programme.
struct OfferReader {
    let known: KnownIDs

    private enum Keys: String, ClosedKeys {
        case offers
    }

    private enum OfferKeys: String, ClosedKeys {
        case id, kind, owner, url, audience, cost, languages, review, topics, actions
    }

    private enum AudienceKeys: String, ClosedKeys {
        case levels, who
    }

    /// The offers, sorted as they stand there; each once.
    func read(_ root: Cursor) -> [WrittenOffer] {
        var seen: Set<Offer.ID> = []
        return (root.fields(Keys.self)?[.offers]?.filledList() ?? []).compactMap { entry in
            guard let offer = readOffer(entry) else { return nil }
            let at = entry.of(offer.id.rawValue)
            if !seen.insert(offer.id).inserted {
                at.refuse("the offer \(offer.id.rawValue.quoted) is there twice", "give one of the two another id")
            }
            return WrittenOffer(offer: offer, at: at)
        }
    }

    /// The ids that stand there, also those of offers that can't be read.
    func ids(_ root: Cursor) -> [String] {
        root.peek("offers")?.entries?.compactMap { $0.peek("id")?.written } ?? []
    }

    private func readOffer(_ cursor: Cursor) -> Offer? {
        guard let fields = cursor.fields(OfferKeys.self), let id = fields[.id]?.identifier() else { return nil }
        let kind = fields[.kind]?.word(of: Offer.Kind.self, called: "kind of offer")
        let owner = fields[.owner]?.prose()
        let url = fields[.url]?.webAddress()
        let audience = fields[optional: .audience].map(readAudience) ?? (levels: [], who: [])
        let cost = fields[.cost]?.word(of: Action.Cost.self, called: "cost")
        let languages = fields[.languages]?.distinct { $0.language() }
        let review = fields[.review]?.day()
        let topics = ids(fields[optional: .topics], among: known.topics, called: "topic")
        let actions = ids(fields[optional: .actions], among: known.actions, called: "action")
        if !fields.has(.topics) && !fields.has(.actions) {
            fields.at.refuse("the offer belongs to nothing", "add `topics` or `actions`")
        }
        guard let kind, let owner, let url, let cost, let languages, let review else { return nil }
        return Offer(
            id: Offer.ID(id), kind: kind, owner: owner, url: url, levels: audience.levels, readers: audience.who,
            cost: cost, languages: languages, review: review, topics: topics.map { Topic.ID($0) },
            actions: actions.map { Action.ID($0) }, words: [:])
    }

    private func readAudience(_ cursor: Cursor) -> (levels: [EducationLevel], who: [Offer.Reader]) {
        guard let fields = cursor.fields(AudienceKeys.self) else { return ([], []) }
        return (
            fields[optional: .levels]?.distinct { $0.educationLevel() } ?? [],
            fields[optional: .who]?.distinct { $0.word(of: Offer.Reader.self, called: "reader") } ?? []
        )
    }

    private func ids(_ cursor: Cursor?, among all: [String], called kind: String) -> [String] {
        cursor?.distinct { place in
            guard let id = place.identifier() else { return nil }
            known.check(id, among: all, called: kind, at: place)
            return id
        } ?? []
    }
}

extension Cursor {
    /// An address of the web, `https` only, without what could be meant otherwise.
    func webAddress() -> String? {
        guard let text = scalar("an address") else { return nil }
        let rest = text.dropFirst("https://".count)
        let host = rest.prefix { $0 != "/" }
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
        guard text.hasPrefix("https://"), isPlain, host.contains("."), !host.contains("@"), !host.hasPrefix(".") else {
            refuse("\(text.quoted) is not an address of the web", "write it as `https://www.example.org/page`")
            return nil
        }
        return text
    }
}
