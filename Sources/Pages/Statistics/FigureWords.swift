import Domain
import Foundation

/// How figures and what they are broken down by are said: a region's name for its code, the words of a question for
/// its id.
struct FigureWords {
    let text: VersionText
    let voice: Voice
    /// Names of regions and programmes, by their ids.
    let regions: [String: String]
    let programmes: [String: String]
    /// Names of networks, by their ids.
    var networks: [String: String] = [:]

    func name(_ key: DashboardSheet.Key, _ id: String, question: String = "") -> String {
        switch key {
        case .measure: voice("statistics.measure-\(id)")
        case .year, .points: id
        case .label: id == "none" ? voice("statistics.no-level") : text.name(of: LabelLevel.ID(id))
        case .region: id.isEmpty ? voice("statistics.no-region") : regions[id] ?? id
        case .area: text.name(of: Area.ID(id))
        case .topic: text.name(of: Topic.ID(id))
        case .question: text.ask(Question.ID(id))
        case .response: text.words(of: Response(id), to: Question.ID(question), voice)
        case .programme: programmes[id] ?? id
        }
    }

    /// The name of a value of a break-down.
    func name(_ value: String, by breakdown: Breakdown, question: String = "") -> String {
        guard !value.isEmpty else { return voice("table.unknown") }
        return switch breakdown {
        case .programme: programmes[value] ?? value
        case .region: regions[value] ?? value
        case .network: networks[value] ?? value
        case .label: name(.label, value)
        case .area: name(.area, value)
        case .topic: name(.topic, value)
        case .question: name(.question, value)
        case .choice: question.isEmpty ? value : name(.response, value, question: question)
        case .level: said("level.\(value)") ?? value
        case .size: said("statistics.size-\(value)") ?? value
        case .source: said("claim.source-\(value)") ?? said("table.source-\(value)") ?? value
        case .kind: said("table.kind-\(value)") ?? value
        case .figure: said("table.figure-\(value)") ?? value
        case .day: voice.date(day: value)
        case .group, .version, .points, .month, .schoolYear, .year: value
        }
    }

    private func said(_ key: String) -> String? {
        voice.words.has(key) ? voice(key) : nil
    }

    /// The head of a column of figures.
    func head(_ column: String) -> String {
        if column.hasPrefix("label-") { return text.name(of: LabelLevel.ID(String(column.dropFirst(6)))) }
        if column.hasPrefix("area-") { return text.name(of: Area.ID(String(column.dropFirst(5)))) }
        return Measure(rawValue: column) == nil
            ? voice("statistics.column-\(column)") : voice("statistics.measure-\(column)")
    }

    func figure(_ figure: DashboardSheet.Figure) -> String {
        switch figure {
        case .number(let number): voice.number(number)
        case .tenths(let tenths): voice.tenths(tenths)
        case .unknown: "–"
        }
    }

    func schools(_ number: Int) -> String { voice.count("statistics.schools", number) }

    /// `76 %`. What is neither nothing nor all is never said to be.
    func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let rounded = (part * 200 + whole) / (whole * 2)
        let shown = part <= 0 ? 0 : part >= whole ? 100 : min(max(rounded, 1), 99)
        return voice("statistics.percent", ["share": voice.number(shown)])
    }

    /// Whether there are more than a year before.
    func change(_ change: Dashboard.Change) -> String {
        let gain = change.now - change.before
        if gain == 0 { return voice("statistics.same") }
        return gain > 0 ? voice.count("statistics.more", gain) : voice.count("statistics.fewer", -gain)
    }

    /// The mean, the middle one and the middle half of results.
    func spread(_ results: [Int]) -> String {
        guard let quartiles = Quartiles(of: results), let mean = meanInTenths(of: results) else {
            return voice("statistics.no-results")
        }
        return voice(
            "statistics.spread",
            [
                "mean": voice.tenths(mean), "most": voice.number(results.count - 1),
                "median": voice.number(quartiles.median), "lower": voice.number(quartiles.lower),
                "upper": voice.number(quartiles.upper),
            ])
    }
}

extension Voice {
    /// Tenths as the locale writes them: 123 is `12,3`.
    func tenths(_ tenths: Int) -> String {
        "\(number(tenths / 10))\(locale.decimalSeparator ?? ".")\(tenths % 10)"
    }
}
