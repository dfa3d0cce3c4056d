/// What the label is, for whom, who sees what, and the way to one's school.
public struct HomePage: Page {
    public let name = "home"

    public init() {}

    public func title(_ voice: Voice) -> String { voice("home.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            <section class="hero board bleed"><div>
            <h1>\(voice("home.title"))</h1>
            <p class="lead">\(voice("home.lead"))</p>
            \(searchForm("", voice, classes: "search"))
            </div>\(sample(voice))</section>
            <section id="how"><h2>\(voice("home.how"))</h2><ol class="steps">\(steps(voice))</ol></section>
            <section id="who"><h2>\(voice("who.title"))</h2>\(whoSeesWhat(voice, classes: "who"))</section>
            <section><h2>\(voice("home.for-whom"))</h2><ul class="cards">\(audiences(voice))</ul></section>
            """
    }

    private func steps(_ voice: Voice) -> [HTML] {
        (1...4).html { "<li><h3>\(voice("home.step-\($0)"))</h3><p>\(voice("home.step-\($0)-text"))</p></li>" }
    }

    private func audiences(_ voice: Voice) -> [HTML] {
        ["schools", "programmes", "public"].html {
            "<li class=\"card\"><h3>\(voice("home.\($0)"))</h3><p>\(voice("home.\($0)-text"))</p></li>"
        }
    }

    private func sample(_ voice: Voice) -> HTML {
        let areas = [("sample.infrastructure", 16), ("sample.policy", 14), ("sample.practice", 13)]
        let bars = areas.html { area, points in
            "<li>\(voice("score.named", ["name": voice(area), "points": "\(points)", "possible": "20"]))\(bar(points, of: 20))</li>"
        }
        return """
            <aside class="sample" aria-label="\(voice("sample.title"))"><p class="eyebrow">\(voice("sample.title"))</p>
            \(medal(kind: "silver", rank: 2, caption: voice("sample.silver")))
            <ul class="level-bars">\(bars)</ul></aside>
            """
    }
}

/// Who sees what, as the product promises it. Shown before the claim.
func whoSeesWhat(_ voice: Voice, classes: String) -> HTML {
    let rows = ["team", "group", "programme", "public"].html {
        "<dt>\(voice("who.\($0)"))</dt><dd>\(voice("who.\($0)-text"))</dd>"
    }
    return "<dl class=\"\(classes)\">\(rows)</dl>"
}

func searchForm(_ query: String, _ voice: Voice, classes: String, choice: HTML = .none) -> HTML {
    """
    <form class="\(classes)" method="get" action="\(Link.schools(query: ""))" role="search" data-form="school-search">
    \(choice)
    <label for="q">\(voice("search.label"))</label><p class="hint" id="q-hint">\(voice("search.hint"))</p>
    <div class="row"><input id="q" name="q" type="search" value="\(query)" maxlength="200" autocomplete="off" \
    aria-describedby="q-hint"><button>\(voice("search.button"))</button></div></form>
    """
}
