/// What a file seems to be by how it begins. Each has its own check to stand.
public enum SeemingKind: Sendable, Equatable {
    case pdf
    case image(FileKind)
    /// A ZIP archive, as office files are.
    case archive
    case text
}

/// Looks at the content only; a name says nothing.
/// - Throws: `.empty`, `.markup` and `.unknownKind`.
public func seemingKind(of bytes: [UInt8]) throws(FileFault) -> SeemingKind {
    guard !bytes.isEmpty else { throw .empty }
    if bytes.starts(with: "%PDF-".utf8) { return .pdf }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .image(.png) }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .image(.jpeg) }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .image(.webp) }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .archive }
    try checkText(bytes)
    return .text
}

/// UTF-8, or what Windows wrote before it, without control characters; and nothing that another program would
/// take for its own.
private func checkText(_ bytes: [UInt8]) throws(FileFault) {
    guard !bytes.contains(where: isControl) else { throw .unknownKind }
    // These five have no meaning in windows-1252.
    let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    if String(validating: bytes, as: UTF8.self) == nil, bytes.contains(where: undefined.contains) {
        throw .unknownKind
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let start = body.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard !start.isEmpty else { throw .empty }
    if start.first == UInt8(ascii: "<") { throw .markup }
    // RTF, PostScript, and what a shell would run.
    let others = ["{\\rtf", "%!", "#!"]
    if others.contains(where: { start.starts(with: $0.utf8) }) { throw .unknownKind }
}

/// All but tab, line feed, form feed and carriage return.
private func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains(byte)) || byte == 0x7F
}

extension Collection<UInt8> where Index == Int {
    /// Where these bytes first stand.
    public func firstIndex(of needle: some Collection<UInt8>) -> Int? {
        guard let head = needle.first else { return startIndex }
        var from = startIndex
        while let found = self[from...].firstIndex(of: head) {
            if self[found...].starts(with: needle) { return found }
            from = found + 1
        }
        return nil
    }
}
