import Domain

/// What is ticked goes onto the board with a day for each.
extension WayPage {
    func putIntoPlan(_ shell: Shell) -> HTML {
        let voice = shell.voice
        guard !dated.isEmpty else { return .none }
        let items = dated.html { item in
            """
            <li><strong>\(text.actions[item.action]?.name ?? item.action.rawValue)</strong>\
            <span class="quiet num">\(voice.date(day: item.dueOn))</span></li>
            """
        }
        let fields = dated.html { "<input type=\"hidden\" name=\"do\" value=\"\($0.action.rawValue)\">" }
        let button: HTML = """
            \(fields)<div class="buttons"><button>\(voice.count("task.put", dated.count))</button></div>
            """
        return """
            <section id="put" data-dated="\(dated.count)"><h2>\(voice("task.put-title"))</h2>
            <p class="prose">\(voice("task.put-lead"))</p><ol class="ways">\(items)</ol>
            \(shell.form(.schedule(of: result.id), name: "schedule", button))</section>
            """
    }
}
