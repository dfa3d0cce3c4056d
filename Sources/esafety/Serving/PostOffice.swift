import Domain
import Foundation
import Mail
import Store

/// Sends what waits in the outbox, one letter after the other. Several may work on the same data: a letter is
/// taken before it is sent, and nobody else gets it meanwhile.
///
/// Each letter goes at least once. It is noted as sent after the server has taken it; where the program dies
/// between the two it goes again, with the same Message-ID. A letter holds the key to an account or a school: to
/// get it twice costs a glance, to get it never costs the school.
struct PostOffice: Sendable {
    let store: Store
    let carrier: any Carrier
    let sender: Mailbox
    /// Whether letters and their links are printed, so that the whole journey works on a laptop.
    let tells: Bool

    /// Goes on until the task is cancelled.
    func work() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                let trouble = try await deliverWaiting()
                if let trouble, failures == 0, !Task.isCancelled { complain("Mail waits: \(trouble)") }
                if trouble == nil, failures > 0 { complain("Mail goes again.") }
                failures = trouble == nil ? 0 : failures + 1
            } catch {
                if failures == 0 { complain("Mail waits: \(error)") }
                failures += 1
            }
            let pause = failures == 0 ? Duration.milliseconds(400) : .seconds(pauseOfThePost(after: failures))
            try? await Task.sleep(for: pause)
        }
    }

    /// Sends until nothing is due.
    /// - Returns: why nothing can be sent now, where that is so.
    func deliverWaiting() async throws -> String? {
        while !Task.isCancelled, try await store.hasLetterDue(), let letter = try await store.takeLetter() {
            switch await carrier.carry(message(letter)) {
            case .sent:
                try await store.markSent(letter.id)
                tell(letter)
            case .refused(let why):
                try await noteFailure(of: letter, why, isFinal: true)
            case .later(let why):
                try await noteFailure(of: letter, why, isFinal: false)
            case .away(let why):
                try await store.putBack(letter.id, because: why)
                return why
            }
        }
        return nil
    }

    private func noteFailure(of letter: Letter, _ why: String, isFinal: Bool) async throws {
        let fate = try await store.markFailed(letter.id, because: why, isFinal: isFinal)
        // Without the address: it is in `mail status`, for those who may see it.
        if fate == .dead { complain("Letter \(letter.id) is given up: \(why)") }
    }

    private func message(_ letter: Letter) -> InternetMessage {
        InternetMessage(
            id: "\(letter.id)", sender: sender, recipient: letter.recipient, subject: letter.subject,
            body: letter.body, html: letter.html, unsubscribe: letter.unsubscribe, date: letter.madeAt.date)
    }

    private func tell(_ letter: Letter) {
        guard tells else { return }
        say("Mail to \(letter.recipient): \(letter.subject)")
        for link in letter.body.split(whereSeparator: \.isWhitespace)
        where link.hasPrefix("http://") || link.hasPrefix("https://") {
            say("  \(link)")
        }
    }
}
