import Documents
import Domain
import Foundation
import TestKit
import Testing

/// What is printed: looked at with the tools of a reader.
@Suite struct DocumentTests {
    private let press = Press(python: python)

    @Test("each document in each language is tagged, titled and whole", arguments: Papers.languages)
    func documentsAreTagged(_ language: Language) async throws {
        for (name, paper) in try Papers.all(language) {
            let pdf = try await press.pdf(of: paper)
            let facts = try poppler("pdfinfo", [], pdf)
            #expect(facts.contains("Tagged:          yes"), "\(name)")
            #expect(facts.contains("Title:           \(paper.title) – \(paper.school)"), "\(name): \(facts)")
            let tree = try poppler("pdfinfo", ["-struct"], pdf)
            #expect(tree.components(separatedBy: "H1 ").count == 2, "\(name): one heading of the first rank")
            let meta = try poppler("pdfinfo", ["-meta"], pdf)
            #expect(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), "\(name)")
            #expect(meta.contains("<rdf:li>\(language)"), "\(name): its language")
            let text = try poppler("pdftotext", ["-layout"], pdf, ["-"])
            #expect(text.firstMatch(of: /\{[a-z-]*\}/) == nil, "\(name): a place was left open")
            let keys = text.matches(of: /\b(document|statement|result|plan)\.[a-z]/)
            #expect(keys.isEmpty, "\(name): a word is missing")
        }
    }

    @Test func theReportHasHeadsPagesChartsAndMarks() async throws {
        let pdf = try await press.pdf(
            of: try Papers.report("nl", note: "Onze <b>nota</b> #met $tekens$ \\ @van \"ons\""))
        let text = try poppler("pdftotext", ["-layout"], pdf, ["-"])
        let pages = text.split(separator: "\u{0C}")
        #expect((5...8).contains(pages.count), "\(pages.count) pages")
        for (index, page) in pages.enumerated() {
            #expect(page.contains("Bladzijde \(index + 1) van \(pages.count)"))
            #expect(page.contains(Papers.school) && page.contains("Vertrouwelijk · 12 november 2026"))
        }
        #expect(text.contains("Onze <b>nota</b> #met $tekens$ \\ @van \"ons\""), "what was typed is printed as typed")
        let tree = try poppler("pdfinfo", ["-struct"], pdf)
        #expect(tree.components(separatedBy: "Figure").count == 5, "the whole and three areas")
        #expect(tree.contains("/Scope /Column"))
    }

    @Test func thePlanTellsWhoDoesWhatByWhen() async throws {
        let pdf = try await press.pdf(of: try Papers.plan("nl"))
        let text = try poppler("pdftotext", ["-layout"], pdf, ["-"])
        for words in [
            "Nele Verbeke", "1 oktober 2026 (voorbij)", "11 januari 2027", "aanvaard", "gepland", "bezig", "klaar",
            "niet voor ons", "Dat doet de scholengroep.", "Bellen met de leverancier.", "Een avond met de ouders",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func theStatementTellsNoWeaknessNoPointsNoPeople() async throws {
        let text = try poppler("pdftotext", ["-layout"], try await press.pdf(of: try Papers.statement("nl")), ["-"])
        #expect(text.contains("Brons") && text.contains("https://label.example.org/schools/0000000000011/label"))
        #expect(!text.contains("An Peeters") && !text.contains("punten en geen"))
        #expect(text.firstMatch(of: /\d+ van (de )?\d+ punten/) == nil)
        #expect(!text.contains("Vertrouwelijk"))
    }

    @Test(
        "letters that the fonts lack become boxes, and no document fails for them",
        arguments: [
            "😀 中文", "\u{1}\u{85}\u{9F}", "العربية \u{202E}abc\u{202C} ﷽", "Łódź Ελλάς Привет ẞ ĳ ſ €",
            "e\u{301}\u{200B}",
        ])
    func everyLetterIsPrinted(_ note: String) async throws {
        let pdf = try await press.pdf(of: try Papers.report("nl", note: "begin \(note) einde"))
        let text = try poppler("pdftotext", ["-layout"], pdf, ["-"])
        #expect(text.contains("begin") && text.contains("einde"))
        if note.hasPrefix("Ł") { #expect(text.contains("Łódź Ελλάς Привет")) }
        if note.hasPrefix("😀") { #expect(text.contains("begin □ □□ einde")) }
    }

    @Test func equalPapersArePrintedTheSame() async throws {
        let one = try await press.pdf(of: try Papers.report("fr"))
        let other = try await Press(python: python).pdf(of: try Papers.report("fr"))
        #expect(one == other)
    }
}
