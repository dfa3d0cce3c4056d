import Foundation
import TestKit
import Testing

/// Registers that change, at the door of the command line.
@Suite struct RegisterCommandTests {
    private func register(_ schools: Int, seed: Int = 1) throws -> (file: URL, text: String) {
        let file = temporaryFolder().appendingPathComponent("register.csv")
        let made = try esafety("demo", "register", "--schools", "\(schools)", "--seed", "\(seed)", file.path)
        #expect(made == Outcome(status: 0, output: "", errors: ""))
        return (file, String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    @Test func anInventedRegisterIsTheSameEachTime() throws {
        let text = try register(50).text
        #expect(try register(50).text == text)
        #expect(try register(50, seed: 2).text != text)
        #expect(try esafety("demo", "register", "--schools", "50").output == text)
        #expect(text.hasPrefix("\u{FEFF}schoolnummer;"))
        #expect(try register(20).text.count < text.count && text.hasPrefix(try register(20).text))
        for wrong in ["0", "-1", "900001", "many"] {
            #expect(try esafety("demo", "register", "--schools", wrong).status == 2, "\(wrong)")
        }
        #expect(try esafety("demo", "register", "--schools", "5", "/nowhere/register.csv").status == 2)
    }

    @Test func twoDeliveriesGiveAReport() throws {
        let (file, text) = try register(40)
        let data = temporaryFolder()
        let report = data.appendingPathComponent("report.csv").path
        #expect(try esafety("schools", "import", "--programme", "be-vl", file.path, data: data).status == 0)
        // The first school gets another name and its street, the last one is gone.
        let lines = text.split(separator: "\r").map(String.init)
        let first = try #require(lines.dropFirst().first).components(separatedBy: ";")
        var changed = first
        changed[3] = "\"=Windekind, \"\"Het\"\"\""
        changed[6] = "\"Nieuwe dreef\""
        let rest = lines.dropFirst(2).filter { !$0.hasPrefix("\"100039\"") && !$0.hasPrefix("\"100000\"") }
        let next = [lines[0], changed.joined(separator: ";")] + rest
        try Data(next.joined(separator: "\r").utf8).write(to: file)
        let dry = try esafety(
            "schools", "import", "--programme", "be-vl", file.path, "--dry-run", "--report", report, data: data)
        #expect(dry.status == 0, "\(dry.errors)")
        let csv = try String(contentsOfFile: report, encoding: .utf8)
        let rows = csv.components(separatedBy: "\r\n")
        #expect(rows.first == "change,school,before,after")
        #expect(
            rows.contains { $0.hasPrefix("renamed,100000,") && $0.hasSuffix(",\"'=Windekind, \"\"Het\"\"\"") }, "\(csv)"
        )
        #expect(rows.contains { $0.hasPrefix("moved,100000,") && $0.contains("Nieuwe dreef") }, "\(csv)")
        #expect(rows.contains("closed,100039,,"), "\(csv)")
        let real = try esafety(
            "schools", "import", "--programme", "be-vl", file.path, "--report", report, data: data)
        #expect(real.output == dry.output.replacing("Would be new", with: "New"))
        #expect(try String(contentsOfFile: report, encoding: .utf8) == csv)
        _ = try esafety("schools", "import", "--programme", "be-vl", file.path, "--report", report, data: data)
        #expect(try String(contentsOfFile: report, encoding: .utf8) == "change,school,before,after\r\n")
    }

    @Test func aDeliveryThatLostSchoolsIsRefused() throws {
        let (file, text) = try register(100)
        let data = temporaryFolder()
        #expect(try esafety("schools", "import", "--programme", "be-vl", file.path, data: data).status == 0)
        let lines = text.split(separator: "\r")
        try Data(lines.prefix(60).joined(separator: "\r").utf8).write(to: file)
        let dry = try esafety("schools", "import", "--programme", "be-vl", file.path, "--dry-run", data: data)
        #expect(dry.status == 0)
        #expect(dry.output.contains("--allow-closing"))
        let refused = try esafety("schools", "import", "--programme", "be-vl", file.path, data: data)
        #expect(refused.status == 2)
        #expect(refused.errors.contains("--allow-closing"))
        let allowed = try esafety(
            "schools", "import", "--programme", "be-vl", file.path, "--allow-closing", data: data)
        #expect(allowed.status == 0, "\(allowed.errors)")
    }

    @Test func aMergerIsNotedOnce() throws {
        let (file, _) = try register(40)
        let data = temporaryFolder()
        #expect(try esafety("schools", "import", "--programme", "be-vl", file.path, data: data).status == 0)
        func merge(_ one: String, _ other: String, _ day: String) throws -> Outcome {
            try esafety(
                "schools", "merge", one, "--into", other, "--on", day, "--programme", "be-vl", data: data)
        }
        let open = try register(40).text.matches(of: #/"(1\d{5})";"1";[^\r]*;"";"E"/#).map { String($0.output.1) }
        let (one, other) = try (#require(open.first), #require(open.last))
        let first = try merge(one, other, "2024-09-01")
        #expect(first.status == 0, "\(first.errors)")
        #expect(try merge(one, other, "2024-09-01").output.contains("already"))
        for (one, other, day) in [
            (one, other, "2024-09-02"), (one, one, "2024-09-01"), ("999999", other, "2024-09-01"),
            (other, "999999", "2024-09-01"), (other, open[1], "2023-02-29"), (other, open[1], "2999-01-01"),
        ] {
            let refused = try merge(one, other, day)
            #expect(refused.status == 2 && !refused.errors.isEmpty && refused.output.isEmpty, "\(one) \(other) \(day)")
        }
    }
}
