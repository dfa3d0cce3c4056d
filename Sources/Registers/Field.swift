import Domain

/// Why a row can't be used, in words that say how to mend it.
struct UnusableReason: Error, Equatable {
    let text: String

    init(_ text: String) {
        self.text = text
    }
}

/// An extract of a register form, bound to the columns of a file's header.
struct Field {
    /// The columns by name, for messages.
    let label: String
    private let columns: [Int]
    private let extract: RegisterForm.Extract
    /// The texts of `values` in lower case: registers are not consistent in it.
    private let values: [String: [String]]?

    init(_ extract: RegisterForm.Extract, in header: Header) {
        label = extract.columns.joined(separator: " + ")
        columns = extract.columns.compactMap(header.index)
        self.extract = extract
        values = extract.values.map { values in
            Dictionary(values.map { (Header.key($0.key), $0.value) }, uniquingKeysWith: +)
        }
    }

    /// The values of the row, empty ones left out.
    func texts(in row: Row) throws(UnusableReason) -> [String] {
        guard let text = afterMark(try joined(row)) else { return [] }
        return split(text).flatMap(value).filter { !$0.isEmpty }
    }

    func text(in row: Row) throws(UnusableReason) -> String? {
        try texts(in: row).first
    }

    /// What the cells say, before anything is taken out of it.
    func joined(_ row: Row) throws(UnusableReason) -> String {
        var parts: [String] = []
        for column in columns where !row.isEmpty(column) {
            guard let text = row.text(column) else {
                throw UnusableReason(
                    row.isNested(column)
                        ? "“\(label)” holds neither a text nor a number; deliver it as a text"
                        : "“\(label)” has bytes that are no characters; save the file as UTF-8 or correct the cell")
            }
            let part = cleaned(text)
            if !part.isEmpty { parts.append(part) }
        }
        return parts.joined(separator: " ")
    }

    private func afterMark(_ text: String) -> String? {
        guard let mark = extract.after else { return text }
        return text.firstRange(of: mark).map { String(text[$0.upperBound...]) }
    }

    private func split(_ text: String) -> [String] {
        guard let separators = extract.splitAt else { return [text] }
        return text.split { separators.contains($0) }.map { cleaned(String($0)) }
    }

    private func value(of part: String) -> [String] {
        var text = part
        if let length = extract.padTo { text = padded(text, to: length) }
        if let length = extract.first { text = String(text.prefix(length)) }
        let texts = values.map { $0[Header.key(text)] ?? [] } ?? [text]
        guard let ranges = extract.ranges else { return texts }
        return texts.compactMap { text in
            guard let number = Int(text) else { return nil }
            return ranges.first { $0.from <= number && number <= $0.to }?.value
        }
    }

    /// After a mark the number may be followed by something else, as in an address; only its digits count.
    private func padded(_ text: String, to length: Int) -> String {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if digits.isEmpty || digits.count < text.count, extract.after == nil { return text }
        let missing = digits.isEmpty ? 0 : max(0, length - digits.count)
        return String(repeating: "0", count: missing) + digits
    }
}

/// The names of a file's columns and where they stand. Case and white space do not matter.
struct Header {
    let width: Int
    private let indexes: [String: Int]

    init(_ row: Row) {
        self.init(names: (0..<row.count).map { row.text($0) ?? "" })
    }

    init(names: [String]) {
        let names = names.map(Header.key)
        width = (names.lastIndex { !$0.isEmpty } ?? -1) + 1
        indexes = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    func index(_ name: String) -> Int? {
        indexes[Header.key(name)]
    }

    static func key(_ name: String) -> String {
        cleaned(name).lowercased()
    }
}
