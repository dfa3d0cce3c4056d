public import Domain
import Secrets
import Store

extension Community {
    /// Somebody who joins the first school's team by an invitation, and signs in with `Community.password`.
    public func colleague(_ name: String, as role: SchoolRole = .contributor) async throws -> Person.ID {
        let email = "\(name.lowercased())@one.example"
        let (address, token) = (try require(EmailAddress(email), email), Token())
        try await store.inviteColleague(address, as: role, to: first, by: nele, link: mailed(token, to: email))
        try await store.acceptInvitation(
            link: token.hash, name: name, passwordHash: try await Passwords(costExponent: 4).hash(Self.password),
            language: "nl", session: Token().hash)
        return try require(try await store.credentials(of: address), email).person
    }

    /// The path of the newest link that was mailed to this address.
    public func mailedPath(to recipient: String) async throws -> String {
        let letter = try require(
            try await store.waitingLetters().last { $0.recipient == recipient }, "a letter to \(recipient)")
        let link = try require(
            letter.body.split { $0.isWhitespace }.last { $0.hasPrefix("http") }, "a link in \(letter.body)")
        return String(link.dropFirst("http://localhost:8080".count))
    }
}
