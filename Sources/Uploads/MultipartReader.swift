import Domain

/// What a form with a file is made of, in order.
public enum MultipartEvent: Sendable, Equatable {
    /// A field begins; with the name that the browser told where it is a file.
    case field(name: String, fileName: String?)
    /// The next bytes of the field.
    case bytes(ArraySlice<UInt8>)
    /// The field ends.
    case end
}

/// Why it is no form.
public enum MultipartFault: Error, Equatable {
    /// Not as browsers write it (RFC 7578).
    case malformed
    /// It stops before its end.
    case brokenOff
    case tooManyFields
}

/// Reads a form with files (`multipart/form-data`) piece by piece as it comes over the line, however it is cut. Holds
/// back no more than a mark is long, or the head of a field.
public struct MultipartReader: Sendable {
    private enum Place {
        case mark, head, body, done
    }

    /// The mark between fields, with the line's end that belongs to it.
    private let mark: [UInt8]
    private var place = Place.mark
    /// Begins with the line's end that the first mark has not.
    private var held: [UInt8] = Array("\r\n".utf8)
    private var fields = 0

    public static let mostFields = 20
    static let longestHead = 8 << 10

    /// - Parameter contentType: as the request says it; nil where it is not of such a form.
    public init?(contentType: String) {
        guard let boundary = boundary(in: contentType) else { return nil }
        mark = Array("\r\n--\(boundary)".utf8)
    }

    /// What the next piece brings.
    public mutating func read(_ piece: some Sequence<UInt8>) throws(MultipartFault) -> [MultipartEvent] {
        held.append(contentsOf: piece)
        var (events, rest): ([MultipartEvent], ArraySlice<UInt8>) = ([], held[...])
        while try step(&rest, &events) {}
        held = Array(rest)
        return events
    }

    /// - Throws: `.brokenOff` where the closing mark has not come.
    public func finish() throws(MultipartFault) {
        guard place == .done else { throw .brokenOff }
    }

    /// - Returns: whether there may be more to read in what is there.
    private mutating func step(
        _ rest: inout ArraySlice<UInt8>, _ events: inout [MultipartEvent]
    ) throws(MultipartFault) -> Bool {
        switch place {
        case .mark: try passMark(&rest)
        case .head: try readHead(&rest, &events)
        case .body: readBody(&rest, &events)
        case .done: false
        }
    }

    private mutating func passMark(_ rest: inout ArraySlice<UInt8>) throws(MultipartFault) -> Bool {
        guard rest.count >= mark.count + 2 else {
            guard mark.starts(with: rest.prefix(mark.count)) else { throw .malformed }
            return false
        }
        guard rest.starts(with: mark) else { throw .malformed }
        let after = rest.dropFirst(mark.count)
        if after.starts(with: "--".utf8) {
            place = .done
        } else if after.starts(with: "\r\n".utf8) {
            place = .head
        } else {
            throw .malformed
        }
        rest = after.dropFirst(2)
        return true
    }

    private mutating func readHead(
        _ rest: inout ArraySlice<UInt8>, _ events: inout [MultipartEvent]
    ) throws(MultipartFault) -> Bool {
        guard let end = rest.prefix(Self.longestHead).firstIndex(of: "\r\n\r\n".utf8) else {
            guard rest.count < Self.longestHead else { throw .malformed }
            return false
        }
        fields += 1
        guard fields <= Self.mostFields else { throw .tooManyFields }
        guard let field = field(inHead: String(decoding: rest[..<end], as: UTF8.self)) else { throw .malformed }
        events.append(field)
        rest = rest[end...].dropFirst(4)
        place = .body
        return true
    }

    private mutating func readBody(_ rest: inout ArraySlice<UInt8>, _ events: inout [MultipartEvent]) -> Bool {
        let end = rest.firstIndex(of: mark)
        // The last bytes may be the beginning of a mark.
        let bytes = end.map { rest[..<$0] } ?? rest.dropLast(mark.count - 1)
        if !bytes.isEmpty { events.append(.bytes(bytes)) }
        rest = rest[bytes.endIndex...]
        guard end != nil else { return false }
        events.append(.end)
        place = .mark
        return true
    }
}

/// The boundary that the content type names: 1 to 70 characters.
private func boundary(in contentType: String) -> String? {
    let parts = contentType.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    guard let named = parts.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
    let value = named.dropFirst("boundary=".count)
    let boundary =
        value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1 ? value.dropFirst().dropLast() : value
    let isPlain = boundary.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }
    return isPlain && (1...70).contains(boundary.utf8.count) ? String(boundary) : nil
}

/// The field whose head this is; nil where it does not name one.
private func field(inHead head: String) -> MultipartEvent? {
    let lines = head.split(separator: "\r\n")
    guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else { return nil }
    var rest = line.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
    guard rest.lowercased().hasPrefix("form-data") else { return nil }
    rest = rest.dropFirst("form-data".count)
    var values: [String: String] = [:]
    while let start = rest.firstIndex(of: ";") {
        rest = rest[start...].dropFirst().drop { $0 == " " }
        guard let equals = rest.firstIndex(of: "=") else { break }
        let name = rest[..<equals].lowercased()
        rest = rest[equals...].dropFirst()
        values[name] = value(&rest)
    }
    return values["name"].map { .field(name: $0, fileName: values["filename"]) }
}

/// A value in quotes, or up to the next semicolon. Browsers write a quote in it as %22; some programs as \".
private func value(_ rest: inout Substring) -> String {
    guard rest.first == "\"" else {
        let plain = rest.prefix { $0 != ";" }
        rest = rest[plain.endIndex...]
        return String(plain).trimmingSpace()
    }
    rest = rest.dropFirst()
    var value = ""
    while let character = rest.popFirst(), character != "\"" {
        if character == "\\", rest.first == "\"" {
            value.append("\"")
            rest = rest.dropFirst()
        } else {
            value.append(character)
        }
    }
    for (written, meant) in [("%22", "\""), ("%0D", "\r"), ("%0A", "\n")] {
        value = value.replacing(written, with: meant)
    }
    return value
}
