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
            others: [.init(programme: "nl", publication: publication("2018-06-30", 30))], levels: levels,
            support: WrittenAnswer.Support(
                offers: [.init(name: "Vorming & meer", owner: "Wij", kind: "training", areas: ["policy"])],
                validityMonths: 18, reassessmentMonths: 12))
        let programme = try require(projectContent.programme("be-vl"), "the programme")
        return AnswerPaper(
            number: 7, answer: answer,
            names: PublishedNames(
                of: programme, text: try Papers.text(language), levels: levels,
                others: ["nl": "Nederland & <b>\u{1}"]),
            madeAt: Papers.afternoon, checksum: "0123456789abcdef", corrects: 6
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
    func definitionsAreFootnotes(_ language: Language) async throws {
        let paper = try paper(language)
        let pdf = try await Press(python: python).pdf(of: paper)
        let structure = try poppler("pdfinfo", ["-struct"], pdf)
        #expect(structure.matches(of: /Note <Note/).count == paper.notes.count)
        let words = plain(try poppler("pdftotext", [], pdf, ["-"]))
        for note in paper.notes {
            #expect(words.contains(plain(note).prefix(20)), "\(note)")
        }
    }

    /// With one kind of space.
    private func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func offersAreThoseOfTheProgrammeWithTheAreasThatLeadToThem() throws {
        let programme = try require(projectContent.programme("be-vl"), "the programme")
        let support = WrittenAnswer.Support(
            of: projectContent.offers(in: programme), by: try Papers.edition().version, in: "fr")
        #expect(support.validityMonths == 18 && support.reassessmentMonths == 12)
        #expect(support.offers.first?.kind == "contract" && support.offers.first?.areas == ["infrastructure"])
        let coach = support.offers.first { $0.name == "Mediacoach" }
        #expect(coach == .init(name: "Mediacoach", owner: "Mediawijs", kind: "training", areas: ["practice"]))
        // By its action alone, it has no topic.
        #expect(support.offers.first { $0.name.contains("harcèlement") }?.areas == ["policy", "practice"])
        let kinds = support.offers.map(\.kind)
        #expect(kinds == Offer.Kind.allCases.flatMap { kind in kinds.filter { $0 == kind.rawValue } })
    }

    @Test func aLongTableGoesOnOnTheNextPage() async throws {
        let rows = (1...120).map { ["Region \($0)", "\($0)"] }
        let paper = Paper(
            language: "en", region: "", title: "t", brand: "b", school: "s", date: "d", mark: "", page: "{page}",
            pieces: [.table(Paper.Table(caption: "c", heads: ["Region", "n"], rows: rows, isOfFigures: true))])
        let pdf = try await Press(python: python).pdf(of: paper)
        let text = try poppler("pdftotext", ["-layout"], pdf, ["-"])
        #expect(text.contains("Region 120"))
        #expect(text.matches(of: /Region +n\n/).count >= 3, "its head is repeated")
    }

    @Test(arguments: Papers.languages)
    func theTextIsAnOpenDocument(_ language: Language) throws {
        let bytes = TextDocument(try paper(language)).bytes
        #expect(bytes == TextDocument(try paper(language)).bytes, "the same paper is the same file")
        #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4] && Array(bytes[8..<10]) == [0, 0], "stored")
        let start = String(decoding: bytes[30..<80], as: UTF8.self)
        #expect(start.hasPrefix("mimetypeapplication/vnd.oasis.opendocument.text"), "what it is comes first")
        #expect(try inspected(bytes) == "9 \(language.rawValue)-BE \(try paper(language).notes.count)\n")
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
        from odf import grammar, opendocument, table, text
        archive = zipfile.ZipFile(sys.argv[1])
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith(".xml"):
                xml.dom.minidom.parseString(archive.read(name))
        document = opendocument.load(sys.argv[1])
        headings = document.getElementsByType(text.H)
        assert len(document.getElementsByType(table.Table)) >= 5
        language = xml.dom.minidom.parseString(archive.read("meta.xml")).getElementsByTagName("dc:language")[0]
        assert "Nederland &amp; &lt;b&gt; (" in archive.read("content.xml").decode()
        notes = document.getElementsByType(text.Note)
        for number, note in enumerate(notes, 1):
            citation, body = note.childNodes
            assert note.getAttribute("noteclass") == "footnote" and str(citation) == str(number)
            assert body.qname[1] == "note-body" and len(str(body)) > 10

        def check(element):
            allowed = grammar.allowed_attributes.get(element.qname)
            for name in element.attributes:
                assert allowed is None or name in allowed, (element.qname, name)
            for name in grammar.required_attributes.get(element.qname, ()):
                assert name in element.attributes, (element.qname, name)
            children = grammar.allowed_children.get(element.qname)
            for child in element.childNodes:
                if child.nodeType == child.ELEMENT_NODE:
                    assert children is None or child.qname in children, (element.qname, child.qname)
                    check(child)
                elif child.data.strip():
                    assert element.qname in grammar.allows_text, element.qname

        check(document.topnode)
        print(len(headings), language.firstChild.data, len(notes))
        """
}
