import Domain
import Foundation
import TestKit
import Testing

/// The program at the shell: command → output and exit status.
@Suite struct CommandTests {
    @Test func helpNamesEveryCommand() throws {
        let help = try esafety("--help")
        #expect(help.status == 0)
        for command in [
            "serve", "migrate", "content", "schools", "people", "demo", "draw", "assess", "result", "backup",
            "database",
        ] {
            #expect(help.output.contains("\n  \(command) "), "\(command)")
        }
        let serve = try esafety("serve", "--help").output
        for option in ["--port", "--host", "--data", "--database", "--base-url", "--content", "--log-level"] {
            #expect(serve.contains(option), "\(option)")
        }
    }

    @Test(arguments: [
        ["nonsense"], ["draw"], ["draw", "--scheme", "x", "--version", "1", "--level", "primary", "--seed", "1"],
        ["draw", "--scheme", "esafety-label", "--version", "2026.1", "--level", "nursery", "--seed", "1"],
        ["draw", "--scheme", "esafety-label", "--version", "2026.1", "--level", "primary", "--seed", "-1"],
        ["assess", "--scheme", "esafety-label", "--version", "2026.1", "--answers", "/nowhere.json"],
        ["content", "check", "--nonsense"],
        ["serve", "--port", "99999"], ["serve", "--host", "0.0.0.0"], ["serve", "--base-url", "ftp://x"],
        ["serve", "--log-level", "loud"],
    ])
    func badInputIsTwoWithAReason(_ arguments: [String]) throws {
        let outcome = try esafety(list: arguments, data: temporaryFolder())
        #expect(outcome.status == 2)
        #expect(!outcome.errors.isEmpty)
        #expect(outcome.output.isEmpty)
    }

    @Test func theContentOfTheProjectIsClean() throws {
        let check = try esafety("content", "check")
        #expect(check.status == 0, "\(check.output)")
    }

    @Test func aFaultOfTheContentIsOne() throws {
        let copy = temporaryFolder().appendingPathComponent("Content")
        try FileManager.default.copyItem(at: projectFolder.appendingPathComponent("Content"), to: copy)
        let file = copy.appendingPathComponent("schemes/esafety-label/2026.1/text/nl.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("    keep: ", with: "    kept: ", maxReplacements: 1).write(
            to: file, atomically: true, encoding: .utf8)
        let check = try esafety("content", "check", "--content", copy.path)
        #expect(check.status == 1)
        #expect(check.output.contains("text/nl.yaml:"))
        #expect(check.output.contains("keep"))
    }

    @Test func aDrawIsTheSameEverywhere() throws {
        let one = try esafety(
            "draw", "--scheme", "esafety-label", "--version", "2026.1", "--level", "secondary", "--seed", "1")
        #expect(one.status == 0)
        #expect(one.output.split(separator: "\n").count == 30)
        // Worked out by an independent program (Python) from the same rule.
        let drawn = one.output.split(separator: "\n").joined(separator: " ")
        #expect(drawn == expectedDraw)
    }

    private let expectedDraw = """
        q101 q103 q104 q149 q107 q150 q110 q153 q113 q115 q116 q117 q119 q121 q122 \
        q124 q125 q126 q128 q164 q131 q133 q134 q168 q137 q138 q140 q172 q143 q144
        """

    @Test func answersAreJudgedWithoutADatabase() throws {
        let file = temporaryFolder().appendingPathComponent("answers.json")
        let edition = try #require(
            projectContent.edition(Version.Name(scheme: "esafety-label", version: "2026.1")))
        let answers = edition.version.areas.flatMap { area in
            area.topics.flatMap { $0.questions.prefix(2) }.map { question in
                let best = question.choices.last?.id.rawValue ?? ""
                return "\"\(question.id)\": \"\(area.id == "practice" ? "unknown" : best)\""
            }
        }
        let json = "{\"level\": \"secondary\", \"answers\": {\(answers.joined(separator: ", "))}}"
        try json.write(to: file, atomically: true, encoding: .utf8)
        let outcome = try esafety(
            "assess", "--scheme", "esafety-label", "--version", "2026.1", "--answers", file.path, "--json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let score = try #require(report["score"] as? [String: Any])
        #expect(score["possible"] as? Int == 60)
        let label = try #require(report["label"] as? [String: Any])
        // Nothing is won in practice, so that area misses its five points: no label.
        #expect(label["level"] as? String == "none")
        let next = try #require(label["next"] as? [String: Any])
        #expect(next["level"] as? String == "bronze")
        let missing = try #require(next["missing"] as? [[String: Any]])
        #expect(missing.count == 1)
        #expect(missing.first?["rule"] as? String == "area")
        #expect(missing.first?["area"] as? String == "practice")
        #expect(missing.first?["have"] as? Int == 0)
        #expect(missing.first?["need"] as? Int == 5)
        let text = try esafety(
            "assess", "--scheme", "esafety-label", "--version", "2026.1", "--answers", file.path, "--language", "nl")
        #expect(text.output.contains("Praktijk"))
    }

