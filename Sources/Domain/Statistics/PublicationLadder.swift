/// Decides how finely each subject is told. Subjects are let in one after the other, each as finely as it can be
/// beside those before it: its figures and their changes are 0 or large enough, so is what sets it apart from a wider
/// subject, and no small figure that is not told follows from all that is.
struct PublicationLadder {
    let facts: PublicationFacts
    /// Of the levels of the label, from low to high.
    let names: [LabelLevel.ID]
    let limit: Int
    let finest: PublishedDetail
    let earlier: [Publication]
    /// The facts as readers know them: who sees what is listed today, and who remembers what was listed before.
    private let readings: [PublicationFacts]
    private(set) var details: [PublishedSubject: PublishedDetail] = [:]

    init(
        facts: PublicationFacts, names: [LabelLevel.ID], limit: Int, finest: PublishedDetail, earlier: [Publication]
    ) {
        self.facts = facts
        self.names = names
        self.limit = limit
        self.finest = finest
        self.earlier = earlier
        readings = facts.remembered.counts == facts.counts ? [facts] : [facts, facts.remembered]
    }

    private var levels: Int { names.count }

    mutating func climb() {
        for subject in PublishedSubject.allCases {
            let allowed = PublishedDetail.allCases.drop { $0 != finest }
            details[subject] = allowed.first { allows(subject, $0) } ?? .nothing
        }
    }

    private func allows(_ subject: PublishedSubject, _ detail: PublishedDetail) -> Bool {
        detail.rungs.allSatisfy { rung in
            readings.allSatisfy { isLarge(subject, rung, $0) && isSetApart(subject, rung, $0) }
                && isChangeLarge(subject, rung)
        } && hidesTheRest(with: subject, detail)
    }

    private func isFine(_ figure: Int) -> Bool {
        figure == 0 || abs(figure) >= limit
    }

    private func isLarge(_ subject: PublishedSubject, _ rung: PublishedRung, _ facts: PublicationFacts) -> Bool {
        let sums = facts.sums(by: rung) { subject.isConfidential(of: $0) ? subject.category(of: $0) : nil }
        return sums.values.allSatisfy { $0.values.allSatisfy(isFine) }
    }

    /// Completed less labelled is a figure too.
    private func isSetApart(_ subject: PublishedSubject, _ rung: PublishedRung, _ facts: PublicationFacts) -> Bool {
        let told = PublishedSubject.allCases.filter { details[$0]?.rungs.contains(rung) ?? false }
        let pairs =
            told.filter { subject.wider.contains($0) }.map { (wide: $0, narrow: subject) }
            + told.filter { $0.wider.contains(subject) }.map { (wide: subject, narrow: $0) }
        return pairs.allSatisfy { wide, narrow in
            let sums = facts.sums(by: rung) { standing in
                wide.isConfidential(of: standing) && narrow.category(of: standing) == nil ? 0 : nil
            }
            return sums.values.allSatisfy { $0.values.allSatisfy(isFine) }
        }
    }
}

// MARK: - Changes

extension PublicationLadder {
    /// Against the nearest publications before and after, by the day that they tell of.
    private func isChangeLarge(_ subject: PublishedSubject, _ rung: PublishedRung) -> Bool {
        let now = facts.sums(by: rung) { subject.category(of: $0) }
        return neighbours(subject, rung).allSatisfy { table in
            let then = rows(of: table, subject)
            return Set(now.keys).union(then.keys).allSatisfy { key in
                let (now, then) = (now[key] ?? [:], then[key] ?? [:])
                let changes = Set(now.keys).union(then.keys).map { (now[$0] ?? 0) - (then[$0] ?? 0) }
                return changes.allSatisfy(isFine) && isFine(changes.reduce(0, +))
            }
        }
    }

    private func neighbours(_ subject: PublishedSubject, _ rung: PublishedRung) -> [PublishedTable] {
        let told = earlier.filter { $0.detail(of: subject).rungs.contains(rung) }
        let before = told.filter { $0.day < facts.day }.map(\.day).max()
        let after = told.filter { $0.day > facts.day }.map(\.day).min()
        // Of the same day there can be several: a correction, a written answer beside a release.
        return told.filter { $0.day == before || $0.day == after || $0.day == facts.day }
            .compactMap { $0.table(subject.rawValue, subject.breakdowns(by: rung)) }
    }

    private func rows(of table: PublishedTable, _ subject: PublishedSubject) -> [[String]: [Int: Int]] {
        var rows: [[String]: [Int: Int]] = [:]
        for cell in table.cells {
            let (key, row) =
                subject.isByLevelOfLabel ? (Array(cell.keys.dropLast()), rank(cell.keys.last)) : (cell.keys, 0)
            rows[key, default: [:]][row, default: 0] += cell.value ?? 0
        }
        return rows
    }

    private func rank(_ name: String?) -> Int {
        names.firstIndex { $0.rawValue == name }.map { $0 + 1 } ?? 0
    }
}

// MARK: - What is not told

extension PublicationLadder {
    private func hidesTheRest(with subject: PublishedSubject, _ detail: PublishedDetail) -> Bool {
        guard detail != .nothing else { return true }
        var told = details
        told[subject] = detail
        return readings.allSatisfy {
            PublicationAudit($0, told: told, levels: levels, limit: limit).everythingSmallIsHidden()
        }
    }
}

// MARK: - Tables

extension PublicationLadder {
    /// Every table of every subject; a table that is withheld has all its cells, without figures.
    func tables() -> [PublishedTable] {
        PublishedSubject.allCases.flatMap { subject in
            PublishedRung.allCases.map { table(subject, $0) }
        }
    }

    private func table(_ subject: PublishedSubject, _ rung: PublishedRung) -> PublishedTable {
        let isTold = details[subject]?.rungs.contains(rung) ?? false
        let sums = facts.sums(by: rung) { subject.category(of: $0) }
        let cells = rung.allKeys(of: facts).flatMap { key in
            subject.categories(levels: levels).map { row in
                StatisticTable.Cell(
                    keys: key + (subject.isByLevelOfLabel ? [name(row)] : []),
                    value: isTold ? sums[key]?[row] ?? 0 : nil, status: isTold ? .free : .confidential)
            }
        }
        return PublishedTable(measure: subject.rawValue, breakdowns: subject.breakdowns(by: rung), cells: cells)
    }

    private func name(_ rank: Int) -> String {
        names.indices.contains(rank - 1) ? names[rank - 1].rawValue : "none"
    }

    /// The quartiles of each area, of the whole programme. A quarter of twenty results is five schools; and the
    /// schools behind the figures change as those that have completed do.
    func scoreTables() -> [PublishedTable] {
        let isTold = details[.completed] != .nothing
        let quartiles = facts.areas.map { spread in
            let isLarge = spread.results.reduce(0, +) >= max(BenchmarkTable.fewest, limit * 4)
            return (area: spread.area, values: isTold && isLarge ? Quartiles(of: spread.results) : nil)
        }
        let kinds: [(String, @Sendable (Quartiles) -> Int)] = [
            ("lower-quartile", { $0.lower }), ("median", { $0.median }), ("upper-quartile", { $0.upper }),
        ]
        return kinds.map { kind, value in
            PublishedTable(
                measure: "area-score-\(kind)", breakdowns: [.area],
                cells: quartiles.map { area, quartiles in
                    .init(keys: [area], value: quartiles.map(value), status: quartiles == nil ? .confidential : .free)
                })
        }
    }
}
