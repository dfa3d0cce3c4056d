import Domain
import Testing

@testable import Pages

/// A written answer in words: what is asked is answered, and every word that needs it has its note.
@Suite struct AnswerPaperTests {
    private static let languages: [Language] = ["nl", "en", "fr", "de"]

    private func paper(_ language: Language, _ answer: WrittenAnswer) throws -> Paper {
        try PublishedSample.paper(of: answer, try Project.text(language), others: ["nl": "Netherlands"])
    }

    private func tables(_ paper: Paper) -> [Paper.Table] {
        paper.pieces.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    private func sentences(_ paper: Paper) -> [String] {
        paper.pieces.flatMap { piece -> [String] in
            if case .said(let said) = piece { said.sentences.map(\.text) } else { [] }
        }
    }

    @Test(arguments: languages)
    func eachNoteIsCalledOnceAndLeadsBack(language: Language) throws {
        let paper = try paper(language, PublishedSample.answer(30, "Course"))
        #expect(paper.notes.count == 9 && Set(paper.notes).count == 9)
        let html = paperView(paper, try Project.voice(language)).text
        let calls = html.matches(of: /href="#note-(\d+)" id="to-note-(\d+)" role="doc-noteref"/)
        #expect(calls.map { String($0.output.1) } == (1...9).map(String.init), "in the order of the text")
        #expect(calls.allSatisfy { $0.output.1 == $0.output.2 })
        let backs = html.matches(of: /<li id="note-(\d+)">[^<]+ <a href="#to-note-(\d+)" role="doc-backlink"/)
        #expect(backs.map { String($0.output.1) } == (1...9).map(String.init))
        #expect(backs.allSatisfy { $0.output.1 == $0.output.2 })
    }

    @Test func numbersOfNotesGoOnFromPieceToPiece() {
        let paper = Paper(
            language: "en", region: "", title: "", brand: "", school: "", date: "", mark: "", page: "",
            pieces: [
                .said(Paper.Said([.init("a", note: "1"), .init("b"), .init("c", note: "2")])), .text("d"),
                .table(Paper.Table(caption: "e", heads: [], rows: [], isOfFigures: true, note: "3")),
                .said(Paper.Said([.init("f", note: "4")])),
            ])
        #expect(paper.notes == ["1", "2", "3", "4"])
        #expect(paper.numberedPieces.map(\.firstNote) == [1, 3, 3, 4])
        #expect(
            Paper.Said([.init("a", note: "x"), .init("b"), .init("c", note: "y")]).numbered(from: 5).map(\.number) == [
                5, nil, 6,
            ])
    }

    @Test func everyQuestionOfTheMinistryIsAnswered() throws {
        let paper = try paper("en", PublishedSample.answer(30, "Course"))
        let headings = paper.pieces.compactMap { if case .heading(let text) = $0 { text } else { nil } }
        #expect(headings.count == 8)
        let captions = tables(paper).map(\.caption)
        #expect(captions.contains("Registered schools by region, end of each year"))
        #expect(captions.contains("Schools with a valid label by level of education, end of each year"))
        #expect(captions.contains("Latest results, end of each year"))
        #expect(captions.contains("Points of the middle school, of 20, end of each year"))
        let said = sentences(paper)
        #expect(
            said.contains(
                "The number of registered schools rose from 360 on 31 December 2024 to 1.080 on 30 September 2026."))
        #expect(said.contains("Level of the latest result: 0 gold, 0 silver, 540 bronze and 540 without a label."))
    }

    @Test func theTotalCountsEachSchoolOnce() throws {
        let table = try #require(
            tables(try paper("en", PublishedSample.answer(30, "Course"))).first {
                $0.caption.hasPrefix("Schools by region")
            })
        #expect(table.hasTotal && table.rows.last == ["All schools", "1.620", "1.080", "1.080", "1.080", "540"])
    }

    @Test func offersAreTiedToTheAreasOfTheirActions() throws {
        let table = try #require(tables(try paper("en", PublishedSample.answer(30, "Course"))).last)
        #expect(table.rows == [["Course", "Course", "training", "Policy, Practice"]])
    }

    /// Three schools of a hundred.
    private var few: WrittenAnswer {
        let ground = PublicationFacts.Ground(region: "BE-VAN", levels: ["primary"])
        func publication(_ day: String) -> Publication {
            Publication(
                of: PublicationFacts(
                    day: day,
                    counts: [
                        .init(ground, .init(stage: .completed, outcome: 1, label: 1), 3),
                        .init(ground, .init(stage: .none), 97),
                    ], areas: [.init(area: "policy", results: [3])]),
                levels: PublishedSample.levels, limit: 5, after: [])
        }
        return WrittenAnswer(
            now: publication("2026-09-30"), before: nil, years: [publication("2025-12-31")], others: [],
            levels: PublishedSample.levels)
    }

    @Test(arguments: languages)
    func aTableWithoutFiguresIsASentence(language: Language) throws {
        let paper = try paper(language, few)
        #expect(!tables(paper).isEmpty)
        for table in tables(paper) {
            let figures = table.rows.flatMap { $0.dropFirst() }
            #expect(figures.contains { !$0.isEmpty && $0 != PublishedSheets.withheld }, "\(table.caption)")
        }
        let voice = try Project.voice(language)
        let caption = voice("release.caption-years-outcome")
        #expect(sentences(paper).contains(voice("release.withheld", ["table": caption])))
        #expect(sentences(paper).contains(voice("release.said-withheld-registered")))
        let regions = try #require(tables(paper).first { $0.hasTotal })
        #expect(regions.heads.count == 2 && regions.rows.last?.last == "100", "columns without figures are left out")
    }

    @Test func nobodyIsSaidInWords() throws {
        let said = sentences(try paper("nl", PublishedSample.answer(0, "Course")))
        #expect(said.contains("Nog geen enkele school was aangemeld."))
        #expect(!said.contains { $0.hasPrefix("0 ") || $0.contains(" 0 school") })
    }
}
