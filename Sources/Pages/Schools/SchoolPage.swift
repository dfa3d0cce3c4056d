public import Domain

/// A school's own page: what to do next, past results, what the register says.
public struct SchoolPage: Page {
    public struct Open: Sendable {
        public let assessment: Assessment.ID
        public let answered: Int
        public let asked: Int
        public let last: (by: String, at: Moment)?

        public init(assessment: Assessment.ID, answered: Int, asked: Int, last: (by: String, at: Moment)?) {
            self.assessment = assessment
            self.answered = answered
            self.asked = asked
            self.last = last
        }
    }

    public struct Past: Sendable {
        public let id: AssessmentResult.ID
        public let submittedAt: Moment
        public let points: Points
        public let level: LabelLevel.ID?

        public init(id: AssessmentResult.ID, submittedAt: Moment, points: Points, level: LabelLevel.ID?) {
            self.id = id
            self.submittedAt = submittedAt
            self.points = points
            self.level = level
        }
    }

    /// What can be done about a new assessment.
    public enum Next: Sendable {
        case goOn(Open)
        /// - Parameter soonerThan: the moment for which it need not wait, because all important actions are done.
        case begin(levels: [EducationLevel], soonerThan: Moment? = nil)
        case askCoordinator
        /// - Parameter important: the names of the actions that, once done, let it begin sooner.
        case waitUntil(Moment, important: [String] = [])
    }

    public let name = "school"
    private let id: School.ID
    private let school: School
    private let next: Next
    private let yours: YourQuestions?
    private let past: [Past]
    private let label: Label?
    private let text: VersionText
    private let regionAndNetwork: (region: String?, network: String?)
    private let complaints: Complaints
    private let tasks: Tasks?
    private let group: GroupSection?

    /// How far the school is with what it undertakes.
    public struct Tasks: Sendable {
        public let open: Int
        public let overdue: Int
        public let done: Int

        public init(open: Int, overdue: Int, done: Int) {
            self.open = open
            self.overdue = overdue
            self.done = done
        }
    }

    public init(
        id: School.ID, school: School, next: Next, yours: YourQuestions? = nil, past: [Past], label: Label?,
        text: VersionText, regionAndNetwork: (region: String?, network: String?), tasks: Tasks? = nil,
        complaints: Complaints = Complaints(), group: GroupSection? = nil
    ) {
        self.group = group
        self.id = id
        self.school = school
        self.next = next
        self.yours = yours
        self.past = past
        self.label = label
        self.text = text
        self.regionAndNetwork = regionAndNetwork
        self.complaints = complaints
        self.tasks = tasks
    }

