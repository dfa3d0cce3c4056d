/// A statistic with its break-downs: what is written as CSV and JSON, published and shown.
public struct StatisticTable: Sendable, Equatable, Codable {
    public struct Cell: Sendable, Equatable, Codable {
        /// One value for each break-down, in their order: a region, `primary`, `bronze`, `2018`. Empty where the
        /// register does not tell.
        public let keys: [String]
        /// Nil where the figure is confidential or can't be said.
        public let value: Int?
        public let status: Status

        public init(keys: [String], value: Int?, status: Status = .free) {
            self.keys = keys
            self.value = value
            self.status = status
        }
    }

    /// The code list CONF_STATUS of SDMX, as far as it is used.
    public enum Status: String, Sendable, Hashable, Codable {
        case free = "F"
        case confidential = "C"
    }

    public let measure: Measure
    public let breakdowns: [Breakdown]
    /// In the order of their keys.
    public let cells: [Cell]

    public init(measure: Measure, breakdowns: [Breakdown], cells: [Cell]) {
        self.measure = measure
        self.breakdowns = breakdowns
        self.cells = cells
    }
}
