public import Foundation

/// A letter as it goes over the network: RFC 5322, in UTF-8 (RFC 2045, 2047), as text or as text and HTML.
public struct InternetMessage: Sendable {
    public let id: String
    public let sender: Mailbox
    public let recipient: String
    public let subject: String
    public let body: String
    /// The same as HTML; empty where there is none.
    public let html: String
    /// The address at which one request stops letters of this kind (RFC 8058).
    public let unsubscribe: String?
    public let date: Date

    public init(
        id: String, sender: Mailbox, recipient: String, subject: String, body: String, html: String = "",
        unsubscribe: String? = nil, date: Date
    ) {
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.body = body
        self.html = html
        self.unsubscribe = unsubscribe
        self.date = date
    }

    /// The bytes of the message, lines ended by CR LF. Line breaks in the subject or in an address can't
    /// become headers: they are taken out. The same letter has the same bytes, however often it is sent.
    public var bytes: Data {
        let headers = [
            "Date: \(dateLine)",
            "From: \(sender.header)",
            "To: \(oneLine(recipient))",
            "Subject: \(encodedSubject)",
            "Message-ID: <\(oneLine(id))@\(oneLine(sender.host))>",
            "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
        ]
        let lines = headers + unsubscribeHeaders + (html.isEmpty ? part("text/plain", body) : alternatives)
        return Data((lines + [""]).joined(separator: "\r\n").utf8)
    }

    private var unsubscribeHeaders: [String] {
        guard let unsubscribe else { return [] }
        return ["List-Unsubscribe: <\(oneLine(unsubscribe))>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
    }

    /// The better one last, as RFC 2046 has it.
    private var alternatives: [String] {
        // Base64 has neither `=_` nor a hyphen: no line of a part can be taken for a boundary.
        let boundary = "=_\(oneLine(id))"
        return ["Content-Type: multipart/alternative; boundary=\"\(boundary)\"", "", "--\(boundary)"]
            + part("text/plain", body) + ["--\(boundary)"] + part("text/html", html) + ["--\(boundary)--"]
    }

    private func part(_ type: String, _ text: String) -> [String] {
        let encoded = Data(text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return ["Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", "", encoded]
    }

    private var dateLine: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return formatter.string(from: date)
    }

    private var encodedSubject: String {
        let plain = oneLine(subject)
        return plain.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? plain : encodedWords(plain)
    }
}
