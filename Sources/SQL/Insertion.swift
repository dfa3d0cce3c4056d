/// An INSERT whose text is made once for millions of rows. The names come from the program, never from outside.
public struct Insertion: Sendable {
    private let columns: Int
    /// For so many rows at once, the most first: few texts, so that few prepared statements are kept.
    private let texts: [(rows: Int, text: String)]

    public init(into table: String, _ columns: [String]) {
        self.columns = max(columns.count, 1)
        texts = [200, 20, 1].map { rows in
            let places = (0..<rows).map { row in
                "(" + columns.indices.map { "$\(row * columns.count + $0 + 1)" }.joined(separator: ", ") + ")"
            }
            return (
                rows,
                "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(places.joined(separator: ", "))"
            )
        }
    }

    /// - Parameter values: those of the rows, one row after the other; of a last row all must be there.
    public func run(_ values: [Value], on connection: any Connection) throws {
        var rest = values[...]
        for (rows, text) in texts {
            while rest.count >= rows * columns {
                try connection.run(Statement(text: text, values: Array(rest.prefix(rows * columns))))
                rest = rest.dropFirst(rows * columns)
            }
        }
    }
}

extension Statement {
    fileprivate init(text: String, values: [Value]) {
        self.text = text
        self.values = values
    }
}
