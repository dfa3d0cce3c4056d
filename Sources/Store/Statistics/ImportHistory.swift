public import Domain
import SQL

/// A row of a history file, for one school.
public struct HistoryLine: Sendable {
    public let row: Int
    public let school: String
    public let told: BroughtIn

    public init(row: Int, school: String, told: BroughtIn) {
        self.row = row
        self.school = school
        self.told = told
    }
}

/// What a history file brought in, or would.
public struct HistoryReport: Sendable, Equatable {
    /// A row that was not taken, and why.
    public struct Refused: Sendable, Equatable {
        public let row: Int
        public let reason: String
    }

    public var new = 0
    /// There already.
    public var same = 0
    /// Taken away because the file replaces it.
    public var removed = 0
    public var schools = 0
    public var refused: [Refused] = []
}

extension Store {
    /// Keeps what is told of assessments from before this platform, and counts it. The same lines again change
    /// nothing. Lines that can't be used are named in the report, and do not stop the rest.
    /// - Parameters:
    ///   - rules: of the programme's scheme, for the ranks of labels.
    ///   - replaces: whether everything that was brought in of the schools named is taken away first.
    ///   - isTrial: only report what would change.
    ///   - progress: told now and then how many schools are counted.
    public func importHistory(
        _ lines: [HistoryLine], into programme: Programme, rules: LabelRules, replaces: Bool = false,
        isTrial: Bool = false, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> HistoryReport {
        let now = clock()
        return try await database.write { connection in
            let sorting = try HistorySorting(lines, of: programme.id, replaces: replaces, on: connection)
            guard !isTrial else { return sorting.report }
            for chunk in sorting.removed.chunks(of: 500) {
                try connection.run("DELETE FROM brought_in WHERE key IN (\(list: Array(chunk)))")
            }
            try connection.insert(
                """
                INSERT INTO brought_in (key, school, registered_on, completed_on, has_outcome, label, valid_from_on,
                    valid_until_on, infrastructure, policy, practice, scheme, came_at, label_rank) VALUES
                """ + " ",
                sorting.new.map { school, told in
                    [newKey(BroughtIn.self).stored, school.stored] + told.values + [
                        now.stored, rules.rank(of: told.label).stored,
                    ]
                })
            try noteStatistics(of: sorting.changed, progress: progress, on: connection)
            return sorting.report
        }
    }
}

extension BroughtIn {
    /// In the order of the columns from `registered_on` to `scheme`.
    fileprivate var values: [Value] {
        [
            registered.stored, completed.stored, (hasOutcome ? 1 : 0).stored, label.stored, validFrom.stored,
            validUntil.stored,
        ]
            + Self.areas.map { points[$0].stored } + [scheme.stored]
    }

    fileprivate init(_ row: Row) throws {
        var points: [Area.ID: Int] = [:]
        for area in Self.areas { points[area] = try row[area.rawValue] as Int? }
        let outcome: Int = try row["has_outcome"]
        try self.init(
            registered: row["registered_on"], completed: row["completed_on"], label: row["label"],
            validFrom: row["valid_from_on"], validUntil: row["valid_until_on"], points: points, scheme: row["scheme"],
            hasOutcome: outcome == 1)
    }

    /// Two accounts of one assessment.
    fileprivate func isSameAssessment(as other: BroughtIn) -> Bool {
        scheme == other.scheme && registered == other.registered && completed == other.completed
    }

    fileprivate func overlaps(_ other: BroughtIn) -> Bool {
        guard let from = validFrom, let until = validUntil, let start = other.validFrom, let end = other.validUntil
        else { return false }
        return from <= end && start <= until
    }
}

/// Which lines are new, which are there already, and which can't be.
private struct HistorySorting {
    private(set) var report = HistoryReport()
    private(set) var new: [(school: School.ID, told: BroughtIn)] = []
    private(set) var removed: [Int64] = []

    /// What is known of a school so far: from which row, nil for what was there before.
    private struct Known {
        let told: BroughtIn
        let row: Int?

        var place: String { row.map { "row \($0)" } ?? "what was brought in before" }
    }

    private var known: [School.ID: [Known]] = [:]

    /// The schools of which something changes.
    var changed: [School.ID] { touched.sorted() }
    private var touched: Set<School.ID> = []

    init(
        _ lines: [HistoryLine], of programme: Programme.ID, replaces: Bool, on connection: any Connection
    ) throws {
        let numbers = try Self.numbers(of: programme, on: connection)
        let there = try Self.there(in: programme, on: connection)
        let found = lines.map { line in
            (line, registerForms(of: line.school).lazy.compactMap { numbers[$0] }.first)
        }
        let named = Set(found.compactMap(\.1))
        for (school, rows) in there {
            guard replaces, named.contains(school) else {
                known[school] = rows.map { Known(told: $0.told, row: nil) }
                continue
            }
            removed += rows.map(\.key)
            touched.insert(school)
        }
        removed.sort()
        report.removed = removed.count
        report.schools = named.count
        for (line, school) in found {
            guard let school else {
                refuse(
                    line,
                    "the register has no school \(line.school.prefix(40)); import the register first, or check the number"
                )
                continue
            }
            take(line, of: school)
        }
    }

    private mutating func take(_ line: HistoryLine, of school: School.ID) {
        let others = known[school] ?? []
        if others.contains(where: { $0.told == line.told }) {
            report.same += 1
            return
        }
        if let other = others.first(where: { $0.told.isSameAssessment(as: line.told) }) {
            return refuse(line, "\(other.place) tells otherwise of this assessment; keep one, or use --replace")
        }
        if let other = others.first(where: { $0.told.overlaps(line.told) }) {
            return refuse(
                line,
                "the label's validity overlaps that of \(other.place), \(other.told.validFrom ?? "") to "
                    + "\(other.told.validUntil ?? ""); a school has one label at a time: correct the days")
        }
        known[school, default: []].append(Known(told: line.told, row: line.row))
        new.append((school, line.told))
        touched.insert(school)
        report.new += 1
    }

    private mutating func refuse(_ line: HistoryLine, _ reason: String) {
        report.refused.append(HistoryReport.Refused(row: line.row, reason: reason))
    }

    private static func numbers(of programme: Programme.ID, on connection: any Connection) throws -> [String: School.ID]
    {
        let rows = try connection.rows("SELECT key, number FROM school WHERE programme = \(programme)")
        return try Dictionary(rows.map { (try $0["number"] as String, try $0["key"]) }) { first, _ in first }
    }

    private static func there(
        in programme: Programme.ID, on connection: any Connection
    ) throws -> [School.ID: [(key: Int64, told: BroughtIn)]] {
        let rows = try connection.rows(
            """
            SELECT brought_in.* FROM brought_in JOIN school ON school.key = brought_in.school
            WHERE programme = \(programme) ORDER BY brought_in.key
            """)
        return try rows.reduce(into: [:]) { there, row in
            there[try row["school"], default: []].append((try row["key"], try BroughtIn(row)))
        }
    }
}
