import Domain
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    /// The key of a link that stops somebody's reminders, and does nothing else. It needs no session and does not
    /// expire: a mail that is a year old must still be stoppable.
    func stopToken(of person: Person.ID) -> String {
        "\(person)" + signer.signature(of: stopped(person))
    }

    @Sendable func showStopReminders(_ request: Request, _ context: PageContext) async throws -> Response {
        let (person, token) = try await stopping(context)
        return show(StopRemindersPage(email: person.email, token: token), context)
    }

    /// Stops somebody's reminders. The one POST of the site without a form's token (RFC 8058): it comes from the
    /// reader's mail program, which has no page of ours and no cookie. What it may do is in the link alone, which
    /// only who has the mail knows; a forged request needs that link and could do no more than it says.
    @Sendable func stopReminders(_ request: Request, _ context: PageContext) async throws -> Response {
        let (person, _) = try await stopping(context)
        try await store.setReminderWish(of: person.id, to: .none)
        return show(RemindersStoppedPage(email: person.email), context)
    }

    /// Keeps what somebody chose on their account page.
    @Sendable func chooseReminders(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        guard let wish = ReminderWish(rawValue: form["reminders"]) else {
            let complaints = Complaints("reminders", voice(context.language)("reminder.unknown"))
            return try await account(context, context.person.name, complaints)
        }
        try await store.setReminderWish(of: context.person.id, to: wish)
        return go(path: Link.account.path + "?done=reminders")
    }

    private func stopping(_ context: PageContext) async throws -> (Person, token: String) {
        let token = context.parameters.get("token") ?? ""
        guard let id = Person.ID(String(token.prefix(13))),
            signer.isSignature(String(token.dropFirst(13)), of: stopped(id)),
            let person = try await store.personReminded(id)
        else { throw Refusal.notFound }
        return (person, token)
    }
}

private func stopped(_ person: Person.ID) -> String { "stop reminders of \(person)" }
