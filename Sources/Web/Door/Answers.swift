import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    /// A page as a response.
    func show(
        _ page: some Page, _ context: some PageMaking, status: HTTPResponse.Status = .ok,
        programme: Programme.ID? = nil
    ) -> Response {
        let document = shell(context.page, programme: programme).render(page).text
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
        headers[.contentLanguage] = context.page.language.rawValue
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: document)))
    }

    /// A page that says one thing.
    func message(
        _ kind: String, name: String, _ context: some PageMaking, values: [String: String] = [:],
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let way: (Link, String) = context.page.signedIn == nil ? (.home, "way.home") : (.mine, "way.mine")
        return show(
            MessagePage(name: name, kind: kind, values: values, ways: [way]), context, status: status)
    }

    /// A piece of a page, for the script.
    func fragment(_ html: HTML, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html.text)))
    }

    /// On to another page of ours, after something was done.
    func go(_ link: Link) -> Response {
        go(path: link.path)
    }

    func go(path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    private func shell(_ context: PageContext, programme: Programme.ID?) -> Shell {
        Shell(
            voice: voice(context.language, of: programme.flatMap { catalogue.programme($0) }),
            languages: languages.map { ($0, catalogue.words[$0]?("language.name") ?? $0.rawValue) },
            visitor: context.signedIn.map {
                Shell.Visitor(name: $0.person.name, isManager: !$0.manages.isEmpty)
            },
            formToken: signer.signature(of: context.formOwner),
            writerToken: context.signedIn.map { writerToken(of: $0.person.id) } ?? "", path: context.path,
            assets: assets.addresses)
    }
}

extension PageMaking {
    var language: Language { page.language }
}
