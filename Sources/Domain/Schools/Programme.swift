public import Foundation

/// Who runs the label for a country or community: its regions, levels, networks, languages and register.
public struct Programme: Sendable, Equatable {
    public typealias ID = ContentID<Programme>

    /// A region or network: an id and its name in each language.
    public struct Named: Sendable, Equatable {
        public let id: String
        public let names: [Language: String]

        public init(id: String, names: [Language: String]) {
            self.id = id
            self.names = names
        }

        /// Its id where it has no name in the language.
        public func name(in language: Language) -> String { names[language] ?? id }
    }

    /// A language of the programme and the locale in which its dates and numbers are written, such as `nl-BE`.
    public struct Spoken: Sendable, Equatable {
        public let language: Language
        public let locale: String

        public init(language: Language, locale: String) {
            self.language = language
            self.locale = locale
        }
    }

    public let id: ID
    public let names: [Language: String]
    public let timeZone: TimeZone
    /// The first is the default.
    public let languages: [Spoken]
    public let version: Version.Name
    /// Where schools can ask, as shown on pages.
    public let contact: String
    public let levels: [EducationLevel]
    public let regions: [Named]
    public let networks: [Named]
    /// The forms in which its register is delivered; the first whose columns are there is used.
    public let registerForms: [RegisterForm]
    /// Confidential figures about fewer schools are not published.
    public let fewestPublished: Int

    public init(
        id: ID, names: [Language: String], timeZone: TimeZone, languages: [Spoken], version: Version.Name,
        contact: String, levels: [EducationLevel], regions: [Named], networks: [Named],
        registerForms: [RegisterForm], fewestPublished: Int = Publication.usualLimit
    ) {
        self.id = id
        self.names = names
        self.timeZone = timeZone
        self.languages = languages
        self.version = version
        self.contact = contact
        self.levels = levels
        self.regions = regions
        self.networks = networks
        self.registerForms = registerForms
        self.fewestPublished = fewestPublished
    }
    /// Its id where it has no name in the language.
    public func name(in language: Language) -> String { names[language] ?? id.rawValue }
}
