/// Something wrong in the content: where it stands, what is wrong and how to mend it.
public struct ContentFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path of the file, relative to the content folder.
    public let file: String
    /// The line, counted from 1; nil where the fault is of the file as a whole.
    public let line: Int?
    /// The id of the thing that is wrong, where it has one.
    public let id: String?
    public let what: String
    public let remedy: String

    public init(file: String, line: Int? = nil, id: String? = nil, what: String, remedy: String) {
        self.file = file
        self.line = line
        self.id = id
        self.what = what
        self.remedy = remedy
    }

    /// One line: `schemes/esafety-label/2026.1/structure.yaml:41: q101: what is wrong — how to mend it`.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let subject = id.map { "\($0): " } ?? ""
        return "\(place): \(subject)\(what) — \(remedy)".onOneLine
    }
}

extension String {
    /// Without line ends and other control characters, so that hostile content can't forge a report's lines.
    fileprivate var onOneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? " " : $0 }))
    }
}
