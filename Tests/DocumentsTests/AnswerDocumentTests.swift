import Documents
import Domain
import Foundation
import Pages
import TestKit
import Testing

/// A written answer on paper and as a text to edit.
@Suite struct AnswerDocumentTests {
    private func paper(_ language: Language, schools: Int = 12) throws -> Paper {
        let levels: [LabelLevel.ID] = ["bronze", "silver", "gold"]
        func publication(_ day: String, _ schools: Int) -> Publication {
            let ground = PublicationFacts.Ground(region: "BE-VAN", levels: ["secondary"])
            return Publication(
                of: PublicationFacts(
                    day: day,
                    counts: [
                        .init(ground, .init(stage: .completed, outcome: 1, label: 1), schools),
                        .init(ground, .init(stage: .none), 40),
                    ],
                    areas: [.init(area: "policy", results: [10, 10, 10])]),
                levels: levels, limit: 5, after: [])
        }
        let answer = WrittenAnswer(
            now: publication("2018-10-01", schools), before: publication("2017-10-01", 5),
            years: [publication("2016-12-31", 0)],
            others: [.init(programme: "nl", publication: publication("2018-06-30", 30))], levels: levels)
        let programme = try require(projectContent.programme("be-vl"), "the programme")
        return AnswerPaper(
            number: 7, answer: answer,
            names: PublishedNames(programme: programme, text: try Papers.text(language), levels: levels),
            madeAt: Papers.afternoon, checksum: "0123456789abcdef", corrects: 6,
            others: [("nl", "Nederland & <b>\u{1}")]
        ).paper(try Papers.voice(language))
    }

    @Test(arguments: Papers.languages)
    func thePDFIsTaggedAndWhole(_ language: Language) async throws {
        let pdf = try await Press(python: python).pdf(of: try paper(language))
        #expect(try poppler("pdfinfo", [], pdf).contains("Tagged:          yes"))
        #expect(try poppler("pdfinfo", ["-meta"], pdf).contains("<pdfuaid:part>1</pdfuaid:part>"))
        let text = try poppler("pdftotext", ["-layout"], pdf, ["-"])
        #expect(text.firstMatch(of: /\{[a-z-]*\}/) == nil, "a place was left open")
        #expect(text.matches(of: /\brelease\.[a-z]/).isEmpty, "a word is missing")
        #expect(text.contains("2018") && text.contains("12") && text.contains("+7"))
    }

    @Test(arguments: Papers.languages)
    func theTextIsAnOpenDocument(_ language: Language) throws {
        let bytes = TextDocument(try paper(language)).bytes
        #expect(bytes == TextDocument(try paper(language)).bytes, "the same paper is the same file")
        #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4] && Array(bytes[8..<10]) == [0, 0], "stored")
        let start = String(decoding: bytes[30..<80], as: UTF8.self)
        #expect(start.hasPrefix("mimetypeapplication/vnd.oasis.opendocument.text"), "what it is comes first")
        #expect(try inspected(bytes) == "9 \(language.rawValue)-BE\n")
    }

    /// By programs of others: a ZIP reader, an XML reader, and a library for OpenDocument.
    private func inspected(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "answer-\(UUID()).odt")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", Self.script, file.path]
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: said, as: UTF8.self)
    }

    private static let script = """
        import sys, zipfile, xml.dom.minidom
        from odf import opendocument, table, text
        archive = zipfile.ZipFile(sys.argv[1])
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith(".xml"):
                xml.dom.minidom.parseString(archive.read(name))
        document = opendocument.load(sys.argv[1])
        headings = document.getElementsByType(text.H)
        assert len(document.getElementsByType(table.Table)) >= 7
        language = xml.dom.minidom.parseString(archive.read("meta.xml")).getElementsByTagName("dc:language")[0]
        assert "Nederland &amp; &lt;b&gt;<" in archive.read("content.xml").decode()
        print(len(headings), language.firstChild.data)
        """
}
