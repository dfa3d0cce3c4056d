import Domain

/// Reads how one value is taken out of a register's row.
struct ExtractReader {
    /// The closed list that a value belongs to.
    struct Meanings {
        let called: String
        let ids: [String]
    }

    let meanings: Meanings?

    private enum Keys: String, ClosedKeys {
        case columns, after, first, values, ranges
        case splitAt = "split-at"
        case padTo = "pad-to"
    }

    private enum RangeKeys: String, ClosedKeys {
        case from, to, value
    }

    func read(_ cursor: Cursor) -> RegisterForm.Extract? {
        guard let fields = cursor.fields(Keys.self) else { return nil }
        let columns = fields[.columns]?.distinct { $0.text() }
        let after = fields[optional: .after]?.text()
        let splitAt = fields[optional: .splitAt]?.text()
        let padTo = fields[optional: .padTo]?.number(1...100)
        let first = fields[optional: .first]?.number(1...1000)
        let values = fields[optional: .values].flatMap(readValues)
        let ranges = fields[optional: .ranges].flatMap(readRanges)
        guard let columns else { return nil }
        return RegisterForm.Extract(
            columns: columns, after: after, splitAt: splitAt, padTo: padTo, first: first, values: values,
            ranges: ranges)
    }

    private func readValues(_ cursor: Cursor) -> [String: [String]]? {
        guard let pairs = cursor.pairs() else { return nil }
        var values: [String: [String]] = [:]
        for (text, list) in pairs {
            values[text] = list.distinct { entry in entry.text().flatMap { known($0, at: entry) } }
        }
        return values.count == pairs.count ? values : nil
    }

    private func readRanges(_ cursor: Cursor) -> [RegisterForm.Range]? {
        guard let list = cursor.filledList() else { return nil }
        var ranges: [RegisterForm.Range] = []
        for entry in list {
            guard let range = readRange(entry) else { continue }
            if let other = ranges.first(where: { $0.from <= range.to && range.from <= $0.to }) {
                entry.refuse(
                    "the range \(range.from) to \(range.to) overlaps \(other.from) to \(other.to)",
                    "let each number be in one range")
            }
            ranges.append(range)
        }
        return ranges.count == list.count ? ranges : nil
    }

    private func readRange(_ cursor: Cursor) -> RegisterForm.Range? {
        guard let fields = cursor.fields(RangeKeys.self) else { return nil }
        let from = fields[.from]?.number(0...Int.max)
        let to = fields[.to]?.number(0...Int.max)
        let value = fields[.value].flatMap { place in place.text().flatMap { known($0, at: place) } }
        guard let from, let to, let value else { return nil }
        guard from <= to else {
            cursor.refuse("the range goes from \(from) down to \(to)", "write the lower number as `from`")
            return nil
        }
        return RegisterForm.Range(from: from, to: to, value: value)
    }

    private func known(_ value: String, at place: Cursor) -> String? {
        guard let meanings, !meanings.ids.contains(value) else { return value }
        place.refuse(
            "\(value.quoted) is not a \(meanings.called)",
            suggestion(for: value, among: meanings.ids) ?? "use one of \(meanings.ids.listed)")
        return nil
    }
}
