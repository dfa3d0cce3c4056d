/// Checks that a ZIP archive is nothing else besides: it begins with its first entry, its directory ends where
/// the closing record begins, and that record is the end of the file. What is in it is not looked at.
/// - Throws: `.damaged`, `.mixed`.
public func checkArchiveFrame(_ bytes: [UInt8]) throws(FileFault) {
    let closing = bytes.suffix(22)
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), closing.count == 22 else { throw .damaged }
    guard closing.starts(with: [0x50, 0x4B, 0x05, 0x06]) else {
        // Cut off, or with something behind it.
        throw bytes.suffix(22 + 0xFFFF).firstIndex(of: [0x50, 0x4B, 0x05, 0x06] as [UInt8]) == nil ? .damaged : .mixed
    }
    let (size, start) = (number(closing.dropFirst(12).prefix(4)), number(closing.dropFirst(16).prefix(4)))
    guard start + size == bytes.count - 22 else { throw .mixed }
    // Readers of PDF look for its mark in the first kilobyte.
    if bytes.prefix(1100).firstIndex(of: "%PDF-".utf8) != nil { throw .mixed }
}

/// The lowest byte first.
private func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
}
