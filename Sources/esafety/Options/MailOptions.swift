import ArgumentParser
import Domain
import Foundation
import Mail
import Store

/// How letters go.
struct MailOptions: ParsableArguments {
    @Option(
        help: """
            The mail server: smtp://user@host:587, or smtps://… for TLS from the first byte. A user such as \
            me@example.org is written me%40example.org. Without it letters become files in the data folder. Or \
            ESAFETY_SMTP. The password is read from ESAFETY_SMTP_PASSWORD or from a file.
            """)
    var smtp: String?

    @Option(help: "The file whose first line is the password of the mail server; or ESAFETY_SMTP_PASSWORD_FILE.")
    var smtpPasswordFile: String?

    @Option(
        help: """
            required: TLS with a certificate that is checked, the default with a user; optional: where the server \
            offers it, the default without; none. Or ESAFETY_SMTP_TLS.
            """)
    var smtpTls: String?

    @Option(help: "The certificates that the mail server's must come from, a PEM file; or ESAFETY_SMTP_CA.")
    var smtpCa: String?

    @Option(help: "How many seconds one letter may take. Default 60; or ESAFETY_SMTP_TIMEOUT.")
    var smtpTimeout: Int?

    @Option(
        help: """
            Who letters come from, such as "eSafety Label <label@example.org>". Default the contact of the first \
            programme; or ESAFETY_MAIL_FROM.
            """)
    var mailFrom: String?

    func postOffice(_ store: Store, _ data: DataOptions, _ catalogue: Catalogue) throws -> PostOffice {
        let sender = try sender(catalogue)
        guard let server = try server() else {
            let folder = FolderCarrier(folder: data.mailFolder)
            return PostOffice(store: store, carrier: folder, sender: sender, tells: true)
        }
        return PostOffice(store: store, carrier: SMTPCarrier(to: server), sender: sender, tells: false)
    }

    /// Nil where none is named.
    func server() throws -> SMTPServer? {
        guard let address = smtp ?? environment("SMTP") else { return nil }
        let authority = smtpCa ?? environment("SMTP_CA")
        if let authority, !FileManager.default.isReadableFile(atPath: authority) {
            throw BadInput("The certificates \(authority) can't be read.")
        }
        do {
            return try SMTPServer(
                address, password: try password(), tls: try guarding(), authority: authority, seconds: try seconds())
        } catch let fault as SMTPServer.Fault {
            throw BadInput(words(for: fault))
        }
    }

    private func sender(_ catalogue: Catalogue) throws -> Mailbox {
        guard let given = mailFrom ?? environment("MAIL_FROM") else {
            return Mailbox(name: "eSafety Label", address: catalogue.programmes.first?.contact ?? "esafety@localhost")
        }
        guard let sender = Mailbox(given) else {
            throw BadInput("\(given) is no sender. Give one like eSafety Label <label@example.org>.")
        }
        return sender
    }

    private func guarding() throws -> SMTPServer.Guard? {
        guard let given = smtpTls ?? environment("SMTP_TLS") else { return nil }
        guard let known = SMTPServer.Guard(rawValue: given) else {
            throw BadInput("--smtp-tls is required, optional or none, not \(given).")
        }
        return known
    }

    private func seconds() throws -> Int {
        guard let given = smtpTimeout.map(String.init) ?? environment("SMTP_TIMEOUT") else { return 60 }
        // Shorter than a letter belongs to who took it: see `letterLeaseSeconds`.
        guard let seconds = Int(given), (1...120).contains(seconds) else {
            throw BadInput("A letter may take from 1 to 120 seconds, not \(given).")
        }
        return seconds
    }

    private func password() throws -> String? {
        guard let file = smtpPasswordFile ?? environment("SMTP_PASSWORD_FILE") else {
            return environment("SMTP_PASSWORD")
        }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8),
            let line = text.split(whereSeparator: \.isNewline).first
        else { throw BadInput("The password file \(file) can't be read, or is empty.") }
        return String(line)
    }

    private func words(for fault: SMTPServer.Fault) -> String {
        switch fault {
        case .notAnAddress:
            "The mail server is smtp://user@host:587, smtps://user@host:465 or smtp://host:25."
        case .passwordInAddress:
            "A password in the address is seen by others. Put it into ESAFETY_SMTP_PASSWORD or a file, and take it out."
        case .passwordMissing:
            "The mail server has a user and no password. Put it into ESAFETY_SMTP_PASSWORD, or name a file with --smtp-password-file."
        case .passwordWithoutUser:
            "There is a password for the mail server and no user. Write smtp://user@host:587."
        case .passwordUnguarded:
            "The password would go over the network unguarded. Leave --smtp-tls out, or use a mail server on this machine."
        }
    }
}

extension DataOptions {
    var mailFolder: URL { folder.appendingPathComponent("mail", isDirectory: true) }
}
