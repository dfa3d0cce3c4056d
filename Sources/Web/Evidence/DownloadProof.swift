import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// The file, piece by piece, for the browser to save: it is never shown on a page of ours.
    @Sendable func downloadProof(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (id, person): (Proof.ID, Person.ID) = (try context.parameter("proof"), context.person.id)
        let (store, file) = (store, try await store.file(of: id, for: person))
        var headers: HTTPFields = [.contentType: file.kind.mediaType, .cacheControl: "private, no-cache"]
        headers[.contentDisposition] = attachment(named: file.name)
        // Should a browser show it all the same, it is alone: no scripts, no forms, no cookies of ours.
        headers[.contentSecurityPolicy] = "sandbox; default-src 'none'"
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(contentLength: file.bytes) { writer in
                var (left, piece) = (file.bytes, 0)
                while left > 0 {
                    let bytes = try await store.bytes(of: id, piece: piece, for: person)
                    // Taken away meanwhile: the download breaks off, and the browser says so.
                    guard !bytes.isEmpty else { throw Refusal.notFound }
                    (left, piece) = (left - bytes.count, piece + 1)
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                try await writer.finish(nil)
            })
    }
}

/// The name twice (RFC 6266): in letters that every browser reads, and as it is.
func attachment(named name: String) -> String {
    let plain = name.unicodeScalars.map { scalar in
        scalar.isASCII && scalar.value >= 0x20 && !"\"\\%".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
    }
    return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(extended(name))"
}

/// As RFC 8187 writes a value.
private func extended(_ text: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~".utf8)
    return text.utf8.map { byte in
        if plain.contains(byte) { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }.joined()
}
