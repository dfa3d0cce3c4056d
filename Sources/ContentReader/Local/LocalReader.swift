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

/// Reads text/<language>.yaml of a programme.
struct LocalTextReader {
    let known: KnownIDs
    let offers: [String]
    let book: Phrasebook

    private enum Keys: String, ClosedKeys {
        case questions, actions, glossary, offers
    }

    private enum ActionKeys: String, ClosedKeys {
        case name, steps, proof
    }

    private enum TermKeys: String, ClosedKeys {
        case term, meaning
    }

    private enum TitledKeys: String, ClosedKeys {
        case name, about
    }

    func read(_ root: Cursor, _ revision: String) -> (LocalText, [Offer.ID: VersionText.Titled])? {
        guard let fields = root.fields(Keys.self) else { return nil }
        let questions = section(fields[optional: .questions], among: Array(known.choices.keys), called: "question") {
            RewordingReader(book: book, choices: known.isWhole ? known.choices[$1] : nil).read($0, "question.\($1)")
        }
        let actions = section(fields[optional: .actions], among: known.actions, called: "action", action)
        let terms = section(fields[optional: .glossary], among: known.terms, called: "term", term)
        let words = offerWords(fields[optional: .offers])
        let text = LocalText(
            revision: revision, questions: byID(questions), actions: byID(actions), glossary: terms)
        return (text, byID(words))
    }

    private func section<Value>(
        _ cursor: Cursor?, among ids: [String], called kind: String, _ read: (Cursor, String) -> Value?
    ) -> [String: Value] {
        var values: [String: Value] = [:]
        for (id, value) in cursor?.pairs() ?? [] {
            known.check(id, among: ids, called: kind, at: value.of(id))
            values[id] = read(value.of(id), id)
        }
        return values
    }

    private func byID<Of, Value>(_ values: [String: Value]) -> [ContentID<Of>: Value] {
        Dictionary(values.map { (ContentID($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    private func action(_ cursor: Cursor, _ id: String) -> LocalText.OfAction? {
        guard let fields = cursor.fields(ActionKeys.self) else { return nil }
        let part = { (key: ActionKeys) in
            fields[optional: key].flatMap { book.prose($0, "action.\(id).\(key.rawValue)") }
        }
        return LocalText.OfAction(name: part(.name), steps: part(.steps), proof: part(.proof))
    }

    private func term(_ cursor: Cursor, _ id: String) -> LocalText.OfTerm? {
        guard let fields = cursor.fields(TermKeys.self) else { return nil }
        let part = { (key: TermKeys) in
            fields[optional: key].flatMap { book.prose($0, "glossary.\(id).\(key.rawValue)") }
        }
        return LocalText.OfTerm(term: part(.term), meaning: part(.meaning))
    }

    private func offerWords(_ cursor: Cursor?) -> [String: VersionText.Titled] {
        var words: [String: VersionText.Titled] = [:]
        for (id, value) in cursor?.pairs() ?? [] {
            let at = value.of(id)
            if !offers.contains(id) {
                at.refuseUnknown("offer", id, among: offers, in: "offers.yaml")
            }
            guard let fields = at.fields(TitledKeys.self) else { continue }
            let name = fields[.name].flatMap { book.prose($0, "offers.\(id).name") }
            let about = fields[.about].flatMap { book.prose($0, "offers.\(id).about") }
            if let name, let about { words[id] = VersionText.Titled(name: name, about: about) }
        }
        return words
    }
}
