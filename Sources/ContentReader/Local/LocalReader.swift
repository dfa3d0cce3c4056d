import Crypto
import Domain
import Foundation

/// Reads what a programme adds to the questionnaire: programmes/<id>/offers.yaml and text/<language>.yaml.
struct LocalReader {
    let folder: ContentFolder
    let rules: [Language: LanguageRules]
    let known: KnownIDs
    let programme: Programme

    private var path: String { "programmes/\(programme.id)" }

    /// The words of the programme in one language, as they were read.
    private struct Spoken {
        let text: LocalText
        let offers: [Offer.ID: VersionText.Titled]
        let book: Phrasebook
    }

    func read() -> LocalContent? {
        let file = "\(path)/offers.yaml"
        let root = folder.has(file) ? folder.open(file) : nil
        let written = root.map(OfferReader(known: known).read) ?? []
        let ids = root.map(OfferReader(known: known).ids) ?? []
        let names = folder.files(in: "\(path)/text")
        guard !written.isEmpty || !names.isEmpty else { return nil }
        var spoken: [Language: Spoken] = [:]
        for name in names where isLanguage(name) {
            spoken[Language(name)] = read(Language(name), offers: ids)
        }
        checkComplete(spoken, written, names)
        let offers = written.map { written in
            written.named(spoken.compactMapValues { $0.offers[written.offer.id] })
        }
        return LocalContent(texts: spoken.mapValues(\.text), offers: offers)
    }

    private func isLanguage(_ name: String) -> Bool {
        if name.isLanguage { return true }
        folder.faults.add(
            in: "\(path)/text/\(name).yaml", "\(name.quoted) is not a language",
            "name the file by its tag, such as `nl.yaml`")
        return false
    }

    private func read(_ language: Language, offers: [String]) -> Spoken? {
        let file = "\(path)/text/\(language).yaml"
        guard let data = folder.bytes(of: file), let root = folder.parse(data, file) else { return nil }
        let book = Phrasebook(file: file)
        let revision = String(hexadecimal(SHA256.hash(data: data)).prefix(12))
        guard let (text, words) = LocalTextReader(known: known, offers: offers, book: book).read(root, revision)
        else { return nil }
        rules[language]?.check(book, isQuestionnaire: true)
        return Spoken(text: text, offers: words, book: book)
    }

    /// Every language of the programme has the same replacements, and words for each offer.
    private func checkComplete(_ spoken: [Language: Spoken], _ offers: [WrittenOffer], _ files: [String]) {
        let languages = programme.languages.map(\.language)
        for language in languages where !files.contains(language.rawValue) {
            folder.faults.add(
                in: "\(path)/text/\(language).yaml", "the file is missing",
                "write it: the programme is in this language, and has offers or words of its own")
        }
        let books = languages.compactMap { spoken[$0]?.book }
        let paths = Set(books.flatMap { $0.places.keys.filter { !$0.hasPrefix("offers.") } })
        for book in books {
            for path in paths.sorted() where book.places[path] == nil {
                folder.faults.add(
                    in: book.file, id: path, "the replacement is not here", "add it, as another language has it")
            }
        }
        for offer in offers {
            for language in languages where spoken[language].map({ $0.offers[offer.offer.id] == nil }) ?? false {
                guard let book = spoken[language]?.book, book.places["offers.\(offer.offer.id).name"] == nil else {
                    continue
                }
                folder.faults.add(
                    in: book.file, id: offer.offer.id.rawValue, "the offer has no words here",
                    "add its `name` and `about` under `offers`")
            }
        }
    }
}
