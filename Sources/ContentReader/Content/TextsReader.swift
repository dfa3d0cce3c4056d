import Crypto
import Domain
import Foundation

/// Reads the texts of a version in all its languages, and holds them against each other.
struct TextsReader {
    let folder: ContentFolder
    let index: VersionIndex
    let rules: [Language: LanguageRules]
    let published: Published?
    let allowsUnrecorded: Bool

    func read(in path: String, _ declared: [Sited<Language>]?) -> [Language: VersionText] {
        let files = folder.files(in: path)
        check(declared, against: files, in: path)
        var books: [Phrasebook] = []
        var texts: [Language: VersionText] = [:]
        for name in files {
            let file = "\(path)/\(name).yaml"
            guard let data = folder.bytes(of: file), let root = folder.parse(data, file) else { continue }
            let book = Phrasebook(file: file)
            books.append(book)
            let language = Language(name)
            texts[language] =
                TextReader(language: language, revision: revision(of: data, name, file), index: index, book: book)
                .read(root)
            rules[language]?.check(book, isQuestionnaire: true)
        }
        checkPlaceholders(of: books)
        compare(books, paths: { $0.hasPrefix("glossary.") }, called: "the term is not explained here")
        compare(books, paths: { $0.contains(".variants.") }, called: "the variant has no such words here")
        return texts
    }

    /// What names this state of the text: of a published version with the day from which it holds.
    private func revision(of data: Data, _ language: String, _ file: String) -> String {
        let checksum = hexadecimal(SHA256.hash(data: data))
        let short = String(checksum.prefix(12))
        guard let published else { return short }
        if let last = published.texts[language]?.last, last.checksum == checksum { return "\(last.day)-\(short)" }
        if !allowsUnrecorded {
            folder.faults.add(
                in: file, "the text of a published version changed, and no revision says so",
                "record it with `esafety content publish`, or bring the text back")
        }
        return short
    }

    /// What one language has of these paths, all have.
    private func compare(_ books: [Phrasebook], paths isOne: (String) -> Bool, called fault: String) {
        let known = Set(books.flatMap { $0.places.keys.filter(isOne) })
        for book in books {
            for path in known.sorted() where book.places[path] == nil {
                folder.faults.add(in: book.file, id: path, fault, "add it, as another language has it")
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
