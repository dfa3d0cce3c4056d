/// The kinds of file that can be kept as a proof.
public enum FileKind: String, Sendable, Equatable, CaseIterable {
    case pdf, png, jpeg, webp, odt, docx, xlsx, ods, text

    /// As a download says it.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .webp: "image/webp"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .text: "text/plain"
        }
    }

    /// How names of such files end, without the dot; the first is the one we give.
    public var endings: [String] {
        switch self {
        case .pdf, .png, .webp, .odt, .docx, .xlsx, .ods: [rawValue]
        case .jpeg: ["jpg", "jpeg"]
        case .text: ["txt"]
        }
    }

    public var isImage: Bool {
        switch self {
        case .png, .jpeg, .webp: true
        case .pdf, .odt, .docx, .xlsx, .ods, .text: false
        }
    }
}

/// Why a file can't be a proof.
public enum FileFault: String, Error, Equatable, Sendable, CaseIterable {
    case empty
    /// It has more bytes than a file may have.
    case tooLarge = "too-large"
    /// Of no kind that is taken.
    case unknownKind = "unknown"
    /// A text that a browser would take for a page or a drawing (HTML, SVG, XML).
    case markup
    /// Two kinds at once: something else stands before, within or behind what it seems.
    case mixed
    /// It begins as one of the kinds and is not whole.
    case damaged
    /// It holds what runs, starts or unpacks: macros, scripts, other files.
    case active
    /// Opened, it would take more room than its size gives reason to.
    case unpacksTooLarge = "unpacks"
    /// More pixels than a photograph has.
    case tooManyPixels = "pixels"
    /// A file locked with a password can't be looked into.
    case locked
}

/// How much may be kept, and how long words may be.
public enum ProofLimits {
    /// Of one file: 10 MB as computers show it.
    public static let fileBytes = 10 << 20
    /// Of all files of a school.
    public static let schoolBytes = 200 << 20
    /// Files, links and statements at one task.
    public static let perTask = 50
    public static let statementLength = 4000
    public static let noteLength = 500
    public static let megapixels = 64
}
