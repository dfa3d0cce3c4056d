public import Domain

/// A page: a function of values, that never fetches.
public protocol Page: Sendable {
    /// The name in `data-page`, by which tests know the page; documented in docs/architecture.md.
    var name: String { get }
    func title(_ voice: Voice) -> String
    func main(_ shell: Shell) -> HTML
    /// Whether the page uses the script; it works without.
    var needsScript: Bool { get }
}

extension Page {
    public var needsScript: Bool { false }
}

/// What surrounds a page, and what every form on it needs.
public struct Shell: Sendable {
    public let voice: Voice
    /// Languages to choose from, with their own names.
    public let languages: [(Language, String)]
    public let visitor: Visitor?
    /// The token that proves that a form is ours.
    public let formToken: String
    /// Tells on a form who wrote it, without saying who; empty where nobody is signed in.
    public let writerToken: String
    /// The address of this page, to come back to after a change of language.
    public let path: String
    public let assets: Assets

    public struct Visitor: Sendable, Equatable {
        public let name: String
        public let isManager: Bool

        public init(name: String, isManager: Bool) {
            self.name = name
            self.isManager = isManager
        }
    }

    /// Addresses of the files beside the pages, with their checksums so that they can be kept for ever.
    public struct Assets: Sendable {
        public let style: String
        public let badge: String
        public let script: String

        public init(style: String, badge: String, script: String) {
            self.style = style
            self.badge = badge
            self.script = script
        }
    }

    public init(
        voice: Voice, languages: [(Language, String)], visitor: Visitor?, formToken: String, writerToken: String,
        path: String,
        assets: Assets
    ) {
        self.voice = voice
        self.languages = languages
        self.visitor = visitor
        self.formToken = formToken
        self.writerToken = writerToken
        self.path = path
        self.assets = assets
    }

    /// The whole document.
    public func render(_ page: some Page) -> HTML {
        """
        <!doctype html>
        <html lang="\(voice.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(page.title(voice)) – \(voice("brand"))</title>
        <link rel="stylesheet" href="\(assets.style)">
        <link rel="icon" href="\(assets.badge)" type="image/svg+xml">
        \(if: page.needsScript, "<script src=\"\(assets.script)\" defer></script>")
        </head>
        <body>
        <a class="skip" href="#main">\(voice("shell.skip"))</a>
        \(header)
        <main id="main" tabindex="-1" data-page="\(page.name)">
        \(page.main(self))
        </main>
        \(footer)
        </body>
        </html>
        """
    }

    private var header: HTML {
        """
        <header class="top board"><div class="wrap">
        <a class="brand" href="\(Link.home)"><img src="\(assets.badge)" alt="" width="32" height="32">\
        <span>\(voice("brand"))</span></a>
        <nav class="nav" aria-label="\(voice("shell.menu"))"><ul>\(menu)</ul></nav>
        \(languageChoice)
        <div class="me">\(me)</div>
        </div></header>
        """
    }

    private var menu: [HTML] {
        var items: [(Link, String)] = [(.schools(query: ""), "shell.find-school")]
        if let visitor {
            items = [(.mine, "shell.mine")] + (visitor.isManager ? [(.claims, "shell.claims")] : []) + items
        }
        return items.html { link, word in
            "<li><a href=\"\(link)\"\(if: link.path == path, " aria-current=\"page\"")>\(voice(word))</a></li>"
        }
    }

    /// Folded away behind the language in which the page is.
    private var languageChoice: HTML {
        let current = languages.first { $0.0 == voice.language }?.1 ?? voice.language.rawValue
        return """
            <details class="lang"><summary aria-label="\(voice("shell.language")): \(current)">\(current)</summary>\
            \(languageForm)</details>
            """
    }

    private var languageForm: HTML {
        let buttons = languages.html { language, name in
            """
            <button name="language" value="\(language.rawValue)" lang="\(language.rawValue)"\
            \(if: language == voice.language, " aria-current=\"true\"")>\(name)</button>
            """
        }
        return form(
            .language, name: "language", label: voice("shell.language"),
            "<input type=\"hidden\" name=\"next\" value=\"\(path)\">\(buttons)")
    }

    private var me: HTML {
        guard let visitor else { return "<a href=\"\(Link.signIn)\">\(voice("shell.sign-in"))</a>" }
        return """
            <a href="\(Link.account)">\(visitor.name)</a>\
            \(form(.signOut, name: "sign-out", "<button>\(voice("shell.sign-out"))</button>"))
            """
    }

    private var footer: HTML {
        """
        <footer class="foot"><div class="wrap"><ul>
        <li><a href="\(Link.privacy)">\(voice("shell.privacy"))</a></li>
        <li><a href="\(Link.accessibility)">\(voice("shell.accessibility"))</a></li>
        <li><a href="\(Link.glossary)">\(voice("shell.glossary"))</a></li>
        <li><a href="\(Link.openDataIndex)">\(voice("release.open-title"))</a></li>
        </ul></div></footer>
        """
    }
}
