public import Domain

/// A school's public statement, for anybody who wants to know whether its label is real.
public struct LabelPage: Page {
    public let name = "label"
    private let school: School.ID
    private let statement: Statement

    public init(school: School.ID, statement: Statement) {
        self.school = school
        self.statement = statement
    }

    public func title(_ voice: Voice) -> String { statement.title(voice) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(statement.verdict("h1", classes: "verdict board bleed", voice))
            <section><h2>\(voice("statement.areas"))</h2><p class="prose">\(voice("statement.areas-lead")) \(voice("statement.limits"))</p>
            \(statement.areaCards("h3", voice))</section>
            <div class="buttons"><a class="btn second" href="\(Link.labelPaper(school))">\(voice("statement.to-paper"))</a></div>
            """
    }
}

extension Statement {
    /// The shield with what it means. The heading's rank is the caller's: `h1` or `h3`.
    func verdict(_ rank: HTML, classes: String, _ voice: Voice) -> HTML {
        """
        <section class="\(classes)" data-label="\(label.level.rawValue)">
        \(medal(kind: label.level.rawValue, rank: self.rank, caption: text.name(of: label.level)))
        <div><p class="eyebrow">\(place)</p><\(rank)>\(title(voice))</\(rank)><p class="lead">\(period(voice))</p>\
        <p>\(meaning)</p></div></section>
        """
    }

    func areaCards(_ rank: HTML, _ voice: Voice) -> HTML {
        let cards = areas.html { area in
            """
            <section class="card"><\(rank)>\(area.name)</\(rank)><ul>\(area.topics.html { "<li>\($0)</li>" })</ul></section>
            """
        }
        return "<div class=\"cards\">\(cards)</div>"
    }
}
