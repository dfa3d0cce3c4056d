import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    @Sendable func showInvitation(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let (token, invitation) = try await invited(context) else { return linkGone(context) }
        return show(page(invitation, token, name: "", Complaints(), context), context)
    }

    @Sendable func acceptInvitation(
        _ form: Form, _ request: Request, _ context: PageContext
    ) async throws -> Response {
        guard let (token, invitation) = try await invited(context) else { return linkGone(context) }
        let (name, hash, complaints) = try await account(form, invitation, context)
        guard complaints.isEmpty else {
            return show(
                page(invitation, token, name: form["name"], complaints, context), context,
                status: .unprocessableContent)
        }
        let session = Token()
        do {
            try await store.acceptInvitation(
                link: token.hash, name: name, passwordHash: hash, language: context.language,
                session: session.hash)
        } catch Refusal.linkGone {
            return linkGone(context)
        }
        let isManager = if case .manager = invitation.purpose { true } else { false }
        return signedIn(session, to: (isManager ? Link.claims : .mine).path)
    }

    /// The name and password of a new account, or the checked password of the one there is.
    private func account(
        _ form: Form, _ invitation: Invitation, _ context: PageContext
    ) async throws -> (name: String, hash: String, Complaints) {
        let voice = voice(context.language)
        var complaints = Complaints()
        if let hash = invitation.passwordHash {
            let subjects = [Subject.account(invitation.email), .address(context.remoteAddress)]
            let wait = await throttle.wait(for: subjects, at: store.clock())
            if wait > 0 {
                complaints.add("password", voice("error.too-many", ["seconds": "\(wait)"]))
            } else if try await !passwords.matches(form["password"], hash: hash) {
                await throttle.noteFailure(of: subjects, at: store.clock())
                complaints.add("password", voice("error.password-wrong"))
            }
            return ("", hash, complaints)
        }
        let name = checkedName(form, voice, &complaints)
        checkNewPassword(form, voice, &complaints)
        guard complaints.isEmpty else { return (name, "", complaints) }
        return (name, try await passwords.hash(form["password"]), complaints)
    }

    private func invited(_ context: PageContext) async throws -> (Token, Invitation)? {
        guard let token = Token(context.parameters.get("token") ?? "") else { return nil }
        return try await store.invitation(behind: token.hash).map { (token, $0) }
    }

    private func purpose(of invitation: Invitation, in language: Language) -> InvitationPage.Purpose {
        switch invitation.purpose {
        case .manager(let programme):
            .manager(of: catalogue.programme(programme)?.names[language] ?? programme.rawValue)
        case .group(let group):
            .group(of: voice(language).name(of: group.register))
        case .team(_, let name, let role):
            .team(of: name, role: role)
        }
    }

    private func page(
        _ invitation: Invitation, _ token: Token, name: String, _ complaints: Complaints, _ context: PageContext
    ) -> InvitationPage {
        InvitationPage(
            purpose: purpose(of: invitation, in: context.language),
            email: invitation.email, token: token.text, hasAccount: invitation.passwordHash != nil,
            typedName: name, complaints: complaints)
    }
}
