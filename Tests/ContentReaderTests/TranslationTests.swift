import ContentReader
import Domain
import Foundation
import Testing

/// Texts out to a translator and back.
@Suite struct TranslationTests {
    private let source = Wordlist(entries: [
        .init(id: "scheme/name", text: "Naam"), .init(id: "questions/q1/ask", text: "Vraag \"één\"?"),
        .init(id: "questions/q1/choices/no", text: "- Nee\\ja"),
        .init(id: "questions/1.0/ask", text: "Dag {name}\ntweede"),
    ])

    private func refused(_ rows: [Wordlist.Entry]) -> [String] {
        guard case .refused(let faults) = translation(of: source, from: rows) else { return [] }
        return faults.map(\.description)
    }

    @Test func whatIsWrittenReadsBackTheSame() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(source.yaml(comment: "Words").utf8).write(to: folder.appending(path: "nl.yaml"))
        let reading = readWordlist("nl.yaml", in: folder)
        #expect(reading.faults == [])
        #expect(reading.list == source)
    }

    @Test func theProjectsTextsReadBackTheSame() throws {
        let content = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Content")
        let path = "schemes/esafety-label/2026.1/text/nl.yaml"
        let list = try #require(readWordlist(path, in: content).list)
        #expect(list.entries.count > 1000)
        let folder = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(list.yaml(comment: "Words").utf8).write(to: folder.appending(path: "nl.yaml"))
        #expect(readWordlist("nl.yaml", in: folder).list == list)
    }

    @Test func aTranslationGetsTheOrderOfItsSource() throws {
        let rows = source.entries.reversed().map { Wordlist.Entry(id: $0.id, text: $0.text.uppercased()) }
        let fixed = rows.map { Wordlist.Entry(id: $0.id, text: $0.text.replacing("{NAME}", with: "{name}")) }
        guard case .complete(let list) = translation(of: source, from: fixed) else {
            Issue.record("it is complete")
            return
        }
        #expect(list.entries.map(\.id) == source.entries.map(\.id))
        #expect(list.texts["scheme/name"] == "NAAM")
    }

    @Test func whatIsUnknownMissingOrTwiceIsRefused() {
        let rows = source.entries
        #expect(
            refused(rows + [.init(id: "scheme/nam", text: "x")]) == [
                "scheme/nam: there is no such text; did you mean `scheme/name`?"
            ])
        #expect(refused(Array(rows.dropFirst())) == ["scheme/name: the text is missing"])
        #expect(refused(rows + [rows[0]]) == ["scheme/name: the text is there twice"])
        for (text, fault) in [
            ("", "the text is empty"), ("<b>x</b>", "markup"), ("a\u{7}", "control character"),
            ("{naam}", "not those of the source"),
        ] {
            let faults = refused([.init(id: "scheme/name", text: text)] + rows.dropFirst())
            #expect(faults.count == 1 && faults.first?.contains(fault) == true, "\(faults)")
        }
    }

    @Test func aRecordKnowsWhichSourceChanged() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let record = TranslationRecord(source: "nl", marks: source.texts.mapValues(TranslationRecord.mark))
        try Data(record.yaml().utf8).write(to: folder.appending(path: "fr.yaml"))
        let read = TranslationRecord.read("fr.yaml", in: folder)
        #expect(read.faults == [])
        #expect(read.record == record)
        #expect(TranslationRecord.mark(of: "Naam") != TranslationRecord.mark(of: "Namen"))
        #expect(TranslationRecord.read("de.yaml", in: folder).record == nil)
    }
}
