/// Takes CSV apart as it comes in, byte by byte: RFC 4180 quotes, rows that end in LF, CRLF or a bare CR, and
/// the delimiter (`,` `;` or tab) that the header uses. It keeps one row at a time; SwiftCSV, which could have
/// done this, wants the whole text in memory as a `String`.
///
/// A quote that is never closed costs its own line only: reading goes on at the line after it.
struct CSVReader {
    /// Longer than any real row; a row of this length has a quote that is not closed.
    static let longestRow = 1 << 16

    private enum State {
        case cellStart, plain, quoted, quoteInQuoted, skipping
    }

    private var delimiter: UInt8?
    private var header = HeaderSample()
    private var state = State.cellStart
    private var row = Row(number: 1)
    private var skipsLineFeed = false
    /// What follows the first line break in a quoted cell, to be read again should the quote prove wrong.
    private var afterBreak: [UInt8]?
    private var breakIsCR = false
    private var again: [UInt8]?

    /// The rows that end in this chunk, blank ones left out.
    mutating func read(_ chunk: [UInt8]) -> [Row] {
        guard delimiter == nil else { return rows(in: chunk) }
        header.append(chunk)
        return header.isComplete ? startWithHeader() : []
    }

    /// The last row, where the file does not end in a line break.
    mutating func finish() -> [Row] {
        var found = delimiter == nil ? startWithHeader() : []
        while state == .quoted {
            giveUp(.openQuote, into: &found)
            found += rows(in: takeAgain() ?? [])
        }
        if row.count > 0 || !row.bytes.isEmpty || row.fault != nil { endRow(into: &found) }
        return found
    }

    private mutating func startWithHeader() -> [Row] {
        delimiter = header.delimiter
        defer { header = HeaderSample() }
        return rows(in: header.bytes)
    }

    /// What is to be read again comes before what follows it: hence the stack.
    private mutating func rows(in chunk: [UInt8]) -> [Row] {
        var found: [Row] = []
        var pending = [chunk[...]]
        while var bytes = pending.popLast() {
            while let byte = bytes.popFirst() {
                take(byte, into: &found)
                if let again = takeAgain() {
                    pending.append(bytes)
                    bytes = again[...]
                }
            }
        }
        return found
    }

    private mutating func takeAgain() -> [UInt8]? {
        defer { again = nil }
        return again
    }

    private mutating func take(_ byte: UInt8, into found: inout [Row]) {
        afterBreak?.append(byte)
        if skipsLineFeed {
            skipsLineFeed = false
            if byte == Self.lineFeed { return }
        }
        switch state {
        case .cellStart where byte == Self.quote: state = .quoted
        case .cellStart, .plain: takePlain(byte, into: &found)
        case .quoted: takeQuoted(byte, into: &found)
        case .quoteInQuoted: takeAfterQuote(byte, into: &found)
        case .skipping: if Self.isLineBreak(byte) { endLine(byte, into: &found) }
        }
    }

    private mutating func takePlain(_ byte: UInt8, into found: inout [Row]) {
        if byte == delimiter {
            endCell()
        } else if Self.isLineBreak(byte) {
            endLine(byte, into: &found)
        } else {
            state = .plain
            append(byte, into: &found)
        }
    }

    private mutating func takeQuoted(_ byte: UInt8, into found: inout [Row]) {
        guard byte != Self.quote else {
            state = .quoteInQuoted
            return
        }
        if afterBreak == nil, Self.isLineBreak(byte) {
            afterBreak = []
            breakIsCR = byte == Self.carriageReturn
        }
        append(byte, into: &found)
    }

    private mutating func takeAfterQuote(_ byte: UInt8, into found: inout [Row]) {
        if byte == Self.quote {
            state = .quoted
            append(byte, into: &found)
        } else if byte == delimiter {
            endCell()
        } else if Self.isLineBreak(byte) {
            endLine(byte, into: &found)
        } else if byte != UInt8(ascii: " ") {
            giveUp(.textAfterQuote, into: &found)
        }
    }

    private mutating func append(_ byte: UInt8, into found: inout [Row]) {
        row.append(byte)
        if row.bytes.count > Self.longestRow {
            giveUp(state == .quoted ? .openQuote : .tooLong, into: &found)
        }
    }

    private mutating func giveUp(_ fault: RowFault, into found: inout [Row]) {
        row.fail(fault)
        guard let rest = afterBreak else {
            state = .skipping
            return
        }
        endRow(into: &found)
        again = rest
        skipsLineFeed = breakIsCR
    }

    private mutating func endCell() {
        row.endCell()
        state = .cellStart
    }

    private mutating func endLine(_ byte: UInt8, into found: inout [Row]) {
        skipsLineFeed = byte == Self.carriageReturn
        endRow(into: &found)
    }

    private mutating func endRow(into found: inout [Row]) {
        if row.fault == nil { row.endCell() }
        if !row.isBlank { found.append(row) }
        row = Row(number: row.number + 1)
        state = .cellStart
        afterBreak = nil
    }

    static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    static func isLineBreak(_ byte: UInt8) -> Bool {
        byte == lineFeed || byte == carriageReturn
    }
}

/// The start of a file up to the end of its first row with text: tells the delimiter, the one that it has most.
private struct HeaderSample {
    private static let delimiters = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]

    private(set) var bytes: [UInt8] = []
    private(set) var isComplete = false
    private var counts = [0, 0, 0]
    private var isQuoted = false
    private var hasText = false

    mutating func append(_ chunk: [UInt8]) {
        bytes += chunk
        for byte in chunk where !isComplete { look(at: byte) }
        if bytes.count > CSVReader.longestRow { isComplete = true }
    }

    var delimiter: UInt8 {
        let most = counts.max() ?? 0
        return Self.delimiters[counts.firstIndex(of: most) ?? 0]
    }

    private mutating func look(at byte: UInt8) {
        if byte == CSVReader.quote {
            isQuoted.toggle()
        } else if CSVReader.isLineBreak(byte) {
            isComplete = hasText && !isQuoted
        } else if byte > UInt8(ascii: " ") {
            hasText = true
        }
        if !isQuoted, let index = Self.delimiters.firstIndex(of: byte) { counts[index] += 1 }
    }
}
