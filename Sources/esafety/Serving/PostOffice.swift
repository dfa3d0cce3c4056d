import Domain
import Foundation
import Mail
import Store

/// Sends what waits in the outbox. Without a mail server the letters become files in the data folder, and
/// their links are printed, so that the whole journey works on a laptop.
struct PostOffice: Sendable {
    let store: Store
    let folder: URL
    let sender: String

    /// Goes on until the task is cancelled.
    func work() async {
        while !Task.isCancelled {
            do {
                try await deliverWaiting()
            } catch {
                complain("Mail waits: \(error)")
                try? await Task.sleep(for: .seconds(5))
            }
            try? await Task.sleep(for: .milliseconds(400))
        }
    }

    /// A letter whose file was written but not noted is written again under the same name: never lost, and
    /// never there twice.
    func deliverWaiting() async throws {
        for letter in try await store.waitingLetters() {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let message = InternetMessage(
                id: "\(letter.id)", sender: sender, recipient: letter.recipient, subject: letter.subject,
                body: letter.body, date: letter.madeAt.date)
            try message.bytes.write(to: folder.appendingPathComponent("\(letter.id).eml"), options: .atomic)
            try await store.markSent(letter.id)
            say("Mail to \(letter.recipient): \(letter.subject)")
            for link in links(in: letter.body) { say("  \(link)") }
        }
    }

    private func links(in body: String) -> [Substring] {
        body.split { $0.isWhitespace }.filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
    }
}

extension DataOptions {
    var mailFolder: URL { folder.appendingPathComponent("mail", isDirectory: true) }
}

extension Catalogue {
    /// Who letters come from.
    var sender: String { "eSafety Label <\(programmes.first?.contact ?? "esafety@localhost")>" }
}
