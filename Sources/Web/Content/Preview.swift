public import Domain
import Foundation
import HTTPTypes
public import Hummingbird
import Pages
import Store

/// What the preview shows: a version, or what is wrong with the content.
public enum Previewed: Sendable {
    case edition(Edition, languages: [Language])
    case faults([String])
}

/// The addresses of the preview: one page, and what it needs. It reads and never writes.
/// - Parameter content: read anew for each request, so that an author reloads to see a change.
public func previewRoutes(_ content: @escaping @Sendable () -> Previewed) -> Router<PageContext> {
    let router = Router(context: PageContext.self)
    let assets = Assets()
    router.get("/") { _, _ in
        switch content() {
        case .edition(let edition, let languages):
            let page = PreviewPage(edition: edition, languages: languages)
            return document(page.document(style: assets.addresses.style, badge: assets.addresses.badge).text, .ok)
        case .faults(let faults):
            return document(faults.joined(separator: "\n"), .internalServerError, type: "text/plain; charset=utf-8")
        }
    }
    router.get("/public/{file}") { _, context in
        do {
            return try assets.response(context.parameter("file"))
        } catch is Refusal {
            return Response(status: .notFound)
        }
    }
    return router
}

private func document(
    _ text: String, _ status: HTTPResponse.Status, type: String = "text/html; charset=utf-8"
) -> Response {
    var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
    headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
}
