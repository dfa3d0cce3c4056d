/// How many pixels an image says to have, read from its head so that nothing is unpacked to find out.
/// - Throws: `.damaged` where the head says nothing, `.tooManyPixels` where it says too much.
public func checkImageSize(_ bytes: [UInt8], as kind: FileKind) throws(FileFault) {
    let size: (width: Int, height: Int)? =
        switch kind {
        case .png: pngSize(bytes)
        case .jpeg: jpegSize(bytes)
        case .webp: webpSize(bytes)
        case .pdf, .odt, .docx, .xlsx, .ods, .text: nil
        }
    guard let size, size.width > 0, size.height > 0 else { throw .damaged }
    guard size.width <= 65_535, size.height <= 65_535,
        size.width * size.height <= ProofLimits.megapixels * 1_000_000
    else { throw .tooManyPixels }
}

private typealias Size = (width: Int, height: Int)

private func pngSize(_ bytes: [UInt8]) -> Size? {
    guard bytes.dropFirst(12).starts(with: "IHDR".utf8), bytes.count >= 24 else { return nil }
    return (highFirst(bytes[16..<20]), highFirst(bytes[20..<24]))
}

/// Goes from segment to segment until the one that opens the picture.
private func jpegSize(_ bytes: [UInt8]) -> Size? {
    var rest = bytes.dropFirst(2)
    while rest.count >= 9, rest.first == 0xFF {
        let marker = rest[rest.startIndex + 1]
        if marker == 0xFF {
            rest = rest.dropFirst()
            continue
        }
        let fields = rest.dropFirst(2)
        let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
        if isFrame { return (highFirst(fields.dropFirst(5).prefix(2)), highFirst(fields.dropFirst(3).prefix(2))) }
        guard marker != 0xDA, marker != 0xD9 else { return nil }
        rest = rest.dropFirst(2 + max(highFirst(fields.prefix(2)), 2))
    }
    return nil
}

private func webpSize(_ bytes: [UInt8]) -> Size? {
    guard bytes.count >= 30 else { return nil }
    let chunk = bytes[12..<16]
    if chunk.elementsEqual("VP8X".utf8) {
        return (lowFirst(bytes[24..<27]) + 1, lowFirst(bytes[27..<30]) + 1)
    }
    if chunk.elementsEqual("VP8L".utf8), bytes[20] == 0x2F {
        let packed = lowFirst(bytes[21..<25])
        return (packed & 0x3FFF + 1, packed >> 14 & 0x3FFF + 1)
    }
    if chunk.elementsEqual("VP8 ".utf8) {
        return (lowFirst(bytes[26..<28]) & 0x3FFF, lowFirst(bytes[28..<30]) & 0x3FFF)
    }
    return nil
}

private func highFirst(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
}

private func lowFirst(_ bytes: ArraySlice<UInt8>) -> Int {
    highFirst(ArraySlice(bytes.reversed()))
}
