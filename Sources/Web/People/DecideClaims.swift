import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func showClaims(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let done = request.uri.queryParameters["done"].map(String.init) ?? ""
        let school = request.uri.queryParameters["school"].map(String.init) ?? ""
        let isKnown = ["approved", "refused", "taken", "decided"].contains(done)
        return try await claims(context, notice: isKnown ? ("claims.\(done)", school) : nil)
    }

    @Sendable func approveClaim(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        try await decide(context) { claim in
            let letter = letters(for: claim.school.programme).confirmed(claim)
            try await store.approve(claim.id, by: context.signedIn, letter: letter)
            return "approved"
        }
    }

    @Sendable func refuseClaim(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let id: Claim.ID = try context.parameter("claim")
        let typed = form["reason-\(id)"]
        let reason = typed.trimmingSpace()
        guard (1...1_000).contains(reason.unicodeScalars.count) else {
            let words = voice(context.language)("error.refusal-reason")
            return try await claims(context, complaint: ("\(id)", words, typed))
        }
        return try await decide(context) { claim in
            let letter = letters(for: claim.school.programme).refused(claim, reason: reason)
            try await store.refuse(claim.id, by: context.signedIn, reason: reason, letter: letter)
            return "refused"
        }
    }

    private func decide(
        _ context: SignedInContext, _ decision: (Claim) async throws -> String
    ) async throws -> Response {
        let id: Claim.ID = try context.parameter("claim")
        guard !context.signedIn.manages.isEmpty else { throw Refusal.notFound }
        guard let claim = try await store.waitingClaim(id, for: context.signedIn) else {
            return try await claims(context, notice: ("claims.decided", ""))
        }
        let school = claim.school.school.name
        do {
            return go(.claims(done: try await decision(claim), school: school))
        } catch Refusal.alreadyDecided {
            return go(.claims(done: "decided", school: school))
        } catch Refusal.schoolTaken {
            return go(.claims(done: "taken", school: school))
        }
    }

    private func claims(
        _ context: SignedInContext, notice: (key: String, school: String)? = nil,
        complaint: (claim: String, words: String, typed: String)? = nil
    ) async throws -> Response {
        guard !context.signedIn.manages.isEmpty else { throw Refusal.notFound }
        let waiting = try await store.waitingClaims(for: context.signedIn).map { claim in
            ClaimsPage.Waiting(
                id: "\(claim.id)", school: claim.school.school.name, number: claim.school.school.number,
                address: claim.school.school.address, claimant: (claim.name, claim.email), since: claim.madeAt,
                schoolEmail: claim.schoolEmail)
        }
        return show(
            ClaimsPage(claims: waiting, notice: notice, complaint: complaint), context,
            status: complaint == nil ? .ok : .unprocessableContent)
    }
}
