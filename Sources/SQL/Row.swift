/// One row of what a statement gives, read by the name of the column.
public struct Row: Sendable {
    public let columns: [String]
    public let values: [Value]

    /// - Throws: `DatabaseError.statement` when there is no such column or its value is of another kind:
    ///   a mistake in our SQL, not in anyone's input.
    // Inlinable, here and in `Storable`: a row is read a million times a minute, and made for its type it costs a
    // fifth.
    @inlinable public subscript<T: Storable>(column: String) -> T {
        get throws {
            guard let index = columns.firstIndex(of: column) else {
                throw DatabaseError.statement("no column \(column) among \(columns)")
            }
            guard let value = T(stored: values[index]) else {
                throw DatabaseError.statement("column \(column) does not hold a \(T.self)")
            }
            return value
        }
    }
}
