import Domain

/// The table that was asked for: what it says in a sentence, a picture where it has one row of figures, the figures,
/// their file and how they are counted.
struct FoundTableSection {
    let subject: DashboardPage.Subject
    let asked: AskedTable
    let found: FoundTable
    let voice: Voice

    private var table: StatisticTable { found.table }
    private var measure: Measure { table.measure }
    private var words: FigureWords { subject.words(voice) }

    var html: HTML {
        let cross = CrossTable(table, across: across, leading: Breakdown(rawValue: asked.rows))
        let shown = cross.rows.prefix(Self.mostRows)
        let isCut = shown.count < cross.rows.count
        return """
            <section data-table="\(measure.rawValue)"><h2>\(title)</h2><p>\(days)\(limits) \(total)</p>\
            \(notes.html { "<p class=\"quiet\">\($0)</p>" })\(picture(cross))\
            \(if: isCut, "<p>\(voice("table.cut", ["shown": voice.number(shown.count), "count": voice.number(cross.rows.count)]))</p>")\
            \(cross.rows.isEmpty ? "<p>\(voice("programme.nothing"))</p>" : figures(cross, Array(shown)))\
            <p class="sources"><a href="\(Link.tableCSV(of: subject.programme.id, asked))">\(voice("statistics.csv"))</a> \
            <a href="\(Link.statisticsMethod(measure.rawValue))">\(voice("statistics.to-method"))</a></p></section>
            """
    }

    /// Nobody reads more on a page.
    static let mostRows = 500

    /// Letters of answers mean another thing in each question, so that they never go across.
    private var across: Breakdown? {
        Breakdown(rawValue: asked.columns).flatMap { $0 == .choice ? nil : $0 }
    }

    private var title: String {
        let by = found.request.breakdowns.map { voice("table.by-\($0.rawValue)") }
        return ([voice("statistics.measure-\(measure.rawValue)")] + by).joined(separator: " – ")
    }

    private var days: String {
        func said(_ key: String, _ first: CalendarDay?, _ last: CalendarDay?) -> String {
            let day = { (day: CalendarDay?) in day.map { voice.date(day: $0.text) } ?? "" }
            return voice("table.said-\(key)", ["from": day(first), "to": day(last)])
        }
        return switch found.request.span {
        case .asOf(let day): said(measure.isOfPeriod ? "until" : "as-of", nil, day)
        case .within(let first, let last): said("within", first, last)
        case .atEnds(let periods): said("at-ends", periods.first?.first, periods.last?.last)
        case .inEach(let periods): said("in-each", periods.first?.first, periods.last?.last)
        }
    }

    private var limits: String {
        let named = AskedTable.limits.compactMap { limit -> String? in
            guard let value = asked.only[limit], !value.isEmpty else { return nil }
            return "\(voice("table.by-\(limit.rawValue)")): \(words.name(value, by: limit))"
        }
        return named.isEmpty ? "" : " " + voice("table.said-only", ["what": named.joined(separator: "; ")])
    }

    private var total: HTML {
        guard let total = found.total else { return .none }
        return "<strong data-total=\"\(total)\">\(voice.count("table.total", total))</strong>"
    }

    private var notes: [String] {
        [voice("statistics.define-\(measure.rawValue)")]
            + (table.breakdowns.contains(.level) ? [voice("statistics.change-levels")] : [])
            + (found.request.rare.isEmpty ? [] : [voice("table.plain")])
    }

    private func figures(_ cross: CrossTable, _ rows: [CrossTable.Row]) -> HTML {
        let heads = cross.keys.html { "<th scope=\"col\">\(voice("table.by-\($0.rawValue)"))</th>" }
        let columns = cross.columns.html { "<th scope=\"col\" class=\"num\">\(head($0, cross))</th>" }
        let sums = sums(cross)
        let lines = rows.html { row in
            let names = named(row, cross.keys).enumerated().html { place, name in
                place == 0 ? "<th scope=\"row\">\(name)</th>" : "<td>\(name)</td>"
            }
            let whole = row.keys.first.flatMap { sums[$0] }
            let figures = row.values.html { "<td class=\"num\">\(figure($0, of: whole))</td>" }
            return "<tr data-row=\"\(row.keys.joined(separator: " "))\">\(names)\(figures)</tr>"
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(title)"><table>\
            <thead><tr>\(if: cross.keys.isEmpty, "<td></td>")\(heads)\(columns)</tr></thead><tbody>\(lines)</tbody></table></div>
            """
    }

    private func head(_ column: String, _ cross: CrossTable) -> String {
        cross.across.map { words.name(column, by: $0) } ?? voice("table.unit-\(measure.unit)")
    }

    /// The names of a row's values; that of the whole where nothing breaks the figures down.
    private func named(_ row: CrossTable.Row, _ keys: [Breakdown]) -> [String] {
        guard !keys.isEmpty else { return [voice("statistics.measure-\(measure.rawValue)")] }
        let question = keys.firstIndex(of: .question).map { row.keys[$0] } ?? ""
        return zip(keys, row.keys).map { words.name($1, by: $0, question: question) }
    }

    /// Of each question how often it was answered, where the table has every answer to it.
    private func sums(_ cross: CrossTable) -> [String: Int] {
        guard cross.keys == [.question, .choice], cross.across == nil else { return [:] }
        return cross.rows.reduce(into: [:]) { $0[$1.keys[0], default: 0] += ($1.values.first ?? nil) ?? 0 }
    }

    private func figure(_ value: Int?, of whole: Int?) -> String {
        guard let value else { return "–" }
        guard !table.breakdowns.contains(.figure) else { return voice.tenths(value) }
        return whole.map { "\(voice.number(value)) (\(words.share(value, of: $0)))" } ?? voice.number(value)
    }

    /// Bars, where there is one figure in a row and few rows.
    private func picture(_ cross: CrossTable) -> HTML {
        guard measure.countsSchools, cross.across == nil, cross.keys.count == 1, (2...40).contains(cross.rows.count)
        else { return .none }
        let bars = cross.rows.map { row in
            let value = (row.values.first ?? nil) ?? 0
            let name = named(row, cross.keys).first ?? ""
            return BarRow(
                words: voice("statistics.named", ["name": name, "number": voice.number(value)]), part: value)
        }
        let described = bars.map { $0.words + "." }.joined(separator: " ")
        return barRows(
            bars, of: max(bars.map(\.part).max() ?? 0, 1),
            Picture(id: "picture-table", title: "\(title). \(days)", description: described))
    }
}

extension Measure {
    /// What its figures are numbers of; of words `table.unit-…`.
    fileprivate var unit: String {
        switch self {
        case .registered, .started, .completed, .labelled, .label, .outcome, .expired, .renewed, .improved: "schools"
        case .areaScore, .topicScore: "schools"
        case .choices: "answers"
        case .timeToComplete: "days"
        case .actionsDone: "actions"
        case .timeToNextLevel: "months"
        }
    }
}
