/// Help that exists for schools: a contract, a training, a site. Of a programme, or of a scheme for everybody.
public struct Offer: Sendable, Equatable {
    public typealias ID = ContentID<Offer>

    public enum Kind: String, Sendable, Equatable, CaseIterable {
        case contract, training, lesson, template, helpline, site
    }

    /// For whom it is: the roles of actions, and those whom they work for.
    public enum Reader: String, Sendable, Equatable, CaseIterable {
        case head, ict, privacy, care, office, teachers, board, supplier, pupils, parents, staff
    }

    public let id: ID
    public let kind: Kind
    public let owner: String
    /// Begins with `https://`.
    public let url: String
    /// The levels of education for which it is; empty means all.
    public let levels: [EducationLevel]
    /// Empty means everybody.
    public let readers: [Reader]
    public let cost: Action.Cost
    /// In which it can be had.
    public let languages: [Language]
    /// The day, `YYYY-MM-DD`, by which somebody must look at it again.
    public let review: String
    public let topics: [Topic.ID]
    public let actions: [Action.ID]
    /// Its name and a line about it, by language.
    public let words: [Language: VersionText.Titled]

    public init(
        id: ID, kind: Kind, owner: String, url: String, levels: [EducationLevel], readers: [Reader],
        cost: Action.Cost, languages: [Language], review: String, topics: [Topic.ID], actions: [Action.ID],
        words: [Language: VersionText.Titled]
    ) {
        self.id = id
        self.kind = kind
        self.owner = owner
        self.url = url
        self.levels = levels
        self.readers = readers
        self.cost = cost
        self.languages = languages
        self.review = review
        self.topics = topics
        self.actions = actions
        self.words = words
    }

    /// Whether it has to be looked at, on this day (`YYYY-MM-DD`).
    public func isDue(on day: String) -> Bool {
        review <= day
    }

    public func fits(_ schoolLevels: Set<EducationLevel>) -> Bool {
        levels.isEmpty || !schoolLevels.isDisjoint(with: levels)
    }
}

/// The help that there is for a school: its programme's offers or, where it has none at all, the scheme's
/// general resources.
public struct Help: Sendable, Equatable {
    private let offers: [Offer]

    public init(offers: [Offer], resources: [Offer], levels: Set<EducationLevel>) {
        self.offers = (offers.isEmpty ? resources : offers).filter { $0.fits(levels) }
    }

    /// What helps with an action: the offers that name it or, where none does, those of its topic.
    public func offers(for action: Action.ID, in topic: Topic.ID) -> [Offer] {
        let named = offers.filter { $0.actions.contains(action) }
        return named.isEmpty ? offers.filter { $0.topics.contains(topic) } : named
    }
}
