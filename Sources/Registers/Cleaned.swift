import Foundation

/// The text of a cell as the platform keeps it: NFC, trimmed, runs of white space as one space, without
/// control characters and without the invisible ones that turn the direction of writing or hide in names.
/// Markup stays what it is, plain text: pages escape it.
func cleaned(_ text: String) -> String {
    if isClean(text) { return text }
    var kept = String.UnicodeScalarView()
    var spaceIsDue = false
    for scalar in text.unicodeScalars {
        if isSpace(scalar) {
            spaceIsDue = true
        } else if isVisible(scalar) {
            if spaceIsDue, !kept.isEmpty { kept.append(" ") }
            spaceIsDue = false
            kept.append(scalar)
        }
    }
    return String(kept).precomposedStringWithCanonicalMapping
}

/// Most cells: printable ASCII without a space at an end or two in a row.
private func isClean(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
        guard byte >= 0x20, byte < 0x7F else { return false }
        if byte == 0x20, last == 0x20 { return false }
        last = byte
    }
    return text.isEmpty || last != 0x20
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
}

/// The zero-width joiners stay: some languages spell with them.
private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: false
    case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
    default: true
    }
}