    public func title(_ voice: Voice) -> String { school.name }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(complaints.summary(voice))
            <p class="eyebrow">\(school.address.line)</p><h1>\(school.name)</h1>
            \(yours?.html(voice) ?? .none)
            <section class="next board" aria-labelledby="next" data-next="\(nextKind)"><p class="eyebrow">\(voice("school.now"))</p>\
            \(nextCard(shell))</section>
            <div class="cols"><div>\(labelNow(voice))<h2>\(voice("school.results"))</h2>\(results(voice))\
            \(group?.html(id, shell) ?? .none)</div>
            <aside>\(board(voice))<h2>\(voice("team.title"))</h2><p><a href="\(Link.team(id))">\(voice("school.to-team"))</a></p>
            <h2>\(voice("statement.name"))</h2><p><a href="\(Link.statement(id))">\(voice("statement.to-statement"))</a></p>
            <h2>\(voice("school.facts"))</h2>\(facts(voice))
            <p class="quiet">\(voice("school.facts-from"))</p></aside></div>
            """
    }

    private var nextKind: String {
        switch next {
        case .goOn(let open): open.answered == open.asked ? "submit" : "answer"
        case .begin: "begin"
        case .askCoordinator: "ask"
        case .waitUntil: "wait"
        }
    }

    private func nextCard(_ shell: Shell) -> HTML {
        let voice = shell.voice
        switch next {
        case .goOn(let open):
            return goOn(open, voice)
        case .begin(let levels, let moment):
            return begin(levels, soonerThan: moment, shell)
        case .askCoordinator:
            return "<h2 id=\"next\">\(voice("school.ask"))</h2><p>\(voice("school.ask-text"))</p>"
        case .waitUntil(let moment, let important):
            return """
                <h2 id="next">\(voice("school.wait"))</h2>
                <p>\(voice("school.wait-text", ["date": voice.date(moment)]))</p>\(stillOpen(important, voice))
                \(if: !past.isEmpty, planButton(voice))
                """
        }
    }

    private func stillOpen(_ important: [String], _ voice: Voice) -> HTML {
        guard !important.isEmpty else { return .none }
        return """
            <details data-important="\(important.count)"><summary>\(voice.count("again.important", important.count))</summary>\
            <ul>\(important.html { "<li>\($0)</li>" })</ul></details>
            """
    }

    private func planButton(_ voice: Voice) -> HTML {
        guard let latest = past.first else { return .none }
        let hasTasks = tasks.map { $0.open > 0 } ?? false
        let board: HTML = "<a class=\"btn\" href=\"\(Link.tasks(of: id))\">\(voice("task.to-board"))</a>"
        return """
            <div class="buttons">\(if: hasTasks, board)<a class="btn\(if: hasTasks, " second")" \
            href="\(Link.plan(latest.id))">\(voice("result.to-plan"))</a></div>
            """
    }

    private func goOn(_ open: Open, _ voice: Voice) -> HTML {
        let left = open.asked - open.answered
        let progress = voice("school.progress", ["answered": "\(open.answered)", "asked": "\(open.asked)"])
        let last =
            open.last.map { last in
                voice("school.last", ["name": last.by, "date": voice.date(last.at), "time": voice.time(last.at)])
            } ?? ""
        return """
            <h2 id="next">\(left == 0 ? voice("school.ready") : voice.count("school.left", left))</h2>
            <p>\(progress) \(last)</p><div class="buttons">\
            <a class="btn" href="\(left == 0 ? Link.review(open.assessment) : .assessment(open.assessment))">\
            \(voice(left == 0 ? "school.to-review" : "school.go-on"))</a>\
            \(if: left > 0, "<a class=\"btn quiet-btn\" href=\"\(Link.review(open.assessment))\">\(voice("school.see-open"))</a>")\
            </div>
            """
    }

    private func begin(_ levels: [EducationLevel], soonerThan moment: Moment?, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let choice: HTML =
            levels.count == 1
            ? "<input type=\"hidden\" name=\"level\" value=\"\(levels[0].rawValue)\">"
            : """
            <fieldset class="field\(if: complaints.on("level") != nil, " wrong")" id="level">\
            <legend>\(voice("school.which-level"))</legend>\(levels.html { levelChoice($0, voice) })</fieldset>
            """
        return """
            <h2 id="next">\(voice(past.isEmpty ? "school.begin" : "school.begin-again"))</h2>
            \(moment.map { "<p data-sooner>\(voice("again.sooner", ["date": voice.date($0)]))</p>" } ?? .none)\
            <p>\(voice(past.isEmpty ? "school.begin-text" : "again.begin-text"))</p>
            \(shell.form(.assessments(of: id), name: "begin", "\(choice)<div class=\"buttons\"><button>\(voice("school.begin-button"))</button></div>"))
            """
    }

    private func levelChoice(_ level: EducationLevel, _ voice: Voice) -> HTML {
        """
        <div class="check"><input type="radio" name="level" value="\(level.rawValue)" id="level-\(level.rawValue)">\
        <label for="level-\(level.rawValue)">\(voice("level.\(level.rawValue)"))</label></div>
        """
    }

    private func board(_ voice: Voice) -> HTML {
        guard let tasks else { return .none }
        let counts = [
            voice.count("task.open", tasks.open), tasks.overdue > 0 ? voice.count("task.late", tasks.overdue) : "",
            tasks.done > 0 ? voice.count("task.done", tasks.done) : "",
        ].filter { !$0.isEmpty }
        return """
            <h2>\(voice("task.board"))</h2><p><a href="\(Link.tasks(of: id))">\(voice("task.to-board"))</a></p>
            <p class="quiet" data-open-tasks="\(tasks.open)">\(counts.joined(separator: " · "))</p>
            """
    }

    private func labelNow(_ voice: Voice) -> HTML {
        guard let label else { return .none }
        let words = voice(
            "school.label-until",
            ["level": text.name(of: label.level), "date": voice.lastDay(before: label.validUntil)])
        return "<div class=\"notice success\" data-label=\"\(label.level.rawValue)\"><p>\(words)</p></div>"
    }

    private func results(_ voice: Voice) -> HTML {
        guard !past.isEmpty else { return "<p class=\"quiet\">\(voice("school.no-results"))</p>" }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(voice("school.results"))"><table>\
            <thead><tr><th scope="col">\(voice("school.submitted"))</th><th scope="col">\(voice("school.label"))</th>\
            <th scope="col" class="num">\(voice("school.score"))</th></tr></thead>\
            <tbody>\(past.html { row($0, voice) })</tbody></table></div>
            \(past.count > 1 ? past.prefix(1).html { "<p><a href=\"\(Link.difference($0.id))\">\(voice("again.to-difference"))</a></p>" } : [])
            """
    }

    private func row(_ result: Past, _ voice: Voice) -> HTML {
        """
        <tr><th scope="row"><a href="\(Link.result(result.id))">\(voice.date(result.submittedAt))</a></th>\
        <td>\(result.level.map { text.name(of: $0) } ?? voice("result.none"))</td>\
        <td class="num">\(result.points.words(voice))</td></tr>
        """
    }

    private func facts(_ voice: Voice) -> HTML {
        let levels = voice.list(school.levels.sorted().map { voice("level.\($0.rawValue)") })
        let rows = [
            ("school.number", school.number), ("school.levels", levels),
            ("school.network", regionAndNetwork.network ?? ""), ("school.region", regionAndNetwork.region ?? ""),
            ("school.group", school.group?.name ?? ""),
        ].filter { !$0.1.isEmpty }
        return "<dl class=\"facts\">\(rows.html { "<dt>\(voice($0.0))</dt><dd>\($0.1)</dd>" })</dl>"
    }
}

extension Points {
    func words(_ voice: Voice) -> String {
        voice("score.of", ["points": "\(points)", "possible": "\(possible)"])
    }
}
