public import Domain

/// A group for its coordinator: its schools side by side, each with what it shares.
public struct GroupPage: Page {
    public struct Row: Sendable {
        public let id: School.ID
        public let number: String
        public let name: String
        public let place: String
        /// Nil where the school does not share it.
        public let standing: Standing?
        public let plan: PlanProgress?

        var sharesSomething: Bool { standing != nil || plan != nil }

        public init(
            id: School.ID, number: String, name: String, place: String, standing: Standing?, plan: PlanProgress?
        ) {
            self.id = id
            self.number = number
            self.name = name
            self.place = place
            self.standing = standing
            self.plan = plan
        }
    }

    public struct Standing: Sendable {
        /// By the id of its words.
        public let state: String
        public let submittedAt: Moment?
        public let label: Label?

        public init(state: String, submittedAt: Moment?, label: Label?) {
            self.state = state
            self.submittedAt = submittedAt
            self.label = label
        }
    }

    public let name = "group"
    private let id: SchoolGroup.ID
    private let group: Group
    private let rows: [Row]
    private let answers: (given: Int, of: Int)
    private let text: VersionText

    /// - Parameter answers: how many of the questions to share the group has answered.
    public init(id: SchoolGroup.ID, group: Group, rows: [Row], answers: (given: Int, of: Int), text: VersionText) {
        self.id = id
        self.group = group
        self.rows = rows
        self.answers = answers
        self.text = text
    }

    public func title(_ voice: Voice) -> String { voice.name(of: group) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let progress = voice("group.answers-given", ["given": "\(answers.given)", "of": "\(answers.of)"])
        let sharing = rows.count(where: \.sharesSomething)
        let shared = voice("group.sharing", ["sharing": "\(sharing)", "schools": "\(rows.count)"])
        return """
            <p class="eyebrow">\(voice("group.eyebrow"))</p><h1>\(title(voice))</h1>
            <p class="lead">\(voice("group.lead"))</p>
            <section class="card"><h2>\(voice("group.answers-title"))</h2><p>\(voice("group.answers-why"))</p>\
            <p class="num">\(progress)</p>\
            <div class="buttons"><a class="btn" href="\(Link.groupAnswers(id))">\(voice("group.to-answers"))</a></div></section>
            <h2>\(voice("group.schools"))</h2>\(if: rows.isEmpty, "<p>\(voice("group.no-schools"))</p>")\
            \(if: !rows.isEmpty, "<p>\(shared)</p>\(table(voice))")
            """
    }

    private func table(_ voice: Voice) -> HTML {
        let heads = ["claims.school", "schools-list.state", "school.label", "group.plan"]
        // Those that share something first: of the others there is only the name.
        let ordered = rows.filter(\.sharesSomething) + rows.filter { !$0.sharesSomething }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(voice("group.schools"))" \
            data-count="\(rows.count)"><table><thead><tr>\(heads.html { "<th scope=\"col\">\(voice($0))</th>" })</tr>\
            </thead><tbody>\(ordered.html { row($0, voice) })</tbody></table></div>
            """
    }

    private func row(_ row: Row, _ voice: Voice) -> HTML {
        """
        <tr data-school="\(row.number)"><th scope="row">\(row.name)<br>\
        <span class="quiet num">\(row.number) · \(row.place)</span></th>\(shared(row, voice))</tr>
        """
    }

    private func shared(_ row: Row, _ voice: Voice) -> HTML {
        guard row.sharesSomething else {
            return "<td colspan=\"3\" class=\"quiet\" data-shares=\"0\">\(voice("group.shares-nothing"))</td>"
        }
        let standing = row.standing.map { cells($0, voice) }
        let plan = row.plan.map { progress($0, of: row, voice) }
        return """
            \(standing ?? "<td colspan=\"2\" class=\"quiet\">\(voice("group.not-shared"))</td>")\
            \(plan ?? "<td class=\"quiet\">\(voice("group.not-shared"))</td>")
            """
    }

    private func cells(_ standing: Standing, _ voice: Voice) -> HTML {
        let submitted = standing.submittedAt.map { voice("group.submitted", ["date": voice.date($0)]) } ?? ""
        let label = standing.label.map { text.name(of: $0.level) } ?? voice("result.none")
        let until =
            standing.label.map { voice("group.valid-until", ["date": voice.lastDay(before: $0.validUntil)]) } ?? ""
        let level = standing.label?.level.rawValue ?? "none"
        return """
            <td data-state="\(standing.state)">\(voice("state.\(standing.state)"))\
            \(if: !submitted.isEmpty, "<br><span class=\"quiet\">\(submitted)</span>")</td>\
            <td data-label="\(level)">\(label)\(if: !until.isEmpty, "<br><span class=\"quiet\">\(until)</span>")</td>
            """
    }

    private func progress(_ plan: PlanProgress, of row: Row, _ voice: Voice) -> HTML {
        guard plan.all > 0 else { return "<td data-plan=\"0\">\(voice("group.no-actions"))</td>" }
        let words = voice("group.done", ["done": "\(plan.done)", "all": "\(plan.all)"])
        let overdue = plan.overdue > 0 ? voice.count("group.overdue", plan.overdue) : ""
        return """
            <td data-plan="\(plan.all)"><a href="\(Link.groupPlan(of: row.id, in: id))">\(words)\
            <span class="sr">: \(row.name)</span></a>\(bar(plan.done, of: plan.all))\
            \(if: !overdue.isEmpty, "<span class=\"state wait\">\(overdue)</span>")</td>
            """
    }
}
