import Domain

/// The part of the account page where somebody chooses what they are reminded of.
struct ReminderChoice {
    let wish: ReminderWish
    let complaint: String?

    func html(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let choices = [ReminderWish.weekly, .dates, .none].html { wish in choice(wish, voice) }
        let content: HTML = """
            <fieldset class="field\(if: complaint != nil, " wrong")" id="reminders">\
            <legend>\(voice("reminder.which"))</legend>\
            \(if: complaint != nil, "<p class=\"error-text\">\(voice("form.error", ["what": complaint ?? ""]))</p>")\
            \(choices)</fieldset><div class="buttons"><button>\(voice("reminder.save"))</button></div>
            """
        return """
            <h2>\(voice("reminder.title"))</h2><p>\(voice("reminder.about"))</p>
            \(shell.form(.reminders, name: "reminders", content))
            """
    }

    private func choice(_ each: ReminderWish, _ voice: Voice) -> HTML {
        """
        <div class="check"><input type="radio" name="reminders" value="\(each.rawValue)" \
        id="reminders-\(each.rawValue)"\(if: each == wish, " checked")><label for="reminders-\(each.rawValue)">\
        \(voice("reminder.wish-\(each.rawValue)"))</label></div>
        """
    }
}