    @Test(arguments: [
        "", "[]", "{", "{\"level\": \"secondary\"}", "{\"level\": \"nursery\", \"answers\": {}}",
        "{\"level\": \"secondary\", \"answers\": {\"q999\": \"a\"}}",
        "{\"level\": \"secondary\", \"answers\": {\"q101\": \"q102a\"}}",
        "{\"level\": \"secondary\", \"answers\": {\"q101\": \"not-applicable\"}}",
        "{\"level\": \"secondary\", \"answers\": {\"q101\": 3}}",
    ])
    func answersThatCantBeJudgedAreTwo(_ json: String) throws {
        let file = temporaryFolder().appendingPathComponent("answers.json")
        try json.write(to: file, atomically: true, encoding: .utf8)
        let outcome = try esafety(
            "assess", "--scheme", "esafety-label", "--version", "2026.1", "--answers", file.path, "--json")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("answers.json") || outcome.errors.contains("q"))
    }

    @Test func theRegisterFromFileToCounts() throws {
        let data = temporaryFolder()
        let fixture = projectFolder.appendingPathComponent("Tests/RegistersTests/Fixtures/live.csv").path
        let dry = try esafety("schools", "import", "--programme", "be-vl", fixture, "--dry-run", data: data)
        #expect(dry.status == 0)
        let first = try esafety("schools", "import", "--programme", "be-vl", fixture, data: data)
        #expect(first.status == 0)
        #expect(first.errors.contains("row "), "the row that can't be used is named")
        let count = try esafety(
            "schools", "count", "--programme", "be-vl", "--by", "region,level", "--format", "csv", data: data)
        #expect(count.output.hasPrefix("region,level,schools\r\n"))
        _ = try esafety("schools", "import", "--programme", "be-vl", fixture, data: data)
        let again = try esafety(
            "schools", "count", "--programme", "be-vl", "--by", "region,level", "--format", "csv", data: data)
        #expect(again == count)
        #expect(try esafety("schools", "count", "--programme", "be-vl", "--by", "colour", data: data).status == 2)
        #expect(try esafety("schools", "import", "--programme", "xx", fixture, data: data).status == 2)
        #expect(try esafety("schools", "import", "--programme", "be-vl", "/nowhere.csv", data: data).status == 2)
    }

    @Test func theDemoLoadsOnceAndItsResultsHold() throws {
        let data = temporaryFolder()
        #expect(try esafety("demo", "load", data: data).status == 0)
        #expect(try esafety("demo", "load", data: data).output.contains("already"))
        let verify = try esafety("result", "verify", data: data)
        #expect((verify.status, verify.output) == (0, "4 results, no difference.\n"))
        #expect(try esafety("result", "explain", "0000000000001", data: data).status == 2)
        #expect(try esafety("result", "explain", "nonsense", data: data).status == 2)
        let copy = data.appendingPathComponent("copy.sqlite").path
        #expect(try esafety("backup", copy, data: data).status == 0)
        #expect(try esafety("backup", copy, data: data).status == 2, "never over a file that is there")
        #expect(try esafety("result", "verify", "--database", copy).status == 0)
        #expect(try esafety("migrate", "--status", data: data).output == "The database is up to date.\n")
    }

    @Test func aManagerIsInvitedByMail() throws {
        let data = temporaryFolder()
        let outcome = try esafety(
            "people", "invite", "--role", "manager", "--programme", "be-vl", "Lotte@Programme.example",
            "--base-url", "https://label.example.org", data: data)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("https://label.example.org/invitation/"))
        let mails = try FileManager.default.contentsOfDirectory(atPath: data.appendingPathComponent("mail").path)
        #expect(mails.count == 1)
        #expect(
            try esafety("people", "invite", "--role", "manager", "--programme", "be-vl", "nonsense", data: data).status
                == 2)
    }

    @Test func aGroupsCoordinatorIsInvitedByItsNumber() throws {
        let data = temporaryFolder()
        let start = ["people", "invite", "--role", "group", "--programme", "be-vl", "an@group.example"]
        let nothing = try esafety(list: start, data: data)
        #expect(nothing.status == 2 && nothing.errors.contains("--group NUMBER"))
        let unknown = try esafety(list: start + ["--group", "121001"], data: data)
        #expect(unknown.status == 2 && unknown.errors.contains("No open school of be-vl is in a group 121001"))
    }
}
