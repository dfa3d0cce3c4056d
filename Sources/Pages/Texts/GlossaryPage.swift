public import Domain

/// The words of the questionnaire, explained.
public struct GlossaryPage: Page {
    public let name = "glossary"
    private let text: VersionText

    public init(text: VersionText) {
        self.text = text
    }

    public func title(_ voice: Voice) -> String { voice("glossary.title") }

    public func main(_ shell: Shell) -> HTML {
        let terms = text.glossary.sorted { $0.term.lowercased() < $1.term.lowercased() }
        let list = terms.html { "<dt>\($0.term)</dt><dd>\($0.meaning)</dd>" }
        return """
            <h1>\(title(shell.voice))</h1><p class="lead">\(shell.voice("glossary.lead"))</p>
            <dl class="who" data-count="\(terms.count)">\(list)</dl>
            """
    }
}
