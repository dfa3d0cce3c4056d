import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// Sets what the school's group sees.
    @Sendable func shareWithGroup(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let school: School.ID = try context.parameter("school")
        let matters = Set(form.all("matter").compactMap(SharedMatter.init(rawValue:)))
        try await store.share(matters, of: school, by: context.person.id)
        return go(path: Link.school(school).path + "?done=sharing#group")
    }

    /// What the school's page says of its group; nil where it is in none.
    func groupSection(
        of school: School.ID, _ role: SchoolRole, isSaved: Bool, _ context: SignedInContext
    ) async throws -> GroupSection? {
        try await store.sharing(of: school, for: context.person.id).map { sharing in
            GroupSection(
                group: sharing.group, coordinators: sharing.coordinators,
                shares: sharing.shares.map { .init(matter: $0.matter, since: $0.since, by: $0.by) },
                isCoordinator: role == .coordinator, isSaved: isSaved)
        }
    }

    /// What the school's group answered to the questions of its assessment, of those that may be shared.
    func groupAnswers(on work: WorkSheet) -> [Question.ID: GroupAnswer] {
        let shareable = catalogue.edition(work.sheet.assessment.version.name)?.shareable ?? []
        return work.groupAnswers.filter { shareable.contains($0.key) }
    }

    /// Makes the group's answer the school's. Where the one or the other has changed meanwhile, the question comes
    /// back with both as they are now.
    @Sendable func takeOver(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        guard let answer = GroupAnswer.ID(form["answer"]) else { throw Refusal.notFound }
        do {
            let seen = Int64(form["seen"]).map { Moment(milliseconds: $0) }
            _ = try await store.takeOver(
                answer, to: question.id, in: sheet.assessment.id, by: context.person.id, seen: seen)
        } catch let conflict as AnswerConflict {
            let words = voice(context.language)("conflict.title", ["name": conflict.theirs.by])
            return try await questionAgain(question.id, words, context)
        } catch is GroupAnswerChanged {
            return try await questionAgain(question.id, voice(context.language)("group.changed"), context)
        }
        return go(path: Link.question(question.id, of: sheet.assessment.id).path + "?saved")
    }

    private func questionAgain(
        _ id: Question.ID, _ words: String, _ context: SignedInContext
    ) async throws -> Response {
        let work = try await openWorkSheet(context)
        let question = try question(of: work.sheet, context)
        return try page(of: question, work, context, complaints: Complaints("response", words), status: .conflict)
    }
}
