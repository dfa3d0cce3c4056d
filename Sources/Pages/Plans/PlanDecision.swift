public import Domain

/// What the school has decided about the actions of a plan, and a decision that can't be kept.
public struct PlanDecisions: Sendable {
    public let tasks: [Action.ID: SchoolTask]
    public let today: String
    /// The action with a reason that is none, as it was typed, and what is wrong with it.
    public let wrong: (action: Action.ID, reason: String, words: String)?

    public init(
        tasks: [Action.ID: SchoolTask], today: String, wrong: (action: Action.ID, reason: String, words: String)? = nil
    ) {
        self.tasks = tasks
        self.today = today
        self.wrong = wrong
    }

    var complaints: Complaints {
        wrong.map { Complaints("reason-\($0.action.rawValue)", $0.words) } ?? Complaints()
    }

    /// Of an action of a result: the task that it is, or two buttons: we do it, or it is not for us.
    func html(for action: Action.ID, of result: AssessmentResult.ID, _ shell: Shell) -> HTML {
        let voice = shell.voice
        if let task = tasks[action] { return there(task, voice) }
        let wrong = wrong.flatMap { $0.action == action ? $0 : nil }
        let id = "reason-\(action.rawValue)"
        let field = TextField(
            name: "reason", label: voice("task.reason"), value: wrong?.reason ?? "", complaint: wrong?.words, id: id
        ).html(voice)
        let hidden: HTML = "<input type=\"hidden\" name=\"action\" value=\"\(action.rawValue)\">"
        let accept: HTML = """
            \(hidden)<button name="state" value="accepted">\(voice("task.accept"))</button>
            """
        let decline: HTML = """
            \(hidden)\(field)<button class="second" name="state" value="declined">\(voice("task.decline"))</button>
            """
        return """
            <div class="decide">\(shell.form(.undertakings(of: result), name: "undertake", accept))\
            <details\(if: wrong != nil, " open")><summary>\(voice("task.state-declined"))</summary>\
            \(shell.form(.undertakings(of: result), name: "decline", decline))</details></div>
            """
    }

    private func there(_ task: SchoolTask, _ voice: Voice) -> HTML {
        let due = task.dueWords(on: today, voice)
        let details: HTML =
            task.state == .declined
            ? " <span>\(task.reason)</span>"
            : " <span>\(task.ownerWords(voice))</span>\(if: due != .none, " <span>\(due)</span>")"
        return """
            <p class="standing" data-task="\(task.id.description)">\(task.state.html(voice))\(details) \
            <a href="\(Link.task(task.id))">\(voice("task.open-it"))</a></p>
            """
    }
}
