/// A column of a picture: of some schools, a part, and a part of that; each is drawn within the one before.
struct YearColumn {
    let year: String
    /// The words of the largest.
    let words: String
    let parts: [Int]
}

/// Columns beside each other with their years below. Parts are drawn narrower as they are smaller, so that colour
/// alone does not tell them.
func yearColumns(_ columns: [YearColumn], kinds: [(kind: String, words: String)], _ picture: Picture) -> HTML {
    let most = max(columns.flatMap(\.parts).max() ?? 0, 1)
    let (top, plot) = (200, 1100)
    let drawn = columns.enumerated().html { index, column in
        let middle = percent(index * 2 + 1, of: columns.count * 2)
        let bars = zip(column.parts, kinds).enumerated().html { inner, bar in
            let height = bar.0 * plot / most
            let margin = 15 + inner * 12
            return """
                <rect class="\(bar.1.kind)" x="\(percent(index * 100 + margin, of: columns.count * 100))" \
                y="\(rem(top + plot - height))" width="\(percent(100 - margin * 2, of: columns.count * 100))" \
                height="\(rem(height))"/>
                """
        }
        let ground = column.parts.first.map { top + plot - $0 * plot / most } ?? top
        return """
            \(bars)<text x="\(middle)" y="\(rem(ground - 45))" text-anchor="middle">\(column.words)</text>\
            <text class="year" x="\(middle)" y="\(rem(top + plot + 130))" text-anchor="middle">\(column.year)</text>
            """
    }
    let line: HTML = "<rect class=\"ground\" y=\"\(rem(top + plot))\" width=\"100%\" height=\"2\"/>"
    return picture.html(
        kind: "columns", size: " width=\"\(rem(columns.count * 330))\" height=\"\(rem(top + plot + 180))\"",
        legend: legend(kinds), "\(drawn)\(line)")
}
