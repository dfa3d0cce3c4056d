import Domain

/// The fields by which a table is asked for.
struct TableForm {
    let subject: DashboardPage.Subject
    let asked: AskedTable
    let complaints: Complaints
    let voice: Voice

    var html: HTML {
        let none = [("", voice("table.nothing-more"))]
        let breakdowns = Breakdown.allCases.map { ($0.rawValue, voice("table.by-\($0.rawValue)")) }
        let measures = Measure.allCases.map { ($0.rawValue, voice("statistics.measure-\($0.rawValue)")) }
        return """
            <form class="card" method="get" action="\(Link.table(of: subject.programme.id))" data-form="table" novalidate>\
            <div class="cards">\(choice("measure", voice("table.measure"), measures, asked.measure))\
            \(choice("rows", voice("table.rows"), none + breakdowns, asked.rows))\
            \(choice("columns", voice("table.columns"), none + breakdowns, asked.columns))</div>\
            <div class="cards">\(day("to", voice("table.to"), voice("table.to-hint"), asked.to))\
            \(day("from", voice("table.from"), voice("table.from-hint"), asked.from))</div>\
            <details\(if: isLimited, " open")><summary>\(voice("table.only"))</summary>\
            <div class="cards">\(AskedTable.limits.html(limit))</div></details>\
            <div class="buttons"><button>\(voice("table.show"))</button></div></form>
            """
    }

    private var isLimited: Bool {
        AskedTable.limits.contains { asked.only[$0]?.isEmpty == false || complaints.on($0.rawValue) != nil }
    }

    private func day(_ name: String, _ label: String, _ hint: String, _ typed: String) -> HTML {
        dayField(name, label, hint: hint, typed, complaints.on(name), voice).html(voice)
    }

    private func limit(_ breakdown: Breakdown) -> HTML {
        let words = subject.words(voice)
        let values = values(of: breakdown).map { ($0, words.name($0, by: breakdown)) }
        return values.isEmpty
            ? .none
            : choice(
                breakdown.rawValue, voice("table.by-\(breakdown.rawValue)"), [("", voice("table.every"))] + values,
                asked.only[breakdown] ?? "")
    }

    private func values(of breakdown: Breakdown) -> [String] {
        let programme = subject.programme
        return switch breakdown {
        case .region: programme.regions.map(\.id)
        case .level: programme.levels.sorted().map(\.rawValue)
        case .kind: School.Kind.allCases.map(\.rawValue)
        case .network: programme.networks.map(\.id)
        case .size: SizeClass.allCases.map(\.rawValue)
        case .label: subject.version.label.levels.map(\.id.rawValue) + [StatisticWords.noLevel]
        default: []
        }
    }

    /// What is in the address and not in the list stays chosen, so that nothing that was asked is lost.
    private func choice(_ name: String, _ label: String, _ options: [(String, String)], _ chosen: String) -> HTML {
        let complaint = complaints.on(name)
        let strange = options.contains { $0.0 == chosen } ? [] : [(chosen, chosen)]
        let items = (strange + options).html { value, words in
            "<option value=\"\(value)\"\(if: value == chosen, " selected")>\(words)</option>"
        }
        return """
            <div class="field\(if: complaint != nil, " wrong")"><label for="\(name)">\(label)</label>\
            \(if: complaint != nil, "<p class=\"error-text\" id=\"\(name)-error\">\(voice("form.error", ["what": complaint ?? ""]))</p>")\
            <select id="\(name)" name="\(name)"\
            \(if: complaint != nil, " aria-invalid=\"true\" aria-describedby=\"\(name)-error\"")>\(items)</select></div>
            """
    }
}
