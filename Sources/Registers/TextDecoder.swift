/// Turns the bytes of a file, chunk by chunk, into UTF-8 without byte-order marks. What is no character becomes
/// the byte FF, which never occurs in UTF-8, so that the row it stands in is found and reported.
struct TextDecoder {
    private let encoding: TextEncoding
    private var toSkip = 0
    private var half: UInt8?
    private var highSurrogate: UInt16?

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        if case .utf8(let bytes) = encoding { toSkip = bytes }
    }

    mutating func decode(_ chunk: [UInt8]) -> [UInt8] {
        switch encoding {
        case .utf8:
            guard toSkip > 0 else { return chunk }
            let skipped = min(toSkip, chunk.count)
            toSkip -= skipped
            return Array(chunk.dropFirst(skipped))
        case .windows1252:
            var out: [UInt8] = []
            out.reserveCapacity(chunk.count)
            for byte in chunk {
                if byte < 0x80 { out.append(byte) } else { out += String(Self.windows1252(byte)).utf8 }
            }
            return out
        case .utf16(let bigEndian):
            return decodeUTF16(chunk, bigEndian: bigEndian)
        }
    }

    /// What is left when the file ends in the middle of a character.
    mutating func finish() -> [UInt8] {
        defer { (half, highSurrogate) = (nil, nil) }
        return half == nil && highSurrogate == nil ? [] : [Self.unreadable]
    }

    private static let unreadable: UInt8 = 0xFF

    private mutating func decodeUTF16(_ chunk: [UInt8], bigEndian: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(chunk.count)
        for byte in chunk {
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            let (high, low) = bigEndian ? (first, byte) : (byte, first)
            take(UInt16(high) << 8 | UInt16(low), into: &out)
        }
        return out
    }

    private mutating func take(_ unit: UInt16, into out: inout [UInt8]) {
        if let high = highSurrogate {
            highSurrogate = nil
            if UTF16.isTrailSurrogate(unit) {
                let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                out += Unicode.Scalar(value).map { Array(String($0).utf8) } ?? [Self.unreadable]
                return
            }
            out.append(Self.unreadable)
        }
        if UTF16.isLeadSurrogate(unit) {
            highSurrogate = unit
        } else if unit != 0xFEFF {  // a byte-order mark, wherever it stands, is no text
            out += Unicode.Scalar(unit).map { Array(String($0).utf8) } ?? [Self.unreadable]
        }
    }

    /// The letters of windows-1252 for the bytes from 80 to 9F; the five that it leaves open stay control
    /// characters, which are removed later. All other bytes are those of Latin-1.
    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    private static let upper: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
        "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]
}
