import Domain

/// A table of the dashboard with its words, and below it where its CSV file is and how its figures are counted.
struct SheetTable {
    let sheet: DashboardSheet
    let words: FigureWords
    let programme: Programme.ID
    let day: String
    /// A small picture in a row, by its place.
    var picture: ((Int) -> HTML)?

    private var voice: Voice { words.voice }
    var title: String { voice("statistics.table-\(sheet.kind.rawValue)") }

    /// Folded away under the picture that shows the same.
    func folded() -> HTML {
        "<details><summary>\(title)</summary>\(open())</details>"
    }

    func open() -> HTML {
        guard !sheet.rows.isEmpty else { return "<p class=\"quiet\">\(voice("programme.nothing"))</p>" }
        let csv = Link.statisticsCSV(sheet.kind, of: programme, on: day)
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(title)"><table data-sheet="\(sheet.kind.rawValue)">\
            <thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>\
            <p class="sources"><a href="\(csv)">\(voice("statistics.csv"))<span class="sr">: \(title)</span></a> \
            <a href="\(Link.statisticsMethod(sheet.kind.definition))">\(voice("statistics.to-method"))</a></p>
            """
    }

    private var heads: HTML {
        let keys = sheet.keys.html { "<th scope=\"col\">\(voice("statistics.key-\($0.rawValue)"))</th>" }
        let columns = sheet.columns.html { "<th scope=\"col\" class=\"num\">\(words.head($0))</th>" }
        let drawn: HTML = "<th scope=\"col\">\(voice("result.picture"))</th>"
        return "\(keys)\(if: picture != nil, drawn)\(columns)"
    }

    private var rows: [HTML] {
        sheet.rows.enumerated().html { place, row in
            let question = row.keys.first ?? ""
            let names = zip(sheet.keys, row.keys).enumerated().html { index, key in
                let name = words.name(key.0, key.1, question: question)
                return index == 0 ? "<th scope=\"row\">\(name)</th>" : "<td>\(name)</td>"
            }
            let drawn: HTML = picture.map { "<td>\($0(place))</td>" } ?? .none
            let figures = zip(sheet.columns, row.figures).html { column, figure in
                "<td class=\"num\" data-column=\"\(column)\">\(words.figure(figure))</td>"
            }
            return "<tr data-row=\"\(row.keys.joined(separator: " "))\">\(names)\(drawn)\(figures)</tr>"
        }
    }
}

extension DashboardSheet.Kind {
    /// Where the page on method defines what the table counts.
    fileprivate var definition: String {
        switch self {
        case .key, .funnel, .years, .regions, .programmes: "registered"
        case .labels: "label"
        case .outcomes: "outcome"
        case .areas, .distribution: "area-score"
        case .topics: "topic-score"
        case .weaknesses, .strengths: "choices"
        }
    }
}
