import Domain
import Foundation

/// What the rest of the content offers to programmes.
struct Offered {
    /// The languages of each version whose folder is there; nil where that version has faults.
    let versions: [Version.Name: [Language]?]
    /// The languages whose file of words is there, good or not; nil where there is none at all.
    let interface: [Language]?
}

/// Reads a programme's file.
struct ProgrammeReader {
    let offered: Offered

    private enum Keys: String, ClosedKeys {
        case programme, names, languages, scheme, version, contact, levels, regions, networks, register
        case timeZone = "time-zone"
        case fewestPublished = "fewest-published"
    }

    private enum SpokenKeys: String, ClosedKeys {
        case language, locale
    }

    private enum NamedKeys: String, ClosedKeys {
        case id, names
    }

    /// - Parameter expected: The id that the file's name says; nil where the name says none.
    func read(_ root: Cursor, expected: String?) -> Programme? {
        guard let fields = root.fields(Keys.self) else { return nil }
        let id = readID(fields[.programme], expected: expected)
        let at = fields.of(id)
        let languages = readLanguages(at[.languages])
        let spoken = languages?.map(\.value.language)
        let names = at[.names].flatMap { readNames($0, in: spoken) }
        let zone = at[.timeZone].flatMap(readTimeZone)
        let version = readVersion(at, languages: languages ?? [])
        let contact = at[.contact]?.prose()
        let levels = at[.levels]?.distinct { $0.educationLevel() }
        let regions = at[.regions].flatMap { readNamed($0, in: spoken, isRegion: true) }
        let networks = at[.networks].flatMap { readNamed($0, in: spoken, isRegion: false) }
        let fewest = at[optional: .fewestPublished]?.number(Domain.Publication.smallestLimit...1000)
        let known = RegisterReader.Known(
            levels: levels, regions: regions?.map(\.id), networks: networks?.map(\.id))
        let forms = at[.register].flatMap { RegisterReader(known: known).read($0) }
        guard let id, let languages, let names, let zone, let version, let contact, let levels, let regions,
            let networks, let forms
        else { return nil }
        return Programme(
            id: Programme.ID(id), names: names, timeZone: zone, languages: languages.map(\.value), version: version,
            contact: contact, levels: levels, regions: regions, networks: networks, registerForms: forms,
            fewestPublished: fewest ?? Domain.Publication.usualLimit)
    }

    private func readID(_ cursor: Cursor?, expected: String?) -> String? {
        guard let cursor, let id = cursor.identifier() else { return nil }
        if let expected, id != expected {
            cursor.refuse("the file is named \(expected.quoted), and here stands \(id.quoted)", "let both be the same")
        }
        return id
    }

    private func readTimeZone(_ cursor: Cursor) -> TimeZone? {
        guard let text = cursor.scalar("a time zone") else { return nil }
        if let zone = TimeZone(identifier: text) { return zone }
        cursor.refuse(
            "the time zone \(text.quoted) is unknown",
            suggestion(for: text, among: TimeZone.knownTimeZoneIdentifiers)
                ?? "write a name of the IANA list, such as `Europe/Brussels`")
        return nil
    }

    private func readVersion(_ fields: Fields<Keys>, languages: [Sited<Programme.Spoken>]) -> Version.Name? {
        let schemePlace = fields[.scheme]
        let versionPlace = fields[.version]
        guard let scheme = schemePlace?.identifier(), let version = versionPlace?.identifier() else { return nil }
        let name = Version.Name(scheme: scheme, version: version)
        let schemes = Set(offered.versions.keys.map(\.scheme))
        guard schemes.contains(scheme) else {
            schemePlace?.refuseUnknown("scheme", scheme, among: schemes, in: "schemes/")
            return nil
        }
        guard let spoken = offered.versions[name] else {
            let versions = offered.versions.keys.filter { $0.scheme == scheme }.map(\.version)
            versionPlace?.refuseUnknown("version", version, among: versions, in: "schemes/\(scheme)/")
            return nil
        }
        for language in languages where !(spoken?.contains(language.value.language) ?? true) {
            language.at.refuse(
                "\(name) has no texts in \(language.value.language.rawValue.quoted)",
                "take the language out, or translate the version first")
        }
        return name
    }
}

