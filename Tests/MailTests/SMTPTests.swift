import Foundation
import Testing

@testable import Mail

@Suite("Mail servers")
struct SMTPServerTests {
    @Test(
        arguments: [
            ("smtp://mail.example", 25, false, nil, SMTPServer.Guard.optional),
            ("smtp://mail.example:2525", 2525, false, nil, .optional),
            ("smtps://mail.example", 465, true, nil, .required),
        ] as [(String, Int, Bool, String?, SMTPServer.Guard)])
    func withoutUser(address: String, port: Int, isWrapped: Bool, user: String?, tls: SMTPServer.Guard) throws {
        let server = try SMTPServer(address, password: nil)
        #expect((server.port, server.isWrapped, server.user, server.tls) == (port, isWrapped, user, tls))
    }

    @Test func signingInAsksForTLS() throws {
        let server = try SMTPServer("smtp://me%40example.org@mail.example", password: "p")
        #expect((server.user, server.port, server.tls) == ("me@example.org", 587, .required))
        #expect(server.name == "smtp://mail.example:587", "no user in the log")
    }

    @Test(
        arguments: [
            ("mail.example", nil, nil, .notAnAddress), ("http://mail.example", nil, nil, .notAnAddress),
            ("smtp://", nil, nil, .notAnAddress), ("smtp://mail.example:99999", nil, nil, .notAnAddress),
            ("smtp://mail.example/box", nil, nil, .notAnAddress), ("smtp://mail.example?x=1", nil, nil, .notAnAddress),
            ("smtp://me:secret@mail.example", "p", nil, .passwordInAddress),
            ("smtp://me@mail.example", nil, nil, .passwordMissing),
            ("smtp://mail.example", "p", nil, .passwordWithoutUser),
            ("smtp://me@mail.example", "p", SMTPServer.Guard.none, .passwordUnguarded),
            ("smtp://me@mail.example", "p", .optional, .passwordUnguarded),
        ] as [(String, String?, SMTPServer.Guard?, SMTPServer.Fault)])
    func refused(address: String, password: String?, tls: SMTPServer.Guard?, fault: SMTPServer.Fault) {
        #expect(throws: fault) { _ = try SMTPServer(address, password: password, tls: tls) }
    }
}

@Suite("Conversations with mail servers")
struct SMTPProgressTests {
    private static let start = ["<220 hello", ">EHLO x", "<250 ok"]
    private static let mail = start + [">MAIL FROM:<a@b.example>", "<250 ok", ">RCPT TO:<c@d.example>"]
    private static let data = mail + ["<250 ok", ">DATA", "<354 go on"]

    /// What is said to us (`<`) and by us (`>`) until it failed.
    @Test(
        arguments: [
            ([], .away("broken")), (["<421 too many"], .away("421 too many")),
            (start + [">AUTH PLAIN", "<535 wrong password"], .away("535 wrong password")),
            (start + [">STARTTLS", "<220 go"], .away("broken")),
            (start + [">MAIL FROM:<a@b.example>", "<553 not you"], .away("553 not you")),
            (mail + ["<550 no such user", ">QUIT", "<221 bye"], .refused("550 no such user")),
            (mail + ["<450 come back"], .later("450 come back")), (mail, .later("broken")), (data, .later("broken")),
            (data + ["<554 spam\r\n"], .refused("554 spam")), (data + ["<452 no room"], .later("452 no room")),
        ] as [([String], Delivery)])
    func verdicts(lines: [String], verdict: Delivery) {
        var progress = SMTPProgress()
        for line in lines {
            if line.hasPrefix(">") {
                progress.said(line.dropFirst() + "\r\n")
            } else {
                progress.heard(String(line.dropFirst()))
            }
        }
        #expect(progress.verdict(on: "broken") == verdict)
    }
}
