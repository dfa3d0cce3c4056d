import Domain

/// A WebP with nothing but its picture: whatever the program that wrote it put beside that (EXIF with a position,
/// XMP, a profile, chunks of unknown names) is left out. libvips 8.14 keeps EXIF in a WebP although told not to.
/// - Throws: `.damaged`.
func pictureOnly(webp bytes: [UInt8]) throws(FileFault) -> [UInt8] {
    guard bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) else { throw .damaged }
    var chunks: [UInt8] = []
    var rest = bytes.dropFirst(12)
    while rest.count >= 8 {
        let name = String(decoding: rest.prefix(4), as: UTF8.self)
        let size = rest.dropFirst(4).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        // An odd size is made even by a byte that does not count.
        let chunk = rest.prefix(8 + size + size % 2)
        guard chunk.count >= 8 + size else { throw .damaged }
        if ["VP8 ", "VP8L", "ALPH"].contains(name) { chunks += chunk }
        if name == "VP8X", size == 10 { chunks += withAlphaOnly(Array(chunk)) }
        rest = rest.dropFirst(chunk.count)
    }
    let size = chunks.count + 4
    return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) } + Array("WEBP".utf8)
        + chunks
}

/// The head of the file says what there is besides; of that only transparency stays.
private func withAlphaOnly(_ head: [UInt8]) -> [UInt8] {
    head.enumerated().map { $0.offset == 8 ? $0.element & 0x10 : $0.element }
}
