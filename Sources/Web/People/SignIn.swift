import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    @Sendable func showSignIn(_ request: Request, _ context: PageContext) async throws -> Response {
        guard context.signedIn == nil else { return go(.mine) }
        return show(SignInPage(), context)
    }

    /// Says the same, after the same work, for a wrong password and for an unknown address.
    @Sendable func signIn(_ form: Form, _ request: Request, _ context: PageContext) async throws -> Response {
        let voice = voice(context.language)
        let typed = form["email"].trimmingSpace().lowercased()
        guard !typed.isEmpty, !form["password"].isEmpty else {
            return signInPage(form, Complaints("email", voice("error.sign-in")), context, status: .unprocessableContent)
        }
        let subjects = [Subject.account(String(typed.prefix(254))), .address(context.remoteAddress)]
        let wait = await throttle.wait(for: subjects, at: store.clock())
        guard wait == 0 else {
            let complaints = Complaints("password", voice("error.too-many", ["seconds": "\(wait)"]))
            return signInPage(form, complaints, context, status: .tooManyRequests)
        }
        let credentials: Credentials? =
            if let email = EmailAddress(typed) { try await store.credentials(of: email) } else { nil }
        let matches = try await passwords.matches(form["password"], hash: credentials?.passwordHash)
        guard let credentials, matches else {
            await throttle.noteFailure(of: subjects, at: store.clock())
            let complaints = Complaints("email", voice("error.sign-in"))
            return signInPage(form, complaints, context, status: .unprocessableContent)
        }
        await throttle.noteSuccess(of: subjects[0])
        let session = Token()
        try await store.openSession(of: credentials.person, token: session.hash)
        let kept = KeptForm(signInForm: form)
        if let offered = try await offer(kept, to: credentials.person, context, session) { return offered }
        return signedIn(session, to: localPath(form["next"]) ?? Link.mine.path)
    }

    @Sendable func signOut(_ form: Form, _ request: Request, _ context: PageContext) async throws -> Response {
        if let token = context.sessionToken.flatMap({ Token($0) }) {
            try await store.closeSession(token: token.hash)
        }
        var response = go(.home)
        response.setCookie(expired(.session))
        return response
    }

    /// Gives the browser its session and goes on.
    func signedIn(_ session: Token, to path: String) -> Response {
        var response = go(path: path)
        response.setCookie(cookie(.session, session.text))
        return response
    }

    private func signInPage(
        _ form: Form, _ complaints: Complaints, _ context: PageContext, status: HTTPResponse.Status
    ) -> Response {
        let kept = KeptForm(signInForm: form)?.fields ?? [:]
        return show(
            SignInPage(email: form["email"], next: form["next"], complaints: complaints, kept: kept), context,
            status: status)
    }
}
