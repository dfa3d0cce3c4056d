import Foundation
import TestKit
import Testing

/// What is published from the shell: releases, and figures as everybody may see them.
@Suite struct PublicationCommandTests {
    private func release(_ day: String?, _ data: URL) throws -> Outcome {
        let date = day.map { ["--date", $0] } ?? []
        return try esafety(list: ["statistics", "release", "--programme", "be-vl"] + date, data: data)
    }

    private func told(_ arguments: String, on day: String, _ data: URL) throws -> Outcome {
        try esafety(
            list: ["statistics", "--programme", "be-vl", "--as-of", day, "--public", "--format", "csv"]
                + arguments.split(separator: " ").map(String.init), data: data)
    }

    /// The golden schools, or these only, as a history of before tells of them.
    private func filled(_ rows: [String]? = nil) throws -> URL {
        let (data, golden) = (temporaryFolder(), projectFolder.appendingPathComponent("Tests/Golden"))
        var history = golden.appendingPathComponent("history-be-vl.csv")
        if let rows {
            history = temporaryFolder().appendingPathComponent("history.csv")
            let columns =
                "school,registered,completed,label,valid_from,valid_until,infrastructure,policy,practice,scheme"
            try Data(([columns] + rows).joined(separator: "\n").utf8).write(to: history)
        }
        let register = golden.appendingPathComponent("register-be-vl.csv")
        for arguments in [["schools", "import", register.path], ["history", "import", history.path]] {
            let done = try esafety(list: arguments + ["--programme", "be-vl"], data: data)
            #expect(done.status == 0, "\(done.errors)")
        }
        return data
    }

    private func lines(_ outcome: Outcome) -> [String] {
        outcome.output.split(separator: "\r\n").dropFirst().map(String.init)
    }

    @Test func aReleaseIsMadeOnce() throws {
        let data = try filled()
        let made = try release("2018-10-01", data)
        #expect(made.status == 0 && made.errors.isEmpty, "\(made)")
        let told = """
              registered: programme
              completed: programme
              outcome: programme
              label: level
              started: programme
              improved: nothing

            """
        #expect(made.output.hasPrefix("Release 1 of be-vl, 2018-10-01, checksum "))
        #expect(made.output.hasSuffix("\n" + told), "\(made.output)")
        let again = try release("2018-10-01", data)
        #expect(
            again
                == Outcome(
                    status: 0, output: "It was made before, and stays as it is.\n" + made.output, errors: ""))
        let last = try release(nil, data)
        #expect(last.output.hasPrefix("Release 2 of be-vl, 20"), "the end of the last quarter")
        let tomorrow = try release("2099-01-01", data)
        #expect(tomorrow.status == 2 && tomorrow.errors.contains("The day 2099-01-01 is not over."))
        #expect(try release("2018-02-29", data).errors == "There is no day 2018-02-29. Write it as 2026-09-30.\n")
        #expect(
            try release("2012-08-31", data).errors
                == "There are no figures of 2012-08-31. The first day with figures is 2012-09-01.\n")
        let unused = try esafety("statistics", "release", "--programme", "nl", data: data)
        #expect(unused.status == 2 && unused.errors.contains("not in use yet"))
    }

    @Test func whatIsToldPubliclyIsPublished() throws {
        let data = try filled()
        let first = try told("--measure registered,completed", on: "2018-10-01", data)
        #expect(
            first
                == Outcome(
                    status: 0, output: "measure,value,status\r\nregistered,250,F\r\ncompleted,141,F\r\n",
                    errors: "be-vl: the figures of 2018-10-01 are published by this, and stay as they are.\n"))
        let regions = try told("--measure completed --by region", on: "2018-10-01", data)
        #expect(
            lines(regions) == ["VAN", "VBR", "VLI", "VOV", "VWV", "BRU"].map { "completed,BE-\($0),,C" },
            "of Brussels there are four, and the others would tell of them")
        #expect(regions.errors.isEmpty)
        #expect(lines(try told("--measure completed --only region=BE-BRU", on: "2018-10-01", data)) == ["completed,,C"])
        #expect(
            lines(try told("--measure completed --by network", on: "2018-10-01", data)).allSatisfy {
                $0.hasSuffix(",,C")
            })
        let before = try told("--measure registered", on: "2018-09-30", data)
        #expect(
            lines(before) == ["registered,,C"]
                && before.errors
                    == "be-vl: nothing is published of 2018-09-30. The first figures after it are of 2018-10-01.\n",
            "a school more or less in between would be the difference")
        let later = try told("--measure registered", on: "2018-11-15", data)
        #expect(
            lines(later) == ["registered,250,F"]
                && later.errors == "be-vl: published last before 2018-11-15 are the figures of 2018-10-01.\n")
        let series = try esafety(
            "statistics", "--programme", "be-vl", "--measure", "completed", "--from", "2018-08-01", "--to",
            "2018-10-01",
            "--per", "month", "--public", "--format", "csv", data: data)
        #expect(lines(series) == ["completed,2018-08,,C", "completed,2018-09,,C", "completed,2018-10,141,F"])
        let known = try told("--measure registered --known-at 2020-01-01", on: "2018-10-01", data)
        #expect(known.status == 2 && known.errors.contains("what is published stays as it was made"))
    }

    @Test func ofThreeSchoolsNothingIsTold() throws {
        let data = try filled(["700001", "700004", "700007"].map { "\($0),2018-01-10,,,,,,,,Old" })
        #expect(
            try told("--measure registered", on: "2018-10-01", data).output
                == "measure,value,status\r\nregistered,,C\r\n")
        #expect(
            try told("--measure completed", on: "2018-10-01", data).output
                == "measure,value,status\r\ncompleted,0,F\r\n")
        let unused = try esafety("statistics", "--programme", "nl", "--measure", "registered", "--public", data: data)
        #expect(unused.status == 2 && unused.errors.contains("not in use yet"))
    }
}
