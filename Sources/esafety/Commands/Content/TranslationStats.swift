import ArgumentParser
import ContentReader
import Domain

struct TranslationStats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Tells of each language which texts are missing or older than their source.",
        discussion: """
            Older is what was translated from another text than the source has now. Of texts that never came through \
            `content import` that is not known: they count as unrecorded.
            """)

    @OptionGroup var texts: TranslationOptions

    @Flag(help: "Name each text that is missing or older.")
    var list = false

    @Option(help: "table, csv or json.")
    var format: OutputFormat = .table

    func run() async throws {
        let source = try texts.source()
        let original = try texts.sourceTexts()
        var rows: [[String]] = []
        for language in try texts.languages() where language != source {
            let state = try LanguageState(original, try texts.wordlist(language), try texts.record(of: language))
            rows.append(
                [
                    language, "\(original.entries.count)", "\(state.missing.count)", "\(state.older.count)",
                    "\(state.unrecorded)", "\(state.surplus.count)",
                ])
            guard list else { continue }
            for id in state.missing { print("\(language)  missing  \(id)") }
            for id in state.older { print("\(language)  older    \(id)") }
            for id in state.surplus { print("\(language)  surplus  \(id)") }
        }
        let header = ["language", "texts", "missing", "older", "unrecorded", "surplus"]
        try Table(header: header, rows: rows, numbers: Set(header.dropFirst())).print(as: format)
    }
}

/// How far a language is, held against the source.
private struct LanguageState {
    let missing: [String]
    let older: [String]
    let surplus: [String]
    let unrecorded: Int

    init(_ source: Wordlist, _ translated: Wordlist?, _ record: TranslationRecord?) throws {
        let texts = translated?.texts ?? [:]
        let known = source.texts
        missing = source.entries.map(\.id).filter { texts[$0] == nil }
        surplus = (translated?.entries ?? []).map(\.id).filter { known[$0] == nil }
        let marks = record?.marks ?? [:]
        let there = source.entries.filter { texts[$0.id] != nil }
        older = there.filter { entry in
            marks[entry.id].map { $0 != TranslationRecord.mark(of: entry.text) } ?? false
        }.map(\.id)
        unrecorded = there.count { marks[$0.id] == nil }
    }
}
