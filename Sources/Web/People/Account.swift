import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    @Sendable func showAccount(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let done = request.uri.queryParameters["done"].map(String.init) ?? ""
        let notice = ["saved", "password", "reminders"].contains(done) ? "account.done-\(done)" : nil
        return try await account(context, context.person.name, notice: notice)
    }

    @Sendable func saveAccount(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        var complaints = Complaints()
        let name = checkedName(form, voice(context.language), &complaints)
        let language = Language(form["language"])
        guard complaints.isEmpty else { return try await account(context, form["name"], complaints) }
        let chosen = languages.contains(language) ? language : context.person.language
        try await store.setName(of: context.person.id, to: name, language: chosen)
        var response = go(path: Link.account.path + "?done=saved")
        response.setCookie(cookie(.language, chosen.rawValue))
        return response
    }

    /// Changes the password of somebody who gives the old one; every other session ends.
    @Sendable func changePassword(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let voice = voice(context.language)
        var complaints = Complaints()
        if let words = try await wrongPassword(form["old"], of: context, voice) { complaints.add("old", words) }
        checkNewPassword(form, voice, &complaints)
        guard complaints.isEmpty else { return try await account(context, context.person.name, complaints) }
        let session = Token()
        try await store.setPassword(
            of: context.person.id, hash: try await passwords.hash(form["password"]), session: session.hash)
        return signedIn(session, to: Link.account.path + "?done=password")
    }

    @Sendable func signOutEverywhere(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        try await store.closeSessions(of: context.person.id)
        var response = go(.home)
        response.setCookie(expired(.session))
        return response
    }

    @Sendable func showForgottenPassword(_ request: Request, _ context: PageContext) async throws -> Response {
        show(ForgottenPasswordPage(), context)
    }

    /// Says the same whether or not there is an account.
    @Sendable func mailPasswordLink(
        _ form: Form, _ request: Request, _ context: PageContext
    ) async throws -> Response {
        guard let email = EmailAddress(form["email"]) else {
            let words = voice(context.language)("error.email")
            let page = ForgottenPasswordPage(email: form["email"], complaints: Complaints("email", words))
            return show(page, context, status: .unprocessableContent)
        }
        let subject = Subject.account("forgotten \(email)")
        let isOften = await throttle.wait(for: [subject], at: store.clock()) > 0
        await throttle.noteFailure(of: [subject, .address(context.remoteAddress)], at: store.clock())
        if !isOften, let known = try await store.credentials(of: email) {
            let link = letters(for: nil).newPassword(to: email, in: context.language, token: Token())
            try await store.mailPasswordLink(to: known.person, link: link)
        }
        return message("password-mailed", name: "password-mailed", context)
    }

    @Sendable func showNewPassword(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let (token, person) = try await linkedPerson(context) else { return linkGone(context) }
        return show(NewPasswordPage(email: person.email, token: token.text), context)
    }

    @Sendable func setNewPassword(
        _ form: Form, _ request: Request, _ context: PageContext
    ) async throws -> Response {
        guard let (token, person) = try await linkedPerson(context) else { return linkGone(context) }
        var complaints = Complaints()
        checkNewPassword(form, voice(context.language), &complaints)
        guard complaints.isEmpty else {
            let page = NewPasswordPage(email: person.email, token: token.text, complaints: complaints)
            return show(page, context, status: .unprocessableContent)
        }
        let session = Token()
        do {
            try await store.setPassword(
                link: token.hash, hash: try await passwords.hash(form["password"]), session: session.hash)
        } catch Refusal.linkGone {
            return linkGone(context)
        }
        return signedIn(session, to: Link.mine.path)
    }

    private func linkedPerson(_ context: PageContext) async throws -> (Token, Person)? {
        guard let token = Token(context.parameters.get("token") ?? "") else { return nil }
        return try await store.person(behind: token.hash).map { (token, $0) }
    }

    /// Why the old password is not accepted; nil where it is.
    private func wrongPassword(
        _ typed: String, of context: SignedInContext, _ voice: Voice
    ) async throws -> String? {
        let subjects = [Subject.account(context.person.email), .address(context.page.remoteAddress)]
        let wait = await throttle.wait(for: subjects, at: store.clock())
        guard wait == 0 else { return voice("error.too-many", ["seconds": "\(wait)"]) }
        guard let email = EmailAddress(context.person.email),
            let known = try await store.credentials(of: email),
            try await passwords.matches(typed, hash: known.passwordHash)
        else {
            await throttle.noteFailure(of: subjects, at: store.clock())
            return voice("error.password-wrong")
        }
        return nil
    }

    func account(
        _ context: SignedInContext, _ typedName: String, _ complaints: Complaints = Complaints(),
        notice: String? = nil
    ) async throws -> Response {
        let page = AccountPage(
            email: context.person.email, typedName: typedName,
            reminders: try await store.reminderWish(of: context.person.id), complaints: complaints, notice: notice)
        return show(page, context, status: complaints.isEmpty ? .ok : .unprocessableContent)
    }
}
