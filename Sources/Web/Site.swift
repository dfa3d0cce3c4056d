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
    let throttle = Throttle()
    let assets = Assets()

    public init(
        store: Store, catalogue: Catalogue, passwords: Passwords, signer: Signer, address: SiteAddress
    ) {
        self.store = store
        self.catalogue = catalogue
        self.passwords = passwords
        self.signer = signer
        self.address = address
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
    /// The languages that pages can be had in, the default first.
    var languages: [Language] {
        let preferred = catalogue.programmes.first?.languages.map(\.language) ?? []
        return preferred + catalogue.words.keys.filter { !preferred.contains($0) }.sorted()
    }

    func voice(_ language: Language, of programme: Programme? = nil) -> Voice {
        let programme = programme ?? catalogue.programmes.first
        let chosen = catalogue.words[language] == nil ? languages.first ?? language : language
        let words = catalogue.words[chosen] ?? Words(language: chosen, phrases: [:])
        let spoken = programme?.languages.first { $0.language == chosen }
        return Voice(
            words: words, locale: spoken?.locale ?? chosen.rawValue,
            zone: programme?.timeZone ?? TimeZone(identifier: "UTC") ?? .current)
    }

    /// The words of an assessment's version as its school's team sees them: those of its programme, at its levels.
    func text(of sheet: Sheet, for person: SignedInPerson, in language: Language) throws -> VersionText {
        let school = person.schools.first { $0.id == sheet.assessment.school }
        return try text(of: sheet.assessment.version.name, in: language, programme: school?.programme)
            .worded(for: school?.levels ?? [])
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
