import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    /// A release of a programme, for everybody: that of a day, or the last.
    @Sendable func showPublicFigures(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = Programme.ID(try context.parameter("programme", as: String.self))
        guard let programme = catalogue.programme(id) else { throw Refusal.notFound }
        let days = try await store.releaseDays()[programme.id] ?? []
        guard let last = days.first else { return message("no-release", name: "public-figures-none", context) }
        let asked = Form(urlEncoded: (request.uri.query ?? "").utf8)["on"]
        let release = try await store.release(of: programme.id, on: asked.isEmpty ? last : asked)
        let page = PublicFiguresPage(
            release: release, names: try publishedNames(of: programme, in: context.language), days: days)
        return show(page, context, programme: programme.id)
    }

    /// Which releases there are.
    @Sendable func showOpenData(_ request: Request, _ context: PageContext) async throws -> Response {
        let (inUse, days) = (try await store.programmesInUse(), try await store.releaseDays())
        let listed = catalogue.programmes.filter { inUse.contains($0.id) }.map { programme in
            OpenDataPage.Listed(
                programme: programme.id, programmeName: programme.name(in: context.language),
                days: days[programme.id] ?? [])
        }
        return show(OpenDataPage(programmes: listed), context)
    }

    /// A file of a release: the same for everybody and for ever, so that it needs neither session nor cookie.
    @Sendable func openData(_ request: Request, _ context: PageContext) async throws -> Response {
        let programme = Programme.ID(try context.parameter("programme", as: String.self))
        let name: String = try context.parameter("file")
        let day: String = try context.parameter("day")
        guard day != "latest" else {
            guard let last = try await store.releaseDays()[programme]?.first else { throw Refusal.notFound }
            return latest(.openData(name, of: programme, on: last))
        }
        let file = try await store.openFile(name, of: programme, on: day)
        let tag = "\"\(file.checksum)\""
        var headers: HTTPFields = [
            .contentType: file.type, .eTag: tag, .cacheControl: "public, max-age=31536000, immutable",
            .accessControlAllowOrigin: "*",
        ]
        if name.hasSuffix(".csv") {
            headers[.link] = "<\(name)-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\""
        }
        guard !holds(tag, request.headers[.ifNoneMatch]) else {
            return Response(status: .notModified, headers: headers)
        }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: file.text)))
    }

    private func latest(_ link: Link) -> Response {
        Response(status: .found, headers: [.location: link.path, .cacheControl: "public, max-age=3600"])
    }

    /// Whether the visitor has this already. Tags are compared weakly, as a proxy may have made ours weak.
    private func holds(_ tag: String, _ known: String?) -> Bool {
        let tags = (known ?? "").split(separator: ",").map { String($0).trimmingSpace() }
        return tags.contains { $0 == "*" || $0 == tag || $0 == "W/" + tag }
    }

    func publishedNames(of programme: Programme, in language: Language) throws -> PublishedNames {
        let names = catalogue.programmes.map { ($0.id.rawValue, $0.name(in: language)) }
        return PublishedNames(
            of: programme, text: try text(of: programme.version, in: language, programme: programme.id),
            levels: labelLevels(of: programme), others: Dictionary(names) { first, _ in first })
    }
}
