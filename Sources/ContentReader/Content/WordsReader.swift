import Domain

/// Reads interface/<language>.yaml: the words of pages and mails. Nested keys become one, joined by points.
struct WordsReader {
    let folder: ContentFolder
    let rules: [Language: LanguageRules]

    private static var path: String { "interface" }

    /// The languages whose file is there, good or not; nil where there is none at all.
    var languages: [Language]? {
        let names = folder.files(in: Self.path)
        return names.isEmpty ? nil : names.map { Language($0) }
    }

    func read() -> [Language: Words] {
        var books: [(language: String, book: Phrasebook, isWhole: Bool)] = []
        let names = folder.files(in: Self.path)
        if names.isEmpty {
            folder.faults.add(in: Self.path, "there are no words of the interface", "write \(Self.path)/en.yaml")
        }
        for name in names {
            let file = "\(Self.path)/\(name).yaml"
            if !name.isLanguage {
                folder.faults.add(
                    in: file, "\(name.quoted) is not a language", "name the file by its tag, such as `nl.yaml`")
            }
            guard let root = folder.open(file) else { continue }
            let book = Phrasebook(file: file)
            books.append((name, book, gather(root, into: book, under: [])))
            rules[Language(name)]?.check(book, isQuestionnaire: false)
        }
        compareKeys(of: books.map { ($0.book, $0.isWhole) })
        checkPlaceholders(of: books.map(\.book))
        let words = books.map { name, book, _ in
            (Language(name), Words(language: Language(name), phrases: book.phrases.mapValues(\.value)))
        }
        return Dictionary(words, uniquingKeysWith: { first, _ in first })
    }

    /// Whether all keys could be read.
    private func gather(_ cursor: Cursor, into book: Phrasebook, under path: [String]) -> Bool {
        guard cursor.isMapping || path.isEmpty else {
            let key = path.joined(separator: ".")
            let place = cursor.of(key)
            if book.places[key] != nil {
                place.refuse("the key \(key.quoted) is there twice", "keep one of the two")
            }
            book.add(place.prose(), at: place, as: key)
            return true
        }
        guard let pairs = cursor.pairs() else { return false }
        return pairs.map { key, value in
            guard key.isWordKey else {
                value.refuse("\(key.quoted) is not a key", "a key is of letters, digits, hyphens and points")
                return false
            }
            return gather(value, into: book, under: path + [key])
        }.allSatisfy { $0 }
    }

    private func compareKeys(of books: [(book: Phrasebook, isWhole: Bool)]) {
        var known: [String: Cursor] = [:]
        for book in books.map(\.book) {
            known.merge(book.places) { first, _ in first }
        }
        for (book, isWhole) in books where isWhole {
            for (key, place) in known where book.places[key] == nil {
                let line = place.line.map { ":\($0)" } ?? ""
                folder.faults.add(
                    in: book.file, id: key, "the key is missing; \(place.file)\(line) has it",
                    "translate it here, or take it out there")
            }
        }
    }
}

extension String {
    fileprivate var isWordKey: Bool {
        !isEmpty && utf8.count <= 100 && !hasPrefix(".") && !hasSuffix(".")
            && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
    }
}
