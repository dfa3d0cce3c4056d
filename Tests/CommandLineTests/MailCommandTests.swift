import Foundation
import TestKit
import Testing

/// The post at the shell; how letters go is tried in Tests/Browser/test_post.py.
@Suite struct MailCommandTests {
    @Test func remindersAreMadeOnceAndTheOutboxIsTold() throws {
        let data = temporaryFolder()
        #expect(try esafety("demo", "load", data: data).status == 0)
        let first = try esafety("mail", "remind", "--date", "2026-11-23", data: data)
        #expect(first.status == 0 && first.output.hasPrefix("demo, 2026-11-23: "), "\(first)")
        let again = try esafety("mail", "remind", "--date", "2026-11-23", data: data)
        #expect(again.output == "demo, 2026-11-23: the reminders were made before.\n")
        #expect(try esafety("mail", "send", data: data).status == 0)
        let status = try esafety("mail", "status", data: data)
        #expect(status == Outcome(status: 0, output: "0 waiting; 0 late; 0 given up.\n", errors: ""))
        #expect(try esafety("mail", "retry", data: data).output == "0 letter(s) will be tried again.\n")
    }

    @Test(arguments: [
        ["remind", "--date", "2026-02-30"], ["remind", "--date", "tomorrow"], ["retry", "x"], ["drop", "1"],
        ["drop"], ["send", "--mail-from", "x"],
    ])
    func badInputIsTwo(_ arguments: [String]) throws {
        let outcome = try esafety(list: ["mail"] + arguments, data: temporaryFolder())
        #expect(outcome.status == 2 && !outcome.errors.isEmpty, "\(outcome)")
    }
}
