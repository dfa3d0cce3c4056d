/// What the files of one import say together, before it is compared with what is known.
public struct Delivery: Sendable, Equatable {
    public var schools: [School]
    /// The levels of education for which the delivery is complete: only schools of these can be closed by it.
    public var covers: Set<EducationLevel>
    public var unusable: [UnusableRow]
    /// Rows read, unusable ones included.
    public var rows: Int

    public init(schools: [School], covers: Set<EducationLevel>, unusable: [UnusableRow], rows: Int) {
        self.schools = schools
        self.covers = covers
        self.unusable = unusable
        self.rows = rows
    }
}

/// A row that could not be used: which, and why.
public struct UnusableRow: Sendable, Equatable, CustomStringConvertible {
    public let file: String
    /// The row's number as a spreadsheet shows it: the header is row 1.
    public let row: Int
    public let reason: String

    public init(file: String, row: Int, reason: String) {
        self.file = file
        self.row = row
        self.reason = reason
    }

    public var description: String { "\(file), row \(row): \(reason)" }
}
