/// The register numbers in a text that somebody typed or took from a spreadsheet: between spaces, line ends,
/// commas, semicolons or quotes, each once, in their order.
public func schoolNumbers(in text: String) -> [String] {
    var seen: Set<String> = []
    return text.split { $0.isWhitespace || ",;\"'".contains($0) }.map(String.init).filter { seen.insert($0).inserted }
}

/// How the number may stand in a register when a spreadsheet took its leading zeros away: as written first.
public func registerForms(of number: String) -> [String] {
    guard !number.isEmpty, number.allSatisfy({ $0.isASCII && $0.isNumber }), number.count < 8 else { return [number] }
    return (number.count...8).map { String(repeating: "0", count: $0 - number.count) + number }
}
