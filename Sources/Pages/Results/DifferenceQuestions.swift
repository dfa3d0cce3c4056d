import Domain

/// Every question of both forms: what went up, down and stayed, and what can't be compared, with the reason.
struct DifferenceQuestions {
    let report: DifferenceReport
    let then: VersionText
    let now: VersionText

    func html(_ voice: Voice) -> HTML {
        let moved = DifferenceReport.Movement.allCases.html { group($0, voice) }
        return """
            <section><h2>\(voice("again.questions"))</h2>\(moved)\(incomparable(voice))</section>
            """
    }

    private func group(_ movement: DifferenceReport.Movement, _ voice: Voice) -> HTML {
        let questions = report.questions(movement)
        guard !questions.isEmpty else { return .none }
        return """
            <details data-movement="\(movement.rawValue)" data-count="\(questions.count)"\(if: movement != .same, " open")>\
            <summary>\(voice.count("again.questions-\(movement.rawValue)", questions.count))</summary>\
            <ul class="answers">\(questions.html { item($0, voice) })</ul></details>
            """
    }

    private func incomparable(_ voice: Voice) -> HTML {
        let reasons = DifferenceReport.Why.allCases.html { why in
            let questions = report.questions(notComparable: why)
            guard !questions.isEmpty else { return .none }
            return """
                <h3>\(voice("again.why-\(why.rawValue)"))</h3>\
                <ul class="answers" data-why="\(why.rawValue)">\(questions.html { item($0, voice) })</ul>
                """
        }
        let count = report.questions.count { $0.change == nil }
        guard count > 0 else { return .none }
        return """
            <details data-movement="none" data-count="\(count)"><summary>\
            \(voice.count("again.questions-none", count))</summary>\(reasons)</details>
            """
    }

    private func item(_ question: DifferenceReport.OfQuestion, _ voice: Voice) -> HTML {
        """
        <li data-question="\((question.now ?? question.then)?.question.rawValue ?? "")"><p class="q">\(question.ask(then: then, now: now))</p>\
        \(askedThen(question, voice))\(answer(question.then, then, "again.then", voice))\
        \(answer(question.now, now, "again.now", voice))\(question.change?.state(voice) ?? .none)</li>
        """
    }

    /// How the question read then, where it read otherwise.
    private func askedThen(_ question: DifferenceReport.OfQuestion, _ voice: Voice) -> HTML {
        guard let past = question.then, let later = question.now, then.ask(past.question) != now.ask(later.question)
        else { return .none }
        return "<p class=\"a\">\(voice("again.asked-then", ["question": then.ask(past.question)]))</p>"
    }

    private func answer(
        _ asked: DifferenceReport.Asked?, _ text: VersionText, _ key: String, _ voice: Voice
    ) -> HTML {
        guard let asked else { return .none }
        return "<p class=\"a\">\(voice(key)) <q>\(text.words(of: asked.response, to: asked.question, voice))</q></p>"
    }
}

/// What the school undertook, what of it was done, and what became of the questions that called for it.
struct Undertakings {
    let report: DifferenceReport
    /// The words of the version whose plan it was.
    let then: VersionText

    func html(_ voice: Voice) -> HTML {
        """
        <section data-promised="\(report.promised.count)" data-done="\(report.done.count)">\
        <h2>\(voice("again.promises"))</h2>\(table(voice))\(notTakenUp(voice))</section>
        """
    }

    private func table(_ voice: Voice) -> HTML {
        guard !report.undertakings.isEmpty else { return "<p>\(voice("again.promised-none"))</p>" }
        let heads = ["action", "state", "effect"].html { "<th scope=\"col\">\(voice("again.task-\($0)"))</th>" }
        return """
            <p>\(voice("again.promises-lead"))</p>\
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(voice("again.promises"))"><table>\
            <thead><tr>\(heads)</tr></thead><tbody>\(report.undertakings.html { row($0, voice) })</tbody></table></div>
            """
    }

    private func row(_ task: DifferenceReport.Undertaking, _ voice: Voice) -> HTML {
        let words = UndertakingWords(then: then, voice: voice)
        return """
            <tr data-task="\(task.promise.state.rawValue)"><th scope="row">\(words.name(of: task))</th>\
            <td>\(words.state(of: task))</td><td>\(effect(task, voice))</td></tr>
            """
    }

    private func effect(_ task: DifferenceReport.Undertaking, _ voice: Voice) -> HTML {
        switch task.effect {
        case .change(let change): change.state(voice)
        case .notComparable(let why):
            "\(voice("again.effect-unknown")) <span class=\"quiet\">\(voice("again.why-\(why.rawValue)"))</span>"
        case nil: "<span class=\"quiet\">\(voice(task.isDone ? "again.effect-own" : "again.effect-not-done"))</span>"
        }
    }

    private func notTakenUp(_ voice: Voice) -> HTML {
        guard !report.notTakenUp.isEmpty else { return .none }
        let names = report.notTakenUp.html { "<li>\(then.actions[$0]?.name ?? $0.rawValue)</li>" }
        return """
            <details><summary>\(voice.count("again.not-taken-up", report.notTakenUp.count))</summary>\
            <ul>\(names)</ul></details>
            """
    }
}
