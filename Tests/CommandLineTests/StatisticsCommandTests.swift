import Foundation
import TestKit
import Testing

/// Figures at the shell.
@Suite struct StatisticsCommandTests {
    private static let golden = projectFolder.appendingPathComponent("Tests/Golden")

    private static func golden(_ name: String) -> String { golden.appendingPathComponent(name).path }

    /// The history of the golden files, in a folder of the test's own.
    private func filled() throws -> URL {
        let data = temporaryFolder().appendingPathComponent("data")
        try FileManager.default.copyItem(at: Self.history.get(), to: data)
        return data
    }

    /// Brought in once: each test works on a copy.
    private static let history = Result { try broughtIn() }

    private static func broughtIn() throws -> URL {
        let data = temporaryFolder()
        let taken = try esafety("schools", "import", "--programme", "be-vl", golden("register-be-vl.csv"), data: data)
        #expect(taken.status == 0, "\(taken.errors)")
        let dry = try esafety(
            "history", "import", "--programme", "be-vl", golden("history-be-vl.csv"), "--dry-run", data: data)
        #expect(dry.output == "295 rows of 251 schools, 0 rows not usable.\nWould be new 295, there already 0.\n")
        let history = try esafety("history", "import", "--programme", "be-vl", golden("history-be-vl.csv"), data: data)
        #expect(history == Outcome(status: 0, output: dry.output.replacing("Would be new", with: "New"), errors: ""))
        for line in try String(contentsOfFile: golden("mergers-be-vl.csv"), encoding: .utf8).split(separator: "\n")
            .dropFirst()
        {
            let words = line.split(separator: ",").map(String.init)
            let merged = try esafety(
                "schools", "merge", "--programme", "be-vl", words[0], "--into", words[1], "--on", words[2], data: data)
            #expect(merged.status == 0, "\(merged.errors)")
        }
        return data
    }

