import Domain
import Pages

extension Gallery {
    private static let today = "2026-11-22"

    private func task(
        _ key: Int64, _ state: SchoolTask.State, action: Action.ID? = nil, owner: SchoolTask.Owner? = nil,
        dueOn: String? = nil
    ) -> SchoolTask {
        SchoolTask(
            id: .init(key), school: Sample.found.id,
            subject: action.map { .action($0, of: AssessmentResult.ID(99)) } ?? .own(typed), madeAt: .afternoon,
            state: state, owner: owner, dueOn: dueOn, notes: typed, reason: state == .declined ? typed : "",
            doneAt: state == .done ? .afternoon : nil, revision: 3)
    }

    private var owners: [SchoolTask.Owner?] {
        [
            nil, .init(id: .init(1), name: typed, isOfTheTeam: true),
            .init(id: .init(2), name: typed, isOfTheTeam: false),
        ]
    }

    private var team: [TaskOwner] { [TaskOwner(id: .init(1), name: typed)] }

    func taskPages() throws -> [any Page] {
        boards(try Sample.result(.weak)) + (try details(try Sample.result(.weak)))
            + [decidedPlan(try Sample.result(.weak), try Sample.help(on: Self.today))]
            + [try scheduledWay(try Sample.result(.weak)), school(open: 0), school(open: 3)]
    }

    private func boards(_ result: AssessmentResult) -> [any Page] {
        let version = result.sheet.assessment.version
        let places = version.places
        let cards = result.judgement.plan.prefix(12).enumerated().map { index, planned -> TaskBoardPage.Card in
            let states = SchoolTask.State.allCases
            let task = task(
                Int64(index + 1), states[index % states.count], action: planned.action, owner: owners[index % 3],
                dueOn: index % 2 == 0 ? "2026-11-01" : "2027-11-01")
            return TaskBoardPage.Card(
                placed: PlacedTask(
                    task: task, action: version.action(planned.action), place: places[planned.action],
                    isOfEarlierPlan: index == 3),
                title: text.actions[planned.action]?.name ?? "",
                topic: places[planned.action].flatMap { text.topics[$0.topic]?.name } ?? "")
        }
        let own = TaskBoardPage.Card(
            placed: PlacedTask(task: task(90, .accepted), action: nil, place: nil, isOfEarlierPlan: false),
            title: typed,
            topic: "")
        var complaints = Complaints("title", typed)
        complaints.add("due", typed)
        complaints.add("owner", typed)
        func board(
            _ cards: [TaskBoardPage.Card], all: [TaskBoardPage.Card], _ order: TaskOrder, _ filter: TaskFilter,
            latest: AssessmentResult.ID?, wrong: Bool = false
        ) -> TaskBoardPage {
            TaskBoardPage(
                school: (Sample.found.id, typed), cards: cards, all: all.map(\.placed.task),
                view: .init(order: order, filter: filter, today: Self.today), latest: latest,
                own: .init(
                    key: .init(5), draft: wrong ? .init(title: typed, owner: "x", dueOn: typed) : .init(), team: team,
                    complaints: wrong ? complaints : Complaints()))
        }
        let all = cards + [own]
        return [
            board([], all: [], .effect, .all, latest: nil), board([], all: [], .effect, .all, latest: result.id),
            board(all, all: all, .effect, .all, latest: result.id),
            board([], all: all, .date, .free, latest: result.id, wrong: true),
            board(all.filter { $0.placed.task.state == .declined }, all: all, .owner, .mine, latest: result.id),
        ]
    }

    private func details(_ result: AssessmentResult) throws -> [any Page] {
        let changes = [
            TaskChange(
                revision: 3, at: .afternoon, by: typed, standing: .init(title: typed, state: .done, notes: typed),
                ownerName: nil),
            TaskChange(
                revision: 2, at: .afternoon, by: typed,
                standing: .init(title: typed, state: .declined, owner: .init(1), dueOn: "2027-01-01", reason: typed),
                ownerName: typed),
            TaskChange(
                revision: 1, at: .afternoon, by: typed, standing: .init(title: "x", state: .accepted), ownerName: nil),
        ]
        let origins = try result.judgement.plan.prefix(4).map { try origin($0, result) }
        let pages: [any Page] = SchoolTask.State.allCases.enumerated().map { index, state in
            let action = origins.indices.contains(index) ? origins[index] : nil
            let task = task(
                Int64(index), state, action: action?.action.id, owner: owners[index % 3],
                dueOn: index == 1 ? nil : "2026-11-01")
            return TaskPage(
                school: typed, task: task, origin: action, changes: changes, team: team, draft: .init(task.standing),
                today: Self.today, isSaved: index == 1)
        }
        var complaints = Complaints("title", typed)
        for field in ["state", "owner", "due", "notes", "reason"] { complaints.add(field, typed) }
        let draft = SchoolTask.Draft(title: typed, state: "x", owner: typed, dueOn: typed, notes: typed, reason: typed)
        let own = task(7, .planned)
        return pages + [
            TaskPage(
                school: typed, task: own, origin: nil, changes: changes, team: team, draft: draft, today: Self.today,
                complaints: complaints),
            TaskConflictPage(
                task: task(8, .busy, owner: owners[2], dueOn: "2027-01-01"), title: typed,
                mine: .init(.init(title: typed, state: .declined, owner: .init(1), notes: typed, reason: typed)),
                theirs: changes[0], team: team),
        ]
    }

    private func origin(_ planned: PlannedAction, _ result: AssessmentResult) throws -> TaskPage.Origin? {
        let version = result.sheet.assessment.version
        let help = try Sample.help(on: Self.today)
        return version.action(planned.action).map { action in
            TaskPage.Origin(
                action: action, cause: planned.because, topic: version.place(of: planned.because.question).topic,
                result: result.id, submittedAt: .afternoon, text: text, help: help)
        }
    }

    private func decidedPlan(_ result: AssessmentResult, _ help: HelpAtHand) -> PlanPage {
        let plan = result.judgement.plan.map(\.action)
        let tasks = plan.prefix(5).enumerated().map { index, action in
            task(Int64(index), SchoolTask.State.allCases[index], action: action, owner: owners[index % 3])
        }
        return PlanPage(
            school: typed, result: result, text: text, help: help,
            decisions: PlanDecisions(
                tasks: tasks.current(for: result.id), today: Self.today,
                wrong: plan.last.map { (action: $0, reason: typed, words: typed) }))
    }

    private func school(open: Int) -> SchoolPage {
        let past = SchoolPage.Past(
            id: AssessmentResult.ID(99), submittedAt: .afternoon, points: Points(points: 3, possible: 60), level: nil)
        return SchoolPage(
            id: Sample.found.id, school: Sample.school, next: .waitUntil(.afternoon), past: [past], label: nil,
            text: text, regionAndNetwork: (typed, typed), tasks: .init(open: open, overdue: open / 2, done: open / 3))
    }

    private func scheduledWay(_ result: AssessmentResult) throws -> WayPage {
        let assessment = result.sheet.assessment
        let outlook = Outlook(of: result.sheet.responses, at: assessment.level, by: assessment.version)
        var asked = WayPage.Asked()
        asked.ticked = Set(outlook.actions.prefix(5))
        let actions = assessment.version.actions.filter { asked.ticked.contains($0.id) }
        return try WayPage(
            school: typed, result: result, text: text, outlook: outlook, goals: outlook.goals(), asked: asked,
            then: outlook.judgement(doing: asked.ticked), dated: spread(actions, after: Self.today))
    }
}
