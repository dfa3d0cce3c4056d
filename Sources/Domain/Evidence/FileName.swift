import Foundation

/// A name that any computer can keep, made of the one that a browser told: no folders, nothing invisible and
/// nothing that turns the direction of reading, at most 100 characters, and the ending of what the file is.
public func safeFileName(_ told: String, for kind: FileKind) -> String {
    let last = told.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let shown = last.precomposedStringWithCanonicalMapping.unicodeScalars.filter(isShown).map(harmless)
    let name = trimmedAtEnd(String(String.UnicodeScalarView(shown)))
    let ending = FileKind.allCases.flatMap(\.endings).first { name.lowercased().hasSuffix("." + $0) }
    var base = trimmed(cut(trimmed(String(name.dropLast(ending.map { $0.count + 1 } ?? 0)))))
    if base.isEmpty { base = "file" }
    if devices.contains(base.prefix { $0 != "." }.lowercased()) { base = "_" + base }
    return base + "." + (kind.endings.first ?? kind.rawValue)
}

/// Neither a control character nor one that changes how others are shown.
private func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
}

/// What one system or another gives a meaning of its own becomes a dash; every space is a plain one.
private func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if "<>:\"|?*%".unicodeScalars.contains(scalar) { return "-" }
    return scalar.properties.isWhitespace ? " " : scalar
}

/// Windows drops spaces and dots at the end; a dot at the start hides a file elsewhere.
private func trimmed(_ name: String) -> String {
    trimmedAtEnd(String(name.drop(while: isEdge)))
}

private func trimmedAtEnd(_ name: String) -> String {
    String(name.reversed().drop(while: isEdge).reversed())
}

private func isEdge(_ character: Character) -> Bool {
    character == " " || character == "."
}

/// So that with its ending it has at most 100 characters and 200 bytes.
private func cut(_ name: String) -> String {
    var short = String(name.prefix(94))
    while short.utf8.count > 190 { short.removeLast() }
    return short
}

/// Names that Windows keeps for itself.
private let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
