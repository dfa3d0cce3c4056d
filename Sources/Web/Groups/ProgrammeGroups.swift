import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    /// Who coordinates which group, for the programme's manager.
    @Sendable func showProgrammeGroups(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let done = request.uri.queryParameters["done"].map(String.init) ?? ""
        let isKnown = ["invited", "withdrawn", "removed"].contains(done)
        return try await programmeGroups(context, notice: isKnown ? "group.done-\(done)" : nil)
    }

    @Sendable func inviteToGroup(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let programme = try managed(context)
        let voice = voice(context.language, of: programme)
        let number = String(form["number"].trimmingSpace().prefix(100))
        let (group, email) = (
            try await store.registeredGroup(number, of: programme.id)?.group, EmailAddress(form["email"])
        )
        var complaints = Complaints()
        if group == nil { complaints.add("number", voice("group.error-number")) }
        if email == nil { complaints.add("email", voice("error.email")) }
        guard let group, let email else { return try await programmeGroups(context, form, complaints) }
        let language = programme.languages.first { $0.language == context.language }?.language
        let chosen = language ?? programme.languages.first?.language ?? context.language
        let link = letters(for: programme.id).group(
            to: email, group: group, programme: programme.name(in: chosen), in: chosen,
            token: Token())
        do {
            try await store.inviteToGroup(
                email, number: group.number, of: programme.id, by: context.signedIn, link: link)
        } catch Refusal.alreadyThere {
            return try await programmeGroups(context, form, Complaints("email", voice("group.error-there")))
        }
        return done("invited", programme)
    }

    @Sendable func withdrawFromGroup(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let programme = try managed(context)
        try await store.withdraw(context.parameter("invitation"), of: programme.id, by: context.signedIn)
        return done("withdrawn", programme)
    }

    @Sendable func removeFromGroup(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let programme = try managed(context)
        try await store.removeCoordinator(
            context.parameter("person"), from: context.parameter("group"), of: programme.id, by: context.signedIn)
        return done("removed", programme)
    }

    private func done(_ what: String, _ programme: Programme) -> Response {
        go(path: Link.groups(of: programme.id).path + "?done=\(what)")
    }

    private func programmeGroups(
        _ context: SignedInContext, _ form: Form? = nil, _ complaints: Complaints = Complaints(),
        notice: String? = nil
    ) async throws -> Response {
        let programme = try managed(context)
        let rows = try await store.coordinatedGroups(of: programme.id, for: context.signedIn).map { found in
            ProgrammeGroupsPage.Row(
                id: found.group.id, group: found.group.register, schools: found.schools,
                coordinators: found.coordinators.map { ($0.person, $0.name, $0.email) },
                invited: found.invited.map { ("\($0.id)", $0.email, $0.since) })
        }
        let page = ProgrammeGroupsPage(
            programme: (programme.id, programme.name(in: context.language)), rows: rows,
            typed: (form?["number"] ?? "", form?["email"] ?? ""), complaints: complaints, notice: notice)
        return show(
            page, context, status: complaints.isEmpty ? .ok : .unprocessableContent, programme: programme.id)
    }
}
