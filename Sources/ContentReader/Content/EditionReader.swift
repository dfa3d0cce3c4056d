import Crypto
import Domain
import Foundation

/// Reads the versions of a scheme with their texts.
struct EditionReader {
    let folder: ContentFolder

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
        return versions.compactMap { version in
            let name = Version.Name(scheme: scheme, version: version)
            return read(name, in: "\(path)/\(version)", published: published[version])
        }
    }

    private func read(_ name: Version.Name, in path: String, published: Sited<String>?) -> Edition? {
        let before = folder.faults.count
        let index = VersionIndex()
        let structure = readStructure(name, "\(path)/structure.yaml", index)
        let actions = readActions("\(path)/actions.yaml", index)
        index.checkReferences()
        var edition: Edition?
        if folder.faults.count == before, let draw = structure.draw, let label = structure.label {
            let version = Version(
                name: name, languages: structure.languages?.map(\.value) ?? [], draw: draw, label: label,
                areas: structure.areas, actions: actions)
            edition = freeze(version, published: published, path)
        }
        let texts = readTexts(in: "\(path)/text", structure.languages, index)
        guard let edition else { return nil }
        return Edition(
            version: edition.version, texts: texts, checksum: edition.checksum, isPublished: edition.isPublished)
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

    /// The version with its checksum, which is refused where it is published with another.
    private func freeze(_ version: Version, published: Sited<String>?, _ path: String) -> Edition? {
        guard let form = try? version.canonicalForm() else {
            folder.faults.add(in: path, "the version has no canonical form", "tell the makers of the program")
            return nil
        }
        let checksum = hexadecimal(SHA256.hash(data: form))
        if let published, published.value != checksum {
            published.at.refuse(
                "structure or actions of the published version changed: their checksum is \(checksum)",
                "bring the published files back, and make the change in a new version")
        }
        return Edition(version: version, texts: [:], checksum: checksum, isPublished: published != nil)
    }
}

// MARK: - Texts

extension EditionReader {
    private func readTexts(
        in path: String, _ declared: [Sited<Language>]?, _ index: VersionIndex
    ) -> [Language: VersionText] {
        let files = folder.files(in: path)
        check(declared, against: files, in: path)
        var books: [Phrasebook] = []
        var texts: [Language: VersionText] = [:]
        for name in files {
            let file = "\(path)/\(name).yaml"
            guard let data = folder.bytes(of: file), let root = folder.parse(data, file) else { continue }
            let book = Phrasebook(file: file)
            books.append(book)
            let revision = String(hexadecimal(SHA256.hash(data: data)).prefix(12))
            let language = Language(name)
            texts[language] = TextReader(language: language, revision: revision, index: index, book: book).read(root)
        }
        checkPlaceholders(of: books)
        checkGlossaries(of: books)
        return texts
    }

    /// A term that is explained in one language is explained in all.
    private func checkGlossaries(of books: [Phrasebook]) {
        let known = Set(books.flatMap { $0.places.keys.filter { $0.hasPrefix("glossary.") } })
        for book in books {
            for path in known.sorted() where book.places[path] == nil {
                folder.faults.add(
                    in: book.file, id: path, "the term is not explained here", "add it, as another language has it")
            }
        }
    }

    private func check(_ declared: [Sited<Language>]?, against files: [String], in path: String) {
        guard let declared else { return }
        for language in declared where !files.contains(language.value.rawValue) {
            language.at.refuse(
                "the language \(language.value.rawValue.quoted) has no file", "write text/\(language.value).yaml")
        }
        let languages = declared.map(\.value.rawValue)
        for name in files where !languages.contains(name) {
            folder.faults.add(
                in: "\(path)/\(name).yaml", "the language \(name.quoted) is not declared",
                "add it to `languages` in structure.yaml, or take the file out")
        }
    }
}

private func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
