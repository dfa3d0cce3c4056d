import Foundation
import Testing

@testable import Mail

@Suite("Internet messages")
struct MessageTests {
    private let sender = Mailbox(name: "eSafety Label", address: "label@example.org")

    private func message(html: String = "", unsubscribe: String? = nil, subject: String = "Subject") -> String {
        let message = InternetMessage(
            id: "abc", sender: sender, recipient: "an@one.example\r\nBcc: x@y.example", subject: subject,
            body: "Één\n", html: html, unsubscribe: unsubscribe, date: Date(timeIntervalSince1970: 1_794_470_400))
        return String(decoding: message.bytes, as: UTF8.self)
    }

    @Test func asText() {
        #expect(
            message() == """
                Date: Thu, 12 Nov 2026 08:00:00 +0000\r
                From: "eSafety Label" <label@example.org>\r
                To: an@one.example  Bcc: x@y.example\r
                Subject: Subject\r
                Message-ID: <abc@example.org>\r
                MIME-Version: 1.0\r
                Auto-Submitted: auto-generated\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: base64\r
                \r
                w4nDqW4K\r

                """)
    }

    @Test func asTextAndHTMLThatCanBeStopped() {
        let text = message(html: "<p>Één", unsubscribe: "https://x.example/stop\r\nX: y", subject: "Één\nX: y")
        #expect(
            text.hasSuffix(
                """
                Subject: =?utf-8?B?w4nDqW4gWDogeQ==?=\r
                Message-ID: <abc@example.org>\r
                MIME-Version: 1.0\r
                Auto-Submitted: auto-generated\r
                List-Unsubscribe: <https://x.example/stop  X: y>\r
                List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
                Content-Type: multipart/alternative; boundary="=_abc"\r
                \r
                --=_abc\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: base64\r
                \r
                w4nDqW4K\r
                --=_abc\r
                Content-Type: text/html; charset=utf-8\r
                Content-Transfer-Encoding: base64\r
                \r
                PHA+w4nDqW4=\r
                --=_abc--\r

                """))
    }

    @Test func linesAreShort() {
        let long = message(html: String(repeating: "é", count: 9999), subject: String(repeating: "ü", count: 300))
        #expect(long.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 84 })
    }

    @Test(arguments: [
        ("a@b.example", "", "a@b.example"), ("Label <a@b.example>", "Label", "a@b.example"),
        (" Één \"L\" <A@b.example>", "Één \"L\"", "a@b.example"),
    ])
    func senders(text: String, name: String, address: String) {
        #expect(Mailbox(text) == Mailbox(name: name, address: address))
    }

    @Test(arguments: [
        "", "a", "a@b", "Label a@b.example", "Label <a@b.example", "<>", "x <a@b.example>\r\nBcc: c@d.example",
    ])
    func noSenders(text: String) {
        #expect(Mailbox(text) == nil)
    }

    @Test(arguments: [("a\"b\\c", "\"a\\\"b\\\\c\" <a@b.example>"), ("Één", "=?utf-8?B?w4nDqW4=?= <a@b.example>")])
    func headersOfSenders(name: String, header: String) {
        #expect(Mailbox(name: name, address: "a@b.example").header == header)
    }
}
