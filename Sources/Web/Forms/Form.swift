import Domain
import HTTPTypes
import Hummingbird
import Secrets
import Store

/// The fields of a posted form, repaired where bytes are no text.
struct Form: Sendable {
    /// The largest body taken: a note of a million characters still comes back with a clear word on its length.
    static let mostBytes = 4 << 20
    private static let mostFields = 200

    private let fields: [String: String]
    private let every: [String: [String]]
    /// Whether a text held the character NUL, which no database keeps; it was taken out.
    let heldNul: Bool

    subscript(_ name: String) -> String {
        fields[name] ?? ""
    }

    /// Nil where the field was not sent.
    func optional(_ name: String) -> String? {
        fields[name]
    }

    /// Every value of a field that may be sent more than once, such as boxes that are ticked.
    func all(_ name: String) -> [String] {
        every[name] ?? []
    }

    init(urlEncoded body: some Sequence<UInt8>) {
        self.init(
            Array(body).split(separator: UInt8(ascii: "&")).prefix(Self.mostFields).map { pair in
                let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
            })
    }

    init(_ fields: [(name: String, value: String)]) {
        var every: [String: [String]] = [:]
        var heldNul = false
        for (name, value) in fields {
            heldNul = heldNul || value.utf8.contains(0)
            every[name, default: []].append(tidied(value))
        }
        self.every = every
        self.fields = every.compactMapValues(\.last)
        self.heldNul = heldNul
    }
}

/// Without NUL, and with line ends of one character.
private func tidied(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\r") }) else { return value }
    return value.replacing("\0", with: "").replacing("\r\n", with: "\n")
}

/// Bytes that are not UTF-8 (lone surrogates among them) become the replacement character.
private func decoded(_ bytes: some Collection<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "+"):
            plain.append(UInt8(ascii: " "))
        case UInt8(ascii: "%"):
            if let number = hexadecimal(rest.prefix(2)) {
                plain.append(number)
                rest = rest.dropFirst(2)
            } else {
                plain.append(byte)
            }
        default:
            plain.append(byte)
        }
    }
    return String(decoding: plain, as: UTF8.self)
}

private func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.count == 2 else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
}

/// A form that does not prove that we made it for this visitor.
struct FormRefused: Error {}

extension Site {
    /// Makes a handler of one that takes a form: reads the body within its limit and checks the token before
    /// anything else, so that no route can forget to.
    func form<Context: PageMaking>(
        _ handler: @escaping @Sendable (Form, Request, Context) async throws -> Response
    ) -> @Sendable (Request, Context) async throws -> Response {
        { request, context in
            let body = try await wholeBody(of: request)
            let form = Form(urlEncoded: body.readableBytesView)
            guard signer.isSignature(form["form-token"], of: context.page.formOwner),
                isFromHere(request)
            else { throw FormRefused() }
            return try await handler(form, request, context)
        }
    }

    /// - Throws: a 413 when it is too large, a 400 when it is broken or breaks off.
    private func wholeBody(of request: Request) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: Form.mostBytes)
        } catch let error as any HTTPResponseError {
            throw error
        } catch {
            throw HTTPError(.badRequest)
        }
    }

    /// Browsers say where a request comes from; older ones do not, and the token guards alone.
    func isFromHere(_ request: Request) -> Bool {
        guard let site = request.headers[.secFetchSite] else { return true }
        return site == "same-origin" || site == "none"
    }
}
