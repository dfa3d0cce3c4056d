/// A version with all its words: what a folder of content says of it.
public struct Edition: Sendable, Equatable {
    public let version: Version
    /// In which it is complete; the first is the default. Not part of the version: a published one may gain some.
    public let languages: [Language]
    public let texts: [Language: VersionText]
    /// SHA-256, in hexadecimal, of the version's canonical form.
    public let checksum: String
    public let isPublished: Bool
    /// The questions that a group may answer once for its schools. Not part of the version: they say who may
    /// answer, and nothing of what an answer is worth.
    public let shareable: Set<Question.ID>

    public init(
        version: Version, languages: [Language], texts: [Language: VersionText], checksum: String, isPublished: Bool,
        shareable: Set<Question.ID> = []
    ) {
        self.version = version
        self.languages = languages
        self.texts = texts
        self.checksum = checksum
        self.isPublished = isPublished
        self.shareable = shareable
    }
}

/// What a programme adds to the questionnaire.
public struct LocalContent: Sendable, Equatable {
    public let texts: [Language: LocalText]
    public let offers: [Offer]

    public init(texts: [Language: LocalText] = [:], offers: [Offer] = []) {
        self.texts = texts
        self.offers = offers
    }
}

/// All content of an installation, read once at the start and coherent.
public struct Catalogue: Sendable {
    public let editions: [Version.Name: Edition]
    /// Sorted by id; the invented programme of the demo is the last.
    public let programmes: [Programme]
    public let words: [Language: Words]
    public let demo: DemoCommunity?
    /// The offers of each programme that has some.
    public let offers: [Programme.ID: [Offer]]
    /// The general help of each scheme, by its id.
    public let resources: [String: [Offer]]
    /// The outlines of the regions of each programme that has some.
    public let maps: [Programme.ID: RegionMap]
    /// The texts in which a programme replaces words, put together once.
    private let localTexts: [Programme.ID: [Version.Name: [Language: VersionText]]]

    public init(
        editions: [Version.Name: Edition], programmes: [Programme], words: [Language: Words], demo: DemoCommunity?,
        local: [Programme.ID: LocalContent] = [:], resources: [String: [Offer]] = [:],
        maps: [Programme.ID: RegionMap] = [:]
    ) {
        self.editions = editions
        self.programmes = programmes
        self.words = words
        self.demo = demo
        self.resources = resources
        self.maps = maps
        offers = local.mapValues(\.offers)
        let schemes = Dictionary(programmes.map { ($0.id, $0.version.scheme) }) { first, _ in first }
        localTexts = Dictionary(
            local.map { id, content in
                let own = editions.filter { $0.key.scheme == schemes[id] }
                return (id, own.mapValues { $0.texts.mapValues { content.texts[$0.language].map($0.replaced) ?? $0 } })
            }, uniquingKeysWith: { first, _ in first })
    }

    public func programme(_ id: Programme.ID) -> Programme? {
        programmes.first { $0.id == id }
    }

    public func edition(_ name: Version.Name) -> Edition? {
        editions[name]
    }

    /// The texts of a version as a programme has them, by language; none of a version that is not there.
    public func texts(of version: Version.Name, for programme: Programme.ID?) -> [Language: VersionText] {
        programme.flatMap { localTexts[$0]?[version] } ?? editions[version]?.texts ?? [:]
    }

    /// The help that there is in a programme: its own or, where it has none, the general help of its scheme.
    public func offers(in programme: Programme) -> [Offer] {
        let own = offers[programme.id] ?? []
        return own.isEmpty ? resources[programme.version.scheme] ?? [] : own
    }

    /// The help that there is in a programme for a school of these levels.
    public func help(in programme: Programme.ID, of scheme: String, for levels: Set<EducationLevel>) -> Help {
        Help(offers: offers[programme] ?? [], resources: resources[scheme] ?? [], levels: levels)
    }
}
