import Domain
import HTTPTypes
import Hummingbird
import Logging
import Pages
import Secrets
import Store

/// The way in and out of every request: finds out who is there, and makes a decent page of whatever goes wrong.
struct Door: RouterMiddleware {
    typealias Context = PageContext
    let site: Site

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var known = context
        known.path = request.uri.path
        known.remoteAddress = site.proxies.visitor(
            peer: context.remoteAddress, forwarded: request.headers[values: .xForwardedFor])
        let cookies = request.cookies
        known.language = site.language(of: request, cookies)
        var response: Response
        do {
            try await recognise(cookies, &known)
            response = try await next(request, known)
        } catch {
            response = await site.page(for: error, request, known)
        }
        if known.isNewVisit {
            response.setCookie(site.cookie(.visit, known.visit))
        }
        response.headers.append(contentsOf: securityHeaders)
        return response
    }

    private func recognise(_ cookies: Cookies, _ context: inout PageContext) async throws {
        // Open data is the same for everybody: nobody is looked up, and no cookie is given.
        guard !context.path.hasPrefix("/open-data/") else { return }
        let visit = cookies[site.name(of: .visit)]?.value
        context.visit = visit.flatMap { Token($0) }.map(\.text) ?? Token().text
        context.isNewVisit = context.visit != visit && !context.path.hasPrefix("/public/")
        guard let text = cookies[site.name(of: .session)]?.value, let token = Token(text) else { return }
        guard let signedIn = try await site.store.signedIn(token: token.hash) else { return }
        context.signedIn = signedIn
        context.sessionToken = token.text
        if cookies[site.name(of: .language)] == nil { context.language = signedIn.person.language }
        await prolong(signedIn, token)
    }

    /// At most every ten minutes; a full disk must not lock anybody out.
    private func prolong(_ signedIn: SignedInPerson, _ token: Token) async {
        let left = signedIn.expiresAt.milliseconds - site.store.clock().milliseconds
        guard left < (sessionSeconds - 600) * 1000 else { return }
        try? await site.store.prolongSession(token: token.hash)
    }
}

private let securityHeaders: HTTPFields = [
    .contentSecurityPolicy:
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    .xContentTypeOptions: "nosniff",
    HTTPField.Name.referrerPolicy: "same-origin",
    HTTPField.Name.crossOriginOpenerPolicy: "same-origin",
]

extension HTTPField.Name {
    static var referrerPolicy: Self { Self(known: "Referrer-Policy") }
    static var crossOriginOpenerPolicy: Self { Self(known: "Cross-Origin-Opener-Policy") }
    static var link: Self { Self(known: "Link") }
    static var xForwardedFor: Self { Self(known: "X-Forwarded-For") }
    static var secFetchSite: Self { Self(known: "Sec-Fetch-Site") }

    /// A name that is known to be valid.
    private init(known name: String) {
        self = Self(name) ?? .server
    }
}

extension Site {
    /// The page for what went wrong, with the status that belongs to it.
    func page(for error: any Error, _ request: Request, _ context: PageContext) async -> Response {
        switch error {
        case is SignInNeeded:
            return signInNeeded(request, context, kept: await keptForm(of: request))
        case let elsewhere as Elsewhere:
            return go(elsewhere.link)
        case is FormRefused:
            return message("form-expired", name: "error", context, status: .forbidden)
        case Refusal.notFound:
            return errorPage(404, context)
        case Refusal.alreadyDecided, Refusal.alreadySubmitted, Refusal.givenUp:
            return errorPage(404, context)
        case is Passwords.Busy:
            return errorPage(503, context)
        case let error where error.isPassingTrouble:
            context.logger.error("\(error)")
            return errorPage(503, context)
        case let error as any HTTPResponseError:
            return errorPage(error.status.code, context)
        default:
            context.logger.error("\(error)")
            return errorPage(500, context)
        }
    }

    func errorPage(_ status: Int, _ context: PageContext) -> Response {
        let shown = (400..<600).contains(status) ? status : 500
        return show(
            MessagePage.error(shown, isSignedIn: context.signedIn != nil), context,
            status: HTTPResponse.Status(code: shown))
    }

    private func signInNeeded(_ request: Request, _ context: PageContext, kept: KeptForm?) -> Response {
        let isReading = request.method == .get || request.method == .head
        let notice = isReading ? "sign-in.needed" : "sign-in.expired"
        return show(
            SignInPage(
                next: isReading ? request.uri.string : Link.mine.path,
                notice: kept == nil ? notice : "sign-in.kept", kept: kept?.fields ?? [:]), context,
            status: .unauthorized)
    }
}
