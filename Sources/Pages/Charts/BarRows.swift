/// A row of a picture of bars.
struct BarRow {
    /// What stands above the bar, with its figure.
    let words: String
    let part: Int
    /// The class of its colour.
    var kind = "fill"
}

/// Bars under each other, each with its words above it, all of the same whole.
func barRows(_ rows: [BarRow], of whole: Int, _ picture: Picture) -> HTML {
    let height = 340
    let drawn = rows.enumerated().html { index, row in
        let top = index * height
        return """
            <text y="\(rem(top + 105))">\(row.words)</text>\
            <rect class="track" y="\(rem(top + 150))" width="100%" height="\(rem(120))" rx="4"/>\
            <rect class="\(row.kind)" y="\(rem(top + 150))" width="\(percent(row.part, of: whole))" height="\(rem(120))" rx="4"/>
            """
    }
    return picture.html(
        kind: "bar-rows", size: " width=\"100%\" height=\"\(rem(max(rows.count * height - 60, 0)))\"", "\(drawn)")
}
