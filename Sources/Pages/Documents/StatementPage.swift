public import Domain

/// For a school's team: whether its statement is public, who decided that, and what the public sees or would see.
public struct StatementPage: Page {
    /// Who decided last, and when.
    public struct Decision: Sendable {
        public let isPublic: Bool
        public let by: String
        public let at: Moment

        public init(isPublic: Bool, by: String, at: Moment) {
            self.isPublic = isPublic
            self.by = by
            self.at = at
        }
    }

    public let name = "statement"
    private let school: (id: School.ID, name: String)
    private let address: String
    private let decision: Decision?
    private let statement: Statement?
    private let isCoordinator: Bool

    /// - Parameters:
    ///   - address: of the public page.
    ///   - statement: nil where the school has no label that is valid now.
    public init(
        school: (id: School.ID, name: String), address: String, decision: Decision?, statement: Statement?,
        isCoordinator: Bool
    ) {
        self.school = school
        self.address = address
        self.decision = decision
        self.statement = statement
        self.isCoordinator = isCoordinator
    }

    private var isPublic: Bool { decision?.isPublic ?? false }

    public func title(_ voice: Voice) -> String { voice("statement.name") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            <p class="eyebrow"><a href="\(Link.school(school.id))">\(school.name)</a></p><h1>\(title(voice))</h1>
            <p class="lead">\(voice("statement.lead"))</p>
            <section class="next board" data-statement="\(isPublic ? "on" : "off")" aria-labelledby="now">\
            <h2 id="now">\(voice(isPublic ? "statement.is-on" : "statement.is-off"))</h2>\(decided(voice))\(state(shell))</section>
            \(preview(voice))
            """
    }

    private func decided(_ voice: Voice) -> HTML {
        guard let decision else { return .none }
        let values = ["name": decision.by, "date": voice.date(decision.at), "time": voice.time(decision.at)]
        return "<p>\(voice(decision.isPublic ? "statement.turned-on" : "statement.turned-off", values))</p>"
    }

    /// Where it can be seen, why it can't be, and the button.
    private func state(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let link: HTML = """
            <p>\(voice("statement.address")) <a href="\(Link.label(school.id))">\(address)</a></p>
            """
        return """
            \(if: isPublic && statement != nil, link)\(if: statement == nil, "<p>\(voice("statement.no-label"))</p>")\
            \(if: !isCoordinator, "<p>\(voice("statement.coordinator-decides"))</p>")\
            \(if: isCoordinator && (isPublic || statement != nil), button(shell))
            """
    }

    private func button(_ shell: Shell) -> HTML {
        shell.form(
            .statement(school.id), name: "statement",
            """
            <input type="hidden" name="public" value="\(isPublic ? "no" : "yes")"><div class="buttons">\
            <button\(if: isPublic, " class=\"second\"")>\(shell.voice(isPublic ? "statement.turn-off" : "statement.turn-on"))</button></div>
            """)
    }

    private func preview(_ voice: Voice) -> HTML {
        guard let statement else { return .none }
        return """
            <h2>\(voice(isPublic ? "statement.seen" : "statement.would-be-seen"))</h2>
            <div class="card">\(statement.verdict("h3", classes: "verdict", voice))
            <h3>\(voice("statement.areas"))</h3><p class="prose">\(voice("statement.areas-lead")) \(voice("statement.limits"))</p>\
            \(statement.areaCards("h4", voice))</div>
            """
    }
}
