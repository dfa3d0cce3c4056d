public import Domain

/// The plan that a school shares with its group: what, how far and by when; not who, and no notes.
public struct GroupPlanPage: Page {
    public let name = "group-plan"
    private let id: SchoolGroup.ID
    private let group: Group
    private let school: String
    private let tasks: [SharedTask]
    private let names: [Action.ID: String]

    /// - Parameter names: what the actions of the content are called.
    public init(
        id: SchoolGroup.ID, group: Group, school: String, tasks: [SharedTask], names: [Action.ID: String]
    ) {
        self.id = id
        self.group = group
        self.school = school
        self.tasks = tasks
        self.names = names
    }

    public func title(_ voice: Voice) -> String { voice("group.plan-title", ["school": school]) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let list: HTML =
            tasks.isEmpty
            ? "<p>\(voice("group.no-actions"))</p>" : "<ul class=\"results\">\(tasks.html { row($0, voice) })</ul>"
        return """
            <p class="eyebrow"><a href="\(Link.group(id))">\(voice.name(of: group))</a></p><h1>\(title(voice))</h1>
            <p class="lead">\(voice("group.plan-lead"))</p><div data-count="\(tasks.count)">\(list)</div>
            """
    }

    private func row(_ task: SharedTask, _ voice: Voice) -> HTML {
        let title =
            switch task.subject {
            case .action(let action, _): names[action] ?? action.rawValue
            case .own(let words): words
            }
        let kind = task.state == .done ? "done" : task.isOverdue ? "wait" : "open"
        let due = task.dueOn.map {
            voice(task.isOverdue ? "group.was-due" : "group.due", ["date": voice.date(day: $0)])
        }
        return """
            <li class="result" data-task="\(task.state.rawValue)"><div><h2 class="as-h3">\(title)</h2>\
            \(if: due != nil, "<p class=\"quiet\">\(due ?? "")</p>")</div>\
            <span class="state \(kind)">\(voice("group.task-\(task.state.rawValue)"))</span></li>
            """
    }
}
