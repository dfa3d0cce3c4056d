import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func showTask(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let record = try await ownTask(context)
        let isSaved = request.uri.queryParameters["saved"] != nil
        return try show(record, SchoolTask.Draft(record.task.standing), context, isSaved: isSaved)
    }

    /// Lets the task stand as the team decided. Where a colleague changed it first, both are shown.
    @Sendable func changeTask(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let record = try await ownTask(context)
        let task = record.task
        let programme = try programme(ofSchool: task.school, context)
        let draft = taskDraft(form)
        do {
            let standing = try draft.checked(
                against: task.standing, on: calendarDay(of: store.clock(), in: programme.timeZone),
                heldNul: form.heldNul)
            do {
                try await store.change(task.id, to: standing, seen: Int(form["seen"]) ?? 0, by: context.person.id)
            } catch is TaskConflict {
                return try await conflict(SchoolTask.Draft(standing), context)
            }
            return go(path: Link.task(task.id).path + "?saved")
        } catch {
            let complaints = try complaints(about: error, voice(context.language, of: programme))
            return try show(record, draft, context, complaints: complaints)
        }
    }

    /// Both, as the task stands by now.
    func conflict(
        _ mine: SchoolTask.Draft, of id: SchoolTask.ID? = nil, _ context: SignedInContext
    ) async throws -> Response {
        let record = try await ownTask(context, id)
        guard let theirs = record.changes.first else { throw Refusal.notFound }
        let words = try record.result.map { try text(of: $0.sheet, for: context.signedIn, in: context.language) }
        let page = TaskConflictPage(
            task: record.task, title: record.task.action.flatMap { words?.actions[$0]?.name } ?? record.task.title,
            mine: mine, theirs: theirs, team: record.team.map { TaskOwner(id: $0.id, name: $0.name) })
        let programme = try programme(ofSchool: record.task.school, context)
        return show(page, context, status: .conflict, programme: programme.id)
    }

    /// The task in the address, or this one, where it is of a school of the person's.
    func ownTask(_ context: SignedInContext, _ id: SchoolTask.ID? = nil) async throws -> TaskRecord {
        guard let record = try await store.task(id ?? context.parameter("task"), for: context.person.id) else {
            throw Refusal.notFound
        }
        return record
    }

    private func show(
        _ record: TaskRecord, _ draft: SchoolTask.Draft, _ context: SignedInContext, isSaved: Bool = false,
        complaints: Complaints = Complaints()
    ) throws -> Response {
        let programme = try programme(ofSchool: record.task.school, context)
        let school = context.signedIn.schools.first { $0.id == record.task.school }
        let page = TaskPage(
            school: school?.name ?? "", task: record.task, origin: try origin(of: record, programme, context),
            changes: record.changes, team: record.team.map { TaskOwner(id: $0.id, name: $0.name) },
            proofs: record.proofs, draft: draft, today: calendarDay(of: store.clock(), in: programme.timeZone),
            isSaved: isSaved, complaints: complaints)
        return show(
            page, context, status: complaints.isEmpty ? .ok : .unprocessableContent, programme: programme.id)
    }

    /// Where an action of a plan comes from; nil for the school's own.
    private func origin(
        of record: TaskRecord, _ programme: Programme, _ context: SignedInContext
    ) throws -> TaskPage.Origin? {
        guard let result = record.result, let id = record.task.action,
            let action = result.sheet.assessment.version.action(id), let cause = result.proposals[id]
        else { return nil }
        let version = result.sheet.assessment.version
        let levels = context.signedIn.schools.first { $0.id == record.task.school }?.levels ?? []
        let today = calendarDay(of: store.clock(), in: programme.timeZone)
        return TaskPage.Origin(
            action: action, cause: cause, topic: version.place(of: cause.question).topic, result: result.id,
            submittedAt: result.submittedAt,
            text: try text(of: result.sheet, for: context.signedIn, in: context.language),
            help: HelpAtHand(help: catalogue.help(in: programme.id, of: version.name.scheme, for: levels), today: today)
        )
    }
}
