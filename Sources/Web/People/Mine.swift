import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// What is somebody's. Who has one school or one group and nothing else goes straight to it.
    @Sendable func mine(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let signedIn = context.signedIn
        let claims = try await store.ownWaitingClaims(of: signedIn.person.id)
        let groups = try await store.groups(of: signedIn.person.id)
        if groups.isEmpty, claims.isEmpty, signedIn.manages.isEmpty, signedIn.schools.count == 1,
            let only = signedIn.schools.first
        {
            return go(.school(only.id))
        }
        if claims.isEmpty, signedIn.manages.isEmpty, signedIn.schools.isEmpty, groups.count == 1,
            let only = groups.first
        {
            return go(.group(only.id))
        }
        let page = MinePage(
            schools: signedIn.schools.map { ($0.id, $0.name, $0.role) },
            waiting: claims.map { claim in
                MinePage.Waiting(
                    school: claim.school.school.name, since: claim.madeAt, schoolEmail: claim.schoolEmail)
            },
            programmes: signedIn.manages.map { id in
                (id, catalogue.programme(id)?.names[context.language] ?? id.rawValue)
            },
            questions: try await store.questionsWaiting(for: signedIn.person.id),
            groups: groups.map { ($0.id, $0.register) })
        return show(page, context)
    }
}
