import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

/// The files beside the pages, held in the program. Their addresses hold their checksums.
struct Assets: Sendable {
    private let files: [String: (type: String, bytes: [UInt8])]
    let addresses: Shell.Assets

    init() {
        let css = Array(squeezed(String(decoding: PackageResources.site_css, as: UTF8.self)).utf8)
        let style = "site.\(Self.mark(css)).css"
        let badge = "badge.\(Self.mark(PackageResources.badge_svg)).svg"
        let script = "answer.\(Self.mark(PackageResources.answer_js)).js"
        files = [
            style: ("text/css; charset=utf-8", css),
            badge: ("image/svg+xml", PackageResources.badge_svg),
            script: ("text/javascript; charset=utf-8", PackageResources.answer_js),
        ]
        addresses = Shell.Assets(style: "/public/\(style)", badge: "/public/\(badge)", script: "/public/\(script)")
    }

    func response(_ name: String) throws -> Response {
        guard let file = files[name] else { throw Refusal.notFound }
        return Response(
            status: .ok,
            headers: [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }

    private static func mark(_ bytes: [UInt8]) -> String {
        String(digest(of: Data(bytes)).prefix(10))
    }
}

/// The style sheet as it is sent: without comments and without the spaces that are for its readers. It has no texts
/// in which these signs could stand.
func squeezed(_ css: String) -> String {
    let spaced = [
        ("\n  ", "\n"), (" { ", "{"), (" {", "{"), ("; }", "}"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ","),
    ]
    return spaced.reduce(css.replacing(/\/\*(?s:.*?)\*\//, with: "")) { $0.replacing($1.0, with: $1.1) }
        .replacing(/\n\s*/, with: "\n").replacing(/\n+/, with: "\n")
}
