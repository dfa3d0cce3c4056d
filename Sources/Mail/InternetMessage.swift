public import Foundation

/// A letter as it goes over the network: RFC 5322, with text in UTF-8 (RFC 2045, 2047).
public struct InternetMessage: Sendable {
    public let id: String
    public let sender: String
    public let recipient: String
    public let subject: String
    public let body: String
    public let date: Date

    public init(id: String, sender: String, recipient: String, subject: String, body: String, date: Date) {
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.body = body
        self.date = date
    }

    /// The bytes of the message, lines ended by CR LF. Line breaks in the subject or in an address can't
    /// become headers: they are taken out.
    public var bytes: Data {
        let encodedBody = Data(body.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        let lines = [
            "Date: \(dateLine)",
            "From: \(oneLine(sender))",
            "To: \(oneLine(recipient))",
            "Subject: \(encodedSubject)",
            "Message-ID: <\(oneLine(id))@\(senderHost)>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "Auto-Submitted: auto-generated",
            "",
            encodedBody,
            "",
        ]
        return Data(lines.joined(separator: "\r\n").utf8)
    }

    private var senderHost: String {
        oneLine(sender.split(separator: "@").last.map { String($0.prefix { $0 != ">" }) } ?? "localhost")
    }

    private var dateLine: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return formatter.string(from: date)
    }

    /// Encoded words of at most 75 characters, split between characters.
    private var encodedSubject: String {
        let plain = oneLine(subject)
        guard !plain.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return plain }
        var words: [String] = []
        var current = ""
        for character in plain {
            if (current + String(character)).utf8.count > 42 {
                words.append(current)
                current = ""
            }
            current.append(character)
        }
        return (words + [current]).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\r\n ")
    }
}

private func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
}
