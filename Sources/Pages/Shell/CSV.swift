/// Rows as CSV by RFC 4180, lines ended by CR LF, with cells that a spreadsheet would take for a formula made
/// harmless (OWASP ASVS 1.2.10).
public func csv(_ rows: [[String]]) -> String {
    rows.map { $0.map(csvCell).joined(separator: ",") + "\r\n" }.joined()
}

private func csvCell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let cell = isFormula ? "'" + text : text
    let isPlain = cell.unicodeScalars.allSatisfy { !"\",\r\n".unicodeScalars.contains($0) }
    return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
}
