public import Domain
import Pages
public import Secrets
public import Store

/// The mails of the site, each in its reader's language. Links are absolute, from the configuration.
public struct Letters: Sendable {
    let catalogue: Catalogue
    let address: SiteAddress
    let voice: @Sendable (Language) -> Voice
    let contact: String

    /// To the claimant: a link to confirm their own address.
    func ownAddress(of claim: NewClaim, school: String, hasAccount: Bool, token: Token) -> MailedLink {
        letter(
            hasAccount ? "own-account" : "own", to: claim.email.description, in: claim.language,
            .ownAddress(token: token.text),
            token, ["name": claim.name, "school": school, "days": "3"])
    }

    /// To the address in the register: a link by which the school confirms the claimant.
    func school(_ school: KnownSchool, claimant: (name: String, email: String), in language: Language, token: Token)
        -> MailedLink?
    {
        guard let email = school.school.email else { return nil }
        return letter(
            "school", to: email, in: language, .schoolAddress(token: token.text), token,
            [
                "name": claimant.name, "email": claimant.email, "school": school.school.name, "days": "30",
                "contact": contact,
            ])
    }

    /// To the claimant: they are the school's coordinator now.
    func confirmed(_ claim: Claim) -> LetterText {
        text(
            "confirmed", to: claim.email, in: claim.language,
            ["name": claim.name, "school": claim.school.school.name, "link": address.absolute(.signIn)])
    }

    /// To the claimant: the programme refused, and why.
    func refused(_ claim: Claim, reason: String) -> LetterText {
        text(
            "refused", to: claim.email, in: claim.language,
            ["name": claim.name, "school": claim.school.school.name, "reason": reason, "contact": contact])
    }

    /// To somebody who is to manage a programme.
    public func invitation(to email: EmailAddress, programme: String, in language: Language, token: Token) -> MailedLink
    {
        letter(
            "manager", to: email.description, in: language, .invitation(token: token.text), token,
            ["programme": programme, "days": "14"])
    }

    /// To somebody who is to coordinate a group of schools.
    public func group(
        to email: EmailAddress, group: Group, programme: String, in language: Language, token: Token
    ) -> MailedLink {
        letter(
            "group", to: email.description, in: language, .invitation(token: token.text), token,
            ["group": voice(language).name(of: group), "programme": programme, "days": "14"])
    }

    /// To a colleague who is invited into a school's team.
    func colleague(
        to email: EmailAddress, from person: Person, school: String, in language: Language, token: Token
    ) -> MailedLink {
        letter(
            "colleague", to: email.description, in: language, .invitation(token: token.text), token,
            ["name": person.name, "email": person.email, "school": school, "days": "14"])
    }

    /// To a school that a campaign invites; the manager's own words stand above ours.
    func campaign(
        to email: String, school: InvitedSchool, programme: String, message: String, in language: Language, link: Link
    ) -> LetterText {
        text(
            "campaign", to: email, in: language,
            [
                "school": school.name, "number": school.number, "programme": programme, "contact": contact,
                "message": message.isEmpty ? "" : message + "\n\n", "link": address.absolute(link),
            ])
    }

    /// To somebody who forgot their password.
    func newPassword(to email: EmailAddress, in language: Language, token: Token) -> MailedLink {
        letter(
            "password", to: email.description, in: language, .newPassword(token: token.text), token, ["hours": "2"])
    }

    func letter(
        _ kind: String, to recipient: String, in language: Language, _ link: Link, _ token: Token,
        _ values: [String: String]
    ) -> MailedLink {
        let all = values.merging(["link": address.absolute(link)]) { $1 }
        return MailedLink(tokenHash: token.hash, letter: text(kind, to: recipient, in: language, all))
    }

    func text(
        _ kind: String, to recipient: String, in language: Language, _ values: [String: String]
    ) -> LetterText {
        let voice = voice(language)
        let (subject, body) = (voice("mail.\(kind).subject", values), voice("mail.\(kind).body", values))
        return LetterText(
            recipient: recipient, subject: subject, body: body,
            html: LetterBody(text: body).html(title: subject, in: voice), isBulk: kind == "campaign")
    }
}

extension Site {
    public func letters(for programme: Programme.ID?) -> Letters {
        let own = programme.flatMap { catalogue.programme($0) }
        return Letters(
            catalogue: catalogue, address: address, voice: { voice($0, of: own) }, contact: contact(of: programme))
    }
}
