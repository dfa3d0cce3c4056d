public import Domain

/// Somebody to whom a task can be given.
public struct TaskOwner: Sendable, Equatable {
    public let id: Person.ID
    public let name: String

    public init(id: Person.ID, name: String) {
        self.id = id
        self.name = name
    }
}

/// The fields of a task's forms, with what was typed and what is wrong with it.
struct TaskFields {
    let draft: SchoolTask.Draft
    let team: [TaskOwner]
    /// Who looks after it and has left the team: they may stay.
    var former: SchoolTask.Owner?
    let complaints: Complaints
    let voice: Voice

    func title(hint: String = "") -> HTML {
        TextField(
            name: "title", label: voice("task.title-own"), hint: hint, value: draft.title,
            complaint: complaints.on("title")
        ).html(voice)
    }

    func states() -> HTML {
        let choices = SchoolTask.State.allCases.html { state in
            """
            <div class="check"><input type="radio" name="state" value="\(state.rawValue)" id="state-\(state.rawValue)"\
            \(if: draft.state == state.rawValue, " checked")><label for="state-\(state.rawValue)">\
            \(voice("task.state-\(state.rawValue)"))</label></div>
            """
        }
        let wrong = complaints.on("state")
        return """
            <fieldset class="field states\(if: wrong != nil, " wrong")" id="state"><legend>\(voice("task.state"))</legend>\
            \(if: wrong != nil, "<p class=\"error-text\">\(voice("form.error", ["what": wrong ?? ""]))</p>")\(choices)</fieldset>
            """
    }

    func owner() -> HTML {
        let gone = former.map { [($0.id, voice("task.has-left", ["name": $0.name]))] } ?? []
        let options = (gone + team.map { ($0.id, $0.name) }).html { id, name in
            "<option value=\"\(id.description)\"\(if: draft.owner == id.description, " selected")>\(name)</option>"
        }
        let wrong = complaints.on("owner")
        return """
            <div class="field\(if: wrong != nil, " wrong")"><label for="owner">\(voice("task.owner"))</label>\
            \(if: wrong != nil, "<p class=\"error-text\" id=\"owner-error\">\(voice("form.error", ["what": wrong ?? ""]))</p>")\
            <select id="owner" name="owner"\(if: wrong != nil, " aria-invalid=\"true\" aria-describedby=\"owner-error\"")>\
            <option value="">\(voice("task.nobody"))</option>\(options)</select></div>
            """
    }

    /// A field for dates shows nothing of what is no date: then it is one for text.
    func due() -> HTML {
        let isDay = draft.dueOn.isEmpty || isCalendarDay(draft.dueOn)
        return TextField(
            name: "due", label: voice("task.due"), hint: isDay ? "" : voice("task.due-hint"),
            type: isDay ? "date" : "text", value: draft.dueOn, complaint: complaints.on("due")
        ).html(voice)
    }

    func notes() -> HTML {
        TextArea(
            name: "notes", label: voice("task.notes"), hint: voice("task.notes-hint"), value: draft.notes,
            complaint: complaints.on("notes")
        ).html(voice)
    }

    func reason() -> HTML {
        let field = TextField(
            name: "reason", label: voice("task.reason"), hint: voice("task.reason-hint"), value: draft.reason,
            complaint: complaints.on("reason")
        ).html(voice)
        return "<div class=\"reason\">\(field)</div>"
    }
}

extension SchoolTask.State {
    /// How a state is drawn beside its word.
    var sign: String {
        switch self {
        case .accepted, .planned: "wait"
        case .busy: "open"
        case .done: "done"
        case .declined: "off"
        }
    }

    func html(_ voice: Voice) -> HTML {
        "<span class=\"state \(sign)\" data-state=\"\(rawValue)\">\(voice("task.state-\(rawValue)"))</span>"
    }
}

extension SchoolTask {
    /// Who looks after it, in words.
    func ownerWords(_ voice: Voice) -> String {
        guard let owner else { return voice("task.nobody") }
        return owner.isOfTheTeam ? owner.name : voice("task.has-left", ["name": owner.name])
    }

    /// By when, with a sign where that day has passed; empty where there is no day.
    func dueWords(on today: String, _ voice: Voice) -> HTML {
        if state == .done, let doneAt { return "\(voice("task.done-on", ["date": voice.date(doneAt)]))" }
        guard let dueOn else { return .none }
        let words = voice("task.by", ["date": voice.date(day: dueOn)])
        guard isOverdue(on: today) else { return "\(words)" }
        return "<strong class=\"late\" data-overdue>\(words) · \(voice("task.overdue"))</strong>"
    }
}
