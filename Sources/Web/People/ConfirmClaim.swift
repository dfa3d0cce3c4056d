import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    @Sendable func showOwnAddress(_ request: Request, _ context: PageContext) async throws -> Response {
        let (token, claim) = try await linked(.ownAddress, context)
        guard let claim else { return linkGone(context) }
        return show(ownAddressPage(claim, token, Complaints()), context, programme: claim.school.programme)
    }

    /// Confirms the claimant's address and signs them in, with the password of the claim or of their account:
    /// whoever gets the mail by mistake, or made the claim with somebody else's address, comes no further.
    @Sendable func confirmOwnAddress(
        _ form: Form, _ request: Request, _ context: PageContext
    ) async throws -> Response {
        let (token, claim) = try await linked(.ownAddress, context)
        guard let claim else { return linkGone(context) }
        let subjects = [Subject.account(claim.email), .address(context.remoteAddress)]
        let wait = await throttle.wait(for: subjects, at: store.clock())
        let voice = voice(context.language)
        guard wait == 0 else {
            let complaints = Complaints("password", voice("error.too-many", ["seconds": "\(wait)"]))
            return show(ownAddressPage(claim, token, complaints), context, status: .tooManyRequests)
        }
        guard try await passwords.matches(form["password"], hash: claim.passwordHash) else {
            await throttle.noteFailure(of: subjects, at: store.clock())
            let complaints = Complaints("password", voice("error.password-wrong"))
            return show(ownAddressPage(claim, token, complaints), context, status: .unprocessableContent)
        }
        return try await confirm(claim, token, context)
    }

    @Sendable func showSchoolAddress(_ request: Request, _ context: PageContext) async throws -> Response {
        let (token, claim) = try await linked(.schoolAddress, context)
        guard let claim else { return linkGone(context) }
        let page = SchoolAddressPage(
            school: claim.school.school.name, claimant: (claim.name, claim.email), token: token.text)
        return show(page, context, programme: claim.school.programme)
    }

    /// The school says yes. Signs nobody in: whoever reads the school's mail need not be the claimant.
    @Sendable func confirmBySchool(
        _ form: Form, _ request: Request, _ context: PageContext
    ) async throws -> Response {
        let (token, claim) = try await linked(.schoolAddress, context)
        guard let claim else { return linkGone(context) }
        do {
            try await store.confirmBySchool(
                link: token.hash, letter: letters(for: claim.school.programme).confirmed(claim))
        } catch Refusal.schoolTaken {
            return refused("school-taken", claim.school, context)
        } catch Refusal.linkGone {
            return linkGone(context)
        }
        return message(
            "school-confirmed", name: "school-confirmed", context,
            values: ["name": claim.name, "school": claim.school.school.name])
    }

    private func confirm(_ claim: Claim, _ token: Token, _ context: PageContext) async throws -> Response {
        let session = Token()
        let link = letters(for: claim.school.programme).school(
            claim.school, claimant: (claim.name, claim.email), in: schoolLanguage(claim.school), token: Token())
        do {
            try await store.confirmOwnAddress(link: token.hash, session: session.hash, schoolLink: link)
        } catch Refusal.linkGone {
            return linkGone(context)
        } catch Refusal.schoolTaken {
            return refused("school-taken", claim.school, context)
        }
        return signedIn(session, to: Link.mine.path)
    }

    private func linked(_ purpose: LinkPurpose, _ context: PageContext) async throws -> (Token, Claim?) {
        guard let token = Token(context.parameters.get("token") ?? "") else { return (Token(), nil) }
        return (token, try await store.claim(behind: token.hash, for: purpose))
    }

    func linkGone(_ context: PageContext) -> Response {
        message("link-gone", name: "link-gone", context, status: .gone)
    }

    private func ownAddressPage(_ claim: Claim, _ token: Token, _ complaints: Complaints) -> OwnAddressPage {
        OwnAddressPage(
            school: claim.school.school.name, claimant: (claim.name, claim.email), token: token.text,
            hasAccount: claim.hasAccount, complaints: complaints)
    }
}
