/// A file that can't be used at all: which, why, and how to mend it.
public struct RegisterFault: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        case empty
        case noRows
        case binary
        case unreadable(String)
        /// The form of the programme that comes nearest, and the columns that it misses.
        case unknownHeader(nearest: String, missing: [String])
    }

    public let file: String
    public let reason: Reason

    init(_ file: String, _ reason: Reason) {
        self.file = file
        self.reason = reason
    }

    public var description: String { "\(file): \(explanation)" }

    private var explanation: String {
        switch reason {
        case .empty:
            "the file is empty; download or export it again"
        case .noRows:
            "the file has a header but no rows; download or export it again"
        case .binary:
            "this is not a text file; save the spreadsheet as CSV (UTF-8) and give that file"
        case .unreadable(let cause):
            "the file can't be read: \(cause)"
        case .unknownHeader(let nearest, let missing):
            """
            the header is of no form that the programme knows; for the nearest, “\(nearest)”, these columns \
            are missing: \(missing.joined(separator: ", "))
            """
        }
    }
}
