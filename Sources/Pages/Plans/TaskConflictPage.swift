public import Domain

/// Two people changed one task: both ways in which it could stand, side by side, to choose from. Nothing was
/// overwritten.
public struct TaskConflictPage: Page {
    public let name = "task-conflict"
    private let task: SchoolTask
    private let taskTitle: String
    private let mine: SchoolTask.Draft
    private let theirs: TaskChange
    private let team: [TaskOwner]

    /// - Parameters:
    ///   - task: as it stands now.
    ///   - mine: what the reader wanted, which is possible in itself.
    ///   - theirs: the change that came first.
    public init(
        task: SchoolTask, title: String, mine: SchoolTask.Draft, theirs: TaskChange, team: [TaskOwner]
    ) {
        self.task = task
        taskTitle = title
        self.mine = mine
        self.theirs = theirs
        self.team = team
    }

    public func title(_ voice: Voice) -> String { voice("task.conflict", ["name": theirs.by]) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let when = ["name": theirs.by, "date": voice.date(theirs.at), "time": voice.time(theirs.at)]
        let keepMine: HTML = """
            <input type="hidden" name="seen" value="\(task.revision)">\
            <input type="hidden" name="state" value="\(mine.state)"><input type="hidden" name="owner" value="\(mine.owner)">\
            <input type="hidden" name="due" value="\(mine.dueOn)"><input type="hidden" name="title" value="\(mine.title)">\
            <input type="hidden" name="reason" value="\(mine.reason)"><textarea name="notes" hidden>\n\(mine.notes)</textarea>\
            <div class="buttons"><button>\(voice("task.keep-mine"))</button></div>
            """
        return """
            <p class="eyebrow">\(taskTitle)</p><h1>\(title(voice))</h1>
            <p class="lead">\(voice("task.conflict-lead"))</p><div class="cards">
            <section class="card" data-theirs><h2>\(voice("task.theirs", ["name": theirs.by]))</h2>
            \(facts(SchoolTask.Draft(task.standing), voice))<p class="quiet">\(voice("task.changed", when))</p>
            <div class="buttons"><a class="btn second" href="\(Link.task(task.id))">\(voice("task.keep-theirs"))</a></div></section>
            <section class="card" data-mine><h2>\(voice("task.mine"))</h2>\(facts(mine, voice))
            \(shell.form(.task(task.id), name: "keep-task", keepMine))</section></div>
            """
    }

    private func facts(_ draft: SchoolTask.Draft, _ voice: Voice) -> HTML {
        let owner = team.first { $0.id.description == draft.owner }?.name
        let former = task.owner.flatMap { $0.id.description == draft.owner ? $0.name : nil }
        let rows = [
            ("task.task", draft.title), ("task.state", voice("task.state-\(draft.state)")),
            ("task.owner-head", owner ?? former ?? voice("task.nobody")),
            ("task.due", draft.dueOn.isEmpty ? voice("task.nothing") : voice.date(day: draft.dueOn)),
            ("task.reason-head", draft.reason), ("task.notes", draft.notes),
        ].filter { !$0.1.isEmpty }
        return "<dl class=\"plain\">\(rows.html { "<dt>\(voice($0.0))</dt><dd>\($0.1)</dd>" })</dl>"
    }
}
