import Domain
import Hummingbird

/// The cookies that the site sets; all are needed for it to work.
enum SiteCookie: String {
    case session, visit, language
}

extension Site {
    /// With https the browser itself guards the name: `__Host-` can't be set by another host or path.
    func name(of cookie: SiteCookie) -> String {
        (address.isSecure ? "__Host-" : "") + cookie.rawValue
    }

    func cookie(_ cookie: SiteCookie, _ value: String) -> Cookie {
        Cookie(
            name: name(of: cookie), value: value, maxAge: cookie == .language ? 31_536_000 : nil, path: "/",
            secure: address.isSecure, httpOnly: true, sameSite: .lax)
    }

    func expired(_ cookie: SiteCookie) -> Cookie {
        Cookie(
            name: name(of: cookie), value: "", maxAge: 0, path: "/", secure: address.isSecure, httpOnly: true,
            sameSite: .lax)
    }

    /// The language chosen, or the first that the browser asks for and that there is.
    func language(of request: Request, _ cookies: Cookies) -> Language {
        if let chosen = cookies[name(of: .language)]?.value, languages.contains(Language(chosen)) {
            return Language(chosen)
        }
        let asked = (request.headers[.acceptLanguage] ?? "").split(separator: ",").prefix(10).map { part in
            Language(part.trimmingPrefix { $0 == " " }.prefix { $0.isLetter }.lowercased())
        }
        return asked.first { languages.contains($0) } ?? languages.first ?? "en"
    }
}
