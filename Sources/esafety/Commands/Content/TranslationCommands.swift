import ArgumentParser
import ContentReader
import Domain
import Foundation
import Pages

/// Which texts, and from which language into which.
struct TranslationOptions: ParsableArguments {
    @Argument(help: "The scheme, such as esafety-label; or `interface` for the words of pages and mails.")
    var scheme: String

    @Argument(help: "The version, such as 2026.1; left out for the interface.")
    var version: String?

    @Option(help: "The language to translate from. Default the version's first; of the interface nl.")
    var from: String?

    @OptionGroup var content: ContentOptions

    /// The folder of a language's texts, relative to the content.
    func folder() throws -> String {
        guard scheme != "interface" else { return "interface" }
        guard let version else { throw BadInput("Give the version too, such as `\(scheme) 2026.1`.") }
        return "schemes/\(scheme)/\(version)/text"
    }

    func records() throws -> String {
        guard scheme != "interface" else { return "translated/interface" }
        return try folder().dropLast("text".count) + "translated"
    }

    /// The languages that have a file of texts, sorted.
    func languages() throws -> [String] {
        let path = content.folder.appending(path: try folder()).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    func source() throws -> String {
        if let from { return from }
        let languages = try languages()
        return languages.contains("nl") ? "nl" : languages.first ?? "nl"
    }

    /// The texts of a language; nil where it has no file.
    func wordlist(_ language: String) throws -> Wordlist? {
        guard try languages().contains(language) else { return nil }
        let reading = readWordlist("\(try folder())/\(language).yaml", in: content.folder)
        guard let list = reading.list else {
            throw BadInput(reading.faults.map(\.description).joined(separator: "\n"))
        }
        return list
    }

    func sourceTexts() throws -> Wordlist {
        let source = try source()
        guard let texts = try wordlist(source) else {
            throw BadInput("There are no texts in \(source) in \(content.folder.path)/\(try folder()).")
        }
        return texts
    }

    func record(of language: String) throws -> TranslationRecord? {
        let reading = TranslationRecord.read("\(try records())/\(language).yaml", in: content.folder)
        if let fault = reading.faults.first { throw BadInput("\(fault)") }
        return reading.record
    }
}

/// The one form in which translators get texts.
enum TranslationFormat: String, ExpressibleByArgument, CaseIterable {
    case csv
}

struct ExportTexts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes texts for a translator: id, source, translation.")

    @OptionGroup var texts: TranslationOptions

    @Option(help: "The language to translate into, such as fr.")
    var to: String

    @Option(help: "The form of the file.")
    var format: TranslationFormat = .csv

    @Option(name: [.short, .long], help: "The file to write. Default standard output.")
    var output: String?

    func run() async throws {
        let source = try texts.source()
        guard to != source else { throw BadInput("\(to) is the language to translate from.") }
        let translated = try texts.wordlist(to)?.texts ?? [:]
        let rows = try texts.sourceTexts().entries.map { entry in
            [entry.id, entry.text, translated[entry.id] ?? ""].map(TranslationSheet.guarded)
        }
        let sheet = csv([["id", source, to]] + rows)
        guard let output else {
            print(sheet, terminator: "")
            return
        }
        try Data(sheet.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    }
}

struct ImportTexts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Takes a translator's file, and writes the texts of its language.",
        discussion: """
            Every text must be there, once, and none that the source has not. It notes of which source text each was \
            translated; a file sent back unchanged says that the translations still hold.
            """)

    @OptionGroup var texts: TranslationOptions

    @Option(help: "The language of the translation, such as fr.")
    var to: String

    @Option(help: "The form of the file.")
    var format: TranslationFormat = .csv

    @Option(name: [.short, .long], help: "The translator's file.")
    var input: String

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: input) else { throw BadInput("\(input) can't be read.") }
        let source = try texts.source()
        guard to != source else { throw BadInput("\(to) is the language to translate from.") }
        guard to.utf8.count <= 3, to.utf8.count >= 2, to.allSatisfy({ $0.isASCII && $0.isLowercase }) else {
            throw BadInput("\(to) is not a language. Give its tag, such as fr.")
        }
        let sheet = try TranslationSheet(data, source: source, target: to)
        switch translation(of: try texts.sourceTexts(), from: sheet.translated) {
        case .refused(let faults):
            for fault in faults { print(fault) }
            throw NotSo("Nothing is written: \(faults.count) fault(s).")
        case .complete(let list):
            try write(list, sheet)
        }
    }

    private func write(_ list: Wordlist, _ sheet: TranslationSheet) throws {
        let (folder, records) = (try texts.folder(), try texts.records())
        if try texts.wordlist(to)?.texts != list.texts {
            let comment = "The words of \(folder) in \(to), as a translator gave them."
            try write(list.yaml(comment: comment), to: "\(folder)/\(to).yaml")
        }
        let record = TranslationRecord(
            source: Language(try texts.source()), marks: sheet.sources.mapValues(TranslationRecord.mark))
        try write(record.yaml(), to: "\(records)/\(to).yaml")
        print("\(list.entries.count) texts in \(to).")
    }

    private func write(_ text: String, to path: String) throws {
        let file = texts.content.folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .atomic)
    }
}
