import SQL

extension Connection {
    /// Inserts the rows, several hundred with each statement.
    /// - Parameter end: what comes after them: `ON CONFLICT …`.
    func insert(_ start: String, _ rows: [[Value]], _ end: String = "") throws {
        for chunk in rows.chunks(of: 250) {
            var builder = Statement.StringInterpolation(
                literalCapacity: start.utf8.count + 3000, interpolationCount: 750)
            builder.appendLiteral(start)
            for (index, row) in chunk.enumerated() {
                builder.appendLiteral(index == 0 ? "(" : ", (")
                builder.appendInterpolation(list: row)
                builder.appendLiteral(")")
            }
            builder.appendLiteral(end)
            try run(Statement(stringInterpolation: builder))
        }
    }
}

extension Array {
    /// The elements in pieces of so many; the last may have fewer.
    func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: Swift.max(size, 1)).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
