public import Domain
public import Foundation

/// What a folder of content says: the catalogue, or all that is wrong with it.
public struct ContentReading: Sendable {
    /// Nil where there is any fault.
    public let catalogue: Catalogue?
    /// Sorted by file and line.
    public let faults: [ContentFault]
}

/// What the content is read for.
public enum ContentPurpose: Sendable {
    /// Everything, with the rules of language.
    case checking
    /// Everything; whether the words are plain was asked when they were written.
    case working
    /// The versions that are published or that a programme names; without the rules of language.
    case serving
}

/// Reads a folder of content. Everything that is wrong is told in one run; a catalogue that is given
/// is coherent: each id that it names is there, in each language. Reads only; never traps on what it reads.
/// - Parameter allowsUnrecordedTexts: whether a text of a published version may have changed without a dated
///   revision; for whoever is about to record it.
public func readContent(
    at folder: URL, for purpose: ContentPurpose = .checking, allowsUnrecordedTexts: Bool = false
) -> ContentReading {
    let faults = Faults()
    let content = ContentFolder(root: folder, faults: faults)
    let catalogue = CatalogueReader(
        folder: content, rules: purpose == .checking ? LanguageReader(folder: content).read() : [:], purpose: purpose,
        allowsUnrecordedTexts: allowsUnrecordedTexts
    ).read()
    return ContentReading(catalogue: faults.count == 0 ? catalogue : nil, faults: faults.sorted)
}

private struct CatalogueReader {
    let folder: ContentFolder
    let rules: [Language: LanguageRules]
    let purpose: ContentPurpose
    let allowsUnrecordedTexts: Bool

    func read() -> Catalogue {
        let schemes = folder.folders(in: "schemes")
        if schemes.isEmpty {
            folder.faults.add(in: "schemes", "there is no scheme", "add `schemes/<id>/<version>/structure.yaml`")
        }
        let reader = EditionReader(
            folder: folder, rules: rules, wanted: purpose == .serving ? namedVersions() : nil,
            allowsUnrecordedTexts: allowsUnrecordedTexts)
        let editions = Dictionary(
            schemes.flatMap { reader.read(scheme: $0) }.map { ($0.version.name, $0) },
            uniquingKeysWith: { first, _ in first })
        let words = WordsReader(folder: folder, rules: rules).read()
        let offered = Offered(
            versions: versions(of: schemes, editions),
            interface: WordsReader(folder: folder, rules: rules).languages)
        let programmes = readProgrammes(offered)
        let demo = readDemo(offered, editions, programmes)
        let known = Dictionary(schemes.map { ($0, knownIDs(of: $0, editions)) }) { first, _ in first }
        return Catalogue(
            editions: editions, programmes: programmes + (demo.map { [$0.programme] } ?? []), words: words,
            demo: demo?.community, local: readLocal(programmes, known), resources: readResources(known),
            maps: readMaps(programmes))
    }

    private func readMaps(_ programmes: [Programme]) -> [Programme.ID: RegionMap] {
        var maps: [Programme.ID: RegionMap] = [:]
        for programme in programmes {
            let file = "programmes/\(programme.id)/map.yaml"
            guard folder.has(file) else { continue }
            maps[programme.id] = folder.open(file).flatMap(MapReader(programme: programme).read)
        }
        return maps
    }

    /// The versions that programmes name.
    private func namedVersions() -> Set<Version.Name> {
        let programmes = folder.files(in: "programmes").map { "programmes/\($0).yaml" } + ["demo/programme.yaml"]
        let named = programmes.filter(folder.has).compactMap { folder.open($0) }.compactMap { root in
            root.peek("scheme")?.written.flatMap { scheme in
                root.peek("version")?.written.map { Version.Name(scheme: scheme, version: $0) }
            }
        }
        return Set(named)
    }

    private func knownIDs(of scheme: String, _ editions: [Version.Name: Edition]) -> KnownIDs {
        let own = editions.values.filter { $0.version.name.scheme == scheme }
        return KnownIDs(own, isWhole: own.count == folder.folders(in: "schemes/\(scheme)").count)
    }

    private func readLocal(_ programmes: [Programme], _ known: [String: KnownIDs]) -> [Programme.ID: LocalContent] {
        var local: [Programme.ID: LocalContent] = [:]
        for programme in programmes {
            guard let known = known[programme.version.scheme] else { continue }
            local[programme.id] =
                LocalReader(folder: folder, rules: rules, known: known, programme: programme).read()
        }
        return local
    }

    private func readResources(_ known: [String: KnownIDs]) -> [String: [Offer]] {
        var resources: [String: [Offer]] = [:]
        for (scheme, known) in known {
            let file = "schemes/\(scheme)/resources.yaml"
            guard folder.has(file) else { continue }
            resources[scheme] = folder.open(file).map(ResourceReader(known: known, rules: rules).read)
        }
        return resources
    }

    /// Every version whose folder is there, so that one with faults is not called unknown as well.
    private func versions(
        of schemes: [String], _ editions: [Version.Name: Edition]
    ) -> [Version.Name: [Language]?] {
        var versions: [Version.Name: [Language]?] = [:]
        for scheme in schemes {
            for version in folder.folders(in: "schemes/\(scheme)") {
                let name = Version.Name(scheme: scheme, version: version)
                versions.updateValue(editions[name]?.languages, forKey: name)
            }
        }
        return versions
    }

    private func readProgrammes(_ offered: Offered) -> [Programme] {
        let names = folder.files(in: "programmes")
        if names.isEmpty && !folder.has("demo/programme.yaml") {
            folder.faults.add(in: "programmes", "there is no programme", "add `programmes/<id>.yaml`")
        }
        for name in folder.folders(in: "programmes") where !names.contains(name) {
            folder.faults.add(
                in: "programmes/\(name)", "there is no programme of this name", "add `programmes/\(name).yaml`")
        }
        return names.compactMap { name in
            folder.open("programmes/\(name).yaml").flatMap {
                ProgrammeReader(offered: offered).read($0, expected: name)
            }
        }.sorted { $0.id < $1.id }
    }

    private func readDemo(
        _ offered: Offered, _ editions: [Version.Name: Edition], _ programmes: [Programme]
    ) -> (programme: Programme, community: DemoCommunity)? {
        let (programmeFile, communityFile) = ("demo/programme.yaml", "demo/community.yaml")
        guard folder.has(programmeFile) || folder.has(communityFile) else { return nil }
        let programmeRoot = folder.open(programmeFile)
        let communityRoot = folder.open(communityFile)
        guard let programmeRoot,
            let programme = ProgrammeReader(offered: offered).read(programmeRoot, expected: nil)
        else { return nil }
        if programmes.contains(where: { $0.id == programme.id }) {
            programmeRoot.refuse(
                "the programme \(programme.id.rawValue.quoted) is there twice", "give the demo's another id")
        }
        let reader = CommunityReader(programme: programme, version: editions[programme.version]?.version)
        guard let community = communityRoot.flatMap(reader.read) else { return nil }
        return (programme, community)
    }
}
