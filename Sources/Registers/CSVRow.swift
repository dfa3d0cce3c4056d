/// A row of a CSV file: its cells as UTF-8 bytes, made into text only where they are asked for.
struct CSVRow: Equatable {
    /// Why a row could not be taken apart.
    enum Fault: Equatable {
        case openQuote
        case textAfterQuote
        case tooLong
    }

    /// As a spreadsheet shows it: the first row, the header, is 1.
    var number: Int
    var fault: Fault?
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(number: Int) {
        self.number = number
    }

    var count: Int { ends.count }

    /// Without any text, as rows are that a spreadsheet adds at the end.
    var isBlank: Bool {
        fault == nil && bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// The text of a cell: empty where the row has no such cell, nil where its bytes are no characters.
    func text(_ cell: Int) -> String? {
        guard cell >= 0, cell < ends.count else { return "" }
        let start = cell == 0 ? 0 : ends[cell - 1]
        return String(validating: bytes[start..<ends[cell]], as: UTF8.self)
    }

    func isEmpty(_ cell: Int) -> Bool {
        cell >= 0 && cell < ends.count && ends[cell] == (cell == 0 ? 0 : ends[cell - 1])
    }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func endCell() {
        ends.append(bytes.count)
    }

    /// Marks the row as unusable and lets its contents go.
    mutating func fail(_ fault: Fault) {
        self.fault = fault
        bytes = []
        ends = []
    }
}
