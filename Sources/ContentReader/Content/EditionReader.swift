import Crypto
import Domain
import Foundation

/// Reads the versions of a scheme with their texts.
struct EditionReader {
    let folder: ContentFolder
    let rules: [Language: LanguageRules]
    /// The drafts to read; nil for all. What is published is read always.
    let wanted: Set<Version.Name>?
    /// Whether a text of a published version may be in a state that published.yaml does not name.
    let allowsUnrecordedTexts: Bool

    /// A version as it was read; what it follows is looked at when all have been.
    private struct Reading {
        let edition: Edition?
        let follows: SuccessionReader.Written?
    }

    /// The versions of this scheme that could be read without a fault.
    func read(scheme: String) -> [Edition] {
        let path = "schemes/\(scheme)"
        let versions = folder.folders(in: path)
        if versions.isEmpty {
            folder.faults.add(in: path, "the scheme has no version", "add a folder such as `\(path)/2026.1`")
        }
        let list = "\(path)/published.yaml"
        let published =
            folder.has(list) ? folder.open(list).map { PublishedReader().read($0, versions: versions) } ?? [:] : [:]
        let read = versions.filter { version in
            guard let wanted else { return true }
            return published[version] != nil || wanted.contains(Version.Name(scheme: scheme, version: version))
        }
        let readings = read.map { version in
            self.read(
                Version.Name(scheme: scheme, version: version), in: "\(path)/\(version)",
                published: published[version])
        }
        let editions = readings.compactMap(\.edition)
        for reading in readings {
            guard let written = reading.follows else { continue }
            check(written, of: reading.edition, among: editions, versions)
        }
        return editions
    }

    private func read(_ name: Version.Name, in path: String, published: Sited<Published>?) -> Reading {
        let before = folder.faults.count
        let index = VersionIndex()
        let structure = readStructure(name, "\(path)/structure.yaml", index)
        let actions = readActions("\(path)/actions.yaml", index)
        index.checkReferences()
        let shareable = readShareable("\(path)/shareable.yaml", index)
        var edition: Edition?
        if folder.faults.count == before, let draw = structure.draw, let label = structure.label {
            let version = Version(
                name: name, draw: draw, label: label, areas: structure.areas, actions: actions,
                follows: structure.follows.map {
                    Succession(version: $0.version.value, mapping: $0.mapping.map(\.value))
                })
            edition = freeze(version, published: published, path)
        }
        let texts = TextsReader(
            folder: folder, index: index, rules: rules, published: published?.value,
            allowsUnrecorded: allowsUnrecordedTexts
        ).read(in: "\(path)/text", structure.languages)
        guard let edition else { return Reading(edition: nil, follows: structure.follows) }
        return Reading(
            edition: Edition(
                version: edition.version, languages: structure.languages?.map(\.value) ?? [], texts: texts,
                checksum: edition.checksum, isPublished: edition.isPublished, shareable: shareable),
            follows: structure.follows)
    }

    private func readStructure(
        _ name: Version.Name, _ path: String, _ index: VersionIndex
    ) -> StructureReader.Structure {
        guard let root = folder.open(path) else {
            index.isStructureWhole = false
            return StructureReader.Structure()
        }
        return StructureReader(name: name, index: index).read(root)
    }

    private func readActions(_ path: String, _ index: VersionIndex) -> [Action] {
        guard let root = folder.open(path) else {
            index.areActionsWhole = false
            return []
        }
        return ActionsReader(index: index).read(root)
    }

    private func readShareable(_ path: String, _ index: VersionIndex) -> Set<Question.ID> {
        folder.has(path) ? folder.open(path).map(ShareableReader(index: index).read) ?? [] : []
    }

    /// The version with its checksum, which is refused where it is published with another.
    private func freeze(_ version: Version, published: Sited<Published>?, _ path: String) -> Edition? {
        guard let form = try? version.canonicalForm() else {
            folder.faults.add(in: path, "the version has no canonical form", "tell the makers of the program")
            return nil
        }
        let checksum = hexadecimal(SHA256.hash(data: form))
        if let published, published.value.checksum != checksum {
            published.at.refuse(
                "structure or actions of the published version changed: their checksum is \(checksum)",
                "bring the published files back, and make the change in a new version")
        }
        return Edition(
            version: version, languages: [], texts: [:], checksum: checksum, isPublished: published != nil)
    }
}

// MARK: - The version that it follows

extension EditionReader {
    private func check(
        _ written: SuccessionReader.Written, of edition: Edition?, among editions: [Edition], _ versions: [String]
    ) {
        let followed = written.version
        guard versions.contains(followed.value) else {
            followed.at.refuseUnknown("version", followed.value, among: versions, in: "the scheme's folder")
            return
        }
        guard let edition, let earlier = editions.first(where: { $0.version.name.version == followed.value }) else {
            return
        }
        guard !isCircle(edition.version, editions) else {
            followed.at.refuse(
                "the versions follow each other in a circle", "let the version follow one that was there before it")
            return
        }
        SuccessionCheck(written: written, earlier: earlier.version, later: edition.version).run()
    }

    private func isCircle(_ start: Version, _ editions: [Edition]) -> Bool {
        var version = start
        for _ in editions {
            guard let follows = version.follows,
                let next = editions.first(where: { $0.version.name.version == follows.version })
            else { return false }
            version = next.version
        }
        return true
    }
}

func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
