import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    @Sendable func showTeam(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let done = request.uri.queryParameters["done"].map(String.init) ?? ""
        let isKnown = ["invited", "withdrawn", "removed", "role"].contains(done)
        return try await team(context, notice: isKnown ? "team.done-\(done)" : nil)
    }

    @Sendable func inviteColleague(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let id: School.ID = try context.parameter("school")
        let voice = voice(context.language)
        guard let email = EmailAddress(form["email"]) else {
            return try await team(context, form["email"], Complaints("email", voice("error.email")))
        }
        guard let school = try await store.school(id) else { throw Refusal.notFound }
        let role = SchoolRole(rawValue: form["role"]) ?? .contributor
        let link = letters(for: school.programme).colleague(
            to: email, from: context.person, school: school.school.name, in: context.language, token: Token())
        do {
            try await store.inviteColleague(email, as: role, to: id, by: context.person.id, link: link)
        } catch Refusal.alreadyThere {
            return try await team(context, form["email"], Complaints("email", voice("error.already-there")))
        }
        return done("invited", id)
    }

    @Sendable func withdrawInvitation(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let id: School.ID = try context.parameter("school")
        try await store.withdraw(context.parameter("invitation"), of: id, by: context.person.id)
        return done("withdrawn", id)
    }

    @Sendable func setRole(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let id: School.ID = try context.parameter("school")
        guard let role = SchoolRole(rawValue: form["role"]) else { throw Refusal.notFound }
        return try await unlessLast(context) {
            try await store.setRole(of: context.parameter("person"), to: role, at: id, by: context.person.id)
            return done("role", id)
        }
    }

    @Sendable func removeMember(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let id: School.ID = try context.parameter("school")
        let member: Person.ID = try context.parameter("person")
        return try await unlessLast(context) {
            try await store.remove(member, from: id, by: context.person.id)
            return member == context.person.id ? go(.mine) : done("removed", id)
        }
    }

    private func unlessLast(
        _ context: SignedInContext, _ change: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await change()
        } catch Refusal.lastCoordinator {
            let words = voice(context.language)("error.last-coordinator")
            return try await team(context, "", Complaints("main", words))
        }
    }

    private func done(_ what: String, _ school: School.ID) -> Response {
        go(path: Link.team(school).path + "?done=\(what)")
    }

    private func team(
        _ context: SignedInContext, _ typedEmail: String = "", _ complaints: Complaints = Complaints(),
        notice: String? = nil
    ) async throws -> Response {
        let id: School.ID = try context.parameter("school")
        guard let team = try await store.team(of: id, for: context.person.id),
            let school = try await store.school(id)
        else { throw Refusal.notFound }
        let members = team.members.map { member in
            TeamPage.Member(
                id: member.person, name: member.name, email: member.email, role: member.role,
                isMe: member.person == context.person.id)
        }
        let invited = team.invited.map {
            TeamPage.Invited(id: "\($0.id)", email: $0.email, role: $0.role, since: $0.since)
        }
        let page = TeamPage(
            school: (id, school.school.name), members: members, invited: invited,
            isCoordinator: members.contains { $0.isMe && $0.role == .coordinator }, typedEmail: typedEmail,
            complaints: complaints, notice: notice)
        return show(page, context, status: complaints.isEmpty ? .ok : .unprocessableContent)
    }
}
