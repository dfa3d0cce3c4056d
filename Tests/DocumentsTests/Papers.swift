import ContentReader
import Documents
import Domain
import Foundation
import Pages
import TestKit
import Testing

/// Real papers of a small school, in each language.
enum Papers {
    static let languages: [Language] = ["nl", "en", "fr", "de"]
    static let afternoon = Moment(milliseconds: 1_794_488_520_000)
    static let school = "Sint-Jozefschool Één “De Œuvre”, Straße <b>"

    static func voice(_ language: Language) throws -> Voice {
        Voice(
            words: try require(projectContent.words[language], "the words"), locale: "\(language)-BE",
            zone: try require(TimeZone(identifier: "Europe/Brussels"), "the zone"))
    }

    static func edition() throws -> Edition {
        try require(projectContent.edition(Version.Name(scheme: "esafety-label", version: "2026.1")), "the edition")
    }

    static func text(_ language: Language) throws -> VersionText {
        try require(try edition().texts[language], "the text")
    }

    /// A result whose questions are answered with the choices in turn.
    static func result(note: String = "", id: Int64 = 99, shift: Int = 0) throws -> AssessmentResult {
        let version = try edition().version
        let questions = draw(from: version, at: .secondary, seed: 7)
        var answers: [Question.ID: GivenAnswer] = [:]
        for (index, question) in questions.enumerated() {
            let choices = version.question(question)?.choices ?? []
            let choice = choices[min(index % 5 + 1 + shift, choices.count - 1)]
            answers[question] = GivenAnswer(
                response: .choice(choice.id), note: index == 0 ? note : "", by: "An", at: afternoon)
        }
        let sheet = Sheet(
            assessment: Assessment(
                id: Assessment.ID(id), school: School.ID(5), version: version, level: .secondary, openedAt: afternoon,
                submittedAt: afternoon, questions: questions), answers: answers)
        let judgement = try assess(sheet.responses, at: .secondary, by: version)
        return AssessmentResult(
            id: AssessmentResult.ID(id), sheet: sheet, submittedAt: afternoon, submittedBy: "An Peeters",
            judgement: judgement, texts: [:],
            label: judgement.label.level.map {
                Label(level: $0, validFrom: afternoon, validUntil: afternoon.adding(days: 540))
            })
    }

    static func report(_ language: Language, note: String = "") throws -> Paper {
        ReportPaper(school: school, result: try result(note: note), text: try text(language)).paper(try voice(language))
    }

    static func plan(_ language: Language) throws -> Paper {
        let result = try result()
        let help = projectContent.help(in: "be-vl", of: "esafety-label", for: [.secondary])
        return PlanPaper(
            school: school, result: result, text: try text(language), tasks: tasks(of: result),
            help: HelpAtHand(help: help, today: "2026-11-22")
        ).paper(try voice(language))
    }

    /// A task in each state, one of them late; and one of the school's own.
    private static func tasks(of result: AssessmentResult) -> [SchoolTask] {
        let owner = SchoolTask.Owner(id: Person.ID(3), name: "Nele Verbeke", isOfTheTeam: true)
        let subjects = result.judgement.plan.map { SchoolTask.Subject.action($0.action, of: result.id) }
        let tasks = zip(subjects, SchoolTask.State.allCases).enumerated().map { index, task in
            SchoolTask(
                id: SchoolTask.ID(Int64(index)), school: School.ID(5), subject: task.0, madeAt: afternoon,
                state: task.1, owner: owner, dueOn: index == 0 ? "2026-10-01" : "2027-01-\(10 + index)",
                notes: index == 1 ? "Bellen met de leverancier." : "",
                reason: task.1 == .declined ? "Dat doet de scholengroep." : "",
                doneAt: task.1 == .done ? afternoon : nil, revision: 1)
        }
        let own = SchoolTask(
            id: SchoolTask.ID(77), school: School.ID(5), subject: .own("Een avond met de ouders"), madeAt: afternoon,
            state: .planned, owner: nil, dueOn: nil, notes: "", reason: "", doneAt: nil, revision: 1)
        return tasks + [own]
    }

    static func difference(_ language: Language) throws -> Paper {
        let (before, after) = (try result(), try result(id: 100, shift: 1))
        let actions = before.judgement.plan.map(\.action)
        let done = actions.prefix(2).map {
            Promise(subject: .action($0, of: before.id), state: .done, doneAt: afternoon)
        }
        let own = Promise(subject: .own("Een avond met de ouders"), state: .busy, doneAt: nil)
        let version = before.sheet.assessment.version
        let report = DifferenceReport(from: before, to: after, promises: done + [own], by: [version])
        return DifferencePaper(
            school: school, report: report, then: try text(language), now: try text(language)
        ).paper(try voice(language))
    }

    static func statement(_ language: Language) throws -> Paper {
        let label = Label(level: "bronze", validFrom: afternoon, validUntil: afternoon.adding(days: 540))
        return Statement(
            school: school, place: "Gent", label: label, version: try edition().version, text: try text(language)
        ).paper(at: "https://label.example.org/schools/0000000000011/label", try voice(language))
    }

    static func all(_ language: Language) throws -> [(name: String, paper: Paper)] {
        [
            ("report", try report(language)), ("plan", try plan(language)), ("difference", try difference(language)),
            ("statement", try statement(language)),
        ]
    }
}

/// The Python that bin/setup makes.
let python = projectFolder.appending(path: ".venv/bin/python").path

extension Press {
    /// The PDF, however long it takes.
    func pdf(of paper: Paper) async throws -> [UInt8] {
        switch try await print(paper, patience: .seconds(60)) {
        case .done(let pdf): pdf.bytes
        case .waiting(let ahead): throw Late(ahead: ahead)
        }
    }

    struct Late: Error {
        let ahead: Int
    }
}

/// What a tool of poppler says about a PDF.
func poppler(_ tool: String, _ arguments: [String], _ pdf: [UInt8], _ last: [String] = []) throws -> String {
    let file = temporaryFolder().appending(path: "paper.pdf")
    try Data(pdf).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments + [file.path] + last
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
}
