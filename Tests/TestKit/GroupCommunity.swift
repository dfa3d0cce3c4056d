public import Domain
import Foundation
import Secrets
public import Store

/// A community with two groups of the register: the first two schools in one with a coordinator, the third in
/// another, with another.
public struct GroupCommunity: Sendable {
    public let community: Community
    public let group: SchoolGroup
    public let other: SchoolGroup
    /// Coordinates the group of the first two schools.
    public let greet: Person.ID
    /// Coordinates the group of the third.
    public let piet: Person.ID

    public var store: Store { community.store }

    public init(_ community: Community) async throws {
        self.community = community
        try await community.place(["000101": "G1", "000102": "G1", "000103": "G2"])
        let hash = try await community.store.credentials(of: require(EmailAddress("nele@one.example"), "address"))
        let password = try require(hash, "nele").passwordHash
        greet = try await community.groupCoordinator("greet@group.example", "Greet Maes", of: "G1", password)
        piet = try await community.groupCoordinator("piet@group.example", "Piet Smet", of: "G2", password)
        group = try require(try await community.store.groups(of: greet).first, "G1")
        other = try require(try await community.store.groups(of: piet).first, "G2")
    }

    /// With two groups in a new database.
    public init(on engine: Engine = .memory) async throws {
        try await self.init(try await Community(on: engine))
    }

    /// The desk of the group, for whom.
    public func desk(for person: Person.ID? = nil, of group: SchoolGroup? = nil) async throws -> GroupDesk {
        try await store.desk(
            of: (group ?? self.group).id, for: person ?? greet,
            levels: community.edition.version.label.levels.map(\.id),
            today: calendarDay(of: community.clock.now, in: community.programme.timeZone))
    }

    /// Gives the group's answer to a question.
    public func answer(
        _ question: Question.ID, _ response: String, note: String = "", by person: Person.ID? = nil,
        seen: GroupAnswer.ID? = nil
    ) async throws {
        let answer = Answer(question: question, response: Response(response), note: note)
        try await store.save(answer, of: group.id, on: community.edition, by: person ?? greet, seen: seen)
    }
}

extension Community {
    /// Delivers a register in which these schools, by number, are in these groups; nil for none.
    public func place(_ groups: [String: String?], name: String = "Scholengroep Waterkant") async throws {
        var delivery = Community.delivery
        for index in delivery.schools.indices {
            let group = groups[delivery.schools[index].number] ?? nil
            delivery.schools[index].group = group.map { Group(number: $0, name: $0 == "G1" ? name : $0) }
        }
        _ = try await store.importDelivery(delivery, files: ["groups.csv"], into: programme)
    }

    /// The programme's manager as she is signed in.
    public func signedIn(_ person: Person.ID) async throws -> SignedInPerson {
        let token = Token()
        try await store.openSession(of: person, token: token.hash)
        return try require(try await store.signedIn(token: token.hash), "the session")
    }

    /// Somebody who was invited by the manager to coordinate the group, and accepted.
    public func groupCoordinator(
        _ email: String, _ name: String, of number: String, _ passwordHash: String
    ) async throws -> Person.ID {
        let (address, token) = (try require(EmailAddress(email), email), Token())
        try await store.inviteToGroup(
            address, number: number, of: programme.id, by: signedIn(lotte), link: mailed(token, to: email))
        try await store.acceptInvitation(
            link: token.hash, name: name, passwordHash: passwordHash, language: "nl", session: Token().hash)
        return try require(try await store.credentials(of: address), email).person
    }
}
