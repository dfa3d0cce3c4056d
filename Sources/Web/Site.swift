public import Domain
import Foundation
public import Pages
public import Secrets
public import Store

/// All that the handlers need, put together once at the front door.
public struct Site: Sendable {
    let store: Store
    let catalogue: Catalogue
    let passwords: Passwords
    let signer: Signer
    let address: SiteAddress
    let proxies: Proxies
    let throttle = Throttle()
    let assets = Assets()
    private let texts = TextShelf()
    /// The languages that pages can be had in, the default first.
    let languages: [Language]
    /// Made once, for a locale is dear to make.
    private let voices: [Programme.ID: [Language: Voice]]

    public init(
        store: Store, catalogue: Catalogue, passwords: Passwords, signer: Signer, address: SiteAddress,
        proxies: Proxies = Proxies()
    ) {
        self.store = store
        self.catalogue = catalogue
        self.passwords = passwords
        self.signer = signer
        self.address = address
        self.proxies = proxies
        let preferred = catalogue.programmes.first?.languages.map(\.language) ?? []
        languages = preferred + catalogue.words.keys.filter { !preferred.contains($0) }.sorted()
        let spoken = catalogue.programmes.map { programme in
            (programme.id, catalogue.words.mapValues { Voice(words: $0, of: programme) })
        }
        voices = Dictionary(spoken) { first, _ in first }
    }
}

/// Where the site is, from the configuration only: no link is ever built from a request.
public struct SiteAddress: Sendable {
    let base: String
    let isSecure: Bool

    /// - Parameter base: `https://label.example.org`, without a slash at the end.
    public init(base: String) {
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        isSecure = base.lowercased().hasPrefix("https:")
    }

    public func absolute(_ link: Link) -> String {
        base + link.path
    }
}

extension Site {
    func voice(_ language: Language, of programme: Programme? = nil) -> Voice {
        let chosen = catalogue.words[language] == nil ? languages.first ?? language : language
        let programme = programme ?? catalogue.programmes.first
        return programme.flatMap { voices[$0.id]?[chosen] }
            ?? Voice(words: catalogue.words[chosen] ?? Words(language: chosen, phrases: [:]), of: programme)
    }

    /// The words of an assessment's version as its school's team sees them: those of its programme, at its levels.
    func text(of sheet: Sheet, for person: SignedInPerson, in language: Language) throws -> VersionText {
        let school = person.schools.first { $0.id == sheet.assessment.school }
        let text = try text(of: sheet.assessment.version.name, in: language, programme: school?.programme)
        return texts.text(text, of: sheet.assessment.version.name, as: school?.programme, at: school?.levels ?? [])
    }

    /// The words of a version, as a programme has them, for a reader of this language.
    func text(of version: Version.Name, in language: Language, programme: Programme.ID?) throws -> VersionText {
        let texts = catalogue.texts(of: version, for: programme)
        let first = catalogue.edition(version)?.languages.first
        guard let text = texts[language] ?? first.flatMap({ texts[$0] }) else { throw Refusal.versionMissing }
        return text
    }

    /// Where schools can ask for help.
    func contact(of programme: Programme.ID?) -> String {
        let own = programme.flatMap { catalogue.programme($0) }
        return (own ?? catalogue.programmes.first)?.contact ?? ""
    }
}

extension Voice {
    /// The words as the programme's country speaks them.
    fileprivate init(words: Words, of programme: Programme?) {
        let spoken = programme?.languages.first { $0.language == words.language }
        self.init(
            words: words, locale: spoken?.locale ?? words.language.rawValue,
            zone: programme?.timeZone ?? TimeZone(identifier: "UTC") ?? .current)
    }
}
