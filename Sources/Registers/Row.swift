/// A row of a file: its cells as UTF-8 bytes, made into text only where they are asked for.
struct Row: Equatable {
    /// As a spreadsheet shows it: the first row, the header, is 1. Of GeoJSON the number of the feature, from 1.
    var number: Int
    var fault: RowFault?
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// The cells that hold what no cell can: a list or an object of JSON.
    private var nested: Set<Int> = []

    init(number: Int) {
        self.number = number
    }

    var count: Int { ends.count }

    /// Without any text, as rows are that a spreadsheet adds at the end.
    var isBlank: Bool {
        fault == nil && bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// The text of a cell: empty where the row has no such cell, nil where its bytes are no characters or where
    /// it is nested.
    func text(_ cell: Int) -> String? {
        guard cell >= 0, cell < ends.count else { return "" }
        guard !isNested(cell) else { return nil }
        let start = cell == 0 ? 0 : ends[cell - 1]
        return String(validating: bytes[start..<ends[cell]], as: UTF8.self)
    }

    func isEmpty(_ cell: Int) -> Bool {
        cell >= 0 && cell < ends.count && !isNested(cell) && ends[cell] == (cell == 0 ? 0 : ends[cell - 1])
    }

    func isNested(_ cell: Int) -> Bool {
        nested.contains(cell)
    }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func endCell() {
        ends.append(bytes.count)
    }

    mutating func addCell(_ text: String) {
        bytes += text.utf8
        endCell()
    }

    mutating func addNestedCell() {
        nested.insert(count)
        endCell()
    }

    /// Marks the row as unusable and lets its contents go.
    mutating func fail(_ fault: RowFault) {
        self.fault = fault
        bytes = []
        ends = []
        nested = []
    }
}

/// Why a row could not be taken apart.
enum RowFault: Error, Equatable {
    case openQuote
    case textAfterQuote
    case tooLong
    case noFeature
    case noProperties
    case brokenFeature
    case featureTooLong

    var text: String {
        switch self {
        case .openQuote:
            "a quotation mark is opened and never closed; close it, or double it inside a text"
        case .textAfterQuote:
            "text follows a closing quotation mark; double the marks inside a quoted text"
        case .tooLong:
            "the row is longer than \(CSVReader.longestRow) bytes; look for a missing line break"
        case .noFeature:
            "here stands no feature; write an object with `properties`, or take a comma too many out"
        case .noProperties:
            "the feature has no properties; add them, or take the feature out"
        case .brokenFeature:
            "the feature is no JSON; look for a comma, colon, quotation mark or backslash that is missing or too many"
        case .featureTooLong:
            "the feature is longer than \(FeatureScanner.longestFeature) bytes; export the register without its shapes"
        }
    }
}
