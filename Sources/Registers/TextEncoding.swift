/// The encodings in which registers come.
enum TextEncoding: Equatable {
    /// After so many bytes of byte-order marks: the live Flemish register has had none, one and two of them.
    case utf8(skipping: Int)
    case utf16(bigEndian: Bool)
    case windows1252
}

/// A first look at all bytes of a file: which encoding they are in, and whether they are JSON.
struct EncodingSurvey {
    /// The first byte that is neither white space nor of a byte-order mark, nor half of a letter of UTF-16.
    private var first: UInt8?
    private var head: [UInt8] = []
    private var hasNUL = false
    private var utf8 = UTF8Count()

    mutating func look(at chunk: [UInt8]) {
        if head.count < 6 { head += chunk.prefix(6 - head.count) }
        for byte in chunk {
            if byte == 0 { hasNUL = true }
            if first == nil, !Self.beforeText.contains(byte) { first = byte }
            utf8.take(byte)
        }
    }

    private static let beforeText: [UInt8] = [0, 0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF]

    var isJSON: Bool { first == UInt8(ascii: "{") }

    /// Nil where the file is not text.
    var encoding: TextEncoding? {
        if head.starts(with: [0xFF, 0xFE]) { return .utf16(bigEndian: false) }
        if head.starts(with: [0xFE, 0xFF]) { return .utf16(bigEndian: true) }
        if hasNUL { return nil }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if head.starts(with: mark + mark) { return .utf8(skipping: 6) }
        if head.starts(with: mark) { return .utf8(skipping: 3) }
        // A damaged byte or two in a UTF-8 file must not turn every accent of the others into two letters:
        // in windows-1252 hardly any sequence is UTF-8 by chance.
        return utf8.broken > utf8.sequences ? .windows1252 : .utf8(skipping: 0)
    }
}

/// Counts the characters beyond ASCII that are right UTF-8, and the bytes that are not. A sequence that the
/// end of the file cuts is neither.
private struct UTF8Count {
    private(set) var sequences = 0
    private(set) var broken = 0
    private var missing = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    mutating func take(_ byte: UInt8) {
        guard missing > 0 else { return start(byte) }
        guard byte >= lowest, byte <= highest else {
            broken += 1
            missing = 0
            return start(byte)
        }
        (lowest, highest) = (0x80, 0xBF)
        missing -= 1
        if missing == 0 { sequences += 1 }
    }

    /// The first byte tells how many follow; after four of them the second is bound more narrowly.
    private mutating func start(_ byte: UInt8) {
        (lowest, highest) = (0x80, 0xBF)
        switch byte {
        case 0x00...0x7F: break
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF:
            missing = 2
            if byte == 0xE0 { lowest = 0xA0 }
            if byte == 0xED { highest = 0x9F }
        case 0xF0...0xF4:
            missing = 3
            if byte == 0xF0 { lowest = 0x90 }
            if byte == 0xF4 { highest = 0x8F }
        default: broken += 1
        }
    }
}
