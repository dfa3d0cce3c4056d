import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// The coordinator asks the heads of the team to sign off.
    @Sendable func askSignOff(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let letters = try await teamLetters(.head, sheet, context) { letters, member, school in
            letters.signOffAsked(of: member, from: context.person, school: school, link: .review(sheet.assessment.id))
        }
        return try await unlessDisputed(sheet, context) {
            try await store.askSignOff(of: sheet.assessment.id, letters: letters, by: context.person.id)
            return go(.review(sheet.assessment.id))
        }
    }

    /// The head signs what they read.
    @Sendable func signOff(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let sheet = try await openSheet(context)
        let letters = try await teamLetters(.coordinator, sheet, context) { letters, member, school in
            letters.signedOff(by: context.person, to: member, school: school, link: .review(sheet.assessment.id))
        }
        return try await unlessDisputed(sheet, context) {
            try await store.signOff(
                sheet.assessment.id, state: Int64(form["state"]) ?? 0, letters: letters, by: context.person.id)
            return go(.review(sheet.assessment.id))
        }
    }

    /// Does it; where something is open, differs or has changed, shows the review with that.
    func unlessDisputed(
        _ sheet: Sheet, _ context: SignedInContext, _ change: () async throws -> Response
    ) async throws -> Response {
        let voice = voice(context.language)
        do {
            return try await change()
        } catch let incomplete as Incomplete {
            let words = voice.words.count("error.incomplete", incomplete.open.count)
            return try await review(openWorkSheet(context), context, Complaints("open", words))
        } catch let differing as Unsettled {
            let words = voice.words.count("hand.unsettled", differing.questions.count)
            return try await review(openWorkSheet(context), context, Complaints("unsettled", words))
        } catch Refusal.notSignedOff {
            return try await review(openWorkSheet(context), context, Complaints("main", voice("hand.error-not-signed")))
        } catch Refusal.changedMeanwhile {
            return try await review(
                openWorkSheet(context), context, Complaints("main", voice("hand.error-changed")), status: .conflict)
        }
    }

    /// A letter to each of the team with this role.
    private func teamLetters(
        _ role: SchoolRole, _ sheet: Sheet, _ context: SignedInContext,
        _ letter: (Letters, Team.Member, String) -> LetterText
    ) async throws -> [LetterText] {
        let school = try school(of: sheet, context)
        let team = try await store.team(of: school.id, for: context.person.id)
        let letters = letters(for: school.programme)
        return (team?.members ?? []).filter { $0.role == role }.map { letter(letters, $0, school.name) }
    }
}
