public import Documents
import Domain
import Foundation
public import HTTPTypes
public import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Pages
public import SQL
import Secrets
import Store
public import Web

/// What came back from the site.
public struct Reply: Sendable {
    public let status: Int
    public let headers: HTTPFields
    /// As it came.
    public let bytes: [UInt8]

    public var body: String { String(decoding: bytes, as: UTF8.self) }

    public var location: String { headers[.location] ?? "" }

    /// The value of the first `name="…"` attribute that follows this text.
    public func attribute(_ name: String, after text: String = "") -> String? {
        guard let start = text.isEmpty ? body.startIndex : body.range(of: text)?.upperBound,
            let found = body.range(of: "\(name)=\"", range: start..<body.endIndex),
            let end = body.range(of: "\"", range: found.upperBound..<body.endIndex)
        else { return nil }
        return String(body[found.upperBound..<end.lowerBound])
    }

    /// The name of the page, by its `data-page`.
    public var page: String? { attribute("data-page") }
}

/// A browser at the door of the site: keeps cookies and the token of the last form, and follows no redirect.
public actor Visitor {
    private let respond: @Sendable (Request, PageContext) async throws -> Response
    private var cookies: [String: String] = [:]
    private var formToken = ""
    public var language = "nl"

    public init(to site: Site) {
        self.init(to: site.routes())
    }

    public init(to routes: Router<PageContext>) {
        let responder = routes.buildResponder()
        respond = { try await responder.respond(to: $0, context: $1) }
    }

    @discardableResult
    public func get(_ path: String, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(.get, path, headers: headers, body: "")
    }

    /// Posts the fields with the token of the last page, unless another is given.
    @discardableResult
    public func post(
        _ path: String, _ fields: [String: String] = [:], token: String? = nil, headers: HTTPFields = [:]
    ) async throws -> Reply {
        let all = fields.merging(["form-token": token ?? formToken]) { own, _ in own }
        let body = all.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: "&")
        return try await post(path, raw: body, headers: headers)
    }

    /// Posts a body as it is.
    public func post(_ path: String, raw body: String, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(.post, path, headers: headers, body: body)
    }

    /// Posts a form with a file, with the token of the last page; cut into pieces as the line would cut it.
    @discardableResult
    public func post(
        _ path: String, _ fields: [String: String] = [:], file: (name: String, bytes: [UInt8])?, token: String? = nil,
        breaksOffAfter most: Int = .max
    ) async throws -> Reply {
        let all = [("form-token", token ?? formToken)] + fields.sorted { $0.key < $1.key }
        var body = all.flatMap { name, value in
            Array("--mark\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        // As browsers write a quote within the name.
        let (name, bytes) = (file?.name.replacing("\"", with: "%22") ?? "", file?.bytes ?? [])
        body += Array("--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8)
        body += bytes + Array("\r\n--mark--\r\n".utf8)
        let pieces = Line(body: ByteBuffer(bytes: body), left: most)
        return try await send(
            .post, path, headers: [.contentType: "multipart/form-data; boundary=mark"],
            body: RequestBody(asyncSequence: pieces))
    }

    public func token() -> String { formToken }
    public func cookie(_ name: String) -> String? { cookies[name] }
    public func set(_ name: String, cookie: String?) { cookies[name] = cookie }

    public func signIn(_ email: String, _ password: String = Community.password) async throws -> Reply {
        try await get("/sign-in")
        return try await post("/sign-in", ["email": email, "password": password])
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: String
    ) async throws -> Reply {
        try await send(method, path, headers: headers, body: RequestBody(buffer: ByteBuffer(string: body)))
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: RequestBody
    ) async throws -> Reply {
        var fields = headers
        if fields[.acceptLanguage] == nil { fields[.acceptLanguage] = language }
        fields[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields),
            body: body)
        let context = PageContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Self.quiet))
        let response = try await respond(request, context)
        let collector = Collector()
        try await response.body.write(collector)
        let reply = Reply(status: response.status.code, headers: response.headers, bytes: collector.all)
        remember(reply)
        return reply
    }

    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func remember(_ reply: Reply) {
        for line in reply.headers[values: .setCookie] {
            let pair = line.split(separator: ";")[0].split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = pair.count > 1 && !pair[1].isEmpty ? String(pair[1]) : nil
        }
        if let token = reply.attribute("value", after: "name=\"form-token\"") { formToken = token }
    }
}

/// The line over which a body comes in pieces, and on which it may break off.
private struct Line: AsyncSequence, AsyncIteratorProtocol, Sendable {
    struct BrokenOff: Error {}

    var body: ByteBuffer
    var left: Int

    func makeAsyncIterator() -> Line { self }

    mutating func next() async throws -> ByteBuffer? {
        guard body.readableBytes > 0 else { return nil }
        guard left > 0 else { throw BrokenOff() }
        let piece = body.readSlice(length: Swift.min(body.readableBytes, 16_001, left))
        left -= piece?.readableBytes ?? 0
        return piece
    }
}

/// Gathers the body of a response.
private final class Collector: ResponseBodyWriter {
    private var bytes = ByteBuffer()

    var all: [UInt8] { Array(bytes.readableBytesView) }

    func write(_ buffer: ByteBuffer) async throws {
        bytes.writeImmutableBuffer(buffer)
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

private func encoded(_ text: String) -> String {
    text.utf8.map { byte in
        let isPlain = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "z") ~= byte
        return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
}

extension Community {
    /// The site of this community, with cheap passwords.
    public func site(base: String = "http://localhost:8080", press: Press? = nil) async throws -> Site {
        Site(
            store: store, catalogue: projectContent, passwords: Passwords(costExponent: 4),
            signer: Signer(key: try await store.formKey()), address: SiteAddress(base: base), press: press)
    }

    /// A community whose people sign in with `Community.password`.
    public static func withPasswords(on engine: Engine = .memory) async throws -> Community {
        try await withPasswords(in: try await engine.database())
    }

    /// The same in this database, which is empty.
    public static func withPasswords(in database: any Database) async throws -> Community {
        try await Community(in: database, passwordHash: try await Passwords(costExponent: 4).hash(password))
    }
}
