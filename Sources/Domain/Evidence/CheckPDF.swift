/// Checks that the file is a PDF from its first byte to its last, and that nothing in it runs, starts or unpacks,
/// as far as that can be seen without unpacking its streams.
/// - Throws: `.damaged`, `.mixed`, `.active`.
public func checkPDF(_ bytes: [UInt8]) throws(FileFault) {
    let version = bytes.dropFirst(5).prefix(3)
    guard bytes.starts(with: "%PDF-".utf8), version.starts(with: "1.".utf8) || version.starts(with: "2.".utf8) else {
        throw .damaged
    }
    guard let last = bytes.lastIndex(where: { !isPDFSpace($0) }), bytes[...last].suffix(5).elementsEqual("%%EOF".utf8)
    else { throw .damaged }
    // The end of a ZIP archive, with the end of the PDF as its comment.
    if bytes.suffix(22 + 0xFFFF).firstIndex(of: [0x50, 0x4B, 0x05, 0x06] as [UInt8]) != nil { throw .mixed }
    var rest = bytes[...]
    while let at = rest.firstIndex(where: { $0 == slash || $0 == UInt8(ascii: "s") }) {
        if bytes[at] == slash {
            let name = rest[at...].dropFirst().prefix { !isPDFDelimiter($0) }
            if activeNames.contains(plainName(name)) { throw .active }
            rest = bytes[name.endIndex...]
        } else if isStream(at, in: bytes) {
            guard let end = bytes[at...].firstIndex(of: "endstream".utf8) else { throw .damaged }
            rest = bytes[end...].dropFirst("endstream".utf8.count)
        } else {
            rest = bytes[at...].dropFirst()
        }
    }
}

private let slash = UInt8(ascii: "/")

/// Names of dictionary entries by which a PDF runs a script, starts a program, or brings files along.
private let activeNames: Set<String> = [
    "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia",
]

/// A name may write any character as `#` and two digits.
private func plainName(_ name: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    var rest = name
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "#"), rest.count >= 2,
            let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        {
            plain.append(code)
            rest = rest.dropFirst(2)
        } else {
            plain.append(byte)
        }
        // The longest that matters is shorter; a name of megabytes is not worth reading.
        if plain.count > 32 { break }
    }
    return String(decoding: plain, as: UTF8.self)
}

/// The word `stream` between a dictionary and a line's end, not the same letters in a text.
private func isStream(_ at: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[at...].starts(with: "stream".utf8) else { return false }
    let after = bytes[at...].dropFirst(6).first
    let before = bytes[..<at].last { !isPDFSpace($0) }
    return (after == 0x0A || after == 0x0D) && before == UInt8(ascii: ">")
}

private func isPDFSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0 || (0x09...0x0D).contains(byte)
}

private func isPDFDelimiter(_ byte: UInt8) -> Bool {
    isPDFSpace(byte) || "()<>[]{}/%".utf8.contains(byte)
}
