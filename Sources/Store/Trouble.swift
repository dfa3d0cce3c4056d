import SQL

extension Error {
    /// Whether it is a trouble of the database that may pass by itself (busy, full, read-only, out of reach):
    /// the same may go well later.
    public var isPassingTrouble: Bool {
        (self as? DatabaseError)?.isPassing ?? false
    }
}
