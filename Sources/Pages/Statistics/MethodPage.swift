import Domain

/// How figures are counted: what a date means, what each measure counts, what becomes of schools that change, and
/// what can be compared. The same everywhere, so that a figure has one meaning.
public struct MethodPage: Page {
    public let name = "statistics-method"

    public init() {}

    public func title(_ voice: Voice) -> String { voice("statistics.method-title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let measures = Measure.allCases.html { measure in
            """
            <dt id="\(measure.rawValue)">\(voice("statistics.measure-\(measure.rawValue)"))</dt>\
            <dd><p>\(voice("statistics.define-\(measure.rawValue)"))</p></dd>
            """
        }
        return """
            <div class="prose"><h1>\(title(voice))</h1><p class="lead">\(voice("statistics.method-lead"))</p>
            \(section("date", ["date-end", "date-region", "date-reach"], voice))</div>
            <h2>\(voice("statistics.method-measures"))</h2><dl class="who">\(measures)</dl>
            <div class="prose">\(section("change", changes, voice))
            \(section("compare", ["compare-versions", "compare-programmes", "compare-history"], voice))
            \(section("public", ["public-facts", "public-five", "public-release"], voice))</div>
            """
    }

    private var changes: [String] {
        ["change-moved", "change-merged", "change-closed", "change-left", "change-withdrawn", "change-levels"]
    }

    private func section(_ id: String, _ items: [String], _ voice: Voice) -> HTML {
        """
        <h2 id="\(id)">\(voice("statistics.method-\(id)"))</h2>\
        <ul>\(items.html { "<li>\(voice("statistics.\($0)"))</li>" })</ul>
        """
    }
}
