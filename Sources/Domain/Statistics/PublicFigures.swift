/// Answers what is asked from what is published, and from nothing else: so whatever is asked, and however often, it
/// tells no more than was published. What is not among the published tables is confidential, all of it.
public struct PublicFigures: Sendable {
    private let request: StatisticRequest
    private let words: StatisticWords
    private let publications: [Programme.ID: [CalendarDay: Publication]]

    /// - Parameter publications: of each programme, by the day that is asked about, what is published of it.
    public init(
        request: StatisticRequest, words: StatisticWords, publications: [Programme.ID: [CalendarDay: Publication]]
    ) {
        self.request = request
        self.words = words
        self.publications = publications
    }

    /// Of a measure; a cell that is listed, or that the register tells, is there also where its figure is not.
    public func table(of measure: Measure) -> StatisticTable {
        let breakdowns = measure.completed(request.breakdowns)
        let cells = days.flatMap { name, day in
            self.cells(of: measure, breakdowns.filter { !$0.isOfTime }, on: day).map { key, value in
                StatisticTable.Cell(
                    keys: key + (name.map { [$0] } ?? []), value: value, status: value == nil ? .confidential : .free)
            }
        }
        return StatisticTable(
            measure: measure, breakdowns: breakdowns, cells: words.inOrder(cells, by: breakdowns, of: measure))
    }

    /// The days asked about, with the names of their periods; without a day where more is asked than how it was on one.
    private var days: [(name: String?, day: CalendarDay?)] {
        switch request.span {
        case .asOf(let day): [(nil, day)]
        case .atEnds(let periods): periods.map { ($0.name, $0.last) }
        case .within: [(nil, nil)]
        case .inEach(let periods): periods.map { ($0.name, nil) }
        }
    }

    private func cells(of measure: Measure, _ breakdowns: [Breakdown], on day: CalendarDay?) -> [[String]: Int?] {
        let listed: [[String]] = breakdowns.reduce([[]]) { keys, breakdown in
            let known = words.listed(breakdown, of: measure) ?? request.filters[breakdown]?.sorted() ?? [""]
            let values = known.filter { request.filters[breakdown]?.contains($0) ?? true }
            return keys.flatMap { key in values.map { key + [$0] } }
        }
        var cells: [[String]: Int?] = [:]
        for key in listed { cells.updateValue(nil, forKey: key) }
        guard let day else { return cells }
        let place = breakdowns.firstIndex(of: .programme)
        let inner = breakdowns.filter { $0 != .programme }
        for programme in asked where place != nil || asked.count == 1 {
            guard let publication = publications[programme]?[day] else { continue }
            let zeros = listed.compactMap { without($0, programme, at: place) }
            let reading = PublishedReading(publication: publication, filters: request.filters)
            for (key, value) in reading.cells(of: measure, inner, zeros: zeros) {
                var full = key
                if let place { full.insert(programme.rawValue, at: min(place, full.count)) }
                cells.updateValue(value, forKey: full)
            }
        }
        return cells
    }

    /// The key of a cell of this programme, without its name; nil where it is of another.
    private func without(_ key: [String], _ programme: Programme.ID, at place: Int?) -> [String]? {
        guard let place else { return key }
        var rest = key
        return rest.remove(at: place) == programme.rawValue ? rest : nil
    }

    private var asked: [Programme.ID] {
        request.programmes.filter { request.filters[.programme]?.contains($0.rawValue) ?? true }
    }
}

/// One publication, read by the break-downs that are asked for.
private struct PublishedReading {
    let publication: Publication
    let filters: [Breakdown: Set<String>]

    /// Nil where a figure is withheld.
    func cells(of measure: Measure, _ breakdowns: [Breakdown], zeros: [[String]]) -> [[String]: Int?] {
        if measure == .areaScore { return quartiles(breakdowns) }
        guard let subject = PublishedSubject(rawValue: measure.rawValue) else { return [:] }
        let columns = Set(breakdowns).union(filters.keys).subtracting([.programme])
        let rung = PublishedRung.allCases.first { Set($0.breakdowns) == columns.subtracting([.label]) }
        guard let rung, canBeAdded(columns.subtracting(breakdowns)),
            let table = publication.table(subject.rawValue, subject.breakdowns(by: rung))
        else { return [:] }
        let rows = table.cells.compactMap { cell -> (key: [String], schools: Int)? in
            let values = Dictionary(zip(table.breakdowns, cell.keys)) { first, _ in first }
            return passes(values) ? (breakdowns.compactMap { values[$0] }, cell.value ?? 0) : nil
        }
        guard publication.detail(of: subject).rungs.contains(rung) else {
            return Dictionary(rows.map { ($0.key, nil) }) { first, _ in first }
        }
        return Dictionary(zeros.map { ($0, 0) } + rows.map { ($0.key, $0.schools) }, uniquingKeysWith: +)
            .mapValues { $0 }
    }

    private func passes(_ values: [Breakdown: String]) -> Bool {
        values.allSatisfy { breakdown, value in filters[breakdown]?.contains(value) ?? true }
    }

    /// Levels of education can't: a school with two of them counts in each.
    private func canBeAdded(_ dropped: Set<Breakdown>) -> Bool {
        !dropped.contains(.level) || filters[.level]?.count == 1
    }

    /// In tenths, as figures of scores are asked for. The mean is not published.
    private func quartiles(_ breakdowns: [Breakdown]) -> [[String]: Int?] {
        guard Set(breakdowns).union(filters.keys).subtracting([.programme]) == [.area, .figure] else { return [:] }
        var cells: [[String]: Int?] = [:]
        for figure in [ScoreFigure.lower, .median, .upper] {
            for cell in publication.table("area-score-\(figure.rawValue)", [.area])?.cells ?? [] {
                let values = [Breakdown.area: cell.keys.first ?? "", .figure: figure.rawValue]
                guard passes(values), let value = cell.value else { continue }
                cells[breakdowns.compactMap { values[$0] }] = value * 10
            }
        }
        return cells
    }
}

/// What the public is told of a day.
public enum PublicDay: Sendable, Equatable {
    /// What is published of it already, or was last published up to it.
    case published(Publication)
    /// Nothing is published within a quarter of it, so that its own figures may be.
    case open
    /// Nothing is published up to it, and this day soon after it is.
    case closed(next: String)

    /// Where figures that are asked for may be published for that, they must lie as far apart as releases: who could
    /// choose the days would find the one on which a figure changed.
    public init(_ day: CalendarDay, among published: [Publication]) {
        let near = published.filter { publication in
            CalendarDay(publication.day).map { abs($0.daysSince1970 - day.daysSince1970) <= Self.quarter } ?? false
        }
        if let last = near.filter({ $0.day <= day.text }).max(by: { $0.day < $1.day }) {
            self = .published(last)
        } else if let next = near.map(\.day).min() {
            self = .closed(next: next)
        } else {
            self = .open
        }
    }

    /// Days: the longest quarters.
    static let quarter = 92
}
