/// A ZIP archive whose files are stored as they are. The first file stays the first: an OpenDocument file is known
/// by it.
struct StoredZip {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var files: UInt16 = 0

    /// - Parameter name: in ASCII.
    mutating func add(_ name: String, _ content: [UInt8]) {
        let (path, offset) = (Array(name.utf8), UInt32(clamping: body.count))
        let common = header(of: content, named: path)
        body += bytes(0x0403_4B50, 4) + common + path + content
        directory += bytes(0x0201_4B50, 4) + bytes(20, 2) + common
        // No comment, first disk, no attributes.
        directory += bytes(0, 2) + bytes(0, 2) + bytes(0, 2) + bytes(0, 4) + bytes(offset, 4) + path
        files += 1
    }

    var archive: [UInt8] {
        let end = bytes(0x0605_4B50, 4) + bytes(0, 4) + bytes(UInt32(files), 2) + bytes(UInt32(files), 2)
        return body + directory + end + bytes(UInt32(clamping: directory.count), 4)
            + bytes(UInt32(clamping: body.count), 4) + bytes(0, 2)
    }

    /// The version that is needed, no flags, stored, 1 January 1980: equal content is an equal archive.
    private func header(of content: [UInt8], named path: [UInt8]) -> [UInt8] {
        let size = bytes(UInt32(clamping: content.count), 4)
        return bytes(20, 2) + bytes(0, 2) + bytes(0, 2) + bytes(0, 2) + bytes(33, 2) + bytes(checksum(content), 4)
            + size
            + size + bytes(UInt32(clamping: path.count), 2) + bytes(0, 2)
    }
}

/// The lowest bytes of a number, the lowest first.
private func bytes(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
}

/// CRC-32, as ZIP wants it.
private func checksum(_ content: [UInt8]) -> UInt32 {
    ~content.reduce(~0 as UInt32) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
}
