import Domain

/// The first e-mail address of a cell that can be written to; registers list several, separated by a comma,
/// a semicolon or a space.
func firstEmail(in text: String) -> String? {
    let parts = text.split { $0 == "," || $0 == ";" || $0.isWhitespace }
    return parts.lazy
        .map { $0.lowercased().hasPrefix("mailto:") ? $0.dropFirst(7) : $0 }
        .map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) }
        .first(where: isEmailAddress)
}

/// The first address of a cell that leads to a website by http or https; `http://` is put before a bare host.
/// An address with a user name in it is none: it hides where it leads.
func website(in text: String) -> String? {
    text.split { $0 == ";" || $0.isWhitespace }.lazy.compactMap(webAddress).first
}

private func webAddress(_ text: Substring) -> String? {
    let scheme = text.firstRange(of: "://")
    if let scheme, !["http", "https"].contains(text[..<scheme.lowerBound].lowercased()) { return nil }
    let rest = scheme.map { text[$0.upperBound...] } ?? text
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let hostAndPort = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = hostAndPort.first, isHostName(host), hostAndPort.count <= 2 else { return nil }
    if hostAndPort.count == 2, UInt16(hostAndPort[1]) == nil { return nil }
    guard text.utf8.count <= 2000, !text.utf8.contains(where: isUnsafeInAddress) else { return nil }
    return scheme == nil ? "http://" + text : String(text)
}

private func isUnsafeInAddress(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || "\"<>\\^`{|}".utf8.contains(byte)
}

/// A day as `YYYY-MM-DD`, from `20141014T104300`, `2014-10-14…`, `14/10/2014` or `14-10-2014`, each with or
/// without a time. Nothing where it is no day of the calendar, and from 3000 on, which registers write for
/// "not known yet".
func day(in text: String) -> String? {
    let date = text.prefix { $0 != "T" && $0 != " " }
    let parts = date.split(whereSeparator: { "-/.".contains($0) })
    if parts.count == 1, date.utf8.count == 8 {
        return day(date.prefix(4), date.dropFirst(4).prefix(2), date.suffix(2))
    }
    guard parts.count == 3 else { return nil }
    return parts[0].utf8.count == 4 ? day(parts[0], parts[1], parts[2]) : day(parts[2], parts[1], parts[0])
}

private func day(_ year: Substring, _ month: Substring, _ day: Substring) -> String? {
    guard [year, month, day].allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
        let year = Int(year), let month = Int(month), let day = Int(day),
        (1000..<3000).contains(year)
    else { return nil }
    let written = [year, month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    return isCalendarDay(written) ? written : nil
}
