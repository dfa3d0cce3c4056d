import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// The board of a school, in the order and of those that the address asks.
    @Sendable func showTasks(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await board(request, context)
    }

    /// The same as CSV, for those who work in their own tools.
    @Sendable func tasksCSV(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let shown = try await shownTasks(request, context)
        let voice = voice(context.language, of: shown.programme)
        let header = [
            "task.task", "plan.who", "task.area", "result.topic", "task.state", "task.owner-head", "task.due",
            "plan.effect",
            "task.hours", "task.done-head", "task.reason-head", "task.notes",
        ]
        let rows = shown.cards.map { card -> [String] in
            let (task, action) = (card.placed.task, card.placed.action)
            let area = card.placed.place.map { shown.text(of: task).areas[$0.area]?.name ?? $0.area.rawValue }
            return [
                card.title, voice.who(action), area ?? "", card.topic, voice("task.state-\(task.state.rawValue)"),
                task.owner?.name ?? "", task.dueOn ?? "", action.map { "\($0.effect)" } ?? "",
                action.map { "\($0.hours)" } ?? "",
                task.doneAt.map { calendarDay(of: $0, in: shown.programme.timeZone) } ?? "", task.reason, task.notes,
            ]
        }
        return download(csv([header.map { voice($0) }] + rows), as: "tasks-\(shown.school.id).csv")
    }

    /// Puts a task of the school's own on its board. A second press changes nothing.
    @Sendable func addTask(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let school: School.ID = try context.parameter("school")
        let programme = try programme(ofSchool: school, context)
        let key = SchoolTask.ID(form["task"]) ?? store.newTaskID()
        var draft = taskDraft(form)
        let today = calendarDay(of: store.clock(), in: programme.timeZone)
        draft.state = draft.dueOn.isEmpty ? "accepted" : "planned"
        do {
            let standing = try draft.checked(against: nil, on: today, heldNul: form.heldNul)
            try await store.addTask(key, standing, at: school, by: context.person.id)
            return go(path: Link.tasks(of: school).path + "#lane-\(standing.state.rawValue)")
        } catch {
            let complaints = try complaints(about: error, voice(context.language, of: programme))
            return try await board(request, context, typed: (key, draft, complaints))
        }
    }
}

extension Site {
    private func board(
        _ request: Request, _ context: SignedInContext,
        typed: (key: SchoolTask.ID, draft: SchoolTask.Draft, complaints: Complaints)? = nil
    ) async throws -> Response {
        let shown = try await shownTasks(request, context)
        let own = TaskBoardPage.Own(
            key: typed?.key ?? store.newTaskID(), draft: typed?.draft ?? .init(),
            team: shown.board.team.map { TaskOwner(id: $0.id, name: $0.name) },
            complaints: typed?.complaints ?? Complaints())
        let page = TaskBoardPage(
            school: (shown.school.id, shown.school.name), cards: shown.cards, all: shown.board.tasks, view: shown.view,
            latest: shown.board.latest?.result, own: own)
        return show(
            page, context, status: typed == nil ? .ok : .unprocessableContent, programme: shown.programme.id)
    }

    /// The tasks that the address asks, named and in order.
    private func shownTasks(_ request: Request, _ context: SignedInContext) async throws -> ShownTasks {
        let id: School.ID = try context.parameter("school")
        guard let board = try await store.board(of: id, for: context.person.id),
            let school = context.signedIn.schools.first(where: { $0.id == id })
        else { throw Refusal.notFound }
        let programme = try self.programme(school.programme)
        let asked = Form(urlEncoded: (request.uri.query ?? "").utf8)
        let view = TaskBoardPage.View(
            order: TaskOrder(rawValue: asked["order"]) ?? .effect, filter: TaskFilter(rawValue: asked["show"]) ?? .all,
            today: calendarDay(of: store.clock(), in: programme.timeZone))
        let names = Set(board.versions.values.map(\.name))
        let texts = try names.map { name in
            let text = try text(of: name, in: context.language, programme: programme.id)
            return (name, text.worded(for: school.levels))
        }
        return ShownTasks(
            school: school, programme: programme, board: board, view: view, reader: context.person.id,
            texts: Dictionary(texts) { first, _ in first },
            fallback: try text(of: programme.version, in: context.language, programme: programme.id))
    }

    /// The programme of a school of the person's.
    func programme(ofSchool school: School.ID, _ context: SignedInContext) throws -> Programme {
        guard let own = context.signedIn.schools.first(where: { $0.id == school }) else { throw Refusal.notFound }
        return try programme(own.programme)
    }
}

/// The tasks that a reader asked for, with the words of each.
private struct ShownTasks {
    let school: SignedInPerson.SchoolOfPerson
    let programme: Programme
    let board: TaskBoard
    let view: TaskBoardPage.View
    let reader: Person.ID
    let texts: [Version.Name: VersionText]
    let fallback: VersionText

    var cards: [TaskBoardPage.Card] {
        let shown = board.placed().filter { view.filter.shows($0.task, to: reader, on: view.today) }
        return view.order.sorted(shown).map { placed in
            let text = text(of: placed.task)
            let title = placed.task.action.map { text.actions[$0]?.name ?? $0.rawValue } ?? placed.task.title
            let topic = placed.place.map { text.topics[$0.topic]?.name ?? $0.topic.rawValue } ?? ""
            return TaskBoardPage.Card(placed: placed, title: title, topic: topic)
        }
    }

    func text(of task: SchoolTask) -> VersionText {
        guard case .action(_, let result) = task.subject, let version = board.versions[result] else { return fallback }
        return texts[version.name] ?? fallback
    }
}

extension Voice {
    fileprivate func who(_ action: Action?) -> String {
        (action?.who ?? []).map { self("plan.who-\($0.rawValue)") }.joined(separator: ", ")
    }
}
