import Foundation
import TestKit
import Testing

/// The commands for authors and translators, on a copy of the project's content in which nothing is published.
@Suite struct ContentCommandTests {
    private func copy() throws -> URL {
        let folder = temporaryFolder().appendingPathComponent("Content")
        try FileManager.default.copyItem(at: projectFolder.appendingPathComponent("Content"), to: folder)
        try FileManager.default.removeItem(at: folder.appendingPathComponent("schemes/esafety-label/published.yaml"))
        return folder
    }

    private func change(_ path: String, in folder: URL, _ old: String, _ new: String) throws {
        let file = folder.appendingPathComponent(path)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains(old), "\(path)")
        try text.replacing(old, with: new, maxReplacements: 1).write(to: file, atomically: true, encoding: .utf8)
    }

    private func bytes(_ path: String, in folder: URL) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(path))
    }

    private let version = "schemes/esafety-label/2026.1"

    @Test func whatIsDueIsListedByTheDay() throws {
        let today = try esafety("content", "check", "--due", "--on", "2026-11-22")
        #expect(today.status == 0)
        #expect(today.output.contains("be-vl  framework-contract"))
        #expect(!today.output.contains("klascement"))
        #expect(try esafety("content", "check", "--due", "--on", "2026-11-21").output.hasPrefix("0 of "))
        #expect(try esafety("content", "check", "--due", "--on", "2030-01-01").output.contains("klascement"))
        #expect(try esafety("content", "check", "--due", "--on", "tomorrow").status == 2)
    }

    @Test func outAndBackIsExact() throws {
        let content = try copy()
        let sheet = content.deletingLastPathComponent().appendingPathComponent("fr.csv").path
        let texts = ["esafety-label", "2026.1", "--to", "fr", "--content", content.path]
        let before = try bytes("\(version)/text/fr.yaml", in: content)
        #expect(try esafety(list: ["content", "export"] + texts + ["-o", sheet]).status == 0)
        let back = try esafety(list: ["content", "import"] + texts + ["-i", sheet])
        #expect(back.status == 0, "\(back.errors)\(back.output.prefix(500))")
        #expect(try bytes("\(version)/text/fr.yaml", in: content) == before)

        try FileManager.default.removeItem(at: content.appendingPathComponent("\(version)/text/fr.yaml"))
        #expect(try esafety(list: ["content", "import"] + texts + ["-i", sheet]).status == 0)
        let again = try esafety(list: ["content", "export"] + texts)
        #expect(again.output == (try String(contentsOfFile: sheet, encoding: .utf8)))
        #expect(try esafety("content", "check", "--content", content.path).status == 0)
    }

    @Test func whatATranslatorMayNotSendBack() throws {
        let content = try copy()
        let file = content.deletingLastPathComponent().appendingPathComponent("fr.csv")
        let texts = ["esafety-label", "2026.1", "--to", "fr", "--content", content.path]
        let sheet = try esafety(list: ["content", "export"] + texts).output
        let before = try bytes("\(version)/text/fr.yaml", in: content)
        for (old, new, fault) in [
            ("\r\nscheme/name,", "\r\nscheme/nam,", "scheme/nam: there is no such text"),
            ("\r\nscheme/name,", "\r\nscheme/about,x,y\r\nscheme/name,", "scheme/about: the text is there twice"),
            ("\r\nscheme/name,eSafety Label,eSafety Label", "\r\nscheme/name,eSafety Label,", "the text is empty"),
        ] {
            try sheet.replacing(old, with: new, maxReplacements: 1).write(to: file, atomically: true, encoding: .utf8)
            let outcome = try esafety(list: ["content", "import"] + texts + ["-i", file.path])
            #expect(outcome.status == 1, "\(fault)")
            #expect(outcome.output.contains(fault), "\(outcome.output.prefix(300))")
        }
        for text in ["", "id,nl\r\n", "id,nl,fr\r\na,b\r\n", "id,nl,fr\r\n\"a"] {
            try text.write(to: file, atomically: true, encoding: .utf8)
            #expect(try esafety(list: ["content", "import"] + texts + ["-i", file.path]).status == 2, "\(text)")
        }
        #expect(try bytes("\(version)/text/fr.yaml", in: content) == before)
    }

    @Test func aTextWhoseSourceChangedIsOlder() throws {
        let content = try copy()
        let sheet = content.deletingLastPathComponent().appendingPathComponent("fr.csv").path
        let texts = ["esafety-label", "2026.1", "--content", content.path]
        _ = try esafety(list: ["content", "export"] + texts + ["--to", "fr", "-o", sheet])
        _ = try esafety(list: ["content", "import"] + texts + ["--to", "fr", "-i", sheet])
        let clean = try esafety(list: ["content", "stats"] + texts + ["--format", "csv"]).output
        #expect(clean.contains("\r\nfr,") && clean.split(separator: "\r\n").last?.hasSuffix(",0,0,0,0") == true)
        try change("\(version)/text/nl.yaml", in: content, "name: \"Brons\"", "name: \"Bronzen\"")
        try change("\(version)/text/fr.yaml", in: content, "    keep: ", "    kept: ")
        let stats = try esafety(list: ["content", "stats"] + texts + ["--list"]).output
        #expect(stats.contains("fr  older    levels/bronze/name"))
        #expect(stats.contains("fr  missing  questions/q101/keep"))
        #expect(stats.contains("fr  surplus  questions/q101/kept"))
    }

    @Test func publishedIsFrozenAndTextsHaveRevisions() throws {
        let content = try copy()
        let publish = ["content", "publish", "esafety-label", "2026.1", "--content", content.path]
        #expect(try esafety(list: publish + ["--on", "2026-11-30"]).output.contains("is published from 2026-11-30"))
        #expect(try esafety(list: publish).output.contains("nothing changed since"))
        try change("\(version)/text/nl.yaml", in: content, "name: \"Brons\"", "name: \"Bronzen\"")
        let unrecorded = try esafety("content", "check", "--content", content.path)
        #expect(unrecorded.status == 1)
        #expect(unrecorded.output.contains("nl.yaml: the text of a published version changed"))
        #expect(
            try esafety(list: publish + ["--on", "2026-12-01"]).output.contains(
                "texts in nl have a revision of 2026-12-01"))
        let list = try String(
            contentsOf: content.appendingPathComponent("schemes/esafety-label/published.yaml"), encoding: .utf8)
        #expect(list.matches(of: /on: "2026-11-30"/).count == 5, "the version and its four texts")
        #expect(list.matches(of: /on: "2026-12-01"/).count == 1)
        #expect(try esafety("content", "check", "--content", content.path).status == 0)
        try change("\(version)/actions.yaml", in: content, "effect: 3", "effect: 2")
        let changed = try esafety(list: publish)
        #expect(changed.status == 1)
        #expect(changed.output.contains("of the published version changed"))
    }

    @Test func aNewVersionAndWhatChangedInIt() throws {
        let content = try copy()
        try? FileManager.default.removeItem(at: content.appendingPathComponent("schemes/esafety-label/2099.1"))
        let begin = ["content", "new-version", "esafety-label", "2026.1", "2099.1", "--content", content.path]
        #expect(try esafety(list: begin).status == 0)
        #expect(try esafety(list: begin).status == 2, "never over a version that is there")
        #expect(try esafety(list: begin.map { $0 == "2099.1" ? "../x" : $0 }).status == 2)
        let diff = ["content", "diff", "esafety-label", "2026.1", "2099.1", "--content", content.path]
        #expect(try esafety(list: diff).output.contains("75 same, 0 changed, 0 retired, 0 new, 0 split"))
        try change(
            "schemes/esafety-label/2099.1/structure.yaml", in: content, "{id: \"q101b\", points: 1",
            "{id: \"q101b\", points: 0")
        let refused = try esafety("content", "check", "--content", content.path)
        #expect(refused.output.contains("the choices or points of `q101` are not the same as before"))
        try change(
            "schemes/esafety-label/2099.1/structure.yaml", in: content, "{as: \"same\", from: \"q101\", to: \"q101\"}",
            "{as: \"changed\", from: \"q101\", to: \"q101\", comparable: false}")
        let told = try esafety(list: diff).output
        #expect(told.contains("changed   q101, not comparable\n    choice q101b: points 1 → 0"))
        #expect(told.contains("Comparable: 74 of 75 earlier and 75 later questions; 14 of them are anchors"))
    }

    @Test func theSimulationPrintsItsFigures() throws {
        let outcome = try esafety(
            "content", "simulate", "esafety-label", "2026.1", "--draws", "100", "--schools", "5", "--seed", "1")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("Any two draws have the same reachable points in every topic and area."))
        #expect(outcome.output.contains("beginning"))
        #expect(try esafety("content", "simulate", "esafety-label", "2026.1", "--draws", "0").status == 2)
    }
}