// MARK: - Languages and names

extension ProgrammeReader {
    private func readLanguages(_ cursor: Cursor?) -> [Sited<Programme.Spoken>]? {
        guard let list = cursor?.filledList() else { return nil }
        var seen: Set<Language> = []
        let languages = list.compactMap { entry -> Sited<Programme.Spoken>? in
            guard let spoken = readSpoken(entry) else { return nil }
            if !seen.insert(spoken.language).inserted {
                entry.refuse("\(spoken.language.rawValue.quoted) is in the list twice", "take one of the two out")
            }
            return Sited(value: spoken, at: entry)
        }
        return languages.count == list.count ? languages : nil
    }

    private func readSpoken(_ cursor: Cursor) -> Programme.Spoken? {
        guard let fields = cursor.fields(SpokenKeys.self) else { return nil }
        let language = fields[.language]?.language()
        let place = fields[.locale]
        let locale = place?.scalar("a locale")
        guard let language, let place, let locale else { return nil }
        if let interface = offered.interface, !interface.contains(language) {
            fields[.language]?.refuse(
                "the interface has no words in \(language.rawValue.quoted)", "write interface/\(language).yaml")
        }
        let parts = locale.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == language.rawValue, parts[1].count == 2,
            parts[1].allSatisfy({ $0.isASCII && $0.isUppercase })
        else {
            place.refuse(
                "\(locale.quoted) is not a locale of \(language)", "write it with the country: `\(language)-BE`")
            return nil
        }
        return Programme.Spoken(language: language, locale: locale)
    }

    /// A name in each language of the programme.
    private func readNames(_ cursor: Cursor, in languages: [Language]?) -> [Language: String]? {
        guard let pairs = cursor.pairs() else { return nil }
        var names: [Language: String] = [:]
        for (key, value) in pairs {
            if let languages, !languages.contains(Language(key)) {
                value.refuse(
                    "\(key.quoted) is not a language of the programme",
                    suggestion(for: key, among: languages.map(\.rawValue)) ?? "take the name out, or add the language")
            }
            names[Language(key)] = value.prose()
        }
        for language in languages ?? [] where !pairs.contains(where: { $0.key == language.rawValue }) {
            cursor.refuse("there is no name in \(language.rawValue.quoted)", "add `\(language): \"…\"`")
        }
        return names.count == pairs.count ? names : nil
    }

    private func readNamed(_ cursor: Cursor, in languages: [Language]?, isRegion: Bool) -> [Programme.Named]? {
        guard let list = isRegion ? cursor.filledList() : cursor.list() else { return nil }
        var seen: Set<String> = []
        let named = list.compactMap { entry -> Programme.Named? in
            guard let fields = entry.fields(NamedKeys.self) else { return nil }
            let id = isRegion ? fields[.id]?.region() : fields[.id]?.identifier()
            let names = fields[.names].flatMap { readNames($0, in: languages) }
            if let id, !seen.insert(id).inserted {
                fields.at.refuse("the id \(id.quoted) is there twice", "give one of the two another id")
            }
            guard let id, let names else { return nil }
            return Programme.Named(id: id, names: names)
        }
        return named.count == list.count ? named : nil
    }
}

extension Cursor {
    /// A region by its code of ISO 3166-2, such as `BE-VAN`.
    fileprivate func region() -> String? {
        guard let text = scalar("a region") else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isCode = parts.count == 2 && parts[0].count == 2 && (1...3).contains(parts[1].count)
        guard isCode, parts.joined().allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber) }) else {
            refuse("\(text.quoted) is not the code of a region", "write its code of ISO 3166-2, such as `BE-VAN`")
            return nil
        }
        return text
    }
}
