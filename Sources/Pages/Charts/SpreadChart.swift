import Domain

/// How results are spread over points: a column for each number of points, and below them the middle half of the
/// schools with its middle one.
func spreadChart(_ results: [Int], _ picture: Picture) -> HTML {
    let slots = results.count
    let most = max(results.max() ?? 0, 1)
    let plot = 500
    let columns = results.enumerated().html { points, schools in
        let height = schools * plot / most
        return """
            <rect class="fill" x="\(percent(points * 10 + 1, of: slots * 10))" y="\(rem(plot - height))" \
            width="\(percent(8, of: slots * 10))" height="\(rem(height))"/>
            """
    }
    return picture.html(
        kind: "spread", size: " width=\"100%\" height=\"8.2rem\"",
        """
        \(columns)<rect class="ground" y="\(rem(plot))" width="100%" height="2"/>\
        \(box(Quartiles(of: results), slots))\(axis(most: slots - 1, y: 790))
        """)
}

private func box(_ quartiles: Quartiles?, _ slots: Int) -> HTML {
    guard let quartiles else { return .none }
    return """
        <rect class="track" y="\(rem(545))" width="100%" height="\(rem(90))" rx="3"/>\
        <rect class="half" x="\(percent(quartiles.lower, of: slots))" y="\(rem(545))" \
        width="\(percent(quartiles.upper - quartiles.lower + 1, of: slots))" height="\(rem(90))" rx="3"/>\
        <rect class="median" x="\(percent(quartiles.median, of: slots))" y="\(rem(530))" \
        width="\(percent(1, of: slots))" height="\(rem(120))" rx="2"/>
        """
}

/// The ends of the scale and its middle.
func axis(most: Int, y: Int) -> HTML {
    """
    <text y="\(rem(y))">0</text><text x="50%" y="\(rem(y))" text-anchor="middle">\(most / 2)</text>\
    <text x="100%" y="\(rem(y))" text-anchor="end">\(most)</text>
    """
}

/// The same without its middle, small, for the row of a table that has the figures.
func smallSpread(_ results: [Int]) -> HTML {
    let most = max(results.max() ?? 0, 1)
    let columns = results.enumerated().html { points, schools in
        let height = max(schools * 20 / most, 1)
        return "<rect class=\"fill\" x=\"\(points * 12)\" y=\"\(20 - height)\" width=\"10\" height=\"\(height)\"/>"
    }
    return
        "<svg class=\"small-spread\" viewBox=\"0 0 \(max(results.count, 1) * 12) 20\" aria-hidden=\"true\">\(columns)</svg>"
}
