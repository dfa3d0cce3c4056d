/// A version with all its words: what a folder of content says of it.
public struct Edition: Sendable, Equatable {
    public let version: Version
    public let texts: [Language: VersionText]
    /// SHA-256, in hexadecimal, of the version's canonical form.
    public let checksum: String
    public let isPublished: Bool

    public init(version: Version, texts: [Language: VersionText], checksum: String, isPublished: Bool) {
        self.version = version
        self.texts = texts
        self.checksum = checksum
        self.isPublished = isPublished
    }
}

/// All content of an installation, read once at the start and coherent.
public struct Catalogue: Sendable {
    public let editions: [Version.Name: Edition]
    /// Sorted by id; the invented programme of the demo is the last.
    public let programmes: [Programme]
    public let words: [Language: Words]
    public let demo: DemoCommunity?

    public init(
        editions: [Version.Name: Edition], programmes: [Programme], words: [Language: Words], demo: DemoCommunity?
    ) {
        self.editions = editions
        self.programmes = programmes
        self.words = words
        self.demo = demo
    }

    public func programme(_ id: Programme.ID) -> Programme? {
        programmes.first { $0.id == id }
    }

    public func edition(_ name: Version.Name) -> Edition? {
        editions[name]
    }
}
