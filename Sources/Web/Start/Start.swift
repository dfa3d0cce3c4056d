import Domain
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func home(_ request: Request, _ context: PageContext) async throws -> Response {
        show(HomePage(), context)
    }

    @Sendable func privacy(_ request: Request, _ context: PageContext) async throws -> Response {
        show(TextPage.privacy(contact: contact(of: nil)), context)
    }

    @Sendable func accessibility(_ request: Request, _ context: PageContext) async throws -> Response {
        show(TextPage.accessibility(contact: contact(of: nil)), context)
    }

    @Sendable func file(_ request: Request, _ context: PageContext) async throws -> Response {
        try assets.response(context.parameter("file"))
    }

    /// Remembers the language and goes back to where the visitor was.
    @Sendable func chooseLanguage(_ form: Form, _ request: Request, _ context: PageContext) async throws -> Response {
        var response = go(path: localPath(form["next"]) ?? Link.home.path)
        if languages.contains(Language(form["language"])) {
            response.setCookie(cookie(.language, form["language"]))
        }
        return response
    }

    /// The path where it is one of this site; nil for anything that could lead elsewhere.
    func localPath(_ path: String) -> String? {
        guard path.hasPrefix("/"), !path.hasPrefix("//"), path.utf8.count <= 2_000 else { return nil }
        let isPlain = path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        return isPlain ? path : nil
    }
}
