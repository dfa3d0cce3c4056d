/// A file that can't be used at all: which, why, and how to mend it.
public struct RegisterFault: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        case empty
        case noRows
        /// And why the first row is none.
        case noUsableRow(String)
        case binary
        case unreadable(String)
        /// JSON, but no collection of features with a list of them.
        case noFeatureCollection
        /// JSON that ends, or goes wrong, somewhere after so many features.
        case brokenJSON(after: Int, what: String)
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
            "the file has no rows; download or export it again"
        case .noUsableRow(let reason):
            "no row can be read; of the first: \(reason)"
        case .binary:
            "this is not a text file; save the spreadsheet as CSV (UTF-8) and give that file"
        case .noFeatureCollection:
            "this is JSON, but not a FeatureCollection of GeoJSON; export the register as GeoJSON or as CSV"
        case .brokenJSON(let features, let what):
            "the JSON is broken (features before that: \(features)): \(what); download or export it again"
        case .unreadable(let cause):
            "the file can't be read: \(cause)"
        case .unknownHeader(let nearest, let missing):
            """
            the columns are of no form that the programme knows; for the nearest, “\(nearest)”, these are \
            missing: \(missing.joined(separator: ", "))
            """
        }
    }
}