    @Test func theMinistrysAnswers() throws {
        let data = try filled()
        let provinces = try esafety(
            "statistics", "--programme", "be-vl", "--as-of", "2016-04-01", "--measure", "labelled", "--by", "region",
            "--format", "csv", data: data)
        #expect(
            provinces
                == Outcome(
                    status: 0,
                    output: """
                        measure,region,value,status\r
                        labelled,BE-VAN,27,F\r
                        labelled,BE-VBR,18,F\r
                        labelled,BE-VLI,9,F\r
                        labelled,BE-VOV,31,F\r
                        labelled,BE-VWV,31,F\r
                        labelled,BE-BRU,0,F\r

                        """, errors: ""))
        let both = try esafety(
            "statistics", "--programme", "be-vl", "--as-of", "2018-10-01", "--measure", "registered,completed",
            data: data)
        #expect(both.output == "measure     value  status\nregistered    247  F     \ncompleted     140  F     \n")
        let outcomes = try esafety(
            "statistics", "--programme", "be-vl", "--as-of", "2018-10-01", "--measure", "outcome", "--by", "label",
            "--format", "csv", data: data)
        #expect(
            outcomes.output
                == "measure,label,value,status\r\noutcome,bronze,106,F\r\noutcome,silver,6,F\r\noutcome,gold,0,F\r\noutcome,none,28,F\r\n"
        )
        let hidden = try esafety(
            "statistics", "--programme", "be-vl", "--as-of", "2018-10-01", "--measure", "label", "--by", "region,label",
            "--public", "--format", "csv", data: data)
        #expect(hidden.output.contains(",,C\r\n"))
        #expect(!hidden.output.contains(/,[1-4],F/))
        let later = try esafety(
            "statistics", "--programme", "be-vl", "--as-of", "2018-10-01", "--measure", "registered", "--known-at",
            "2020-01-01", "--format", "csv", data: data)
        #expect(later.output == "measure,value,status\r\nregistered,0,F\r\n", "all of it came since")
        let check = try esafety("statistics", "recount", "--check", data: data)
        #expect(check.status == 0 && check.output.hasSuffix(" figures, no difference.\n"), "\(check)")
    }

    @Test func theSameHistoryAgainChangesNothing() throws {
        let data = try filled()
        let again = try esafety(
            "history", "import", "--programme", "be-vl", Self.golden("history-be-vl.csv"), data: data)
        #expect(again.output.hasSuffix("New 0, there already 295.\n"))
        let replaced = try esafety(
            "history", "import", "--programme", "be-vl", Self.golden("history-be-vl.csv"), "--replace", data: data)
        #expect(replaced.output.hasSuffix("New 295, there already 0. Taken away 295.\n"))
        #expect(try esafety("statistics", "recount", "--check", data: data).status == 0)
    }

    @Test func whatIsWrongInAHistoryIsNamedByRow() throws {
        let data = temporaryFolder()
        _ = try esafety("schools", "import", "--programme", "be-vl", Self.golden("register-be-vl.csv"), data: data)
        let rows = [
            ("999999,2015-03-02,,,,,,,,Old", "the register has no school 999999"),
            ("700001,2015-02-30,,,,,,,,Old", "is no day of the calendar"),
            ("700001,2015-03-02,2015-03-01,none,,,,,,Old", "lies before registered"),
            ("700001,2099-03-02,,,,,,,,Old", "is to come"), ("700001,,,,,,,,,Old", "registered is empty"),
            ("700001,2015-03-02,2015-04-01,platinum,,,,,,Old", "there is no label"),
            ("700001,2015-03-02,2015-04-01,bronze,,,,,,Old", "needs both valid_from and valid_until"),
            ("700001,2015-03-02,2015-04-01,bronze,2015-05-01,2015-04-30,,,,Old", "exchange them"),
            ("700001,2015-03-02,2015-04-01,none,,,21,,,Old", "is no number of points"),
            ("700001,2015-03-02,,bronze,2015-05-01,2015-06-30,,,,Old", "no day in completed"),
            ("700001,2015-03-02,,,,,,,,=HYPERLINK(A1)", "as a formula does"),
            ("700001,2015-03-02,,,,,,,,", "scheme is the name"),
            ("700004,2015-03-02,2015-04-01,bronze,2015-04-01,2016-09-30,1,2,3,Old", ""),
            ("700004,2015-03-02,2016-04-01,bronze,2016-09-30,2017-09-30,1,2,3,Old", "overlaps that of row 14"),
            ("700004,2015-03-02,2015-04-01,none,,,1,2,3,Old", "tells otherwise of this assessment"),
            ("\"700004,2015", "never closed"),
        ]
        let file = temporaryFolder().appendingPathComponent("history.csv")
        let header = "school,registered,completed,label,valid_from,valid_until,infrastructure,policy,practice,scheme"
        try Data(([header] + rows.map(\.0)).joined(separator: "\n").utf8).write(to: file)
        let outcome = try esafety("history", "import", "--programme", "be-vl", file.path, data: data)
        #expect(outcome.status == 0)
        #expect(outcome.output == "16 rows of 1 schools, 15 rows not usable.\nNew 1, there already 0.\n")
        let told = outcome.errors.split(separator: "\n").map(String.init)
        let wrong = rows.enumerated().filter { !$0.element.1.isEmpty }
        #expect(told.count == wrong.count)
        for (line, expected) in zip(told, wrong) {
            #expect(
                line.hasPrefix("history.csv, row \(expected.offset + 2): ") && line.contains(expected.element.1),
                "\(line)")
        }
        try Data("school,registered\n1,2".utf8).write(to: file)
        let form = try esafety("history", "import", "--programme", "be-vl", file.path, data: data)
        #expect(form.status == 2 && form.errors.contains("these are missing: completed, label"), "\(form.errors)")
    }

    @Test func whatCantBeAskedIsTwoAndSaysHowToMendIt() throws {
        let data = try filled()
        let wrong: [(String, String)] = [
            ("--measure registered --as-of 2018-02-29", "no such day"),
            ("--measure registered --as-of 2099-01-01", "to come"),
            ("--measure registered --as-of 2012-08-31", "nothing is known of days before 2012-09-01"),
            ("--measure registered --from 2018-01-01 --to 2017-01-01", "ends before it begins"),
            ("--measure registered --from 2018-01-01", "--to is missing"),
            ("--measure registered --from 2018-01-01 --to 2018-02-01 --as-of 2018-01-01", "one of the two"),
            ("--measure registred", "There is no measure registred"), ("--measure registered,registered", "twice"),
            ("--measure registered --by region,region", "twice"),
            ("--measure registered --by colour", "no break-down colour"),
            ("--measure registered --by label", "can't be broken down or filtered by label"),
            ("--measure label --from 2018-01-01 --to 2018-02-01", "tells of one day"),
            ("--measure registered --per week", "no period week"),
            ("--measure registered --by year,month", "both of time"),
            ("--measure registered --known-at yesterday", "no such moment"),
            ("--measure registered --only region", "a filter is"),
            ("--measure registered --only region=BE-XXX", "no region BE-XXX"),
            (
                "--measure choices --by question,choice,month --from 2012-09-01 --to 2026-09-01 --known-at 2020-01-01",
                "not kept"
            ),
            ("--measure registered --from 2012-09-01 --to 2026-09-01 --per day", "more than 1000 periods"),
            ("--measure label --by region,level,kind,network,size,label --per month", "cells, more than 100000"),
        ]
        for (arguments, words) in wrong {
            let outcome = try esafety(
                list: ["statistics", "--programme", "be-vl"] + arguments.split(separator: " ").map(String.init),
                data: data)
            #expect(
                outcome.status == 2 && outcome.output.isEmpty && outcome.errors.contains(words),
                "\(arguments): \(outcome)")
        }
    }

    @Test func ofNoSchoolAtAllThereIsZero() throws {
        let data = temporaryFolder()
        _ = try esafety("schools", "import", "--programme", "be-vl", Self.golden("register-be-vl.csv"), data: data)
        let outcome = try esafety(
            "statistics", "--programme", "be-vl", "--measure", "registered,outcome,choices,time-to-complete",
            "--format",
            "json", data: data)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("\"measure\" : \"registered\""))
        #expect(try esafety("statistics", "recount", data: data).status == 0)
        #expect(
            try esafety("statistics", "--programme", "all", "--measure", "registered", data: temporaryFolder()).status
                == 2)
    }

    @Test func aSchoolLeaves() throws {
        let data = try filled()
        func registered(_ day: String) throws -> String {
            try esafety(
                "statistics", "--programme", "be-vl", "--as-of", day, "--measure", "registered", "--format", "csv",
                data: data
            ).output
        }
        let leave = ["schools", "leave", "--programme", "be-vl", "700004", "--on", "2018-10-01"]
        #expect(try registered("2018-10-01").contains("registered,247,F"))
        #expect(
            try esafety(list: leave, data: data).output == "School 700004 no longer takes part from 2018-10-01 on.\n")
        #expect(try esafety(list: leave, data: data).output.hasSuffix("already; nothing is changed.\n"))
        #expect(try registered("2018-10-01").contains("registered,246,F"))
        #expect(try registered("2018-09-30").contains("registered,248,F"), "and one that merged the day after")
        for wrong in [["1", "2018-10-01"], ["700004", "2018-02-30"], ["700004", "2099-01-01"]] {
            let refused = try esafety(
                list: ["schools", "leave", "--programme", "be-vl", wrong[0], "--on", wrong[1]], data: data)
            #expect(refused.status == 2 && refused.output.isEmpty)
        }
    }

    @Test func aLabelIsTakenBack() throws {
        let data = temporaryFolder()
        #expect(try esafety("demo", "load", data: data).status == 0)
        func count() throws -> String {
            try esafety(
                "statistics", "--programme", "demo", "--measure", "label,labelled,expired", "--format", "csv",
                data: data
            ).output
        }
        let before = try count()
        #expect(!before.contains("label,0,"), "\(before)")
        #expect(try esafety("result", "verify", data: data).status == 0)
        #expect(try esafety("statistics", "recount", "--check", data: data).status == 0)
        let labelled = "900103"
        let withdraw = [
            "label", "withdraw", "--programme", "demo", labelled, "--by", "The minister", "--reason", "A mistake",
        ]
        let taken = try esafety(list: withdraw, data: data)
        #expect(taken.status == 0 && taken.output.hasPrefix("Withdrawn from school \(labelled): "), "\(taken)")
        #expect(try count() != before)
        #expect(try esafety(list: withdraw, data: data).status == 1)
        #expect(
            try esafety("label", "withdraw", "--programme", "demo", "0", "--by", "x", "--reason", "y", data: data)
                .status == 2)
        #expect(try esafety("result", "verify", data: data).status == 0)
        #expect(try esafety("statistics", "recount", "--check", data: data).status == 0)
    }
}
